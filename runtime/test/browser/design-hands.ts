import type { ElementHandle, KeyInput, Page } from 'puppeteer-core';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where to look: in all of the page, or inside of something found before. */
type Within = Pick<Page, '$$'>;

/**
 * The hands of an administrator in the workbench: what is there is found by role and name, as it is read out, in
 * whatever shadow root it stands; the mouse presses and drags what is found.
 */
export class DesignHands {
  constructor(readonly page: Page) {}

  /** Everything of that role and name that is shown. */
  async all(role: string, name: string, within: Within = this.page): Promise<readonly ElementHandle<HTMLElement>[]> {
    const named = (one: string): string => (one === '' ? '' : `[name="${one.replaceAll('"', '\\"')}"]`);
    const ask = (one: string) => within.$$(`::-p-aria(${named(one)}[role="${role}"])`);
    let found = await ask(name);
    // Buttons that add something are read out with their sign.
    if (found.length === 0 && role === 'button') found = [...(await ask(`＋ ${name}`)), ...(await ask(`+ ${name}`))];
    const shown = await Promise.all(found.map((one) => one.isVisible().catch(() => false)));
    return found.filter((_, index) => shown[index]) as unknown as readonly ElementHandle<HTMLElement>[];
  }

  /** The one of that role and name, once it is there. */
  async find(role: string, name: string, within: Within = this.page): Promise<ElementHandle<HTMLElement>> {
    return this.until(`${role} “${name}”`, async () => (await this.all(role, name, within))[0]);
  }

  /** By a selector, where something has no role of its own. */
  async at(selector: string): Promise<ElementHandle<HTMLElement>> {
    return this.until(selector, async () => {
      for (const one of await this.page.$$(`>>> ${selector}`))
        if (await one.isVisible().catch(() => false)) return one as ElementHandle<HTMLElement>;
      return undefined;
    });
  }

  async until<Found>(what: string, look: () => Promise<Found | undefined | null | false>): Promise<Found> {
    const end = Date.now() + 15_000;
    for (;;) {
      const found = await look().catch(() => undefined);
      if (found !== undefined && found !== null && found !== false) return found;
      if (Date.now() > end) throw new Error(`${what} did not appear`);
      await rest(60);
    }
  }

  /** Presses with the mouse in the middle of what has that role and name. */
  async press(role: string, name: string, within: Within = this.page): Promise<void> {
    await this.click(await this.find(role, name, within));
  }

  async click(target: ElementHandle, count = 1): Promise<void> {
    await target.evaluate((one) => one.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    await rest(20);
    await target.click({ count });
    await rest();
  }

  /** Puts `text` in the place of what stands in the input. */
  async enter(target: ElementHandle, text: string): Promise<void> {
    await this.click(target);
    await this.key('Control', 'a');
    await this.page.keyboard.type(text);
    await rest();
  }

  async write(name: string, text: string, within: Within = this.page, role = 'textbox'): Promise<void> {
    await this.enter(await this.find(role, name, within), text);
  }

  /** Chooses in a native drop-down by the words of the option. */
  async choose(name: string, option: string, within: Within = this.page): Promise<void> {
    await this.chooseIn(await this.find('combobox', name, within), option);
  }

  async chooseIn(select: ElementHandle<HTMLElement>, option: string): Promise<void> {
    const value = await this.until(`option “${option}”`, () =>
      select.evaluate((one, words) => {
        const options = [...(one as HTMLSelectElement).options];
        return (options.find(({ text }) => text.trim() === words) ?? options.find(({ text }) => text.includes(words)))
          ?.value;
      }, option),
    );
    await select.select(value);
    await rest();
  }

  /** Types a part of a name into a box of suggestions and takes the first. */
  async pick(name: string, typed: string, within: Within = this.page): Promise<void> {
    await this.enter(await this.find('combobox', name, within), typed);
    await this.key('Enter');
  }

  async key(...keys: readonly KeyInput[]): Promise<void> {
    const held = keys.slice(0, -1);
    for (const key of held) await this.page.keyboard.down(key);
    await this.page.keyboard.press(keys.at(-1) as KeyInput);
    for (const key of held.toReversed()) await this.page.keyboard.up(key);
    await rest();
  }

  async drag(from: Point, to: Point): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + Math.sign(to.x - from.x) * 8, from.y + Math.sign(to.y - from.y) * 8, { steps: 2 });
    await mouse.move(to.x, to.y, { steps: 8 });
    await rest();
    await mouse.up();
    // A click right after a drag is the drag's.
    await rest(420);
  }

  async middle(target: ElementHandle, share: Partial<Point> = {}): Promise<Point> {
    await target.evaluate((one) => one.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    const box = await target.boundingBox();
    if (box === null) throw new Error('It is not shown');
    return { x: box.x + box.width * (share.x ?? 0.5), y: box.y + box.height * (share.y ?? 0.5) };
  }

  async words(target: ElementHandle): Promise<string> {
    return target.evaluate((element) => {
      const read = (node: Node): string => {
        if (node instanceof HTMLStyleElement) return '';
        if (node instanceof Text) return node.data;
        const inner = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
        const root = node instanceof Element ? node.shadowRoot : null;
        return [...(inner.length > 0 ? inner : (root ?? node).childNodes)].map(read).join(' ');
      };
      return read(element).replaceAll(/\s+/g, ' ').trim();
    });
  }

  /** Until what the workbench shows says so; the page's own words are looked through as they are read. */
  async sees(wanted: string | RegExp, selector = 'main'): Promise<void> {
    await this.until(`“${String(wanted)}”`, async () => {
      const place = await this.page.$(`>>> ${selector}`);
      const words = place === null ? '' : await this.words(place);
      return typeof wanted === 'string' ? words.includes(wanted) : wanted.test(words);
    });
  }

  tab(name: string): Promise<void> {
    return this.press('tab', name);
  }

  /** What the design is now, as it would be stored. */
  document<Document>(): Promise<Document> {
    return this.page.evaluate(() => {
      const bench = document.querySelector('yl-workbench') as unknown as { readonly session: { document: unknown } };
      return JSON.parse(JSON.stringify(bench.session.document)) as never;
    });
  }

  /** Errors of the design, one line each; found when the hand rests. */
  async errors(): Promise<readonly string[]> {
    await rest(700);
    return this.page.evaluate(() => {
      interface Fault {
        readonly severity: string;
        readonly code: string;
        readonly pointer: string;
      }
      const bench = document.querySelector('yl-workbench') as unknown as {
        readonly session: { readonly issues: readonly Fault[] };
      };
      return bench.session.issues
        .filter(({ severity }) => severity === 'error')
        .map(({ code, pointer }) => `${code} ${pointer}`);
    });
  }
}

