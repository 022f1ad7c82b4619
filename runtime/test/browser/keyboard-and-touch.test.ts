import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoServer, type DemoServer } from './demo-server.js';
import { focusFault, tabTo } from './focus-walk.js';
import { sidewaysScroll } from './page-checks.js';
import { launchBrowser, PortalUser } from './portal-browser.js';

let server: DemoServer;
let browser: Browser;

describe('without a mouse', () => {
  beforeAll(async () => {
    server = await startDemoServer();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });

  it('[U16] a call is taken and handed to the desk by the keyboard alone, and the focus is always seen', async () => {
    const user = await PortalUser.atSignIn(browser, server.url, 'hotline-1');
    const { page } = user;
    const { keyboard } = page;
    await user.find('[data-testid=account]');
    const faults = await tabTo(page, '[data-testid=account]');
    await keyboard.type('hotline-1');
    faults.push(...(await tabTo(page, '[data-testid=password]')));
    await keyboard.type('yunliu-demo');
    await keyboard.press('Enter');

    await user.find('[data-testid=nav-tasks]');
    faults.push(...(await tabTo(page, '[data-testid=nav-catalogue]')));
    await keyboard.press('Enter');
    await user.find('[data-testid=start-hotline]');
    faults.push(...(await tabTo(page, '[data-testid=start-hotline]')));
    await keyboard.press('Enter');
    await user.find('dialog[open]');
    await page.waitForFunction(() => document.activeElement?.closest('dialog') !== null);
    if (!(await page.evaluate(() => document.activeElement?.matches('[data-testid=dialog-confirm]') ?? false))) {
      faults.push(...(await tabTo(page, '[data-testid=dialog-confirm]')));
    }
    await keyboard.press('Space');

    await user.find('[data-pointer="/values/unit"] input');
    const key = (await user.text('[data-testid=business-key]')).trim();
    const type = async (field: string, text: string): Promise<void> => {
      faults.push(...(await tabTo(page, `[data-pointer="/values/${field}"]`)));
      await keyboard.type(text);
    };
    await type('unit', '江州市财政局');
    await type('caller', '丁文斌');
    await type('phone', '0571-87650012');
    await type('category', '流程审批');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await type('question', '报销单提交后无法流转。');
    faults.push(...(await tabTo(page, '[data-pointer="/values/solvedInCall"]')));
    await keyboard.press('ArrowRight');
    await type('minutes', '12');
    const taskUrl = page.url();
    await page.waitForSelector('[data-testid=outcome-escalate]:enabled');
    faults.push(...(await tabTo(page, '[data-testid=outcome-escalate]')));
    await keyboard.press('Enter');
    await user.find('dialog[open]');
    faults.push(...(await tabTo(page, '[data-testid=dialog-confirm]')));
    await keyboard.press('Enter');
    // Her own call-back is the next thing to do.
    await page.waitForFunction((url) => location.href !== url, {}, taskUrl);
    await user.find('h1');

    faults.push(...(await tabTo(page, '[data-testid=sign-out]', true)));
    await keyboard.press('Enter');
    await user.find('[data-testid=account]');
    expect(faults).toEqual([]);
    expect(user.faults).toEqual([]);

    const desk = await PortalUser.signIn(browser, server.url, 'desk-1');
    await desk.takeTask(key, '服务台受理派发');
  });

  it('[U16] on a narrow window every stop of a long form is seen above the bars', async () => {
    const user = await PortalUser.signIn(browser, server.url, 'hotline-1');
    await user.start('hotline');
    await user.page.setViewport({ width: 390, height: 700 });
    await user.find('[data-pointer="/values/unit"] input');
    // News at the corner goes away by itself.
    await user.page.waitForFunction(() => document.querySelector('[data-testid=toast]') === null);
    const faults = new Set<string>();
    for (let stop = 0; stop < 70; stop += 1) {
      await user.page.keyboard.press('Tab');
      const fault = await focusFault(user.page);
      if (fault !== undefined) faults.add(fault);
    }
    expect([...faults]).toEqual([]);
  });

  it('[U17] a call is taken and solved with the finger on a phone', async () => {
    const user = await PortalUser.signIn(browser, server.url, 'hotline-2', { device: 'phone' });
    const key = await user.start('hotline');
    const wide = await sidewaysScroll(user.page, 390);
    await user.fill({
      unit: '江州市财政局',
      caller: '丁文斌',
      phone: '0571-87650012',
      category: { choose: '流程审批' },
      question: '报销单提交后无法流转。',
      solvedInCall: { yes: true },
      minutes: 12,
      answer: '指导用户联系审批人开启代理，单据已流转。',
    });
    await user.take('solved');
    await user.find('h1');
    wide.push(...(await sidewaysScroll(user.page, 390)));
    await user.open('/tasks?view=done');
    await user.sees(key);
    expect(wide).toEqual([]);
    expect(user.faults).toEqual([]);
  });
});
