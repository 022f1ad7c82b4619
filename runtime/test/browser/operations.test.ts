import { randomUUID } from 'node:crypto';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandAnswer, InstanceDetail, PublishAnswer, TaskList } from '../../src/api/index.js';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { DemoPeople } from './demo-story.js';
import { spending, spendingForm } from './operation-definitions.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

let server: DemoServer;
let browser: Browser;
let people: DemoPeople;
const signedIn = new Map<string, PortalUser>();
const folder = process.env['YUNLIU_SCREENSHOTS'];

async function shot(user: PortalUser, name: string): Promise<void> {
  if (folder === undefined) return;
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await user.page.setViewport({ width, height });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await user.page.screenshot({ path: `${folder}/${name}-${width}.png` });
  }
  await user.page.setViewport({ width: 1440, height: 900 });
}

async function as(account: string): Promise<PortalUser> {
  const known = signedIn.get(account) ?? (await PortalUser.signIn(browser, server.url, account));
  signedIn.set(account, known);
  return known;
}

const read = (id: string) => people.send<InstanceDetail>('admin', 'GET', `/api/instances/${id}`);

/** Starts and submits a request; answers its id and the reviewer's task. */
async function request(amount: number, by = 'hotline-1'): Promise<{ id: string; task: string }> {
  const started = await people.send<CommandAnswer>(by, 'POST', '/api/instances', {
    commandId: randomUUID(),
    process: 'spending',
  });
  await complete(by, started.nextTask ?? '', 'submit', { values: { amount } });
  return { id: started.instanceId, task: (await read(started.instanceId)).tasks[0]?.id ?? '' };
}

async function complete(by: string, task: string, outcome: string, more: object = {}): Promise<void> {
  const body = { commandId: randomUUID(), outcome, ...more };
  await people.send(by, 'POST', `/api/tasks/${task}/complete`, body);
}

async function operation(user: PortalUser, key: string): Promise<void> {
  await user.click('[data-testid=operations]');
  await user.click(`[data-testid=op-${key}]`);
  await user.find('dialog[open]');
}

/** Finds a person in the picker named `picker`. */
async function pick(user: PortalUser, picker: string, name: string): Promise<void> {
  const input = await user.find(`[data-testid=${picker}-input]`);
  await input.click();
  await input.type(name);
  // the list is asked for while one types; only the last answer holds this one person alone
  await user.page.waitForFunction(
    (list, wanted) => {
      const options = [...document.querySelectorAll(`#${list} li[role=option]`)];
      return options.length === 1 && options[0]?.textContent?.includes(wanted) === true;
    },
    {},
    `${picker}-list`,
    name,
  );
  await user.page.keyboard.press('Enter');
}

async function write(user: PortalUser, text: string): Promise<void> {
  await (await user.find('dialog[open] [data-testid=dialog-text]')).type(text);
}

async function confirm(user: PortalUser, sees: string): Promise<void> {
  await user.click('dialog[open] [data-testid=dialog-confirm]');
  await user.sees(sees);
}

