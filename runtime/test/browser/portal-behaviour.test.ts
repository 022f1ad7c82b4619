import { randomUUID } from 'node:crypto';
import type { Browser } from 'puppeteer-core';
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

describe('the portal in a browser', () => {
  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchBrowser();
    people = new DemoPeople(server.url);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  it('[U12] what is typed is saved by itself, asked about on leaving, and back after a reload', async () => {
    const { nextTask } = await startCall();
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.open(`/tasks/${nextTask}`);
    await (await user.find(UNIT)).type('江州市财政局');
    await user.sees('有未保存的修改');
    await user.click('[data-testid=nav-catalogue]');
    await user.sees('离开此页？');
    await user.click('[data-testid=dialog-cancel]');
    await user.sees('草稿已保存');
    await user.page.reload();
    await user.find('[data-testid=draft-restored]');
    expect(await (await user.find(UNIT)).evaluate((input) => (input as HTMLInputElement).value)).toBe('江州市财政局');
    expect(user.faults).toEqual([]);
  });

  it('[U13] which outcomes are offered follows what is typed, also after the draft was saved by itself', async () => {
    const { nextTask } = await startCall();
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.open(`/tasks/${nextTask}`);
    const isOffered = (): Promise<boolean> =>
      user.page.$eval('[data-testid=outcome-escalate]', (button) => !(button as HTMLButtonElement).disabled);
    await user.find('[data-testid=outcome-escalate]');
    expect(await isOffered()).toBe(false);
    await user.fill({ solvedInCall: { yes: false } });
    await user.sees('草稿已保存');
    // time for the news of our own save to come back
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(await isOffered()).toBe(true);
    await user.page.reload();
    await user.find('[data-testid=draft-restored]');
    await user.page.waitForSelector('[data-testid=outcome-escalate]:enabled');
  });

  it('[U11] what others do meanwhile is told in words and nothing typed is lost', async () => {
    const { nextTask, instanceId } = await startCall();
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.open(`/tasks/${nextTask}`);
    const input = await user.find(UNIT);
    const value = (): Promise<string> => input.evaluate((element) => (element as HTMLInputElement).value);
    await input.type('江州市财政局');
    const comment = { commandId: randomUUID(), text: '请先核对单位名称' };
    await people.send('admin', 'POST', `/api/instances/${instanceId}/comments`, comment);
    expect(await user.text('[data-testid=task-conflict]')).toContain('发表意见：请先核对单位名称');
    expect(await value()).toBe('江州市财政局');
    await input.type('二处');
    await people.send('admin', 'POST', `/api/instances/${instanceId}/cancel`, {
      commandId: randomUUID(),
      reason: '重复登记',
    });
    expect(await user.text('[data-testid=task-lost]')).toContain('重复登记');
    expect(user.faults).toEqual([]);
  });

  it('[U11] text saved as a draft stays on the page when the task is taken away and nothing follows', async () => {
    const { nextTask, instanceId } = await startCall();
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.open(`/tasks/${nextTask}`);
    await (await user.find(UNIT)).type('江州市财政局');
    await user.sees('草稿已保存');
    await people.send('admin', 'POST', `/api/instances/${instanceId}/cancel`, {
      commandId: randomUUID(),
      reason: '重复登记',
    });
    expect(await user.text('[data-testid=task-lost]')).toContain('重复登记');
    await user.find('[data-testid=copy-typed]');
    expect(await user.text('[data-testid=task-form] >>> [data-pointer="/values/unit"]')).toContain('江州市财政局');
    expect(user.faults).toEqual([]);
  });

  it('[G12] arrows walk through the states of the drawing and Enter chooses one', async () => {
    const { instanceId } = await startCall();
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.open(`/instances/${instanceId}`);
    const first = await user.find('yl-flow-view >>> [data-state][tabindex="0"]');
    await user.page.evaluate(() => {
      document.addEventListener('yl-state-select', (event) => {
        document.title = (event as CustomEvent<{ state: string }>).detail.state;
      });
    });
    await first.evaluate((element) => (element as SVGElement).focus());
    await user.page.keyboard.press('ArrowDown');
    await user.find('yl-flow-view >>> [data-state]:focus');
    await user.page.keyboard.press('Enter');
    const chosen = await user.page.title();
    expect(chosen).not.toBe(await first.evaluate((element) => element.getAttribute('data-state')));
    expect(chosen).toBe(
      await (
        await user.find('yl-flow-view >>> [data-state][tabindex="0"]')
      ).evaluate((element) => element.getAttribute('data-state')),
    );
  });
});
