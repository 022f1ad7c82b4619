import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** Serves the generated validator as the runtime does. */
function validators(): Plugin {
  return {
    name: 'yunliu-demo-validators',
    configureServer(server) {
      server.middlewares.use('/validators/demo.js', (_request, response, next) => {
        void (async () => {
          const { standaloneValidator } = (await server.ssrLoadModule(
            '@yunliu/engine/forms/server',
          )) as typeof import('@yunliu/engine/forms/server');
          const { demoForm } = (await server.ssrLoadModule('/demo-form.ts')) as typeof import('./demo-form.js');
          response.setHeader('content-type', 'text/javascript');
          response.end(standaloneValidator(demoForm));
        })().catch(next);
      });
    },
  };
}

const conditions = ['yunliu-source', 'module', 'browser', 'import', 'default'];

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions: ['yunliu-source', 'node', 'import', 'default'] } },
  plugins: [validators()],
  build: { target: 'es2022' },
});
