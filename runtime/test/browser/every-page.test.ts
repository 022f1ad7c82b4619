import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandAnswer, InstanceDetail } from '../../src/api/index.js';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { askForMoreTime, DemoPeople, openPromisedTicket, playScenario } from './demo-story.js';
import { spending, spendingForm } from './operation-definitions.js';
import { axeFindings, latinWords, settled, sidewaysScroll } from './page-checks.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

const scenario = (path: string): string =>
  fileURLToPath(new URL(`../../../process-definitions/${path}.scenario.json`, import.meta.url));

/** A page, who looks at it, and what is opened on it first. */
interface Visit {
  readonly name: string;
  readonly who: 'hotline-1' | 'desk-1' | 'admin' | 'onsite-1';
  readonly path: () => string;
  /** Waited for, inside shadow roots too. */
  readonly shows?: string;
  readonly open?: (user: PortalUser) => Promise<void>;
}

const ids = {
  call: '',
  claimable: '',
  finished: '',
  running: '',
  sheet: '',
  review: '',
  vote: '',
  spending: '',
  stopped: '',
  clocked: '',
  design: '',
};

const press = (selector: string, then: string): NonNullable<Visit['open']> => {
  return async (user) => {
    await user.click(selector);
    await user.find(then);
  };
};
const pressText = (text: string, then: string): NonNullable<Visit['open']> => {
  return async (user) => {
    await (
      await user.page.waitForSelector(`::-p-xpath(//main//button[contains(., "${text}")])`, { visible: true })
    )?.click();
    await user.find(then);
  };
};
const at = (path: string) => () => path;
const callPage = (): string => `/tasks/${ids.call}`;
const reviewPage = (): string => `/tasks/${ids.review}`;
const operation = (key: string, then: string): NonNullable<Visit['open']> => {
  return async (user) => {
    await user.click('[data-testid=operations]');
    await user.click(`[data-testid=op-${key}]`);
    await user.find(then);
  };
};
const designPage = (): string => `/designs/${ids.design}`;
const design = (tab: string, shows: string): Visit => ({
  name: `part “${tab}” of a design`,
  who: 'admin',
  path: designPage,
  shows: 'yl-flow-designer',
  open: press(`[data-testid=tab-${tab}]`, shows),
});
const FIELD = '[data-pointer="/values/unit"] input';

