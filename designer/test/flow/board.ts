import type { ElementHandle, Page } from 'puppeteer-core';

/** What a person sees of the board, and a mouse to work with it. */
export class BoardPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async find(selector: string): Promise<ElementHandle> {
    for (let tries = 0; tries < 400; tries++) {
      const found = await this.page.$(`yl-flow-designer >>> ${selector}`);
      if (found !== null) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`Nothing matches ${selector}`);
  }

  async count(selector: string): Promise<number> {
    return (await this.page.$$(`yl-flow-designer >>> ${selector}`)).length;
  }

  element(id: string): Promise<ElementHandle> {
    return this.find(`[data-element-id="${id}"]`);
  }

  /** Middle of an element on the screen. */
  async middle(id: string): Promise<{ readonly x: number; readonly y: number }> {
    const box = await (await this.find(`[data-element-id="${id}"] > .djs-hit`)).boundingBox();
    if (box === null) throw new Error(`${id} is not shown`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async drag(
    from: { readonly x: number; readonly y: number },
    to: { readonly x: number; readonly y: number },
  ): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + Math.sign(to.x - from.x) * 8, from.y + Math.sign(to.y - from.y) * 8, { steps: 2 });
    await mouse.move(to.x, to.y, { steps: 8 });
    await mouse.up();
    await this.rest();
  }

  async dragType(type: string, to: { readonly x: number; readonly y: number }): Promise<void> {
    const box = await (await this.find(`[data-type=${type}]`)).boundingBox();
    if (box === null) throw new Error(`${type} is not in the palette`);
    await this.drag({ x: box.x + 30, y: box.y + 24 }, to);
  }

  async click(id: string): Promise<void> {
    const { x, y } = await this.middle(id);
    await this.page.mouse.click(x, y);
    await this.rest();
  }

  async press(selector: string): Promise<void> {
    await (await this.find(selector)).click();
    await this.rest();
  }

  async key(...keys: readonly Parameters<Page['keyboard']['press']>[0][]): Promise<void> {
    const held = keys.slice(0, -1);
    for (const key of held) await this.page.keyboard.down(key);
    await this.page.keyboard.press(keys.at(-1) as Parameters<Page['keyboard']['press']>[0]);
    for (const key of held.toReversed()) await this.page.keyboard.up(key);
    await this.rest();
  }

  /** Events and the drawing after them have settled; the click after a drag is let through again. */
  async rest(ms = 60): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, ms));
  }

  async definition(): Promise<Definition> {
    return (JSON.parse(await this.text()) as { readonly definition: Definition }).definition;
  }

  async focus(selector: string): Promise<void> {
    await (await this.find(selector)).evaluate((element) => (element as unknown as SVGElement).focus());
  }

  /** Name of the element of the board that has the focus. */
  focused(): Promise<string> {
    return this.page.evaluate(
      () => document.querySelector('yl-flow-designer')?.shadowRoot?.activeElement?.localName ?? '',
    );
  }

  /** Id of the entry of the outline that the board names. */
  async active(): Promise<string> {
    return (await this.find('.board svg')).evaluate((svg) => svg.getAttribute('aria-activedescendant') ?? '');
  }

  async outline(key: string): Promise<string> {
    return (await this.find(`[id="outline-state%3A${key}"]`)).evaluate((entry) => entry.textContent?.trim() ?? '');
  }

  /** Keeps what is said from now on. */
  async listen(): Promise<void> {
    await this.page.evaluate(() => {
      const { session } = window as unknown as {
        session: { subscribe(listener: (change: { what: string; text?: string }) => void): void };
      };
      const heard: string[] = [];
      Object.assign(window, { heard });
      session.subscribe(({ what, text }) => {
        if (what === 'said') heard.push(text ?? '');
      });
    });
  }

  /** All that was said, joined. */
  said(): Promise<string> {
    return this.page.evaluate(() => (window as unknown as { heard: string[] }).heard.join('|'));
  }

  /** An entry of the menu of the selection, by key. */
  async menu(text: string): Promise<void> {
    await this.key('Shift', 'F10');
    for (let tries = 0; tries < 20; tries++) {
      const present = await this.page.evaluate(
        () => document.querySelector('yl-flow-designer')?.shadowRoot?.activeElement?.textContent ?? '',
      );
      if (present.replace(/\s+/g, '').includes(text)) return this.key('Enter');
      await this.key('ArrowDown');
    }
    throw new Error(`The menu has no ${text}`);
  }

  /** By a click, wherever it can be reached. */
  async select(id: string): Promise<void> {
    // The buttons of what was selected may lie over it.
    await this.page.evaluate(() => (window as unknown as { session: { select(all: []): void } }).session.select([]));
    await this.rest();
    const point = await this.onIt(id);
    await this.page.mouse.click(point.x, point.y);
    await this.rest(120);
  }

  /** A point of a line or at the border of a container, where nothing else lies. */
  async onIt(id: string): Promise<{ readonly x: number; readonly y: number }> {
    return (await this.find(`[data-element-id="${id}"] > .djs-hit`)).evaluate((hit) => {
      if (hit instanceof SVGPathElement || hit instanceof SVGPolylineElement) {
        const at = hit.getPointAtLength(hit.getTotalLength() * 0.25);
        const { x, y } = new DOMPoint(at.x, at.y).matrixTransform(hit.getScreenCTM() ?? undefined);
        return { x, y };
      }
      const { x, y, width } = hit.getBoundingClientRect();
      return { x: x + width * 0.3, y: y + 5 };
    });
  }

  selection(): Promise<unknown> {
    return this.page.evaluate(() => (window as unknown as { session: { selection: unknown } }).session.selection);
  }

  text(): Promise<string> {
    return this.page.evaluate(() =>
      JSON.stringify((window as unknown as { session: { document: unknown } }).session.document),
    );
  }

  undoAll(): Promise<void> {
    return this.page.evaluate(() => {
      const { session } = window as unknown as { session: { undo(): boolean } };
      while (session.undo());
    });
  }

  redoAll(): Promise<void> {
    return this.page.evaluate(() => {
      const { session } = window as unknown as { session: { redo(): boolean } };
      while (session.redo());
    });
  }
}

/** As much of a definition as the tests read. */
export interface Definition {
  readonly initial: string;
  readonly states: { readonly [key: string]: DefinitionState };
  readonly layout?: {
    readonly states: { readonly [key: string]: { readonly x: number; readonly y: number; readonly width?: number } };
    readonly connections?: readonly {
      readonly from?: string;
      readonly to: string;
      readonly bends?: readonly unknown[];
      readonly label?: unknown;
    }[];
  };
}

interface DefinitionState {
  readonly type: string;
  readonly title: unknown;
  readonly states?: { readonly [key: string]: DefinitionState };
  readonly outcomes?: { readonly [key: string]: { readonly title: unknown; readonly to: string } };
}
