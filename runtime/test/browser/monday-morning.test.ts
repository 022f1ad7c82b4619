import { mkdirSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { DemoPeople, playScenario } from './demo-story.js';
import { BoardHands, DesignHands, FormHands, RightsHands } from './design-hands.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

interface Task {
  readonly title: unknown;
  readonly form?: { readonly template: string; readonly version: number; readonly rights: object };
  readonly outcomes?: { readonly [key: string]: { readonly to: string } };
}

interface Designed {
  readonly definition: {
    readonly states: { readonly service: { readonly states: { readonly [key: string]: Task } } };
  };
  readonly forms: {
    readonly [id: string]: { readonly schema: { readonly properties: { readonly [name: string]: object } } };
  };
}

/** Running tickets at the beginning. */
const RUNNING = 37;
/** The version of the hotline that the catalogue ships. */
const SHIPPED = 2;
const story = (name: string): string =>
  new URL(`../../../process-definitions/hotline/scenarios/${name}.scenario.json`, import.meta.url).pathname;

let server: DemoServer;
let browser: Browser;
let people: DemoPeople;
let admin: PortalUser;
const others: PortalUser[] = [];
let hands: DesignHands;
let board: BoardHands;
let form: FormHands;
let rights: RightsHands;

beforeAll(async () => {
  server = await startDemoServer();
  browser = await launchBrowser();
  people = new DemoPeople(server.url);
  // Last week's case went to its end; the others stand here and there.
  await playScenario(people, story('dissatisfied-and-handed-over'));
  await Promise.all(
    Array.from({ length: RUNNING }, async (_, ticket) =>
      playScenario(people, story('dissatisfied-and-handed-over'), 1 + (ticket % 7)),
    ),
  );
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
  for (const [index, page] of [admin.page, ...others.map((one) => one.page)].entries())
    await page.screenshot({ path: `${folder}/monday-${String(Date.now())}-${String(index)}.png` });
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

const running = async (version: number): Promise<number> =>
  (await server.running.opened.parts.store.runningOn('hotline', version, { limit: 100 })).rows.length;

describe('[W12] Monday morning at the hotline', () => {
  it('opens the published hotline and puts a quality check behind the call-back', async () => {
    expect(await running(SHIPPED)).toBe(RUNNING);
    await admin.open('/designs?view=processes');
    await admin.click('[data-testid=edit-hotline]');
    await hands.at('yl-flow-designer >>> .stage');
    // The board opens at the first step, as large as it can be read.
    await hands.press('button', '适应窗口');
    await hands.drag(
      await hands.middle(await hands.find('button', '人工任务')),
      await board.place('way:user-satisfied>closed>0'),
    );
    await board.rename('state:task', '质量检查');
    await hands.choose('由谁办理', '角色');
    await hands.pick('角色', '服务台');
    const { states } = (await hands.document<Designed>()).definition.states.service;
    expect(states['user-satisfied']).toMatchObject({ branches: [{ to: 'task' }] });
    expect(states['task']).toMatchObject({
      title: '质量检查',
      assign: { by: 'role', role: 'service-desk' },
      outcomes: { done: { to: 'closed' } },
    });
  });

  it('adds a field to the record: its next version, in the same step', async () => {
    await hands.tab('表单');
    await hands.chooseIn(await hands.at('yl-form-designer >>> #form'), '电话服务记录');
    await hands.press('button', '整数');
    await form.title('回访评分');
    const { forms, definition } = await hands.document<Designed>();
    const made = forms['phone-record@2'];
    expect(Object.values(made?.schema.properties ?? {})).toContainEqual({ title: '回访评分', type: 'integer' });
    expect(JSON.stringify(definition)).not.toContain('"template":"phone-record","version":1');
  });

  it('lets only the service desk fill it in', async () => {
    await hands.tab('权限');
    await hands.choose('让更多步骤显示此表单', '质量检查');
    await hands.press('button', '添加步骤');
    await rights.set(['回访评分', '质量检查'], ['回访评分', '质量检查'], 'required');
    const { service } = (await hands.document<Designed>()).definition.states;
    expect(service.states['task']?.form?.rights).toEqual({ '*': 'read', count: 'required' });
    expect(await hands.errors()).toEqual([]);
  });

  it("tries it with last week's case: it would now stop at the quality check", async () => {
    await hands.press('button', '试运行');
    await hands.tab('历史工单');
    await hands.press('button', '开始重放');
    await hands.sees('质量检查', 'yl-trial >>> [data-first]');
    expect(await hands.words(await hands.at('yl-trial >>> [data-summary]'))).toMatch(/走向不同/);
  });

  it('sees what happens to the 37 running tickets, and publishes', async () => {
    await hands.press('button', '发布…');
    await hands.sees(/37/, 'yl-publish-dialog >>> [data-testid=publish-impact]');
    await hands.write('发布说明', '回访后增加质量检查');
    await hands.press('button', '发布', await hands.at('dialog[open]'));
    await hands.sees(`已发布第 ${SHIPPED + 1} 版`, 'yl-workbench');
    expect(await running(SHIPPED)).toBe(RUNNING);
    expect(await running(SHIPPED + 1)).toBe(0);
  });

  it('moves the safe ones on from the page of migrations', async () => {
    await admin.open('/admin/versions/hotline');
    await admin.click('[data-testid=plan]');
    const summary = await admin.text('[data-testid=plan-summary]');
    expect(summary).toContain(String(RUNNING));
    await admin.click('[data-testid=migrate]');
    await admin.click('[data-testid=dialog-confirm]');
    await admin.sees(`完成 ${RUNNING}`);
    expect(await running(SHIPPED)).toBe(0);
    expect(await running(SHIPPED + 1)).toBe(RUNNING);
  });

  it('sends a new ticket through the quality check, where the desk alone fills in the field', async () => {
    const { tasks, instanceId } = await playScenario(people, story('dissatisfied-and-handed-over'));
    expect(tasks.map(({ state }) => state.key)).toEqual(['task']);
    const desk = await PortalUser.signIn(browser, server.url, 'desk-1');
    others.push(desk);
    // Among the many of the desk it stands further down the list.
    await desk.open(`/tasks/${tasks[0]?.id ?? ''}`);
    await desk.click('[data-testid=claim]');
    await desk.find('[data-testid=unclaim]');
    await desk.fill({ count: 5 });
    await desk.take('done');
    const instance = await server.running.opened.parts.store.instance(instanceId);
    expect(instance?.variables).toMatchObject({ count: 5 });
    expect(instance?.visits.map(({ state }) => state)).toContain('closed');
    expect(desk.faults).toEqual([]);
  });

  it('goes back: the former version is restored as a draft and published', async () => {
    await admin.open('/designs?view=processes');
    await admin.click('[data-testid=edit-hotline]');
    await hands.at('yl-flow-designer >>> .stage');
    await hands.tab('版本');
    await hands.click(await hands.at(`yl-versions >>> [data-testid=restore-${SHIPPED}]`));
    await hands.press('button', '恢复为草稿', await hands.at('dialog[open]'));
    await hands.until('the restored draft', async () => {
      const { service } = (await hands.document<Designed>()).definition.states;
      return service.states['task'] === undefined;
    });
    await hands.press('button', '发布…');
    await hands.write('发布说明', '先回到原来的流程');
    await hands.press('button', '发布', await hands.at('dialog[open]'));
    await hands.sees(`已发布第 ${SHIPPED + 2} 版`, 'yl-workbench');
    const { store } = server.running.opened.parts;
    const [before, now] = await Promise.all(
      [SHIPPED, SHIPPED + 2].map((version) => store.definition('hotline', version)),
    );
    expect({ ...now?.definition, version: SHIPPED }).toEqual(before?.definition);
    expect(admin.faults).toEqual([]);
  });
});