const visits: readonly Visit[] = [
  { name: 'catalogue', who: 'hotline-1', path: at('/catalogue') },
  {
    name: 'asking before a start',
    who: 'hotline-1',
    path: at('/catalogue'),
    open: press('[data-testid=start-hotline]', 'dialog[open]'),
  },
  { name: 'tasks to do', who: 'desk-1', path: at('/tasks') },
  { name: 'tasks done', who: 'hotline-1', path: at('/tasks?view=done') },
  { name: 'tasks started', who: 'hotline-1', path: at('/tasks?view=started') },
  { name: 'copies', who: 'hotline-1', path: at('/tasks?view=copies') },
  { name: 'task form', who: 'hotline-1', path: callPage, shows: FIELD },
  {
    name: 'task form with faults',
    who: 'hotline-1',
    path: callPage,
    shows: FIELD,
    open: async (user) => {
      await user.page.waitForSelector('[data-testid=outcome-solved]');
      await user.fill({ solvedInCall: { yes: true } });
      await user.page.waitForSelector('[data-testid=outcome-solved]:enabled');
      await user.click('[data-testid=outcome-solved]');
      await user.find('[data-testid=toast]');
    },
  },
  {
    name: 'asking before withdrawal',
    who: 'hotline-1',
    path: callPage,
    shows: FIELD,
    open: press('[data-testid=outcome-withdraw]', 'dialog[open]'),
  },
  { name: 'task flow', who: 'hotline-1', path: callPage, open: press('[data-testid=tab-flow]', '[data-state]') },
  { name: 'task to claim', who: 'desk-1', path: () => `/tasks/${ids.claimable}`, shows: '[data-testid=claim]' },
  {
    name: 'form with signatures',
    who: 'onsite-1',
    path: () => `/tasks/${ids.sheet}`,
    shows: '[data-pointer="/values/userSign"]',
  },
  {
    name: 'signature pad',
    who: 'onsite-1',
    path: () => `/tasks/${ids.sheet}`,
    shows: '[data-pointer="/values/userSign"]',
    open: press('[data-pointer="/values/userSign"] .sign-offers button', 'canvas'),
  },
  {
    name: 'handing over',
    who: 'hotline-1',
    path: callPage,
    shows: FIELD,
    open: press('[data-testid=transfer]', '#person-list li[role=option]'),
  },
  { name: 'search', who: 'admin', path: at('/instances') },
  { name: 'finished instance', who: 'admin', path: () => `/instances/${ids.finished}` },
  {
    name: 'form of an instance',
    who: 'admin',
    path: () => `/instances/${ids.finished}`,
    open: press('[data-testid=tab-form-0]', '[data-pointer="/values/unit"]'),
  },
  { name: 'running instance', who: 'admin', path: () => `/instances/${ids.running}` },
  {
    name: 'ticket with promised times',
    who: 'admin',
    path: () => `/instances/${ids.clocked}`,
    shows: '[data-testid=clock-panel] li',
  },
  {
    name: 'promised times',
    who: 'admin',
    path: () => `/instances/${ids.clocked}/clocks`,
    shows: '[data-testid=clock-drawing]',
  },
  {
    name: 'asking before a change of priority',
    who: 'admin',
    path: () => `/instances/${ids.clocked}/clocks`,
    open: async (user) => {
      await user.click('[data-testid=change-priority]');
      await user.find('[data-testid=field-priority]');
      await user.page.select('[data-testid=field-priority]', 'low');
      await user.find('[data-testid=priority-moves]');
    },
  },
  {
    name: 'asking before an extension',
    who: 'admin',
    path: () => `/instances/${ids.clocked}/clocks`,
    open: press('[data-testid=extend]', 'dialog[open]'),
  },
  { name: 'decisions on time', who: 'admin', path: at('/clock-decisions'), shows: '[data-testid=decisions]' },
  { name: 'no decisions on time', who: 'desk-1', path: at('/clock-decisions'), shows: '[data-testid=empty]' },
  {
    name: 'calendar',
    who: 'admin',
    path: at('/calendars?month=2026-10'),
    shows: '[data-testid=month-grid]',
    open: press('[data-testid=day-2026-10-10]', '[data-testid=day-detail]'),
  },
  {
    name: 'dates of a calendar',
    who: 'admin',
    path: at('/calendars'),
    open: async (user) => {
      await user.click('[data-testid=add-dates]');
      await (await user.find('[data-testid=calendar-rows]')).type('2027-13-01,休,元旦');
      await user.click('[data-testid=calendar-check]');
      await user.find('[data-testid=calendar-faults]');
    },
  },
  {
    name: 'dry run of a calendar',
    who: 'admin',
    path: at('/calendars'),
    open: async (user) => {
      await user.click('[data-testid=add-dates]');
      await (await user.find('[data-testid=calendar-rows]')).type('2027-01-01,休,元旦');
      await user.click('[data-testid=calendar-check]');
      await user.find('[data-testid=calendar-dry-run]');
    },
  },
  { name: 'agreements', who: 'admin', path: at('/agreements'), shows: '[data-testid=agreements]' },
  {
    name: 'registering a system',
    who: 'admin',
    path: at('/agreements'),
    open: press('[data-testid=add-system]', 'dialog[open]'),
  },
  {
    name: 'commitments of an agreement',
    who: 'admin',
    path: at('/agreements/a03-one-year-service/1'),
    shows: '[data-testid=commitments]',
  },
  { name: 'planned downtime', who: 'admin', path: at('/downtimes'), shows: '[data-testid=downtimes]' },
  {
    name: 'declaring downtime',
    who: 'admin',
    path: at('/downtimes'),
    open: press('[data-testid=declare-downtime]', 'dialog[open]'),
  },
  { name: 'notices', who: 'desk-1', path: at('/notices') },
  { name: 'account', who: 'admin', path: at('/account') },
  { name: 'users', who: 'admin', path: at('/admin/users') },
  { name: 'new user', who: 'admin', path: at('/admin/users'), open: press('[data-testid=add-user]', 'dialog[open]') },
  {
    name: 'one-time password',
    who: 'admin',
    path: at('/admin/users'),
    open: async (user) => {
      await (
        await user.page.waitForSelector('::-p-xpath(//tr[contains(., "秦卫国")]//button[contains(., "重置密码")])')
      )?.click();
      await user.find('dialog[open]');
      await user.page.click('[data-testid=dialog-confirm]');
      await user.find('[data-testid=one-time-password]');
    },
  },
  { name: 'departments', who: 'admin', path: at('/admin/departments') },
  { name: 'new department', who: 'admin', path: at('/admin/departments'), open: pressText('新建部门', 'dialog[open]') },
  { name: 'roles', who: 'admin', path: at('/admin/roles') },
  { name: 'new role', who: 'admin', path: at('/admin/roles'), open: pressText('新建角色', 'dialog[open]') },
  { name: 'definitions', who: 'admin', path: at('/admin/definitions') },
  { name: 'versions', who: 'admin', path: at('/admin/versions/hotline'), shows: '[data-testid=versions]' },
  {
    name: 'forms',
    who: 'admin',
    path: at('/admin/definitions'),
    open: press('[data-testid=tab-forms]', '[data-testid=tab-forms][aria-selected=true]'),
  },
  { name: 'schedules', who: 'admin', path: at('/schedules'), shows: '[data-testid=schedules-A02]' },
  {
    name: 'run a schedule now',
    who: 'admin',
    path: at('/schedules'),
    open: press('[data-testid=schedule-run]', 'dialog[open]'),
  },
  {
    name: 'runs of a schedule',
    who: 'admin',
    path: at('/schedules'),
    open: press('[data-testid=schedule-history]', 'dialog[open]'),
  },
  {
    name: 'dates of schedules',
    who: 'admin',
    path: at('/schedules'),
    open: press('[data-testid=set-dates]', 'dialog[open]'),
  },
  {
    name: 'operations of a task',
    who: 'desk-1',
    path: reviewPage,
    open: async (user) => {
      await user.click('[data-testid=operations]');
      await user.click('[data-testid=operations-off]');
      await user.find('[data-testid=off-urge]');
    },
  },
  { name: 'returning', who: 'desk-1', path: reviewPage, open: operation('return', '[data-testid=choose-straight]') },
  { name: 'delegating', who: 'desk-1', path: reviewPage, open: operation('delegate', '#to-list li[role=option]') },
  { name: 'adding signers', who: 'desk-1', path: reviewPage, open: operation('add-signers', '#users-input') },
  {
    name: 'why an outcome is not offered',
    who: 'desk-1',
    path: reviewPage,
    open: press('[data-testid=why-not]', '[data-testid=why-not-list]'),
  },
  { name: 'votes', who: 'admin', path: () => `/tasks/${ids.vote}`, shows: '[data-testid=votes]' },
  {
    name: 'explanation and the way ahead',
    who: 'admin',
    path: () => `/instances/${ids.spending}`,
    open: async (user) => {
      await user.click('[data-testid=decisions] summary');
      await user.click('[data-testid=why-them]');
      await user.click('[data-testid=preview]');
      await user.find('[data-testid=path] .path-end');
    },
  },
  {
    name: 'operations of an instance',
    who: 'admin',
    path: () => `/instances/${ids.spending}`,
    open: async (user) => {
      // not above the drawing: axe takes its half covered buttons for too small
      await user.click('[data-testid=tab-form-0]');
      await user.click('[data-testid=operations]');
      await user.find('[data-testid=op-suspend]');
    },
  },
  {
    name: 'jumping',
    who: 'admin',
    path: () => `/instances/${ids.spending}`,
    open: operation('jump', '[data-testid=select-to]'),
  },
  {
    name: 'suspended instance',
    who: 'admin',
    path: () => `/instances/${ids.stopped}`,
    shows: '[data-testid=suspended]',
  },
  {
    name: 'several tasks chosen',
    who: 'desk-1',
    path: at('/tasks'),
    open: press('[data-testid=select-task]:enabled', '[data-testid=batch-bar]'),
  },
  { name: 'tasks delegated', who: 'desk-1', path: at('/tasks?view=delegated') },
  {
    name: 'the way ahead before a start',
    who: 'hotline-1',
    path: at('/catalogue'),
    open: async (user) => {
      await user.click('[data-testid=start-hotline]');
      await user.click('dialog[open] [data-testid=preview]');
      await user.find('[data-testid=path] .path-end');
    },
  },
  { name: 'substitutions', who: 'desk-1', path: at('/substitutions'), shows: '[data-testid=substitutions]' },
  {
    name: 'new substitution',
    who: 'desk-1',
    path: at('/substitutions'),
    open: async (user) => {
      await user.click('[data-testid=add-substitution]');
      await user.click('[data-testid=scope-chosen]');
      await user.click('[data-testid=process-spending]');
      await user.page.waitForSelector('#condition-kind option[value=field]:enabled');
      await user.page.select('#condition-kind', 'field');
      await user.find('[data-testid=condition-value]');
    },
  },
  {
    name: 'hand-over',
    who: 'admin',
    path: at('/admin/hand-over'),
    open: async (user) => {
      const input = await user.find('[data-testid=leaver-input]');
      await input.click();
      await input.type('许文静');
      await user.page.waitForFunction(() => document.querySelectorAll('#leaver-list li[role=option]').length === 1);
      await user.page.keyboard.press('Enter');
      await user.find('[data-testid=hand-over-run]');
    },
  },
  { name: 'suspensions', who: 'admin', path: at('/admin/suspensions'), shows: '[data-testid=suspensions]' },
  {
    name: 'suspending a version',
    who: 'admin',
    path: at('/admin/suspensions'),
    open: press('[data-testid=suspend-scope]:enabled', '[data-testid=select-what]'),
  },
  { name: 'worker tokens', who: 'admin', path: at('/admin/workers') },
  {
    name: 'new worker token',
    who: 'admin',
    path: at('/admin/workers'),
    open: async (user) => {
      await user.click('[data-testid=new-worker-token]');
      const name = await user.find('dialog input[name=name]');
      await name.type(`push-${Date.now()}`);
      const topics = await user.find('dialog input[name=topics]');
      await topics.type('sms，mail');
      await user.click('[data-testid=dialog-confirm]');
      await user.find('[data-testid=worker-token]');
    },
  },
  { name: 'board of promised times', who: 'admin', path: at('/sla'), shows: '[data-testid=filter-agreement]' },
  { name: 'compliance reports', who: 'admin', path: at('/reports'), shows: '[data-testid=report-agreement]' },
  {
    name: 'preview of a report',
    who: 'admin',
    path: at('/reports'),
    open: press('[data-testid=report-preview]', '[data-testid=commitments]'),
  },
  {
    name: 'month of the hotline',
    who: 'desk-1',
    path: at('/hotline-statistics'),
    shows: '[data-testid=hotline-month]',
  },
  { name: 'incidents', who: 'admin', path: at('/admin/incidents'), shows: '[data-testid=retry-incident]' },
  {
    name: 'keyboard help',
    who: 'admin',
    path: at('/notices'),
    open: async (user) => {
      await user.page.keyboard.press('?');
      await user.find('dialog[open]');
    },
  },
  { name: 'drafts of processes', who: 'admin', path: at('/designs') },
  { name: 'processes to change', who: 'admin', path: at('/designs?view=processes') },
  { name: 'templates of processes', who: 'admin', path: at('/designs?view=gallery') },
  { name: 'rights of designing', who: 'admin', path: at('/admin/design-rights') },
  {
    name: 'asking about a new process',
    who: 'admin',
    path: at('/designs'),
    open: press('[data-testid=new-process]', 'dialog[open]'),
  },
  { name: 'board of a process', who: 'admin', path: designPage, shows: 'yl-flow-designer' },
  design('forms', 'yl-form-canvas'),
  design('rights', 'yl-rights-sheet'),
  design('prints', 'yl-print-designer'),
  design('trial', '[data-begin]'),
  design('versions', '[data-testid=versions]'),
  {
    name: 'trial beside the board',
    who: 'admin',
    path: designPage,
    shows: 'yl-flow-designer',
    open: async (user) => {
      await user.click('[data-testid=try]');
      await user.click('[data-begin]');
      await user.find('yl-trial-task');
    },
  },
  {
    name: 'publishing a process',
    who: 'admin',
    path: designPage,
    shows: 'yl-flow-designer',
    open: press('[data-testid=publish]', '[data-testid=publish-go]'),
  },
  { name: 'nothing here', who: 'admin', path: at('/nowhere') },
];

