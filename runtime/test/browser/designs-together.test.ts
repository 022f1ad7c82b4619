import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

interface Bench {
  readonly session: {
    execute(command: unknown): boolean;
    readonly document: { readonly definition: { readonly title: unknown; readonly states: object } };
  };
  readonly workbenchHost: { readonly packageAddress: string };
}
interface DesignBody {
  readonly process: string;
  readonly files: { readonly definition: unknown };
}
interface VersionsBody {
  readonly versions: readonly { readonly version: number; readonly status: string }[];
}

let server: DemoServer;
let browser: Browser;
let folder: string;
let admin: PortalUser;
let designer: PortalUser;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Puppeteer does not see changes inside shadow roots: asked again and again. */
async function part(page: Page, selector: string): Promise<ElementHandle<HTMLElement>> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const found = await page.$(`yl-workbench >>> ${selector}`).catch(() => null);
    if (found !== null) return found as ElementHandle<HTMLElement>;
    await pause(100);
  }
  throw new Error(`There is no ${selector}`);
}

const press = async (page: Page, id: string): Promise<void> =>
  (await part(page, `[data-testid=${id}]`)).evaluate((element) => element.click());

async function says(page: Page, id: string, wanted: RegExp): Promise<void> {
  let text = '';
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const found = await page.$(`yl-workbench >>> [data-testid=${id}]`).catch(() => null);
    text = (await found?.evaluate((element) => element.textContent).catch(() => '')) ?? '';
    if (wanted.test(text)) return;
    await pause(100);
  }
  expect(text).toMatch(wanted);
}

const execute = async (page: Page, command: object): Promise<boolean> =>
  page.evaluate(
    (given) => (document.querySelector('yl-workbench') as unknown as Bench).session.execute(given),
    command,
  );
const retitle = (page: Page, pointer: string, value: string): Promise<boolean> =>
  execute(page, { type: 'set', pointer: `/definition${pointer}`, value });
const definition = async (page: Page): Promise<string> =>
  page.evaluate(() =>
    JSON.stringify((document.querySelector('yl-workbench') as unknown as Bench).session.document.definition),
  );
const ask = async <Body>(page: Page, path: string): Promise<Body> =>
  page.evaluate(async (address) => (await (await fetch(address)).json()) as never, path);
const draftId = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';

async function edit(user: PortalUser, process: string): Promise<void> {
  await user.page.goto(`${server.url}/designs?view=processes`);
  await user.click(`[data-testid=edit-${process}]`);
  await says(user.page, 'save-state', /已自动保存/);
}

async function publish({ page }: PortalUser, comment: string): Promise<void> {
  await press(page, 'publish');
  await (await part(page, '[data-testid=publish-comment]')).type(comment);
  await press(page, 'publish-go');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yunliu-designs-'));
  server = await startDemoServer();
  browser = await launchBrowser();
  admin = await PortalUser.signIn(browser, server.url, 'admin');
  designer = await PortalUser.signIn(browser, server.url, 'designer-1');
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
  await rm(folder, { recursive: true, force: true });
});

