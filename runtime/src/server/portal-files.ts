import express, { Router } from 'express';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The built portal. Files under `assets/` carry a hash in their name and never change; every other path that a browser
 * opens as a page is answered with index.html, because the portal routes by itself.
 */
export function portalFiles(portalDir: string): Router {
  const router = Router();
  router.use(
    '/assets',
    express.static(join(portalDir, 'assets'), { immutable: true, maxAge: '365d', index: false, fallthrough: false }),
  );
  router.use(
    express.static(portalDir, {
      index: false,
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  router.get('/{*path}', (request, response, next) => {
    if (request.accepts('html') === false) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    const index = join(portalDir, 'index.html');
    if (existsSync(index)) response.sendFile(index);
    else response.status(503).type('html').send(notBuilt);
  });
  return router;
}

const notBuilt = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>运流</title>
<p>门户尚未构建，请先运行 <code>npm run build</code>。</p><p>The portal is not built yet: run <code>npm run build</code>.</p></html>`;
