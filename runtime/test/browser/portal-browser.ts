import { launch, type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { ensureChromium } from '@yunliu/engine/documents';

/** A Chromium that knows no host but this machine, so a page that calls out fails the test. */
export async function launchBrowser(): Promise<Browser> {
  const chromium = await ensureChromium();
  return launch({
    executablePath: chromium.executablePath,
    env: chromium.env,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-proxy-server',
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** How a value is entered; text by default. */
export type Entry =
  | string
  | number
  | { readonly choose: string }
  /** A person or department, found by typing. */
  | { readonly pick: string }
  | { readonly yes: boolean }
  | { readonly when: { readonly date: string; readonly time: string } };

/** A telephone: touch instead of a mouse, and the layout of a small window. */
const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };

/** One person at a browser of their own. Errors of the page and answers of the server >= 500 are kept in `faults`. */
export class PortalUser {
  readonly faults: string[] = [];

  private constructor(
    readonly page: Page,
    readonly base: string,
    private readonly device: 'desk' | 'phone',
  ) {}

  static async signIn(
    browser: Browser,
    base: string,
    account: string,
    options: { readonly device?: 'desk' | 'phone'; readonly password?: string } = {},
  ): Promise<PortalUser> {
    const user = await PortalUser.atSignIn(browser, base, account, options.device);
    await (await user.find('[data-testid=account]')).type(account);
    await (await user.find('[data-testid=password]')).type(options.password ?? 'yunliu-demo');
    await user.page.keyboard.press('Enter');
    await user.page.waitForSelector('[data-testid=nav-tasks]');
    return user;
  }

  /** Before the sign-in page; `account` only names the person in `faults`. */
  static async atSignIn(
    browser: Browser,
    base: string,
    account: string,
    device: 'desk' | 'phone' = 'desk',
  ): Promise<PortalUser> {
    const page = await (await browser.createBrowserContext()).newPage();
    await page.setViewport(device === 'phone' ? PHONE : { width: 1440, height: 900 });
    page.setDefaultTimeout(30_000);
    const user = new PortalUser(page, base, device);
    // Leaving a page with typed text asks back; the person means it.
    page.on('dialog', (dialog) => void dialog.accept());
    page.on('pageerror', (error) => user.faults.push(`${account}: ${String(error)}`));
    page.on('response', (response) => {
      if (response.status() >= 500) user.faults.push(`${account}: ${response.status()} ${response.url()}`);
    });
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) user.faults.push(`${account}: ${message.text()}`);
    });
    await page.goto(base);
    return user;
  }

  /** With the finger on a phone, else with the mouse. */
  async press(target: ElementHandle): Promise<void> {
    await (this.device === 'phone' ? target.tap() : target.click());
  }

  async find(selector: string): Promise<ElementHandle> {
    const found = await this.page.waitForSelector(`>>> ${selector}`, { visible: true });
    if (!found) throw new Error(`${selector} is not on the page`);
    return found;
  }

  async click(selector: string): Promise<void> {
    const target = await this.find(selector);
    await target.scrollIntoView();
    await this.press(target);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.base + path);
    await this.find('h1');
  }

  async text(selector: string): Promise<string> {
    return (await this.find(selector)).evaluate((element) => element.textContent ?? '');
  }

  /** Waits until the page shows `text` somewhere. */
  async sees(text: string): Promise<void> {
    await this.page.waitForSelector(`::-p-text(${text})`);
  }

  /** Starts a service from its card and answers the new instance's business key. */
  async start(process: string): Promise<string> {
    await this.open('/catalogue');
    await this.click(`[data-testid=start-${process}]`);
    await this.click('[data-testid=dialog-confirm]');
    await this.find('[data-testid=task-title]');
    return (await this.text('[data-testid=business-key]')).trim();
  }

  /** Opens the task whose row in my tasks shows all of `texts`, and claims it where needed. */
  async takeTask(...texts: string[]): Promise<void> {
    await this.open('/tasks');
    const contains = ['contains(@class, "row")', ...texts.map((text) => `contains(., "${text}")`)].join(' and ');
    const link = await this.page.waitForSelector(`::-p-xpath(//li[${contains}]//a[@data-testid="task-link"])`);
    const href = await link?.evaluate((element) => element.getAttribute('href'));
    await this.open(href ?? '/tasks');
    await this.find('[data-testid=actions]');
    const claim = await this.page.$('[data-testid=actions] [data-testid=claim]');
    if (claim) {
      await this.press(claim);
      await this.find('[data-testid=unclaim]');
    }
  }

  /** Enters values field by field, as a person would. */
  async fill(entries: { readonly [field: string]: Entry }): Promise<void> {
    for (const [field, entry] of Object.entries(entries)) await this.enter(field, entry);
  }

  private async enter(field: string, entry: Entry): Promise<void> {
    const box = `[data-pointer="/values/${field}"]`;
    await (await this.find(box)).scrollIntoView();
    if (typeof entry === 'object' && 'pick' in entry) {
      await this.pick(box, entry.pick);
    } else if (typeof entry === 'object' && 'yes' in entry) {
      const radios = await this.page.$$(`>>> ${box} input[type=radio]`);
      const radio = radios[entry.yes ? 0 : 1];
      if (radio) await this.press(radio);
    } else if (typeof entry === 'object' && 'choose' in entry) {
      await this.choose(box, entry.choose);
    } else if (typeof entry === 'object') {
      const inputs = await this.page.$$(`>>> ${box} input`);
      await this.retype(inputs[0], entry.when.date);
      await this.page.keyboard.press('Enter');
      await this.retype(inputs[1], entry.when.time);
      await this.page.keyboard.press('Enter');
    } else {
      await this.retype(await this.find(`${box} :is(input, textarea)`), String(entry));
    }
    await this.page.keyboard.press('Tab');
  }

  private async retype(target: ElementHandle | undefined, text: string): Promise<void> {
    if (!target) throw new Error('There is no input to type into.');
    await target.click({ count: 3 });
    await this.page.keyboard.press('Backspace');
    await target.type(text);
  }

  private async pick(box: string, name: string): Promise<void> {
    await this.retype(await this.find(`${box} input`), name);
    await this.clickOption((text) => text.includes(name), name);
  }

  /** Radio buttons, a drop-down or a combo box: whichever the field is. */
  private async choose(box: string, title: string): Promise<void> {
    for (const label of await this.page.$$(`>>> ${box} vaadin-radio-button`)) {
      if ((await label.evaluate((element) => element.textContent?.trim())) === title) return this.press(label);
    }
    const combo = await this.page.$(`>>> ${box} vaadin-combo-box input`);
    if (combo) {
      await this.press(combo);
      await combo.type(title);
    } else {
      await this.click(`${box} vaadin-select`);
    }
    await this.clickOption((text) => text === title, title);
  }

  /** Options live in overlays inside shadow roots, where XPath does not look. */
  private async clickOption(matches: (text: string) => boolean, wanted: string): Promise<void> {
    for (let attempt = 0; attempt < 400; attempt += 1) {
      for (const option of await this.page.$$('>>> :is(vaadin-combo-box-item, vaadin-select-item)')) {
        const text = await option.evaluate((element) => (element.textContent ?? '').trim()).catch(() => '');
        if (matches(text) && (await option.isVisible())) return this.press(option);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`No option "${wanted}" appeared.`);
  }

  /** Presses an outcome, confirms and waits until the server has taken it. */
  async take(outcome: string, comment?: string): Promise<void> {
    await this.page.waitForFunction(
      (key) => document.querySelector<HTMLButtonElement>(`[data-testid=outcome-${key}]`)?.disabled === false,
      {},
      outcome,
    );
    const before = this.page.url();
    await this.click(`[data-testid=outcome-${outcome}]`);
    await this.find('dialog[open], [data-testid=toast]');
    if (comment !== undefined) await (await this.find('[data-testid=dialog-text]')).type(comment);
    const confirm = await this.page.$('[data-testid=dialog-confirm]');
    if (confirm) await this.press(confirm);
    await this.page.waitForFunction((url) => location.href !== url, {}, before);
  }
}