describe('designs of several people', () => {
  it('keeps who may design what, and that a second person approves', async () => {
    const { page } = admin;
    await page.goto(`${server.url}/admin/design-rights`);
    await admin.click('[data-testid=second-pair]');
    const rules = (await page.$$('[data-testid=design-rule]')).length;
    await admin.click('[data-testid=add-rule]');
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-testid=design-rule]').length === count,
      {},
      rules + 1,
    );
    const selects = await page.$$('[data-testid=design-rule] select');
    await selects.at(-4)?.select('process:bug-handling');
    for (const at of [-3, -2, -1])
      await (await page.$$('[data-testid=design-rule] select')).at(at)?.select('user:designer-1');
    for (const at of [-2, -1]) await (await page.$$('[data-testid=design-rule] select')).at(at)?.select('user:admin');
    await admin.click('[data-testid=save-rights]');
    await admin.sees('已保存');
    await page.reload();
    await page.waitForSelector('[data-testid=design-rule]');
    expect(await page.$eval('[data-testid=second-pair]', (box) => (box as HTMLInputElement).checked)).toBe(true);
    const words = await page.$$eval('[data-testid=design-rule]', (found) => found.at(-1)?.textContent ?? '');
    expect(words).toContain('沈亦宁');
  });

  it('offers nothing to design to who may not', async () => {
    const stranger = await PortalUser.signIn(browser, server.url, 'user-1');
    await stranger.open('/designs');
    await stranger.sees('access/may-not-design');
    for (const id of ['new-process', 'import-package', 'design-settings'])
      expect(await stranger.page.$(`[data-testid=${id}]`), id).toBeNull();
    await stranger.page.close();
  });

  it('a second person rejects with a reason, the first mends and withdraws and asks again, the second approves', async () => {
    await edit(designer, 'bug-handling');
    const address = designer.page.url();
    expect(await retitle(designer.page, '/title', '软件缺陷处理')).toBe(true);
    await publish(designer, '改个名字');
    await says(designer.page, 'publish-done', /等待复核/);
    await admin.page.goto(address);
    await says(admin.page, 'pending', /沈亦宁/);
    await press(admin.page, 'reject');
    await press(admin.page, 'comment-confirm');
    await (
      await part(admin.page, 'dialog textarea[aria-invalid=true], dialog .fault:not(:empty)')
    ).evaluate(() => undefined);
    await (await part(admin.page, 'dialog textarea')).type('名字请用全称');
    await press(admin.page, 'comment-confirm');
    await designer.page.goto(address);
    await says(designer.page, 'rejected', /名字请用全称/);
    // Who sent it back only reads it: the pen is free for its editor.
    await says(admin.page, 'held', /沈亦宁 正在编辑|开始编辑/);
    await says(designer.page, 'save-state', /已自动保存/);
    expect(await retitle(designer.page, '/title', '软件缺陷处理流程')).toBe(true);
    await publish(designer, '改用全称');
    await says(designer.page, 'publish-done', /等待复核/);
    await designer.page.goto(address);
    await press(designer.page, 'withdraw');
    await says(designer.page, 'save-state', /保存/);
    expect(await retitle(designer.page, '/title', '应用软件缺陷处理流程')).toBe(true);
    await publish(designer, '名字定了');
    await says(designer.page, 'publish-done', /等待复核/);
    await admin.page.goto(address);
    // What changes is one press away, and only one banner says why nothing can be edited.
    await press(admin.page, 'review-changes');
    await part(admin.page, '[data-testid=change-group]');
    expect(await admin.page.$('yl-workbench >>> [data-testid=held]')).toBeNull();
    await press(admin.page, 'approve');
    await press(admin.page, 'comment-confirm');
    await admin.page.waitForFunction(async () => {
      const body = (await (await fetch('/api/processes/bug-handling/versions')).json()) as VersionsBody;
      return body.versions.some(({ version }) => version > 1);
    });
    expect([...designer.faults, ...admin.faults]).toEqual([]);
  });

  it('two who changed the same draft: the merged one keeps both changes', async () => {
    await edit(designer, 'fault-handling');
    const address = designer.page.url();
    await designer.page.setOfflineMode(true);
    expect(await retitle(designer.page, '/title', '故障处理（改）')).toBe(true);
    await admin.page.goto(address);
    await press(admin.page, 'take-over');
    await press(admin.page, 'question-confirm');
    await says(admin.page, 'save-state', /保存/);
    expect(await retitle(admin.page, '/description', '由第二个人写的说明')).toBe(true);
    await says(admin.page, 'save-state', /有未保存的修改/);
    await says(admin.page, 'save-state', /已自动保存/);
    await designer.page.setOfflineMode(false);
    await designer.page.bringToFront();
    await designer.page.evaluate(() => dispatchEvent(new Event('online')));
    await press(designer.page, 'decide-conflict');
    await press(designer.page, 'conflict-merge');
    await says(designer.page, 'merge-applied', /1/);
    await press(designer.page, 'conflict-apply');
    await says(designer.page, 'save-state', /已自动保存/);
    const merged = await definition(designer.page);
    expect(merged).toContain('故障处理（改）');
    expect(merged).toContain('由第二个人写的说明');
    const stored = await ask<DesignBody>(designer.page, `/api/designs/${draftId(designer.page)}`);
    expect(JSON.stringify(stored.files)).toContain('由第二个人写的说明');
    expect(JSON.stringify(stored.files)).toContain('故障处理（改）');
  });

  it('a package goes out and comes in again as the same design', async () => {
    const { page } = admin;
    await edit(admin, 'hotline');
    const before = await ask<DesignBody>(page, `/api/designs/${draftId(page)}`);
    const bytes = await page.evaluate(async () => {
      const { packageAddress } = (document.querySelector('yl-workbench') as unknown as Bench).workbenchHost;
      return [...new Uint8Array(await (await fetch(packageAddress)).arrayBuffer())];
    });
    const file = join(folder, 'hotline.zip');
    await writeFile(file, Uint8Array.from(bytes));
    await page.goto(`${server.url}/designs`);
    const [chooser] = await Promise.all([page.waitForFileChooser(), admin.click('[data-testid=import-package]')]);
    await chooser.accept([file]);
    await page.waitForSelector('yl-workbench', { timeout: 60_000 });
    const after = await ask<DesignBody>(page, `/api/designs/${draftId(page)}`);
    expect(after.process).toBe('hotline');
    expect(after.files).toEqual(before.files);
    expect(admin.faults).toEqual([]);
  });

  it('the print tab shows a real PDF', async () => {
    const { page } = admin;
    const printed = page.waitForResponse(
      (answer) => answer.url().endsWith('/print') && answer.request().method() === 'POST',
      {
        timeout: 60_000,
      },
    );
    await press(page, 'tab-prints');
    const answer = await printed;
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toContain('application/pdf');
  });

  it('[V5] a version is restored as a draft; another is retired and taken back', async () => {
    const { page } = admin;
    await edit(admin, 'bug-handling');
    await press(page, 'tab-versions');
    await press(page, 'retire-1');
    await press(page, 'version-confirm');
    await page.waitForFunction(async () => {
      const body = (await (await fetch('/api/processes/bug-handling/versions')).json()) as VersionsBody;
      return body.versions.find(({ version }) => version === 1)?.status === 'retired';
    });
    const before = page.url();
    await press(page, 'restore-1');
    await press(page, 'version-confirm');
    await page.waitForFunction((old) => location.href !== old, {}, before);
    await says(page, 'save-state', /保存/);
    expect(await definition(page)).not.toContain('应用软件缺陷处理流程');
    expect(admin.faults).toEqual([]);
  });

  it('a foreign BPMN file comes in after a list of what it cannot say', async () => {
    const { page } = admin;
    const file = join(folder, 'leave.bpmn');
    await writeFile(
      file,
      `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="leave" name="请假" isExecutable="true"><startEvent id="s"/><userTask id="apply" name="申请"/><userTask id="check" name="审批"/><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="apply"/><sequenceFlow id="f2" sourceRef="apply" targetRef="check"/><sequenceFlow id="f3" sourceRef="check" targetRef="e"/><scriptTask id="x" name="脚本"/></process></definitions>`,
    );
    const input = (await part(page, '[data-testid=bpmn-file]')) as unknown as ElementHandle<HTMLInputElement>;
    await input.uploadFile(file);
    await part(page, '[data-testid=bpmn-lost], [data-testid=bpmn-changed], [data-testid=bpmn-note]');
    await press(page, 'bpmn-apply');
    for (let attempt = 0; attempt < 400 && !(await definition(page)).includes('审批'); attempt += 1) await pause(100);
    expect(await definition(page)).toContain('审批');
    await press(page, 'undo');
    await pause(200);
    expect(await definition(page)).not.toContain('"审批"');
    expect(admin.faults).toEqual([]);
  });
});
