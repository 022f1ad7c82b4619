import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, ElementHandle } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Definitions, InstanceDetail } from '../../src/api/index.js';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { DemoPeople } from './demo-story.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

const DEFINITION = new URL('../../../process-definitions/training-request/2.json', import.meta.url);
const BLOCKED = new URL('../server/fixtures/definitions/blocked/1.json', import.meta.url);

let server: DemoServer;
let browser: Browser;
let folder: string;
let people: DemoPeople;
let admin: PortalUser;
let lineIsDead = true;

async function publish(name: string, content: object): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(content));
  await admin.open('/admin/definitions');
  const input = (await admin.page.waitForSelector('[data-testid=choose-files]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
  await admin.page.waitForSelector('[data-testid=publish]:enabled');
  await admin.click('[data-testid=publish]');
  await admin.find('[data-testid=publish-answer]');
}

async function versionsOf(key: string): Promise<number[]> {
  const { definitions } = await people.send<Definitions>('admin', 'GET', '/api/admin/definitions');
  return definitions.filter((one) => one.key === key).map((one) => one.version);
}

async function read(url: URL): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(url, 'utf8')) as Record<string, unknown>;
}

async function pressInRow(text: string, button: string): Promise<void> {
  const found = await admin.page.waitForSelector(
    `::-p-xpath(//tr[contains(., "${text}")]//button[contains(., "${button}")])`,
  );
  await found?.click();
}

async function fillDialog(values: { readonly [name: string]: string }): Promise<void> {
  await admin.find('dialog[open]');
  for (const [name, value] of Object.entries(values)) await (await admin.find(`dialog [name="${name}"]`)).type(value);
}

