import { randomUUID } from 'node:crypto';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ProcessDefinition } from '@yunliu/engine';
import type { InstanceDetail } from '../../src/api/index.js';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { DemoPeople } from './demo-story.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

const calling: ProcessDefinition = {
  format: 1,
  key: 'stock-query',
  version: 1,
  title: { 'zh-CN': '备件查询', en: 'Stock query' },
  category: 'governance',
  roles: {},
  start: { by: ['*'] },
  subject: '"查询备件 " + part',
  data: {
    type: 'object',
    properties: { part: { type: 'string', title: '备件编号' }, stock: { type: 'number', title: '库存' } },
  },
  initial: 'preparing',
  states: {
    preparing: { type: 'service', title: '准备', handler: 'set-data', input: { part: '"K-1O"' }, to: 'asking' },
    asking: {
      type: 'service',
      title: '查询库存',
      handler: 'stock',
      input: { part: 'part' },
      output: { stock: 'result.stock' },
      tries: 2,
      to: 'done',
    },
    done: { type: 'final', title: '完成' },
  },
};

let server: DemoServer;
let browser: Browser;
let people: DemoPeople;
const folder = process.env['YUNLIU_SCREENSHOTS'];

async function shot(user: PortalUser, name: string): Promise<void> {
  if (folder !== undefined) await user.page.screenshot({ path: `${folder}/${name}.png` });
}

const read = (id: string) => people.send<InstanceDetail>('admin', 'GET', `/api/instances/${id}`);

async function stuck(): Promise<string> {
  const { instanceId } = await people.send<{ instanceId: string }>('admin', 'POST', '/api/instances', {
    commandId: randomUUID(),
    process: 'stock-query',
  });
  // The workers run beside the test: the tries are over when the incident is there.
  for (let minute = 0; (await read(instanceId)).incidents.length === 0; minute++) {
    expect(minute).toBeLessThan(30);
    await server.pass(1);
  }
  return instanceId;
}

describe('incidents in the portal', () => {
  beforeAll(async () => {
    server = await startDemoServer({
      handlers: {
        stock: async ({ input }) => {
          if (input['part'] !== 'K-10') throw new Error(`没有编号为 ${input['part'] as string} 的备件`);
          return { stock: 7 };
        },
      },
    });
    browser = await launchBrowser();
    people = new DemoPeople(server.url);
    const answer = await people.send<{ issues: readonly unknown[] }>('admin', 'POST', '/api/admin/definitions', {
      definitions: [calling],
    });
    if (answer.issues.length > 0) throw new Error(JSON.stringify(answer.issues));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  it('[U40] everything to judge it by is there; data is put right and the job runs again', async () => {
    const id = await stuck();
    const admin = await PortalUser.signIn(browser, server.url, 'admin');
    await admin.open('/admin/incidents');
    await admin.sees('没有编号为 K-1O 的备件');
    await admin.click('[data-testid=incident-facts] summary');
    for (const text of ['查询库存', 'stock', '"part": "K-1O"', '历次尝试']) await admin.sees(text);
    await shot(admin, 'incident-facts');
    await admin.click('[data-testid=correct-incident]');
    await admin.sees('备件编号（part）');
    const field = await admin.find('[data-testid=correct-part]');
    await field.click({ count: 3 });
    await field.type('K-10');
    await admin.click('[data-testid=dialog-confirm]');
    await admin.sees('请填写原因');
    await shot(admin, 'incident-correct');
    await (await admin.find('dialog [data-testid=dialog-text]')).type('字母误作数字');
    await admin.click('[data-testid=dialog-confirm]');
    await admin.sees('已安排重试');
    await server.pass(1);
    await vi.waitFor(async () => expect((await read(id)).status).toBe('completed'), 10_000);
    expect((await read(id)).values['stock']).toBe(7);
    await admin.open(`/instances/${id}`);
    await admin.sees('更正了 1 项数据');
    expect(admin.faults).toEqual([]);
  });

  it('[U41] on a phone, with the keyboard: a job is skipped with a reason and an output', async () => {
    const id = await stuck();
    const admin = await PortalUser.signIn(browser, server.url, 'admin', { device: 'phone' });
    await admin.page.goto(`${server.url}/admin/incidents`);
    const button = await admin.find('[data-testid=skip-incident]');
    await shot(admin, 'incident-phone');
    const { overflow } = await admin.page.evaluate(() => ({
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }));
    expect(overflow).toBeLessThanOrEqual(0);
    await button.focus();
    await admin.page.keyboard.press('Enter');
    await admin.find('dialog[open]');
    await admin.page.keyboard.press('Escape');
    await admin.page.waitForSelector('dialog[open]', { hidden: true });
    await button.focus();
    await admin.page.keyboard.press('Enter');
    await admin.find('dialog[open] [data-testid=dialog-text]');
    await (await admin.find('dialog [data-testid=dialog-text]')).type('电话确认');
    await (await admin.find('dialog [data-testid=skip-output]')).type('not json');
    await admin.click('[data-testid=dialog-confirm]');
    await admin.sees('请填写对象格式的数据');
    await shot(admin, 'incident-phone-skip');
    const output = await admin.find('dialog [data-testid=skip-output]');
    await output.evaluate((element) => (element as HTMLTextAreaElement).select());
    await output.type('{ "stock": 3 }');
    await admin.click('[data-testid=dialog-confirm]');
    await admin.sees('已跳过');
    const detail = await read(id);
    expect([detail.status, detail.values['stock']]).toEqual(['completed', 3]);
    expect(admin.faults).toEqual([]);
  });
});
