import axe from 'axe-core';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { DesignPage, DesignSite } from '../design-site.js';

/** A panel in a browser, used as a person would: by what stands where, and by keys. */
export class PanelPage {
  readonly page: Page;

  constructor(private readonly opened: DesignPage) {
    this.page = opened.page;
  }

  static async open(site: DesignSite, options: Parameters<DesignSite['open']>[0] = {}): Promise<PanelPage> {
    const panel = new PanelPage(await site.open(options));
    await panel.settled();
    return panel;
  }

  get complaints(): readonly string[] {
    return this.opened.complaints;
  }

  async settled(): Promise<void> {
    await this.page.evaluate(async () => {
      const panel = document.querySelector('yl-property-panel') as HTMLElement & { updateComplete: Promise<unknown> };
      for (let round = 0; round < 3; round++) {
        await panel.updateComplete;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
  }

  async select(state: string): Promise<void> {
    await this.page.evaluate((key) => window.session.select(key === '' ? [] : [{ part: 'state', state: key }]), state);
    await this.settled();
  }

  /** The files as they would be saved. */
  async files(): Promise<string> {
    return this.page.evaluate(() => JSON.stringify(window.session.document));
  }

  async at(pointer: string): Promise<unknown> {
    return this.page.evaluate((path) => {
      let value: unknown = window.session.document;
      for (const step of path.split('/').slice(1))
        value = (value as Record<string, unknown> | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')];
      return value;
    }, pointer);
  }

  /** Faults of the design, without those it had when it was opened. */
  async errors(): Promise<readonly string[]> {
    return this.page.evaluate(() =>
      window.session.issues
        .filter(({ severity }) => severity === 'error')
        .map(({ code, pointer }) => `${code} ${pointer}`),
    );
  }

  async section(id: string): Promise<void> {
    const selector = `yl-property-panel >>> yl-section[data-section=${id}]`;
    const section = await this.find(selector);
    if (!(await section.evaluate((one) => (one as HTMLElement & { open: boolean }).open)))
      await (await this.find(`${selector} >>> button`)).click();
    await this.settled();
  }

  async find(selector: string): Promise<ElementHandle<HTMLElement>> {
    for (let tries = 0; tries < 400; tries++) {
      const found = await this.page.$(selector);
      if (found !== null) return found as ElementHandle<HTMLElement>;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`There is no ${selector}`);
  }

  control(pointer: string, inner: string): Promise<ElementHandle<HTMLElement>> {
    return this.find(`yl-property-panel >>> [data-pointer="${pointer}"] >>> ${inner}`);
  }

  async type(pointer: string, text: string, inner = '#input'): Promise<void> {
    await (await this.control(pointer, inner)).focus();
    await this.selectAll();
    await this.page.keyboard.type(text);
    await this.settled();
  }

  async choose(pointer: string, value: string): Promise<void> {
    const select = await this.control(pointer, 'select');
    await select.select(value);
    await this.settled();
  }

  /** By typing a part of the name, and Enter. */
  async pick(pointer: string, typed: string): Promise<void> {
    await (await this.control(pointer, '#input')).focus();
    await this.selectAll();
    await this.page.keyboard.type(typed);
    await this.page.keyboard.press('Enter');
    await this.settled();
  }

  async selectAll(): Promise<void> {
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press('a');
    await this.page.keyboard.up('Control');
  }

  async add(pointer: string): Promise<void> {
    await (
      await this.find(`yl-property-panel >>> [data-pointer="${pointer}"] >>> yl-item-list >>> button.add`)
    ).click();
    await this.settled();
  }

  async addPicked(pointer: string, typed: string): Promise<void> {
    const input = await this.find(
      `yl-property-panel >>> [data-pointer="${pointer}"] > yl-item-list > .adder >>> #input`,
    );
    await input.click();
    await this.page.keyboard.type(typed);
    await this.page.keyboard.press('Enter');
    await this.settled();
  }

  async unfold(pointer: string, entry: string): Promise<void> {
    const head = await this.find(
      `yl-property-panel >>> [data-pointer="${pointer}"] > yl-item-list >>> .head[data-item="${entry}"]`,
    );
    if ((await head.evaluate((one) => one.getAttribute('aria-expanded'))) === 'false') await head.click();
    await this.settled();
  }

  async undoAll(): Promise<number> {
    const steps = await this.page.evaluate(() => {
      let count = 0;
      while (window.session.undo()) count += 1;
      return count;
    });
    await this.settled();
    return steps;
  }

  async redoAll(): Promise<void> {
    await this.page.evaluate(() => {
      while (window.session.redo());
    });
    await this.settled();
  }

  /** Everything that folds is unfolded. */
  async unfoldAll(rounds = 3): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      await this.page.evaluate(() => {
        const root = document.querySelector('yl-property-panel')?.shadowRoot;
        for (const section of root?.querySelectorAll('yl-section:not([open])') ?? [])
          section.shadowRoot?.querySelector('button')?.click();
        for (const list of root?.querySelectorAll('yl-item-list') ?? [])
          for (const head of list.shadowRoot?.querySelectorAll<HTMLElement>('.head[aria-expanded=false]') ?? [])
            head.click();
        for (const more of root?.querySelectorAll<HTMLElement>('button.more[aria-expanded=false]') ?? []) more.click();
      });
      await this.settled();
    }
  }

  /** The element with the focus, through all shadow roots: tag, and what it is called. */
  async focused(): Promise<string> {
    return this.page.evaluate(() => {
      let at: Element | null = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      if (at === null || at === document.body) return '';
      const labels = [...((at as HTMLInputElement).labels ?? [])].map((label) => label.textContent?.trim() ?? '');
      return `${at.localName} ${at.getAttribute('aria-label') ?? (labels.join(' ') || (at.textContent?.trim() ?? ''))}`
        .replaceAll(/\s+/g, ' ')
        .trim();
    });
  }

  async axe(): Promise<string[]> {
    await this.page.evaluate(axe.source);
    const results = (await this.page.evaluate(() =>
      (globalThis as unknown as { axe: { run: (options: object) => Promise<unknown> } }).axe.run({
        resultTypes: ['violations'],
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      }),
    )) as axe.AxeResults;
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id} ${target.flat().join(' >>> ')} ${html.slice(0, 140)}`),
    );
  }
}
