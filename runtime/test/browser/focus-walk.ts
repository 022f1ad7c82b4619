import type { Page } from 'puppeteer-core';

/** Presses Tab (or Shift+Tab) until the focus is inside `selector`; answers what was wrong with the stops on the way. */
export async function tabTo(page: Page, selector: string, back = false): Promise<string[]> {
  const faults: string[] = [];
  for (let stop = 0; stop < 120; stop += 1) {
    if (back) await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (back) await page.keyboard.up('Shift');
    const fault = await focusFault(page);
    if (fault !== undefined) faults.push(fault);
    if (await focusIsIn(page, selector)) return faults;
  }
  throw new Error(`120 stops, none of them in ${selector}`);
}

async function focusIsIn(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    let at = document.activeElement;
    for (; at !== null; at = at.shadowRoot?.activeElement ?? null) if (at.closest(wanted) !== null) return true;
    return false;
  }, selector);
}

/**
 * What keeps a person from seeing where the focus is: no ring, off the screen, or something lying over it. Lists that are
 * just closing get a moment to go.
 */
export async function focusFault(page: Page): Promise<string | undefined> {
  if ((await faultNow(page)) === undefined) return undefined;
  await new Promise((resolve) => setTimeout(resolve, 300));
  return faultNow(page);
}

async function faultNow(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    let active = document.activeElement;
    const path: Element[] = [];
    for (; active !== null; active = active.shadowRoot?.activeElement ?? null) path.push(active);
    const focus = path.at(-1);
    if (focus === undefined || focus === document.body) return undefined;
    const above = (from: Element): Element[] => {
      const chain: Element[] = [];
      for (let node: Node | null = from; node !== null;) {
        if (node instanceof Element) chain.push(node);
        node = node.parentNode instanceof ShadowRoot ? node.parentNode.host : (node.parentNode ?? null);
      }
      return chain;
    };
    const name = `${focus.localName}.${focus.getAttribute('class') ?? ''} "${(focus.getAttribute('aria-label') ?? focus.textContent ?? '').trim().slice(0, 20)}"`;
    // The ring may be drawn by the control around an input (Vaadin), or by a label around a hidden file input.
    const ringed = above(focus)
      .slice(0, 6)
      .some((one) => {
        const style = getComputedStyle(one);
        const ring = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
        const focused = one.matches('[focus-ring], [focused]') || one.querySelector(':scope > .focus') !== null;
        return ring || focused;
      });
    if (!ringed) return `no ring: ${name}`;
    const box = focus.getBoundingClientRect();
    const label = focus.closest('label');
    const frame = label?.getBoundingClientRect() ?? box;
    const shown = box.width < 3 ? frame : box;
    const x = shown.x + shown.width / 2;
    const y = shown.y + Math.min(shown.height / 2, 200);
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `off the screen: ${name}`;
    let hit = document.elementFromPoint(x, y);
    for (let inner = hit; inner !== null; inner = inner.shadowRoot?.elementFromPoint(x, y) ?? null) {
      if (inner === hit && inner !== document.elementFromPoint(x, y)) break;
      if (inner === hit && hit?.shadowRoot?.elementFromPoint(x, y) === hit) break;
      hit = inner;
    }
    if (hit === null) return `nothing there: ${name}`;
    const seen = above(hit).includes(label ?? focus) || above(focus).includes(hit);
    return seen ? undefined : `under ${hit.localName}.${hit.getAttribute('class') ?? ''}: ${name}`;
  });
}
