import type { CDPSession, KeyInput, Page } from 'puppeteer-core';
import { focusFault } from './focus-walk.js';

/** What a screen reader would say of the place the focus is at. */
export interface Focus {
  readonly role: string;
  readonly name: string;
  readonly value: string;
  readonly description: string;
  /** Element names from the page down to the focus, with their test ids. */
  readonly place: string;
}

interface Presses {
  presses: number;
  tabs: number;
  /** Most Tabs one after another. */
  longest: number;
}

interface ToOptions {
  readonly role?: string;
  readonly back?: boolean;
  /** Stops a person still has patience for. */
  readonly within?: number;
}

/** A machine may be five times slower than this one. */
const PATIENCE_MS = 25_000;

const NOWHERE: Focus = { role: '', name: '', value: '', description: '', place: 'body' };

/**
 * Ten fingers and a screen reader: presses keys and hears where the focus is, through the accessibility tree and nothing
 * else. Counts every press; what a person would stumble over on the way is kept in `faults`.
 */
export class KeyboardHands {
  readonly faults: string[] = [];
  /** Presses by part of the story. */
  readonly count = new Map<string, Presses>();
  #part = '';
  #inRow = 0;
  #axes: CDPSession | undefined;

  constructor(readonly page: Page) {}

  /** The presses that follow belong to `name`. */
  part(name: string): void {
    this.#part = name;
  }

