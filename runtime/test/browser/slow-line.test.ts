import { randomUUID } from 'node:crypto';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { DemoPeople } from './demo-story.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

const UNIT = '[data-testid=task-form] >>> [data-pointer="/values/unit"] >>> input';

let server: DemoServer;
let browser: Browser;
let people: DemoPeople;

async function startCall(): Promise<{ instanceId: string; nextTask: string }> {
  return people.send('hotline-1', 'POST', '/api/instances', { commandId: randomUUID(), process: 'hotline' });
}

/** Requests that fit wait until `go` is called; then they are sent, or fail. */
async function hold(
  page: Page,
  fits: (request: HTTPRequest) => boolean,
): Promise<{ readonly waiting: () => number; readonly go: (how: 'send' | 'fail') => Promise<void> }> {
  const held: HTTPRequest[] = [];
  let how: 'hold' | 'send' | 'fail' = 'hold';
  const pass = async (request: HTTPRequest): Promise<void> =>
    how === 'fail' ? request.abort('connectionfailed') : request.continue();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (how !== 'hold' || !fits(request)) void (fits(request) ? pass(request) : request.continue());
    else held.push(request);
  });
  return {
    waiting: () => held.length,
    async go(next) {
      how = next;
      await Promise.all(held.map(pass));
    },
  };
}

const asks = (method: string, path: RegExp) => (request: HTTPRequest) =>
  request.method() === method && path.test(new URL(request.url()).pathname);

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (await what()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come to that');
}

/** The page at `path` shows; what came before had the time of another answer and of every short timer to do its harm. */
async function settledAt(user: PortalUser, path: string): Promise<void> {
  await user.page.waitForFunction((wanted) => location.pathname === wanted, {}, path);
  await user.page.evaluate(async () => {
    await (await fetch('/api/session')).text();
    await new Promise((resolve) => setTimeout(resolve, 600));
  });
}

