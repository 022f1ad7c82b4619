import { mkdirSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../../engine/test/documents/read-pdf.js';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { DemoPeople } from './demo-story.js';
import { BoardHands, DesignHands, FormHands, rest, RightsHands } from './design-hands.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

/** As much of the design as is looked at. */
interface Designed {
  readonly definition: {
    readonly key: string;
    readonly version: number;
    readonly start: { readonly by: readonly string[] };
    readonly roles: object;
    readonly states: { readonly [key: string]: object };
  };
  readonly forms: {
    readonly [id: string]: {
      readonly schema: { readonly properties: object };
      readonly ui: { readonly elements: object };
    };
  };
  readonly prints: { readonly [id: string]: { readonly [name: string]: string } };
  readonly scenarios: object;
}

const KEY = 'on-site-engineer-leave';
let server: DemoServer;
let browser: Browser;
let admin: PortalUser;
let hands: DesignHands;
let board: BoardHands;
let form: FormHands;
let rights: RightsHands;

beforeAll(async () => {
  server = await startDemoServer();
  browser = await launchBrowser();
  admin = await PortalUser.signIn(browser, server.url, 'admin');
  hands = new DesignHands(admin.page);
  board = new BoardHands(hands);
  form = new FormHands(hands);
  rights = new RightsHands(hands);
});

afterEach(async (context) => {
  const folder = process.env['YUNLIU_TEST_PICTURES'];
  if (!folder || context.task.result?.state !== 'fail') return;
  mkdirSync(folder, { recursive: true });
  await admin.page.screenshot({ path: `${folder}/by-mouse-${String(Date.now())}.png` });
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

/** A step of that type dragged from the palette into a way, and named. */
async function putInto(way: string, type: string, state: string, title: string): Promise<void> {
  await hands.drag(await hands.middle(await hands.find('button', type)), await board.place(way));
  await board.rename(`state:${state}`, title);
}

async function giveTo(state: string, role: string): Promise<void> {
  await board.select(`state:${state}`);
  await hands.choose('由谁办理', '角色');
  await hands.pick('角色', role);
}

describe('[W11] by mouse: leave of a resident engineer from an empty canvas to its PDF', () => {
  it('begins with an empty process; nobody has to find a key', async () => {
    await admin.open('/designs');
    await hands.press('button', '新建空白流程');
    await hands.write('流程名称', '驻场工程师请假');
    await hands.press('button', '创建草稿');
    await hands.at('yl-flow-designer >>> .stage');
    expect((await hands.document<Designed>()).definition.key).toBe(KEY);
  });

  it('draws the flow: dragged into ways, connected, renamed in place', async () => {
    await board.rename('state:request', '申请');
    await putInto('way:request>ended>0', '人工任务', 'task', '项目经理审批');
    await putInto('way:task>ended>0', '条件判断', 'decision', '天数判断');
    await putInto('way:decision>ended>0', '人工任务', 'task-2', '客户确认');
    await putInto('way:task-2>ended>0', '人工任务', 'task-3', '登记归档');
    await board.connect('state:task', 'state:request');
    // The new way is selected, its name waits in the panel.
    await hands.write('名称', '驳回');
    await hands.press('checkbox', '必须填写意见');
    await board.select('way:task>decision>0');
    await hands.write('名称', '同意');
    await board.select('state:decision');
    await hands.pick('都不满足时转到', '登记归档');
    const { states } = (await hands.document<Designed>()).definition;
    expect(states['request']).toMatchObject({ title: '申请', outcomes: { submit: { to: 'task' } } });
    expect(states['task']).toMatchObject({
      title: '项目经理审批',
      outcomes: {
        done: { title: '同意', to: 'decision' },
        go: { title: '驳回', to: 'request', commentRequired: true },
      },
    });
    expect(states['decision']).toMatchObject({ branches: [{ to: 'task-2' }], otherwise: 'task-3' });
    expect(states['task-2']).toMatchObject({ title: '客户确认', outcomes: { done: { to: 'task-3' } } });
    expect(states['task-3']).toMatchObject({ title: '登记归档', outcomes: { done: { to: 'ended' } } });
  });

  it('says who handles each step; roles only passed on the way leave no trace', async () => {
    await giveTo('task', '项目经理');
    await giveTo('task-2', '用户确认人');
    await giveTo('task-3', '部门助理');
    const { roles, states } = (await hands.document<Designed>()).definition;
    expect(roles).toEqual({
      'project-manager': { title: '项目经理' },
      'user-confirmer': { title: '用户确认人' },
      'dept-assistant': { title: '部门助理' },
    });
    expect(states['task']).toMatchObject({ assign: { by: 'role', role: 'project-manager' } });
  });

  it('builds the form: columns, a computed number, a group, what shows only then, a table with a total', async () => {
    await hands.tab('表单');
    await hands.press('button', '新建表单');
    await hands.press('button', '确定');
    await form.drop('多列', { into: '/ui' });
    await form.drop('单选', { into: '/ui/elements/0' });
    await form.title('请假类型');
    for (const [index, title] of ['年休假', '事假', '病假'].entries()) {
      if (index === 2) await hands.press('button', '添加选项');
      await hands.write(`选项文字 ${index + 1}`, title);
    }
    await form.drop('整数', { at: '/ui/elements/0/elements/0', x: 0.95 });
    await form.title('请假天数');
    await form.drop('多列', { at: '/ui/elements/0', y: 0.98 });
    await form.drop('日期', { into: '/ui/elements/1' });
    await form.title('开始日期');
    await form.drop('日期', { at: '/ui/elements/1/elements/0', x: 0.95 });
    await form.title('结束日期');
    await form.drop('多行文字', { at: '/ui/elements/1', y: 0.98 });
    await form.title('请假事由');
    await form.drop('分组', { at: '/ui/elements/2', y: 0.98 });
    await form.title('工作交接');
    await form.drop('是否', { into: '/ui/elements/3' });
    await form.title('是否安排替班');
    await form.drop('人员', { at: '/ui/elements/3/elements/0', y: 0.9 });
    await form.title('替班人');
    await hands.press('button', '条件');
    await hands.press('button', '满足条件时显示');
    await form.drop('明细表', { at: '/ui/elements/3/elements/1', y: 0.95 });
    await form.title('交接事项');
    await form.drop('整数', { at: '/ui/elements/3/elements/2/columns/0', x: 0.95 });
    await form.title('工时');
    await hands.press('checkbox', '在末行显示合计');
    await hands.click(await form.place('/ui/elements/0/elements/1'));
    await hands.press('button', '自动计算');
    await hands.choose('常用公式', '开始日期 到 结束日期 的天数');
    const { forms } = await hands.document<Designed>();
    const made = forms[`${KEY}@1`];
    expect(made).toMatchObject({ title: '驻场工程师请假单' });
    expect(made?.schema.properties).toMatchObject({
      choice: { title: '请假类型', oneOf: [{ title: '年休假' }, { title: '事假' }, { title: '病假' }] },
      count: { title: '请假天数', type: 'integer' },
      date: { title: '开始日期', format: 'date' },
      date2: { title: '结束日期', format: 'date' },
      note: { title: '请假事由' },
      confirmed: { title: '是否安排替班', type: 'boolean' },
      person: { title: '替班人' },
      rows: { title: '交接事项', items: { properties: { count: { title: '工时' } } } },
    });
    expect(made?.ui.elements).toMatchObject([
      {
        type: 'HorizontalLayout',
        elements: [
          { scope: '#/properties/choice' },
          { scope: '#/properties/count', computed: '(date(date2) - date(date)) / duration("P1D") + 1' },
        ],
      },
      { type: 'HorizontalLayout' },
      { scope: '#/properties/note', options: { multi: true } },
      {
        type: 'Group',
        label: '工作交接',
        elements: [
          { scope: '#/properties/confirmed' },
          { type: 'UserPicker', rule: { effect: 'SHOW', condition: 'confirmed = true' } },
          { type: 'Table', columns: [{}, { options: { total: true } }] },
        ],
      },
    ]);
  });

  it('finds the form at every step, and says what must be filled in', async () => {
    await hands.tab('权限');
    await rights.set(['请假类型', '申请'], ['请假事由', '申请'], 'required');
    const { states } = (await hands.document<Designed>()).definition;
    const template = { template: KEY, version: 1 };
    expect(states['request']).toMatchObject({
      form: {
        ...template,
        rights: { '*': 'edit', choice: 'required', date: 'required', date2: 'required', note: 'required' },
      },
    });
    for (const key of ['task', 'task-2', 'task-3'])
      expect(states[key]).toMatchObject({ form: { ...template, rights: { '*': 'read' } } });
  });

  it('writes the condition as a sentence, and the check finds no error', async () => {
    await hands.tab('流程');
    await board.select('way:decision>task-2>0');
    await hands.press('button', '添加条件');
    await hands.pick('选择字段…', '请假天数');
    await hands.choose('比较方式', '不小于');
    await hands.write('值', '3', admin.page, 'spinbutton');
    await hands.sees('请假天数 不小于 3', 'yl-condition-builder');
    const { states } = (await hands.document<Designed>()).definition;
    expect(states['decision']).toMatchObject({ branches: [{ when: 'count >= 3', to: 'task-2' }] });
    expect(await hands.errors()).toEqual([]);
  });

  it('gets a print by one press, shown as the PDF that will be printed', async () => {
    await hands.tab('打印');
    const printed = admin.page.waitForResponse((answer) => answer.url().endsWith('/print') && answer.ok());
    await hands.press('button', '按表单生成打印模板');
    const answer = await printed;
    expect(answer.headers()['content-type']).toBe('application/pdf');
    await hands.at('yl-pdf-pages >>> canvas[data-drawn]');
  });

  it('tries it beside the drawing to the end, keeps it as a scenario and runs it', async () => {
    await hands.press('button', '试运行');
    await hands.press('button', '开始');
    await hands.press('button', '办理');
    await hands.at('yl-trial-task >>> yl-form');
    await hands.press('button', '自动填写');
    await hands.sees('已填入示例值', 'yl-workbench');
    await hands.press('button', '提交');
    await hands.sees('项目经理审批', 'yl-trial >>> [data-current]');
    for (let step = 0; step < 6; step += 1) {
      await rest(300);
      const where = await hands.words(await hands.at('yl-trial >>> [data-current]'));
      if (where.includes('流程已结束')) break;
      await hands.press('button', '下一步');
    }
    await hands.sees('流程已结束', 'yl-trial >>> [data-current]');
    await hands.press('button', '存为演练场景');
    await hands.write('标题', '请假一路办到底', await hands.at('dialog[open]'));
    await hands.press('button', '存为演练场景', await hands.at('dialog[open]'));
    expect(Object.keys((await hands.document<Designed>()).scenarios)).toEqual(['trial-1']);
    await hands.tab('演练场景');
    await hands.press('button', '全部运行');
    await hands.sees('1/1 个通过', 'yl-trial');
  });

  it('is published with a comment', async () => {
    await hands.press('button', '发布…');
    await hands.write('发布说明', '驻场工程师请假第一版');
    await hands.press('button', '发布', await hands.at('dialog[open]'));
    await hands.sees('已发布第 1 版', 'yl-workbench');
    // What is stored is what was drawn.
    const drawn = await hands.document<Designed>();
    const { store } = server.running.opened.parts;
    const stored = await store.definition(KEY, 1);
    expect(stored?.definition).toEqual(drawn.definition);
    const listed = await admin.page.evaluate(
      async (key) => (await fetch(`/api/processes/${key}/versions`)).text(),
      KEY,
    );
    expect(listed).toContain('驻场工程师请假第一版');
    expect((await store.form(KEY, 1))?.template).toEqual(drawn.forms[`${KEY}@1`]);
    expect(admin.faults).toEqual([]);
  });

  it('runs in the portal through everybody to the end, and prints', async () => {
    const resident = await PortalUser.signIn(browser, server.url, 'resident-1');
    await resident.open('/catalogue');
    await resident.click(`[data-testid=start-${KEY}]`);
    await resident.click('[data-testid=dialog-confirm]');
    await resident.find('[data-testid=task-title]');
    await resident.fill({ choice: { choose: '事假' }, date: '2026-12-07', date2: '2026-12-10', note: '回乡办事' });
    await resident.fill({ confirmed: { yes: true }, person: { pick: '郑晓彤' } });
    await resident.take('submit');
    const manager = await PortalUser.signIn(browser, server.url, 'pm-1');
    await manager.takeTask('驻场工程师请假', '项目经理审批');
    await manager.take('done');
    const customer = await PortalUser.signIn(browser, server.url, 'user-3');
    await customer.takeTask('驻场工程师请假', '客户确认');
    await customer.take('done');
    const assistant = await PortalUser.signIn(browser, server.url, 'assistant-1');
    await assistant.takeTask('驻场工程师请假', '登记归档');
    await assistant.take('done');
    const people = new DemoPeople(server.url);
    const { store } = server.running.opened.parts;
    const { rows } = await people.send<{ readonly rows: readonly { readonly id: string }[] }>(
      'admin',
      'GET',
      `/api/instances?process=${KEY}`,
    );
    const instance = await store.instance(rows[0]?.id ?? '');
    expect(instance).toMatchObject({ status: 'completed', variables: { choice: 'b', count: 4, person: 'resident-2' } });
    const bytes = await assistant.page.evaluate(
      async (id, key) => {
        const pdf = await fetch(`/api/instances/${id}/print/${key}.pdf`);
        return [...new Uint8Array(await pdf.arrayBuffer())];
      },
      instance?.id,
      KEY,
    );
    const { text } = await readPdf(Uint8Array.from(bytes));
    for (const part of ['驻场工程师请假单', '事假', '回乡办事', '郑晓彤', '交接事项']) expect(text).toContain(part);
    for (const one of [resident, manager, customer, assistant]) expect(one.faults).toEqual([]);
  });
});