let server: DemoServer;
let browser: Browser;
const users = new Map<string, PortalUser>();

async function findings(page: Page, width: number, height: number): Promise<string[]> {
  await page.setViewport({ width, height });
  await settled(page);
  const all = [...(await axeFindings(page)), ...(await sidewaysScroll(page, width)), ...(await latinWords(page))];
  return all.map((one) => `${width}: ${one}`);
}

/** A task to review, a vote under way, a suspended instance, a substitution and a suspended product. */
async function makeOperations(people: DemoPeople): Promise<void> {
  await people.send('admin', 'POST', '/api/admin/definitions', { definitions: [spending], forms: [spendingForm] });
  const [review, vote, stopped] = [await spend(people, 500), await spend(people, 20_000), await spend(people, 700)];
  const answer = { commandId: randomUUID(), outcome: 'agree' };
  await people.send('desk-1', 'POST', `/api/tasks/${vote.task}/complete`, answer);
  const { tasks } = await people.send<InstanceDetail>('admin', 'GET', `/api/instances/${vote.id}`);
  const mine = tasks.find(({ assignee }) => assignee?.id === 'tech-1')?.id ?? '';
  const ballot = { commandId: randomUUID(), outcome: 'pass', comment: '预算内' };
  await people.send('tech-1', 'POST', `/api/tasks/${mine}/complete`, ballot);
  const why = { commandId: randomUUID(), reason: '等待审计' };
  await people.send('admin', 'POST', `/api/instances/${stopped.id}/suspend`, why);
  await people.send('desk-1', 'PUT', `/api/substitutions/${randomUUID()}`, {
    from: 'desk-1',
    to: 'desk-2',
    start: '2126-10-01T00:00:00.000Z',
    end: '2126-10-08T00:00:00.000Z',
    reason: '国庆休假',
    processes: ['spending'],
    condition: 'amount < 1000',
  });
  await people.send('admin', 'POST', '/api/admin/definitions/minor-release/1/suspend', {
    batchId: randomUUID(),
    reason: '制度修订',
  });
  ids.review = review.task;
  ids.spending = vote.id;
  ids.vote = tasks.find(({ assignee }) => assignee?.id === 'expert-1')?.id ?? '';
  ids.stopped = stopped.id;
}