describe('operations in the portal', () => {
  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchBrowser();
    people = new DemoPeople(server.url);
    const answer = await people.send<PublishAnswer>('admin', 'POST', '/api/admin/definitions', {
      definitions: [spending],
      forms: [spendingForm],
    });
    if (answer.issues.length > 0) throw new Error(JSON.stringify(answer.issues));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  it('[U50] a task is returned with a comment and comes straight back', async () => {
    const { id, task } = await request(500);
    const desk = await as('desk-1');
    await desk.open(`/tasks/${task}`);
    await desk.click('[data-testid=operations]');
    await shot(desk, 'menu');
    await desk.click('[data-testid=op-return]');
    await desk.find('dialog[open]');
    await desk.click('[data-testid=choose-straight]');
    await desk.click('[data-testid=dialog-confirm]');
    await desk.sees('请填写处理意见');
    await shot(desk, 'return');
    await write(desk, '请附报价');
    await confirm(desk, '已退回到「填写申请」');
    const hotline = await as('hotline-1');
    await hotline.takeTask('支出申请 500 元');
    await hotline.take('submit');
    const back = await read(id);
    expect(back.tasks.map(({ state, assignee }) => [state.key, assignee?.id])).toEqual([['review', 'desk-1']]);
    await hotline.open(`/instances/${id}`);
    await hotline.sees('退回到「填写申请」，办完后直接退回');
  });

  it('[U51] a delegated task shows its owner and is given back; an added signer answers first', async () => {
    const { id, task } = await request(600);
    const desk = await as('desk-1');
    await desk.open(`/tasks/${task}`);
    await operation(desk, 'delegate');
    await desk.click('[data-testid=dialog-confirm]');
    await desk.sees('请选择人员');
    await pick(desk, 'to', '刘建平');
    await confirm(desk, '已委派给 刘建平');
    await desk.open('/tasks?view=delegated');
    await desk.sees('委派给 刘建平');
    const tech = await as('tech-1');
    await tech.open(`/tasks/${task}`);
    await tech.sees('许文静 委派给您办理');
    await shot(tech, 'delegated');
    await tech.click('[data-testid=resolve]');
    await write(tech, '情况属实');
    await confirm(tech, '已交还');
    await desk.open(`/tasks/${task}`);
    await operation(desk, 'add-signers');
    await desk.click('[data-testid=choose-before]');
    await pick(desk, 'users', '杨柳青');
    await write(desk, '请技术把关');
    await shot(desk, 'add-signers');
    await confirm(desk, '已加签');
    const added = (await read(id)).tasks.find(({ assignee }) => assignee?.id === 'tech-2');
    const second = await as('tech-2');
    await second.open(`/tasks/${added?.id ?? ''}`);
    await second.sees('加签：加签人员与办理人都办完后继续');
    await second.sees('许文静前加签');
    await shot(second, 'signer');
    await second.take('agree');
    const own = (await read(id)).tasks.find(({ assignee }) => assignee?.id === 'desk-1');
    await desk.open(`/tasks/${own?.id ?? ''}`);
    await desk.take('agree');
    expect((await read(id)).status).toBe('completed');
  });

  it('[U52] three people vote; a veto ends it and closes what is open with a reason', async () => {
    const { id, task } = await request(20_000);
    await complete('desk-1', task, 'agree');
    const tasks = new Map((await read(id)).tasks.map((one) => [one.assignee?.id, one.id]));
    const tech = await as('tech-1');
    await tech.open(`/tasks/${tasks.get('tech-1') ?? ''}`);
    await tech.sees('票签：同意达到全体的 2/3 通过');
    await tech.sees('专家组一票否决');
    await tech.sees('已答复 0/3');
    await tech.take('pass', '预算内');
    const expert = await as('expert-1');
    await expert.open(`/tasks/${tasks.get('expert-1') ?? ''}`);
    await expert.sees('预算内');
    await shot(expert, 'votes');
    await expert.take('reject', '不符合规定');
    const ended = await read(id);
    expect([ended.status, ended.outcome]).toEqual(['completed', 'refused']);
    await expert.open(`/instances/${id}`);
    await expert.sees('结果：反对');
    await expert.click('[data-testid=votes] summary');
    await expert.sees('结果已定，不再需要');
    await expert.click('[data-testid=decisions] summary');
    await expert.sees('金额：¥20,000.00');
    await shot(expert, 'decided');
  });

  it('[U53] the next handler is chosen when completing', async () => {
    const { id, task } = await request(700);
    const desk = await as('desk-1');
    await desk.open(`/tasks/${task}`);
    await desk.page.waitForSelector('[data-testid=outcome-verify]:enabled');
    await desk.click('[data-testid=outcome-verify]');
    await desk.sees('「核实」的办理人');
    await desk.click('[data-testid=dialog-confirm]');
    await desk.sees('请选择人员');
    await pick(desk, 'check', '韩磊');
    await confirm(desk, '已提交「转核实」');
    expect((await read(id)).tasks.map(({ assignee }) => assignee?.id)).toEqual(['onsite-2']);
  });

  it('[U54] several tasks are completed with one outcome, with a result for each', async () => {
    const many = [await request(801), await request(802), await request(803)];
    const desk = await as('desk-1');
    await desk.open('/tasks');
    for (const amount of [801, 802, 803]) {
      const box = await desk.page.waitForSelector(
        `::-p-xpath(//li[contains(., "支出申请 ${amount} 元")]//input[@data-testid="select-task"])`,
      );
      await box?.click();
    }
    await desk.sees('已选 3 项');
    await shot(desk, 'batch');
    // somebody takes one away meanwhile
    await people.send('admin', 'POST', `/api/instances/${many[2]?.id ?? ''}/suspend`, {
      commandId: randomUUID(),
      reason: '核查',
    });
    await desk.click('[data-testid=batch-act]');
    await desk.click('[data-testid=choose-agree]');
    await write(desk, '同意');
    await confirm(desk, '成功 2 项，未成功 1 项');
    await shot(desk, 'batch-result');
    await desk.click('[data-testid=dialog-close]');
    const ends = await Promise.all(many.map(async ({ id }) => (await read(id)).status));
    expect(ends).toEqual(['completed', 'completed', 'running']);
  });

  it('[U55] a substitution shows its effect before it is saved, moves open tasks and gives them back', async () => {
    const { task } = await request(900);
    const desk = await as('desk-1');
    await desk.open('/substitutions');
    await desk.click('[data-testid=add-substitution]');
    await pick(desk, 'substitute', '郭晓峰');
    const local = (hours: number): string => new Date(Date.now() + (8 + hours) * 3_600_000).toISOString().slice(0, 16);
    for (const [field, value] of [
      ['start', local(-1)],
      ['end', local(48)],
    ] as const) {
      await (
        await desk.find(`[data-testid=substitution-${field}]`)
      ).evaluate((input, text) => {
        (input as HTMLInputElement).value = text;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }, value);
    }
    await desk.click('[data-testid=substitution-effect]');
    await desk.sees('请填写原因');
    await (await desk.find('[data-testid=substitution-reason]')).type('休假');
    await shot(desk, 'substitution-form');
    await desk.click('[data-testid=substitution-effect]');
    await desk.sees('立即转由 郭晓峰 办理');
    await desk.sees('支出申请 900 元');
    await shot(desk, 'substitution-effect');
    await desk.click('[data-testid=dialog-confirm]');
    await desk.sees('代理已保存');
    const other = await as('desk-2');
    await other.open(`/tasks/${task}`);
    await other.sees('代 许文静 办理');
    await other.open('/substitutions');
    await other.sees('我代理的人');
    await desk.open('/substitutions');
    await shot(desk, 'substitutions');
    await desk.click('[data-testid=stop-substitution]');
    await desk.click('[data-testid=dialog-confirm]');
    await desk.sees('代理已停止');
    const inbox = await people.send<TaskList>('desk-1', 'GET', '/api/tasks?view=todo&limit=100');
    expect(inbox.rows.some((row) => row.task?.id === task)).toBe(true);
  });

  it('[U56] an administrator suspends, says why, and lets it go on; others see who can act and what comes next', async () => {
    const { id, task } = await request(15_000);
    const hotline = await as('hotline-1');
    await hotline.open(`/instances/${id}`);
    await hotline.sees('等待许文静办理');
    await hotline.click('[data-testid=why-them]');
    await hotline.sees('定义指定由许文静办理');
    await hotline.click('[data-testid=preview]');
    await hotline.sees('评审会');
    await shot(hotline, 'explain');
    const admin = await as('admin');
    await admin.open(`/instances/${id}`);
    await operation(admin, 'suspend');
    await write(admin, '等待审计');
    await shot(admin, 'suspend');
    await confirm(admin, '已挂起');
    await admin.find('[data-testid=suspended]');
    const desk = await as('desk-1');
    await desk.open(`/tasks/${task}`);
    await desk.sees('等待审计');
    await shot(desk, 'suspended');
    await operation(admin, 'activate');
    await confirm(admin, '已激活');
    await operation(admin, 'jump');
    await admin.page.select('[data-testid=select-to]', 'fill');
    await write(admin, '重新填写');
    await confirm(admin, '已跳转');
    expect((await read(id)).tasks.map(({ state }) => state.key)).toEqual(['fill']);
  });

  it('[U57] copies are unread until opened', async () => {
    const { id } = await request(1000);
    const hotline = await as('hotline-1');
    await hotline.open(`/instances/${id}`);
    await operation(hotline, 'cc');
    await pick(hotline, 'users', '李雅琴');
    await write(hotline, '请知悉');
    await confirm(hotline, '已抄送');
    const reader = await as('hotline-3');
    await reader.open('/tasks?view=copies');
    await reader.page.waitForSelector('::-p-xpath(//li[contains(@class, "unread")][contains(., "支出申请 1000 元")])');
    await shot(reader, 'copies');
    await reader.open(`/instances/${id}`);
    await reader.sees('办理记录');
    await reader.open('/tasks?view=copies');
    const read = '::-p-xpath(//li[not(contains(@class, "unread"))][contains(., "支出申请 1000 元")])';
    expect(await reader.page.waitForSelector(read)).not.toBeNull();
  });

  it('[U58] the work of somebody who leaves is shown, then handed over with a result for each', async () => {
    const { id, task } = await request(1100);
    await people.send('desk-1', 'POST', `/api/tasks/${task}/transfer`, { commandId: randomUUID(), to: 'desk-3' });
    const admin = await as('admin');
    await admin.open('/admin/hand-over');
    await pick(admin, 'leaver', '宋佳宁');
    await admin.sees('支出申请 1100 元');
    await pick(admin, 'successor', '郭晓峰');
    await (await admin.find('[data-testid=hand-over-reason]')).type('离职');
    await shot(admin, 'hand-over');
    await admin.click('[data-testid=hand-over-run]');
    await admin.click('dialog[open] [data-testid=dialog-confirm]');
    await admin.find('[data-testid=batch-items]');
    await admin.sees('成功 1 项，未成功 0 项');
    await shot(admin, 'hand-over-done');
    expect((await read(id)).tasks.map(({ assignee }) => assignee?.id)).toEqual(['desk-2']);
  });

  it('[U59] a whole version is suspended and activated again', async () => {
    const { id } = await request(1200);
    const admin = await as('admin');
    await admin.open('/admin/suspensions');
    await admin.click('[data-testid=suspend-scope]:enabled');
    await admin.page.waitForSelector('dialog[open] [data-testid=select-what]');
    await admin.page.select('[data-testid=select-what]', 'definition spending 1');
    await write(admin, '制度修订');
    await confirm(admin, '已挂起');
    expect((await read(id)).suspended?.reason).toBe('制度修订');
    await shot(admin, 'suspensions');
    await admin.click('[data-testid=activate-scope]');
    await confirm(admin, '已激活');
    expect((await read(id)).suspended).toBeUndefined();
  });

  it('[U48] nobody met an error of a page, a refused policy or a failing server', () => {
    expect([...signedIn.values()].flatMap((one) => one.faults)).toEqual([]);
  });
});