  async press(key: KeyInput, times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      this.#counted(key === 'Tab');
      await this.page.keyboard.press(key);
    }
  }

  async chord(...keys: readonly KeyInput[]): Promise<void> {
    const last = keys.at(-1);
    if (last === undefined) return;
    const held = keys.slice(0, -1);
    for (const key of held) await this.page.keyboard.down(key);
    this.#counted(last === 'Tab');
    await this.page.keyboard.press(last);
    for (const key of held.toReversed()) await this.page.keyboard.up(key);
  }

  async type(text: string): Promise<void> {
    this.#inRow = 0;
    this.#entry().presses += text.length;
    await this.page.keyboard.type(text);
  }

  /** Instead of what stands in the input. */
  async retype(text: string): Promise<void> {
    await this.chord('Control', 'a');
    await this.type(text);
  }

  async focus(): Promise<Focus> {
    this.#axes ??= await this.page.createCDPSession();
    const found = await this.#axes.send('Runtime.evaluate', {
      expression: `(() => {
        let at = document.activeElement;
        for (; at?.shadowRoot?.activeElement; at = at.shadowRoot.activeElement);
        const pointed = at?.ariaActiveDescendantElement ?? undefined;
        return at === document.body ? null : pointed ?? at;
      })()`,
    });
    const objectId = found.result.objectId;
    if (objectId === undefined) return NOWHERE;
    const place = await this.#axes
      .send('Runtime.callFunctionOn', { objectId, functionDeclaration: PLACE, returnByValue: true })
      .catch(() => undefined);
    const tree = await this.#axes
      .send('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false })
      .catch(() => undefined);
    const node = tree?.nodes[0];
    if (node === undefined) return NOWHERE;
    const text = (value: { readonly value?: unknown } | undefined): string =>
      typeof value?.value === 'string' ? value.value.trim() : '';
    return {
      role: text(node.role),
      name: text(node.name),
      value: text(node.value),
      description: text(node.description),
      place: text(place?.result),
    };
  }

  async isAt(name: string | RegExp, role?: string): Promise<boolean> {
    const focus = await this.focus();
    const named = typeof name === 'string' ? focus.name === name : name.test(focus.name);
    return named && (role === undefined || focus.role === role);
  }

  /** Waits until the focus is at what is called so; a dialog that opens brings it there by itself. */
  async lands(name: string | RegExp, role?: string): Promise<void> {
    if (!(await this.#waits(() => this.isAt(name, role))))
      throw new Error(`The focus never came to ${String(name)}; it is at ${JSON.stringify(await this.focus())}`);
  }

  /** Whether the focus is at what is called so, now or in a moment: what a board reads out follows when the hand rests. */
  async hears(name: string | RegExp, role?: string, attempts = 8): Promise<boolean> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (await this.isAt(name, role)) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }

  /** Until a screen reader would find it on the page. */
  async shown(name: string | RegExp, role: string): Promise<void> {
    const isShown = await this.#waits(async () => {
      const names = await this.#names(role).catch(() => []);
      return names.some((one) => (typeof name === 'string' ? one === name : name.test(one)));
    });
    if (!isShown) throw new Error(`${role} “${String(name)}” did not appear`);
  }

  /** Everything of that role on the page, by the names it is read out with. */
  async #names(role: string): Promise<readonly string[]> {
    this.#axes ??= await this.page.createCDPSession();
    const { result } = await this.#axes.send('Runtime.evaluate', { expression: 'document' });
    if (result.objectId === undefined) return [];
    const { nodes } = await this.#axes.send('Accessibility.queryAXTree', { objectId: result.objectId, role });
    return nodes.filter(({ ignored }) => !ignored).map(({ name }) => String(name?.value ?? '').trim());
  }

  /** Until the page says so. */
  async reads(text: string): Promise<void> {
    const isThere = await this.#waits(async () => (await this.page.$(`::-p-text(${text})`).catch(() => null)) !== null);
    if (!isThere) throw new Error(`“${text}” was not said`);
  }

  async until(what: string, test: (focus: Focus) => boolean): Promise<void> {
    if (!(await this.#waits(async () => test(await this.focus()))))
      throw new Error(`The focus never came to ${what}; it is at ${JSON.stringify(await this.focus())}`);
  }

  /** Asks again and again: what changes in shadow roots is not told. */
  async #waits(test: () => Promise<boolean>): Promise<boolean> {
    for (const end = Date.now() + PATIENCE_MS; ;) {
      if (await test()) return true;
      if (Date.now() > end) return false;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Presses Tab until the focus is at what is called so; where it is already counts. */
  async to(name: string | RegExp, { role, back = false, within = 25 }: ToOptions = {}): Promise<Focus> {
    const trail: string[] = [];
    for (let stop = 0; stop <= within; stop += 1) {
      if (await this.isAt(name, role)) return this.focus();
      if (stop === within) break;
      if (back) await this.chord('Shift', 'Tab');
      else await this.press('Tab');
      await this.#judge();
      const focus = await this.focus();
      trail.push(`${focus.role} ${focus.name}`);
    }
    throw new Error(`${within} stops, none of them ${String(name)}: ${trail.join(' | ')}`);
  }

  /** F6 until the focus is in the part of the page that is called so. */
  async region(test: (focus: Focus) => boolean, within = 8): Promise<void> {
    for (let stop = 0; stop < within; stop += 1) {
      if (test(await this.focus())) return;
      await this.press('F6');
      await this.#judge();
    }
    if (!test(await this.focus())) throw new Error(`F6 leads nowhere: ${JSON.stringify(await this.focus())}`);
  }

  /** Arrow keys through a closed list until the wanted choice is heard, Enter takes it. */
  async choose(option: string, within = 40): Promise<void> {
    await this.press('Home');
    for (let step = 0; step < within; step += 1) {
      const { value, name } = await this.focus();
      if (value === option || name === option) return this.press('Enter');
      await this.press('ArrowDown');
    }
    throw new Error(`No choice ${option}: ${JSON.stringify(await this.focus())}`);
  }

  async #judge(): Promise<void> {
    const fault = await focusFault(this.page);
    if (fault !== undefined && !this.faults.includes(`${this.#part}: ${fault}`))
      this.faults.push(`${this.#part}: ${fault}`);
  }

  #counted(isTab: boolean): void {
    const entry = this.#entry();
    entry.presses += 1;
    this.#inRow = isTab ? this.#inRow + 1 : 0;
    if (!isTab) return;
    entry.tabs += 1;
    entry.longest = Math.max(entry.longest, this.#inRow);
  }

  #entry(): Presses {
    const entry = this.count.get(this.#part) ?? { presses: 0, tabs: 0, longest: 0 };
    this.count.set(this.#part, entry);
    return entry;
  }
}

const PLACE = `function () {
  const names = [];
  for (let node = this; node; node = node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentNode) {
    if (!(node instanceof Element)) continue;
    const id = node.getAttribute('data-testid');
    if (node.localName.includes('-') || id) names.unshift(node.localName + (id ? '[' + id + ']' : ''));
  }
  return names.join(' ');
}`;