describe('administration in the portal', () => {
  beforeAll(async () => {
    server = await startDemoServer({
      handlers: {
        'outside-call': async () => {
          if (lineIsDead) throw new Error('对方系统没有应答');
          return {};
        },
      },
    });
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'yunliu-admin-'));
    people = new DemoPeople(server.url);
    admin = await PortalUser.signIn(browser, server.url, 'admin');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it('[U20] a faulty definition shows every issue with its place and publishes nothing', async () => {
    const faulty = structuredClone(await read(DEFINITION)) as { version: number; initial: string; roles: object };
    faulty.version = 3;
    faulty.initial = 'nowhere';
    faulty.roles = {};
    await publish('training-request.json', faulty);
    expect(await admin.text('[data-testid=publish-answer]')).toMatch(/发现 \d+ 个错误，没有发布任何内容/);
    const issues = await admin.page.$$eval('[data-testid=issues] li.error', (rows) =>
      rows.map((row) => row.textContent ?? ''),
    );
    expect(issues.length).toBeGreaterThan(2);
    expect(issues.filter((issue) => !issue.includes('training-request.json '))).toEqual([]);
    expect(issues.join()).toContain('/initial');
    expect(await versionsOf('training-request')).not.toContain(3);
  });

  it('[U20] a new version is published beside the old one, and what runs stays with its own', async () => {
    const started = await people
      .send<{ instanceId: string }>('admin', 'POST', '/api/instances', {
        commandId: randomUUID(),
        process: 'training-request',
      })
      .catch(async () =>
        people.send<{ instanceId: string }>('user-1', 'POST', '/api/instances', {
          commandId: randomUUID(),
          process: 'training-request',
        }),
      );
    const next = {
      ...(await read(DEFINITION)),
      version: 3,
      title: { 'zh-CN': '培训申请（新版）', en: 'Training request (new)' },
    };
    await publish('training-request.json', next);
    expect(await admin.text('[data-testid=publish-answer]')).toContain('已发布 1 个版本');
    await admin.sees('培训申请（新版）');
    expect((await versionsOf('training-request')).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    const old = await people.send<InstanceDetail>('admin', 'GET', `/api/instances/${started.instanceId}`);
    expect(old.version).toBe(2);
  });

  it('[U21] a new user signs in with the one-time password, must change it, and is shut out when deactivated', async () => {
    await admin.open('/admin/users');
    await admin.page.waitForSelector('[data-testid=add-user]:enabled');
    await admin.click('[data-testid=add-user]');
    await fillDialog({ id: 'new-1', name: '梅雨晴' });
    await admin.click('[data-testid=dialog-confirm]');
    const password = (await admin.text('[data-testid=one-time-password]')).trim();
    await admin.page.keyboard.press('Escape');
    const fresh = await PortalUser.atSignIn(browser, server.url, 'new-1');
    await (await fresh.find('[data-testid=account]')).type('new-1');
    await (await fresh.find('[data-testid=password]')).type(password);
    await fresh.page.keyboard.press('Enter');
    await fresh.sees('首次登录请先修改初始密码');
    await fresh.page.goto(`${server.url}/catalogue`);
    await fresh.sees('首次登录请先修改初始密码');
    await (await fresh.find('[name=current]')).type(password);
    await (await fresh.find('[name=next]')).type('江州-2026-服务台');
    await (await fresh.find('[name=repeat]')).type('江州-2026-服务台');
    await fresh.page.keyboard.press('Enter');
    await fresh.sees('密码已修改');
    await fresh.open('/catalogue');
    await fresh.sees('服务目录');

    await admin.open('/admin/users');
    await pressInRow('梅雨晴', '停用');
    await admin.click('[data-testid=dialog-confirm]');
    await admin.page.waitForSelector('::-p-xpath(//tr[contains(., "梅雨晴")][contains(., "已停用")])');
    await fresh.page.goto(`${server.url}/tasks`);
    await fresh.find('[data-testid=account]');
    expect(fresh.faults).toEqual([]);
  });

  it('[U21] departments and roles are added and offered for users', async () => {
    await admin.open('/admin/departments');
    await (await admin.page.waitForSelector('::-p-xpath(//main//button[contains(., "新建部门")])'))?.click();
    await fillDialog({ id: 'night-shift', name: '夜班组' });
    await admin.click('[data-testid=dialog-confirm]');
    await admin.page.waitForSelector('::-p-xpath(//td[contains(., "夜班组")])');
    await admin.open('/admin/roles');
    await (await admin.page.waitForSelector('::-p-xpath(//main//button[contains(., "新建角色")])'))?.click();
    await fillDialog({ key: 'night-watch', title: '夜间值班员' });
    await admin.click('[data-testid=dialog-confirm]');
    await admin.page.waitForSelector('::-p-xpath(//td[contains(., "夜间值班员")])');
    await admin.open('/admin/users');
    await pressInRow('秦卫国', '编辑');
    await admin.page.waitForSelector('::-p-xpath(//dialog//option[.="夜班组"])');
    await admin.page.waitForSelector('::-p-xpath(//dialog//label[contains(., "夜间值班员")])');
    expect(admin.faults).toEqual([]);
    await admin.page.keyboard.press('Escape');
  });

  it('[U22] a failed job is listed with its reason and goes on when it is tried again', async () => {
    await publish('blocked.json', await read(BLOCKED));
    const { instanceId } = await people.send<{ instanceId: string }>('admin', 'POST', '/api/instances', {
      commandId: randomUUID(),
      process: 'blocked',
    });
    await server.pass(1);
    await admin.open('/admin/incidents');
    await admin.sees('对方系统没有应答');
    lineIsDead = false;
    await admin.click('[data-testid=retry-incident]');
    await admin.sees('已安排重试');
    await server.pass(1);
    const { status } = await people.send<InstanceDetail>('admin', 'GET', `/api/instances/${instanceId}`);
    expect(status).toBe('completed');
    await admin.open('/admin/incidents');
    await admin.sees('没有异常作业');
    expect(admin.faults).toEqual([]);
  });
});
