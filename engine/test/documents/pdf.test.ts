import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHtmlToPdf, createPdfRenderer, ensureChromium } from '../../src/documents/index.js';
import { readPdf } from './read-pdf.js';
import { sampleRequest, sampleValues } from './sample.js';

const renderer = createPdfRenderer();
afterAll(() => renderer.close());

describe('PDF documents', () => {
  beforeAll(() => ensureChromium());

  it('[P20] Chinese text, rare names included, can be read back with number, versions and page count', async () => {
    const { text, pages } = await readPdf(await renderer.renderForm(sampleRequest));
    expect(pages).toBe(1);
    for (const part of [
      '电话服务记录单',
      '王䶮㑇李㛃单位',
      '无法登录系统',
      'F14-202609-0001',
      'HL-20260930-0001',
      'hotline v1',
      '李敏',
      '用户签字',
      '页 / 共 1 页',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('[P21] a long table runs over pages and repeats its head', async () => {
    const items = Array.from({ length: 120 }, (_, index) => ({ text: `第 ${index + 1} 项`, minutes: index }));
    const { text, pages } = await readPdf(
      await renderer.renderForm({ ...sampleRequest, values: { ...sampleValues, items } }),
    );
    expect(pages).toBeGreaterThan(2);
    expect(text.match(/序号/g)?.length).toBe(pages);
    expect(text).toContain('第 120 项');
  });

  it('[P22] documents printed side by side do not mix', async () => {
    const units = ['甲单位', '乙单位', '丙单位', '丁单位', '戊单位'];
    const texts = await Promise.all(
      units.map(
        async (unit) =>
          (await readPdf(await renderer.renderForm({ ...sampleRequest, values: { ...sampleValues, unit } }))).text,
      ),
    );
    units.forEach((unit, index) => {
      expect(texts[index]).toContain(unit);
      for (const other of units.filter((one) => one !== unit)) expect(texts[index]).not.toContain(other);
    });
  });

  it('[P23] a hostile page reaches no host and no file', async () => {
    let hits = 0;
    const server: Server = createServer((_request, response) => {
      hits += 1;
      response.end('x');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const printer = createHtmlToPdf();
    try {
      const bytes =
        await printer.print(`<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="http://${host}/a.css">
        <style>@font-face{font-family:x;src:url(http://${host}/f.woff)} body{font-family:x;background:url(http://${host}/b.png)}</style>
        <img src="http://${host}/i.png"><iframe src="http://${host}/frame"></iframe><iframe src="file:///etc/passwd"></iframe>
        <object data="file:///etc/passwd"></object><embed src="http://${host}/e">
        <script>fetch('http://${host}/fetch'); new WebSocket('ws://${host}/ws'); document.body.append('脚本运行了')</script>
        <meta http-equiv="refresh" content="0;url=http://${host}/refresh"><p>正文</p>`);
      const { text } = await readPdf(bytes);
      expect(text).toContain('正文');
      expect(text).not.toContain('脚本运行了');
      expect(text).not.toContain('root:');
      expect(hits).toBe(0);
    } finally {
      await printer.close();
      server.close();
    }
  });

  it('[P24] a browser that died is started again', async () => {
    await renderer.renderForm(sampleRequest);
    const { executablePath } = await ensureChromium();
    spawnSync('pkill', ['-9', '-P', String(process.pid), '-f', executablePath]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await readPdf(await renderer.renderForm(sampleRequest))).pages).toBe(1);
  });
});
