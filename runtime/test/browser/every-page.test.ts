import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { DemoPeople, playScenario } from './demo-story.js';
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

const ids = { call: '', claimable: '', finished: '', running: '', sheet: '' };

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
    await server.pass(1);
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
