import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { KeyboardHands } from './keyboard-hands.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

/** The texts of a published version, as far as the story speaks of them. */
interface Published {
  readonly files: {
    readonly definition: string;
    readonly forms: readonly { readonly form: string; readonly prints?: object }[];
    readonly scenarios?: object;
  };
}

let server: DemoServer;
let browser: Browser;
let admin: PortalUser;
let hands: KeyboardHands;

const { stdout } = process;

beforeAll(async () => {
  server = await startDemoServer();
  browser = await launchBrowser();
  admin = await PortalUser.atSignIn(browser, server.url, 'admin');
  hands = new KeyboardHands(admin.page);
}, 120_000);

afterAll(async () => {
  for (const [part, { presses, tabs }] of hands?.count ?? [])
    stdout.write(`${part}: ${presses} keys, ${tabs} of them Tab\n`);
  await browser?.close();
  await server?.dispose();
});

/** Until a screen reader would find it on the page. */
async function shown(name: string, role: string): Promise<void> {
  await admin.page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`);
}

/** The tab of the workbench, from anywhere in it. */
async function openTab(title: string): Promise<void> {
  const titles = /^(流程|表单|权限|打印|试运行|版本)$/;
  await hands.region(({ role, name }) => role === 'tab' && titles.test(name), 12);
  for (let step = 0; step < 6 && !(await hands.isAt(title, 'tab')); step += 1) await hands.press('ArrowRight');
  await hands.lands(title, 'tab');
}

/** A field or layout from the palette, with its title typed; leaves the focus in the palette. */
async function add(kind: string, title?: string, more: () => Promise<void> = async () => {}): Promise<void> {
  await hands.region(({ role, name }) => role === 'searchbox' && name === '查找控件', 12);
  await hands.retype(kind);
  await hands.press('Enter');
  if (title !== undefined) {
    await hands.press('F6', 2);
    await hands.lands('标题', 'textbox');
    await hands.retype(title);
    await more();
    await hands.chord('Shift', 'F6');
    await hands.chord('Shift', 'F6');
  }
  await hands.lands('查找控件', 'searchbox');
}

/** What comes next stands below, not inside what is selected. */
async function below(): Promise<void> {
  await hands.press('F6');
  await hands.press('Escape');
  await hands.chord('Shift', 'F6');
  await hands.lands('查找控件', 'searchbox');
}

describe('leave of a resident engineer, by keyboard alone', () => {
  it('signs in and begins an empty process', async () => {
    hands.part('sign in and begin');
    await admin.page.waitForSelector('[data-testid=account]');
    await hands.to('账号');
    await hands.type('admin');
    await hands.press('Tab');
    await hands.type('yunliu-demo');
    await hands.press('Enter');
    await admin.page.waitForSelector('[data-testid=nav-designs]');
    await hands.to('流程设计', { role: 'link' });
    await hands.press('Enter');
    await hands.lands('流程设计', 'heading');
    await hands.to('新建空白流程');
    await hands.press('Enter');
    await hands.lands('流程名称');
    await hands.retype('驻场工程师请假');
    await hands.to('流程标识');
    await hands.retype('resident-leave');
    await hands.press('Enter');
    // The focus stays on the heading while the draft is read.
    await admin.page.waitForSelector('yl-workbench >>> [data-testid=tab-flow]');
    await hands.lands('驻场工程师请假', 'heading');
    expect(admin.page.url()).toMatch(/\/designs\//);
  }, 60_000);

  it('draws the form', async () => {
    hands.part('form');
    await openTab('表单');
    await shown('新建表单', 'button');
    await hands.to('新建表单');
    await hands.press('Enter');
    await hands.lands('表单名称');
    await hands.retype('请假单');
    await hands.press('Enter');
    await hands.lands('查找控件', 'searchbox');
    await add('多列');
    await add('人员', '驻场工程师');
    await add('单选', '请假类型', async () => {
      await hands.to('从列表粘贴…');
      await hands.press('Enter');
      await hands.to(/^每行一个选项/);
      await hands.type('年假');
      await hands.press('Enter');
      await hands.type('病假');
      await hands.to('替换为这些选项');
      await hands.press('Enter');
    });
    await below();
    await add('分组', '请假时间');
    await add('日期', '开始日期');
    await add('整数', '请假天数');
    await below();
    await add('多行', '请假事由');
    await add('是否', '是否需要顶岗');
    await add('人员', '顶岗人员', async () => {
      await hands.to('条件');
      await hands.press('Enter');
      await hands.to(/满足条件时显示/);
      await hands.press('Enter');
    });
    await below();
    await add('明细表', '工作交接');
    await hands.press('F6');
    expect((await hands.focus()).name).toContain('工作交接');
  }, 90_000);

  it('finds the form at the first step, to be filled in, and sets rights', async () => {
    hands.part('rights');
    await openTab('权限');
    await shown('填写申请', 'columnheader');
    await hands.region(({ role }) => role === 'gridcell', 12);
    await hands.type('e');
    await hands.press('ArrowDown');
    await hands.type('q');
    await shown('必填', 'gridcell');
    expect((await hands.focus()).role).toBe('gridcell');
  }, 60_000);

  it('makes a print template', async () => {
    hands.part('print');
    await openTab('打印');
    await shown('按表单生成打印模板', 'button');
    await hands.to('按表单生成打印模板');
    await hands.press('Enter');
    await shown('页面设置', 'button');
    expect((await hands.focus()).role).not.toBe('');
  }, 60_000);

  it('tries it to the end and keeps that as a scenario', async () => {
    hands.part('trial');
    await openTab('试运行');
    await shown('开始', 'button');
    await hands.to('开始', { role: 'button' });
    await hands.press('Enter');
    await hands.lands(/./);
    await hands.region(({ place }) => place.includes('yl-trial'), 12);
    await hands.to('下一步');
    await hands.press('Enter');
    await hands.to('存为演练场景');
    await hands.press('Enter');
    await hands.lands('标题');
    await hands.type('请假一次通过');
    await hands.press('Enter');
    await hands.lands('存为演练场景');
    expect(admin.faults).toEqual([]);
  }, 60_000);

  it('publishes with a comment', async () => {
    hands.part('publish');
    await hands.region(({ place }) => place.includes('[undo]'), 12);
    await hands.to('发布…');
    await hands.press('Enter');
    await hands.lands('发布说明');
    await hands.type('首次发布');
    await hands.to('发布', { role: 'button' });
    await hands.press('Enter');
    // Asked again and again: waiting for a selector misses what changes in shadow roots.
    await admin.page.waitForFunction(
      () => {
        const workbench = document.querySelector('yl-workbench')?.shadowRoot;
        const dialog = workbench?.querySelector('yl-publish-dialog')?.shadowRoot;
        return dialog?.querySelector('[data-testid=publish-done]') != null;
      },
      { polling: 100 },
    );
    await hands.lands('关闭');
    await hands.press('Enter');

    const { files } = await admin.page.evaluate(async () => {
      const answer = await fetch('/api/processes/resident-leave/versions/1');
      return (await answer.json()) as Published;
    });
    expect(files.definition).toContain('驻场工程师请假');
    const [form] = files.forms;
    for (const title of ['驻场工程师', '请假类型', '年假', '请假时间', '请假天数', '顶岗人员', '工作交接', 'SHOW'])
      expect(form?.form).toContain(title);
    expect(Object.keys(form?.prints ?? {})).toHaveLength(1);
    expect(files.definition).toMatch(/"\*": "edit"/);
  }, 60_000);

  it('was not led astray on the way', () => {
    expect(hands.faults).toEqual([]);
    expect(admin.faults).toEqual([]);
    expect(hands.tabs).toBeLessThan(400);
  });
});