describe('a slow or broken line', () => {
  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchBrowser();
    people = new DemoPeople(server.url);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  it('[U70] what was typed when the session ended is there again after signing in', async () => {
    const { nextTask } = await startCall();
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.open(`/tasks/${nextTask}`);
    const input = await user.find(UNIT);
    await (await user.page.createCDPSession()).send('Network.clearBrowserCookies');
    await input.type('江州市财政局');
    await (await user.find('[data-testid=account]')).type('hotline-1');
    await (await user.find('[data-testid=password]')).type('yunliu-demo');
    await user.page.keyboard.press('Enter');
    expect(await user.text('[data-testid=draft-restored]')).toContain('本机暂存');
    expect(await (await user.find(UNIT)).evaluate((field) => (field as HTMLInputElement).value)).toBe('江州市财政局');
  });

  it('[U71] a late answer to a command does not pull the person away from another page', async () => {
    const { nextTask } = await startCall();
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.open(`/tasks/${nextTask}`);
    const line = await hold(user.page, asks('POST', /\/complete$/));
    await user.click('[data-testid=outcome-withdraw]');
    await (await user.find('[data-testid=dialog-text]')).type('重复登记');
    await user.click('[data-testid=dialog-confirm]');
    await until(() => line.waiting() === 1);
    await user.click('[data-testid=nav-catalogue]');
    await user.find('[data-testid=catalogue-search]');
    await line.go('send');
    await user.find('[data-testid=toast]');
    await settledAt(user, '/catalogue');
    expect(await user.page.title()).toContain('服务目录');
  });

  it('[U71] a page left while it was read does not name the window', async () => {
    const { instanceId } = await startCall();
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.open('/catalogue');
    const line = await hold(user.page, asks('GET', new RegExp(`/api/instances/${instanceId}$`)));
    await user.page.evaluate((path) => {
      const link = document.createElement('a');
      link.href = path;
      document.body.append(link);
      link.click();
    }, `/instances/${instanceId}`);
    await until(() => line.waiting() === 1);
    await user.click('[data-testid=nav-notices]');
    await user.page.waitForFunction(() => document.querySelector('h1')?.textContent === '通知');
    await line.go('send');
    await settledAt(user, '/notices');
    expect(await user.page.title()).toContain('通知');
  });

  it('[U71] code of a page that cannot be had is told only to those who still wait for it', async () => {
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    const line = await hold(user.page, asks('GET', /\/catalogue-page[^/]*\.js$/));
    await user.click('[data-testid=nav-catalogue]');
    await until(() => line.waiting() === 1);
    await user.click('[data-testid=nav-notices]');
    await user.page.waitForFunction(() => document.querySelector('h1')?.textContent === '通知');
    await line.go('fail');
    await settledAt(user, '/notices');
    expect(await user.page.$('[data-testid=failure]')).toBeNull();
    await user.click('[data-testid=nav-catalogue]');
    await user.find('[data-testid=failure]');
  });

  it('[U76] a page that cannot be shown says so in its heading and leads on', async () => {
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.page.goto(`${server.url}/tasks/not-there`);
    await user.find('[data-testid=failure] a[href="/tasks"]');
    expect(await user.text('h1')).toContain('没有这个任务');
    await user.page.setOfflineMode(true);
    await user.click('[data-testid=nav-catalogue]');
    await user.find('[data-testid=failure] button');
    expect(await user.text('h1')).toContain('网络');
    await user.page.setOfflineMode(false);
    await user.find('[data-testid=catalogue-search]');
  });

  it('[U72] a search still waiting to be sent does not follow to the next page', async () => {
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.find('[data-testid=task-search]');
    await user.page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('[data-testid=task-search]');
      if (input === null) return;
      input.value = '财政局';
      input.dispatchEvent(new Event('input'));
      document.querySelector<HTMLElement>('[data-testid=nav-instances]')?.click();
    });
    await settledAt(user, '/instances');
    expect(await user.page.evaluate(() => location.search)).toBe('');
  });

  it('[U72] a search that fails does not show what was found before', async () => {
    await startCall();
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.find('[data-testid=task-rows]');
    const line = await hold(
      user.page,
      (request) => asks('GET', /\/api\/tasks$/)(request) && request.url().includes('text='),
    );
    await line.go('fail');
    await (await user.find('[data-testid=task-search]')).type('没有这样的单据');
    await user.find('[data-testid=failure]');
    expect(await user.page.$('[data-testid=task-rows]')).toBeNull();
  });

  it('[U73] Enter takes the person who was typed, not the first of an older list', async () => {
    const { nextTask } = await startCall();
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.open(`/tasks/${nextTask}`);
    await user.click('[data-testid=transfer]');
    await user.find('#person-list li[role=option]');
    const line = await hold(user.page, (request) => new URL(request.url()).searchParams.get('q') === 'desk-1');
    await (await user.find('[data-testid=person-input]')).type('desk-1');
    await user.page.keyboard.press('Enter');
    await until(() => line.waiting() === 1);
    const input = (): Promise<string> =>
      user.page.$eval('[data-testid=person-input]', (field) => (field as HTMLInputElement).value);
    expect(await input()).toBe('desk-1');
    await line.go('send');
    await user.page.waitForFunction(
      () => document.querySelector('[data-testid=person-input]')?.getAttribute('aria-expanded') === 'false',
    );
    const wanted = (await people.send('admin', 'GET', '/api/people?q=desk-1')) as { people: { name: string }[] };
    expect(await input()).toBe(wanted.people[0]?.name);
  });

  it('[U74] the back button takes an open question along', async () => {
    const { nextTask } = await startCall();
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.click(`a[href="/tasks/${nextTask}"]`);
    await user.click('[data-testid=outcome-withdraw]');
    await user.find('dialog[open]');
    await user.page.goBack();
    await user.find('[data-testid=task-rows]');
    expect(await user.page.$('dialog')).toBeNull();
  });

  it('[U75] live news come again after the stream was refused', async () => {
    const { instanceId } = await startCall();
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.page.setRequestInterception(true);
    let refused = 0;
    user.page.on('request', (request) => {
      if (!request.url().endsWith('/api/events') || refused > 0) return void request.continue();
      refused += 1;
      // as a proxy answers while the server starts
      void request.respond({ status: 502, contentType: 'text/html', body: 'Bad Gateway' });
    });
    await user.open(`/instances/${instanceId}`);
    await user.find('[data-testid=timeline]');
    await until(() => refused === 1);
    await people.send('admin', 'POST', `/api/instances/${instanceId}/comments`, {
      commandId: randomUUID(),
      text: '请尽快处理',
    });
    await until(async () => (await user.text('[data-testid=timeline]')).includes('请尽快处理'));
    expect(refused).toBe(1);
  });

  it('[U75] many open windows do not block each other; a hidden one has the news when it is looked at again', async () => {
    const { instanceId } = await startCall();
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.open(`/instances/${instanceId}`);
    const look = async (page: Page, hidden: boolean): Promise<void> =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    // A browser has six lines to one server.
    const others: Page[] = [];
    for (let count = 0; count < 5; count += 1) {
      const page = await user.page.browserContext().newPage();
      await page.goto(`${server.url}/notices`);
      await page.waitForSelector('[data-testid=nav-tasks]');
      others.push(page);
    }
    for (const page of [user.page, ...others]) await look(page, true);
    const seventh = await user.page.browserContext().newPage();
    await seventh.goto(`${server.url}/notices`, { timeout: 60_000 });
    await seventh.waitForSelector('[data-testid=nav-tasks]', { timeout: 60_000 });
    await people.send('admin', 'POST', `/api/instances/${instanceId}/comments`, {
      commandId: randomUUID(),
      text: '请尽快处理',
    });
    await look(user.page, false);
    await until(async () => (await user.text('[data-testid=timeline]')).includes('请尽快处理'));
    expect(user.faults).toEqual([]);
  });
});