/** The drawing board. */
export class BoardHands {
  constructor(readonly hands: DesignHands) {}

  /** A step or a way by the name it is read out with. */
  async element(id: string): Promise<ElementHandle<HTMLElement>> {
    return this.hands.at(`[data-element-id="${id}"]`);
  }

  async place(id: string, share: Partial<Point> = {}): Promise<Point> {
    // A straight line has no width, and so counts as unseen.
    const hit = await this.hands.until(id, () => this.hands.page.$(`>>> [data-element-id="${id}"] > .djs-hit`));
    return this.hands.middle(hit, share);
  }

  /** Drags a type of step from the palette to a place of the stage, in px from its top left. */
  async take(type: string, to: Point): Promise<void> {
    const source = await this.hands.middle(await this.hands.find('button', type));
    await this.hands.drag(source, await this.onStage(to));
  }

  async onStage({ x, y }: Point): Promise<Point> {
    const box = await (await this.hands.at('yl-flow-designer >>> .stage')).boundingBox();
    return { x: (box?.x ?? 0) + x, y: (box?.y ?? 0) + y };
  }

  async select(id: string): Promise<void> {
    const { x, y } = await this.place(id);
    await this.hands.page.mouse.click(x, y);
    await rest(120);
  }

  /** Double click, type, Enter. */
  async rename(id: string, title: string): Promise<void> {
    const { x, y } = await this.place(id);
    await this.hands.page.mouse.click(x, y, { count: 2 });
    await this.hands.at('textarea.editor');
    await this.hands.page.keyboard.type(title);
    await this.hands.key('Enter');
    await rest(350);
  }

  /** From one to another by the arrow beside the selection. */
  async connect(from: string, to: string): Promise<void> {
    const { page } = this.hands;
    // In the middle of the window: near an edge the board scrolls under the pointer.
    await this.hands.press('button', '适应窗口');
    await rest(450);
    await this.select(from);
    await this.hands.press('button', '连线到…');
    await rest(120);
    const { x, y } = await this.place(to);
    await page.mouse.move(x - 40, y - 12, { steps: 8 });
    await page.mouse.move(x, y, { steps: 6 });
    // The board looks at what is under the pointer in the next frame.
    await rest(150);
    await page.mouse.click(x, y);
    await rest(350);
  }
}

export function rest(ms = 60): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The form designer. */
export class FormHands {
  constructor(readonly hands: DesignHands) {}

  /** Where an element stands in the drawing of the form. */
  place(pointer: string): Promise<ElementHandle<HTMLElement>> {
    return this.hands.at(`yl-form-canvas >>> [data-at="${pointer}"]`);
  }

  /** Drags a control from the palette: onto an element, or into the empty place of a layout. */
  async drop(
    kind: string,
    onto: { readonly into: string } | ({ readonly at: string } & Partial<Point>),
  ): Promise<void> {
    const source = await this.hands.middle(await this.hands.find('button', kind));
    const target =
      'into' in onto
        ? await this.hands.at(`yl-form-canvas >>> ${onto.into === '/ui' ? '' : `[data-at="${onto.into}"] `}.hollow`)
        : await this.place(onto.at);
    await this.hands.drag(source, await this.hands.middle(target, onto as Partial<Point>));
  }

  /** Names what was just dropped. */
  async title(title: string): Promise<void> {
    await this.hands.write('标题', title);
  }
}

/** The sheet of rights: cells by the words of their row and column. */
export class RightsHands {
  constructor(readonly hands: DesignHands) {}

  async cell(field: string, step: string): Promise<ElementHandle<HTMLElement>> {
    const table = await this.hands.at('yl-rights-sheet >>> table');
    return this.hands.until(`${field}, ${step}`, async () => {
      const cell = await table.evaluateHandle(
        (one, row, column) => {
          const lines = [...one.querySelectorAll('tr')];
          const heads = [...(lines[0]?.children ?? [])];
          const at = heads.findIndex((head) => head.textContent?.trim() === column);
          const line = lines.find((each) => each.querySelector('th')?.textContent?.trim().startsWith(row) === true);
          return at < 0 ? null : (line?.children[at] ?? null);
        },
        field,
        step,
      );
      return cell.asElement() as ElementHandle<HTMLElement> | null;
    });
  }

  /** Selects from one cell to another and presses the right. */
  async set(from: readonly [field: string, step: string], to: readonly [string, string], right: string): Promise<void> {
    const { page } = this.hands;
    const [one, other] = [await this.cell(...from), await this.cell(...to)];
    const [begin, end] = [await this.hands.middle(one), await this.hands.middle(other)];
    await page.mouse.move(begin.x, begin.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.mouse.up();
    await rest(120);
    await this.hands.click(await this.hands.at(`yl-rights-sheet >>> button[data-set=${right}]`));
  }
}
