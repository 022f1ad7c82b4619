import type { Page } from 'puppeteer-core';

/**
 * Presses every enabled button, ticks every box, takes another choice and types into every input that lets itself be
 * typed into, through all shadow roots. What would edit a read-only design is then refused, and the refusal is heard.
 */
export async function pressEverything(
  page: Page,
): Promise<{ readonly tried: number; readonly refused: readonly string[] }> {
  return page.evaluate(async () => {
    const refused: string[] = [];
    let last = '';
    const stop = window.session.subscribe((change) => {
      if (change.what === 'refusal') refused.push(`${change.fault.code} after ${last}`);
    });
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot === null ? [] : all(one.shadowRoot))]);
    const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const tell = (input: Element, ...names: string[]): void => {
      for (const name of names) input.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
    };
    const done = new Set<Element>();
    let tried = 0;
    // What is pressed may show more; twice round reaches it.
    for (let round = 0; round < 2; round++)
      for (const one of all(document)) {
        if (done.has(one) || !one.isConnected) continue;
        const rect = one.getBoundingClientRect();
        if (rect.width === 0) continue;
        last = one.outerHTML.replaceAll(/<!--.*?-->/g, '').slice(0, 160);
        if (one instanceof HTMLButtonElement || one.localName === 'summary') {
          if ((one as HTMLButtonElement).disabled) continue;
          done.add(one);
          (one as HTMLElement).click();
        } else if (one instanceof HTMLSelectElement && !one.disabled) {
          done.add(one);
          one.selectedIndex = (one.selectedIndex + 1) % one.options.length;
          tell(one, 'input', 'change');
        } else if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) {
          if (one.disabled || one.readOnly || one.type === 'file') continue;
          done.add(one);
          if (one.type === 'checkbox' || one.type === 'radio') one.click();
          else {
            one.value = `${one.value}1`;
            tell(one, 'input', 'change');
            one.blur();
          }
        } else if (one instanceof HTMLElement && one.isContentEditable && one.contentEditable === 'true') {
          refused.push(`can be typed into: ${last}`);
          done.add(one);
        } else continue;
        tried++;
        await frame();
      }
    stop();
    return { tried, refused: [...new Set(refused)] };
  });
}

/** The design as it stands, to compare. */
export async function designOf(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify(window.session.document));
}
