import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, ElementHandle } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../../engine/test/documents/read-pdf.js';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { DemoPeople, playScenario } from './demo-story.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SHEET = fileURLToPath(
  new URL('../../../process-definitions/onsite-repair/scenarios/solved-on-site.scenario.json', import.meta.url),
);

let server: DemoServer;
let browser: Browser;
let folder: string;
let user: PortalUser;
let instanceId: string;

async function choose(name: string, content: Uint8Array): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, content);
  const input = (await user.page.waitForSelector('[data-testid=attach-file]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
}

describe('files and signatures in the portal', () => {
  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'yunliu-files-'));
    const played = await playScenario(new DemoPeople(server.url), SHEET, 12);
    instanceId = played.instanceId;
    user = await PortalUser.signIn(browser, server.url, 'onsite-1');
    await user.open(`/tasks/${played.tasks[0]?.id ?? ''}`);
    await user.find('[data-pointer="/values/userSign"]');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('[U18] a file with a Chinese name is sent with its progress shown, listed, and comes back byte for byte', async () => {
    const content = Buffer.concat([
      Buffer.from('%PDF-1.7\n%âãÏÓ\n'),
      Buffer.alloc(3_000_000, 0x20),
      Buffer.from('\n%%EOF\n'),
    ]);
    const cdp = await user.page.createCDPSession();
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 2_000_000,
    });
    const progress = user.page.waitForSelector('[data-testid=attachments] progress');
    await choose('现场照片（三楼机房）.pdf', content);
    await progress;
    const link = await user.page.waitForSelector(
      '::-p-xpath(//*[@data-testid="attachments"]//a[.="现场照片（三楼机房）.pdf"])',
    );
    await cdp.detach();
    const href = await link?.evaluate(
      (one) => one.closest('li')?.querySelector<HTMLAnchorElement>('a.button[download]')?.href,
    );
    const back = await user.page.evaluate(async (url) => {
      const answer = await fetch(url ?? '');
      return {
        name: answer.headers.get('content-disposition') ?? '',
        bytes: (await answer.arrayBuffer()).byteLength,
      };
    }, href);
    expect(back.bytes).toBe(content.byteLength);
    expect(decodeURIComponent(back.name)).toContain('现场照片（三楼机房）.pdf');
    await choose('合影.png', PNG);
    await user.page.waitForSelector('::-p-xpath(//*[@data-testid="attachments"]//a[.="合影.png"])');
  });

  it('[U18] a program that calls itself a picture is refused by name and leaves nothing behind', async () => {
    const before = await user.page.$$eval('[data-testid=attachments] li', (rows) => rows.length);
    await choose('看起来像图片.png', Buffer.concat([Buffer.from('MZ\u0090\u0000', 'latin1'), Buffer.alloc(4096, 7)]));
    await user.page.waitForSelector('[data-testid=toast].error');
    expect(await user.text('[data-testid=toast].error')).toMatch(/attachment\/[a-z-]+/);
    expect(await user.page.$$eval('[data-testid=attachments] li', (rows) => rows.length)).toBe(before);
  });

  it('[U19] a sheet is signed with the pen, by name, and as signed on paper, and prints with the signatures', async () => {
    const sign = async (field: string, offer: number): Promise<void> => {
      const box = `[data-pointer="/values/${field}"]`;
      await (await user.find(box)).scrollIntoView();
      const offers = await user.page.$$(`>>> ${box} .sign-offers button`);
      await offers[offer]?.click();
    };
    const signed = async (field: string): Promise<string> =>
      user.text(`[data-pointer="/values/${field}"] .signed-words`);
    const confirm = async (field: string): Promise<void> =>
      user.click(`[data-pointer="/values/${field}"] .action.primary`);

    await sign('engineerSign', 0);
    const canvas = await user.find('canvas');
    await canvas.scrollIntoView();
    const box = await canvas.boundingBox();
    if (box === null) throw new Error('no pad');
    // The pad is ready a moment after it is drawn.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await user.page.mouse.move(box.x + 30, box.y + 30);
    await user.page.mouse.down();
    for (let step = 1; step < 12; step += 1) {
      await user.page.mouse.move(box.x + 30 + step * 12, box.y + 30 + (step % 3) * 14);
    }
    await user.page.mouse.up();
    await confirm('engineerSign');
    expect(await signed('engineerSign')).toContain('马骏');

    await sign('userSign', 1);
    const name = await user.find('[data-pointer="/values/userSign"] .sign-row input');
    await name.click({ count: 3 });
    await name.type('张慧敏');
    await confirm('userSign');
    expect(await signed('userSign')).toContain('张慧敏');
    await user.click('[data-pointer="/values/userSign"] .signed .link');
    await sign('userSign', 2);
    const again = await user.find('[data-pointer="/values/userSign"] .sign-row input');
    await again.click({ count: 3 });
    await again.type('张慧敏');
    await confirm('userSign');
    expect(await signed('userSign')).toContain('张慧敏');

    await user.fill({ request: '扫描件上传后打不开', workDone: '重装签章控件。' });
    await user.click('[data-testid=save-draft]');
    await user.sees('草稿已保存');
    await user.fill({
      allSolved: { yes: true },
      evaluation: { choose: '满意' },
      effort: '2',
      leftAt: { when: { date: '2026-09-08', time: '16:30' } },
    });
    await user.take('all-solved');
    const bytes = await user.page.evaluate(async (id) => {
      const pdf = await fetch(`/api/instances/${id}/print/customer-service-sheet.pdf`);
      return [...new Uint8Array(await pdf.arrayBuffer())];
    }, instanceId);
    const printed = Uint8Array.from(bytes);
    const { text } = await readPdf(printed);
    expect(text).toContain('客户服务单');
    expect(text).toContain('张慧敏');
    expect(text).toContain('重装签章控件。');
    // The drawn signature is an image in the print.
    expect(Buffer.from(printed).toString('latin1')).toContain('/Subtype /Image');
    expect(user.faults).toEqual([]);
  });
});
