import { mkdirSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../../engine/test/documents/read-pdf.js';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { KeyboardDesigner } from './keyboard-designer.js';
import { KeyboardForm } from './keyboard-form.js';
import type { KeyboardHands } from './keyboard-hands.js';
import { apply, drawFlow, drawForm, fillIn } from './keyboard-leave-hands.js';
import { leaveElements, leaveFields, leavePrint, leaveRoles, leaveStates } from './keyboard-leave.js';
import { KeyboardPortal } from './keyboard-portal.js';
import { launchBrowser } from './portal-browser.js';

/** As much of the design as is looked at. */
interface Designed {
  readonly definition: { readonly roles: object; readonly states: object };
  readonly forms: { readonly [id: string]: { readonly schema: { readonly properties: object }; readonly ui: object } };
  readonly prints: { readonly [id: string]: { readonly [name: string]: string } };
  readonly scenarios: { readonly [name: string]: { readonly steps: readonly object[] } };
}

const KEY = 'on-site-engineer-leave';
const FORM = `${KEY}@1`;
const SUBJECT = '驻场工程师请假';
const everybody: KeyboardPortal[] = [];
let server: DemoServer;
let browser: Browser;
let admin: KeyboardPortal;
let hands: KeyboardHands;
let designer: KeyboardDesigner;

beforeAll(async () => {
  server = await startDemoServer();
  browser = await launchBrowser();
});

afterEach(async (context) => {
  const folder = process.env['YUNLIU_TEST_PICTURES'];
  if (!folder || context.task.result?.state !== 'fail') return;
  mkdirSync(folder, { recursive: true });
  for (const [index, { user }] of everybody.entries())
    await user.page.screenshot({ path: `${folder}/by-keyboard-${String(index)}.png` });
});

afterAll(async () => {
  for (const { hands: one } of everybody)
    for (const [part, { presses, tabs, longest }] of one.count)
      process.stdout.write(`${part}: ${presses} keys, ${tabs} of them Tab, at most ${longest} in a row\n`);
  await browser?.close();
  await server?.dispose();
});

async function signIn(account: string): Promise<KeyboardPortal> {
  const one = await KeyboardPortal.signIn(browser, server.url, account);
  everybody.push(one);
  return one;
}

/** What the design is now, as it would be stored. */
function designed(): Promise<Designed> {
  return hands.page.evaluate(() => {
    const bench = document.querySelector('yl-workbench') as unknown as { readonly session: { document: unknown } };
    return JSON.parse(JSON.stringify(bench.session.document)) as never;
  });
}

/** Who took which step with what outcome, as the history tells it. */
async function stepsOf(id: string): Promise<readonly (readonly unknown[])[]> {
  const events = await server.running.opened.parts.store.history(id);
  return events
    .filter(({ type }) => type === 'task.completed')
    .map(({ state, actor, details }) => [state, actor, details['outcome']]);
}

describe('[W13] by keyboard alone: leave of a resident engineer from an empty canvas to its PDF', () => {
  it('signs in and begins an empty process', async () => {
    admin = await signIn('admin');
    ({ hands } = admin);
    designer = new KeyboardDesigner(hands);
    hands.part('begin');
    await admin.page('流程设计');
    await hands.to('新建空白流程');
    await hands.press('Enter');
    await hands.lands('流程名称');
    await hands.retype(SUBJECT);
    await hands.press('Enter');
    // The focus stays on the heading while the draft is read.
    await hands.shown('流程', 'tab');
    await hands.lands(SUBJECT, 'heading');
    expect(hands.page.url()).toContain('/designs/');
  });

  it('draws the flow: appended, connected, named and led elsewhere without leaving the board', async () => {
    hands.part('flow');
    await hands.shown(/^流程画布/, 'application');
    await drawFlow(designer);
    const { states } = (await designed()).definition;
    expect(states).toMatchObject({
      request: { title: '申请', outcomes: { submit: { to: 'task' } } },
      task: { title: '项目经理审批', outcomes: leaveStates.task.outcomes },
      decision: { title: '天数判断', branches: [{ to: 'task-2' }], otherwise: 'task-3' },
      'task-2': { title: '客户确认', outcomes: leaveStates['task-2'].outcomes },
      'task-3': { title: '登记归档', outcomes: leaveStates['task-3'].outcomes },
    });
  });

  it('says who handles each step', async () => {
    hands.part('assignments');
    await designer.giveTo(/^项目经理审批，/, '项目经理');
    await designer.giveTo(/^客户确认，/, '用户确认人');
    await designer.giveTo(/^登记归档，/, '部门助理');
    const { roles, states } = (await designed()).definition;
    expect(roles).toEqual(leaveRoles);
    for (const key of ['task', 'task-2', 'task-3'] as const)
      expect(states).toHaveProperty([key, 'assign'], leaveStates[key].assign);
  });

  it('builds the form: columns, a computed number, a group, what shows only then, a table with a total', async () => {
    hands.part('form');
    await drawForm(designer);
    const { forms } = await designed();
    expect(forms).toMatchObject({
      [FORM]: {
        title: '驻场工程师请假单',
        schema: { properties: leaveFields },
        ui: { type: 'VerticalLayout', elements: leaveElements },
      },
    });
    expect(Object.keys(forms[FORM]?.schema.properties ?? {})).toEqual(Object.keys(leaveFields));
  });

  it('says who fills in what', async () => {
    hands.part('rights');
    await designer.tab('权限');
    await hands.shown('编辑', 'gridcell');
    await hands.region(({ role }) => role === 'gridcell', 12);
    // Below the row for all others: the type; then, past the computed days, both dates and the reason at once.
    await hands.press('ArrowDown');
    await hands.press('q');
    await hands.press('ArrowDown', 2);
    await hands.chord('Shift', 'ArrowDown');
    await hands.chord('Shift', 'ArrowDown');
    await hands.press('q');
    expect((await hands.focus()).name).toMatch(/必填/);
    const { states } = (await designed()).definition;
    for (const key of ['request', 'task', 'task-2', 'task-3'] as const)
      expect(states).toHaveProperty([key, 'form'], leaveStates[key].form);
  });

  it('writes the condition as a sentence', async () => {
    hands.part('condition');
    await designer.tab('流程');
    await hands.shown(/^流程画布/, 'application');
    await designer.board();
    await designer.step(/^天数判断，/);
    await designer.way(/到“客户确认”/);
    await designer.properties();
    await hands.to(/添加条件$/);
    await hands.press('Enter');
    await hands.lands('选择字段…');
    await hands.type('请假天数');
    await hands.lands(/^请假天数/, 'option');
    await hands.press('Enter');
    await hands.lands('比较方式');
    await hands.choose('不小于');
    await hands.to('值', { role: 'spinbutton' });
    await hands.retype('3');
    await designer.leave();
    await hands.lands(/请假天数 不小于 3$/, 'treeitem');
    // All of the flow is what a careful person would write.
    expect((await designed()).definition.states).toMatchObject(leaveStates);
    await hands.shown('没有问题', 'button');
  });

  it('makes a print template from the form', async () => {
    hands.part('print');
    await designer.tab('打印');
    await hands.shown('按表单生成打印模板', 'button');
    await hands.to('按表单生成打印模板');
    const printed = hands.page.waitForResponse((answer) => answer.url().endsWith('/print') && answer.ok());
    await hands.press('Enter');
    expect((await printed).headers()['content-type']).toBe('application/pdf');
    await hands.shown('页面设置', 'button');
    expect((await hands.focus()).place).toContain('yl-print-designer');
    const template = (await designed()).prints[FORM]?.['print'] ?? '';
    for (const part of leavePrint) expect(template).toContain(part);
  });

  it('tries it beside the board to the end, keeps that as a scenario and runs it', async () => {
    hands.part('trial');
    await designer.header('试运行');
    await hands.shown('开始', 'button');
    await hands.to('开始', { role: 'button' });
    await hands.press('Enter');
    await hands.shown('办理', 'button');
    await hands.to('办理');
    await hands.press('Enter');
    await hands.lands('办理身份');
    await hands.shown('年休假', 'radio');
    await fillIn(new KeyboardForm(hands), '2026-12-07', '2026-12-10');
    await hands.to('提交', { role: 'button' });
    await hands.press('Enter');
    for (const step of ['项目经理审批', '客户确认', '登记归档']) {
      await hands.shown(step, 'button');
      await hands.to('下一步', { back: true });
      await hands.press('Enter');
    }
    await hands.reads('流程已结束');
    await hands.to('存为演练场景');
    await hands.press('Enter');
    await hands.lands('标题');
    await hands.retype('三天以上经客户确认');
    await hands.press('Enter');
    await hands.lands('存为演练场景');
    expect((await designed()).scenarios['trial-1']).toMatchObject({
      title: '三天以上经客户确认',
      process: KEY,
      steps: [
        { start: {} },
        { complete: { state: 'request', outcome: 'submit', data: { choice: '事假', person: 'resident-2' } } },
        { complete: { state: 'task', by: 'pm-1', outcome: 'done' } },
        { complete: { state: 'task-2', outcome: 'done' } },
        { complete: { state: 'task-3', outcome: 'done' } },
        { expect: { status: 'completed', outcome: 'ended' } },
      ],
    });
    await hands.to('试走', { role: 'tab', back: true });
    await hands.press('ArrowRight');
    await hands.lands('演练场景', 'tab');
    await hands.to('全部运行');
    await hands.press('Enter');
    await hands.reads('1/1 个通过');
  });

  it('publishes with a comment', async () => {
    hands.part('publish');
    const drawn = await designed();
    await designer.header('发布…');
    await hands.lands('发布说明');
    await hands.type('驻场工程师请假第一版');
    await hands.to('发布', { role: 'button' });
    await hands.press('Enter');
    await hands.lands('关闭');
    await hands.press('Enter');
    const { store } = server.running.opened.parts;
    expect((await store.definition(KEY, 1))?.definition).toEqual(drawn.definition);
    expect((await store.form(KEY, 1))?.template).toEqual(drawn.forms[FORM]);
    const versions = await hands.page.evaluate(
      async (key) => (await fetch(`/api/processes/${key}/versions`)).text(),
      KEY,
    );
    expect(versions).toContain('驻场工程师请假第一版');
  });

  it('runs in the portal: four days with the consent of the customer, one without', async () => {
    const resident = await signIn('resident-1');
    await apply(resident, '2026-12-07', '2026-12-10');
    const manager = await signIn('pm-1');
    await manager.openTask(SUBJECT, '项目经理审批');
    await manager.take('同意');
    const customer = await signIn('user-3');
    await customer.openTask(SUBJECT, '客户确认');
    await customer.take('完成');
    const assistant = await signIn('assistant-1');
    await assistant.openTask(SUBJECT, '登记归档');
    await assistant.take('完成');
    await apply(resident, '2026-12-14', '2026-12-14');
    await manager.openTask(SUBJECT, '项目经理审批');
    await manager.take('同意');
    await assistant.openTask(SUBJECT, '登记归档');
    await assistant.take('完成');
    expect((await assistant.hands.focus()).name).toBe('我的任务');
  });

  it('leaves both tickets ended by the right way, told line by line, and prints what was filled in', async () => {
    const { store } = server.running.opened.parts;
    const ids = await hands.page.evaluate(async (key) => {
      const answer = await fetch(`/api/instances?process=${key}`);
      const { rows } = (await answer.json()) as { rows: { id: string; startedAt: string }[] };
      return rows.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt)).map(({ id }) => id);
    }, KEY);
    expect(ids).toHaveLength(2);
    const long = ids[0] ?? '';
    const short = ids[1] ?? '';
    const filled = { choice: '事假', note: '回乡办事', confirmed: true, person: 'resident-2' };
    expect(await store.instance(long)).toMatchObject({
      status: 'completed',
      outcome: 'ended',
      variables: { ...filled, count: 4, rows: [{ name: '交接手册', count: 6 }] },
    });
    expect(await store.instance(short)).toMatchObject({
      status: 'completed',
      outcome: 'ended',
      variables: { ...filled, count: 1 },
    });
    expect(await stepsOf(long)).toEqual([
      ['request', 'resident-1', 'submit'],
      ['task', 'pm-1', 'done'],
      ['task-2', 'user-3', 'done'],
      ['task-3', 'assistant-1', 'done'],
    ]);
    expect(await stepsOf(short)).toEqual([
      ['request', 'resident-1', 'submit'],
      ['task', 'pm-1', 'done'],
      ['task-3', 'assistant-1', 'done'],
    ]);
    const [, resident] = everybody;
    const address = (await resident?.print(SUBJECT)) ?? '';
    const bytes = await hands.page.evaluate(async (url) => {
      const pdf = await fetch(url);
      return [...new Uint8Array(await pdf.arrayBuffer())];
    }, address);
    const { text } = await readPdf(Uint8Array.from(bytes));
    for (const part of ['驻场工程师请假单', '事假', '回乡办事', '郑晓彤', '交接事项', '交接手册', '2026年12月'])
      expect(text).toContain(part);
  });

  it('was not led astray on the way', () => {
    for (const { hands: one, user } of everybody) {
      expect(one.faults).toEqual([]);
      expect(user.faults).toEqual([]);
      for (const [part, { longest }] of one.count) expect(longest, part).toBeLessThanOrEqual(25);
    }
  });
});
