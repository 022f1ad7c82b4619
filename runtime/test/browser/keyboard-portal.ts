import type { Browser } from 'puppeteer-core';
import { KeyboardHands } from './keyboard-hands.js';
import { PortalUser } from './portal-browser.js';

/** Somebody at the portal who has no mouse. */
export class KeyboardPortal {
  private constructor(
    readonly user: PortalUser,
    readonly hands: KeyboardHands,
  ) {}

  /** Signs in, at a browser of their own. */
  static async signIn(browser: Browser, base: string, account: string): Promise<KeyboardPortal> {
    const user = await PortalUser.atSignIn(browser, base, account);
    const hands = new KeyboardHands(user.page);
    hands.part(`portal: ${account}`);
    await hands.shown('账号', 'textbox');
    await hands.to('账号');
    await hands.type(account);
    await hands.to('密码');
    await hands.type('yunliu-demo');
    await hands.press('Enter');
    await hands.shown('我的任务', 'heading');
    return new KeyboardPortal(user, hands);
  }

  /** A page of the navigation, by its first words: how many are waiting stands behind them. */
  async page(title: string): Promise<void> {
    await this.hands.to(new RegExp(`^${title}`), { role: 'link' });
    await this.hands.press('Enter');
    await this.hands.lands(title, 'heading');
  }

  /** Each sits before a window of their own; behind another one a page is not drawn, and so not read out, in time. */
  async #front(): Promise<void> {
    await this.user.page.bringToFront();
  }

  /** Past the navigation. */
  async skip(): Promise<void> {
    await this.hands.to('跳到主要内容', { role: 'link' });
    await this.hands.press('Enter');
    await this.hands.until('the main part', ({ role }) => role === 'main');
  }

  /** From my tasks, once it is there. */
  async openTask(subject: string, step: string): Promise<void> {
    const { hands } = this;
    await this.#front();
    await hands.shown(subject, 'link');
    await this.skip();
    await hands.to(subject, { role: 'link' });
    await hands.press('Enter');
    await hands.lands(new RegExp(`^${step}`), 'heading');
  }

  /** Starts a service from its card. */
  async start(title: string): Promise<void> {
    const { hands } = this;
    await this.#front();
    await this.page('服务目录');
    await hands.shown(`发起「${title}」`, 'button');
    await hands.to(`发起「${title}」`);
    await hands.press('Enter');
    await hands.lands('发起', 'button');
    await hands.press('Enter');
    await hands.lands(/^申请/, 'heading');
  }

  /** From the tasks to a ticket somebody began themselves, and there to its print: the address of the PDF that opens in a new tab. */
  async print(subject: string): Promise<string> {
    const { hands } = this;
    await this.#front();
    await this.skip();
    await hands.to(/^待办/, { role: 'tab' });
    for (let step = 0; step < 4 && !(await hands.isAt(/^我发起的/, 'tab')); step += 1) await hands.press('ArrowRight');
    await hands.lands(/^我发起的/, 'tab');
    await hands.shown(subject, 'link');
    await hands.to(subject, { role: 'link' });
    await hands.press('Enter');
    await hands.lands(subject, 'heading');
    await hands.to('打印', { role: 'link' });
    const { page } = this.user;
    const address = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
    await hands.press('Enter');
    return address;
  }

  /** Presses an outcome and confirms; my tasks come next. */
  async take(outcome: string): Promise<void> {
    const { hands } = this;
    await hands.shown(outcome, 'button');
    await hands.to(outcome, { role: 'button' });
    await hands.press('Enter');
    await hands.lands(/^处理意见/, 'textbox');
    await hands.to(outcome, { role: 'button' });
    await hands.press('Enter');
    await hands.lands('我的任务', 'heading');
  }
}