async function spend(people: DemoPeople, amount: number): Promise<{ readonly id: string; readonly task: string }> {
  const start = { commandId: randomUUID(), process: 'spending' };
  const { instanceId: id, nextTask } = await people.send<CommandAnswer>('hotline-1', 'POST', '/api/instances', start);
  const body = { commandId: randomUUID(), outcome: 'submit', values: { amount } };
  await people.send('hotline-1', 'POST', `/api/tasks/${nextTask ?? ''}/complete`, body);
  const { tasks } = await people.send<InstanceDetail>('admin', 'GET', `/api/instances/${id}`);
  return { id, task: tasks[0]?.id ?? '' };
}

describe('every page of the portal', () => {
  beforeAll(async () => {
    server = await startDemoServer({
      handlers: { 'outside-call': () => Promise.reject(new Error('对方系统没有应答')) },
    });
    browser = await launchBrowser();
    const people = new DemoPeople(server.url);
    const finished = await playScenario(people, scenario('hotline/scenarios/solved-in-call'));
    const handedOver = await playScenario(people, scenario('hotline/scenarios/fault-handled-and-called-back'), 2);
    const running = await playScenario(people, scenario('bug-handling/scenarios/full-course'), 4);
    const onSite = await playScenario(people, scenario('onsite-repair/scenarios/solved-on-site'), 12);
    const call = await people.send<{ nextTask: string }>('hotline-1', 'POST', '/api/instances', {
      commandId: randomUUID(),
      process: 'hotline',
    });
    const blocked: unknown = JSON.parse(
      await readFile(new URL('../server/fixtures/definitions/blocked/1.json', import.meta.url), 'utf8'),
    );
    await people.send('admin', 'POST', '/api/admin/definitions', { definitions: [blocked], forms: [] });
    await people.send('admin', 'POST', '/api/instances', { commandId: randomUUID(), process: 'blocked' });
    await makeOperations(people);
    ids.design = randomUUID();
    const from = { kind: 'version', process: 'hotline', version: 2 };
    await people.send('admin', 'POST', '/api/designs', { id: ids.design, commandId: randomUUID(), from });
    await server.pass(1);
    ids.clocked = await openPromisedTicket(people);
    await askForMoreTime(people, await openPromisedTicket(people));
    ids.finished = finished.instanceId;
    ids.claimable = handedOver.tasks[0]?.id ?? '';
    ids.running = running.instanceId;
    ids.sheet = onSite.tasks[0]?.id ?? '';
    ids.call = call.nextTask;
    for (const who of new Set(visits.map((visit) => visit.who))) {
      users.set(who, await PortalUser.signIn(browser, server.url, who));
    }
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  it('[U14] [U15] [U3] sign-in', async () => {
    const page = await (await browser.createBrowserContext()).newPage();
    await page.goto(server.url);
    await page.waitForSelector('[data-testid=account]');
    expect([...(await findings(page, 1440, 900)), ...(await findings(page, 390, 844))]).toEqual([]);
  });

  it.each(visits)('[U14] [U15] [U3] $name', async ({ who, path, shows, open }) => {
    const user = users.get(who);
    if (user === undefined) throw new Error(`${who} is not signed in`);
    await user.page.setViewport({ width: 1440, height: 900 });
    await user.open(path());
    await settled(user.page);
    if (shows !== undefined) await user.find(shows);
    await open?.(user);
    expect([...(await findings(user.page, 1440, 900)), ...(await findings(user.page, 390, 844))]).toEqual([]);
  });

  it('[U48] nobody met an error of a page, a refused policy or a failing server', () => {
    expect([...users.values()].flatMap((one) => one.faults)).toEqual([]);
  });
});
