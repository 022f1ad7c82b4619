import type { ElementHandle, Page } from 'puppeteer-core';

/**
 * Puppeteer watches the document for changes, and does not see those inside shadow roots: asked again and again instead.
 * `most`: times, every 50 ms.
 */
export async function find(page: Page, selector: string, most = 300): Promise<ElementHandle<HTMLElement>> {
  for (let tries = 0; tries < most; tries += 1) {
    const found = await page.$(`yl-trial >>> ${selector}`);
    if (found !== null) return found as ElementHandle<HTMLElement>;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no ${selector}`);
}

export async function press(page: Page, selector: string): Promise<void> {
  const found = await find(page, selector);
  await found.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await found.click();
}

/** The words of an element with those of the shadow roots in it. */
export async function text(page: Page, selector: string): Promise<string> {
  return (await find(page, selector, 20)).evaluate((element) => {
    const words = (node: Node): string =>
      node instanceof Element && node.shadowRoot !== null
        ? [...node.shadowRoot.childNodes].map(words).join('')
        : node instanceof HTMLStyleElement
          ? ''
          : node.childNodes.length > 0
            ? [...node.childNodes].map(words).join('')
            : node instanceof Text
              ? node.data
              : '';
    return words(element).replaceAll(/\s+/g, ' ');
  });
}

/** Waits until something is as it should be. */
export async function until(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await check().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not come about');
}

export async function shows(page: Page, selector: string, wanted: string): Promise<void> {
  let last = '';
  await until(async () => (last = await text(page, selector)).includes(wanted)).catch(() => {
    throw new Error(`${selector} does not show “${wanted}” but “${last}”`);
  });
}

export async function begin(page: Page): Promise<void> {
  await press(page, '[data-begin]');
  await find(page, 'yl-trial-task');
}

/** Answers a small question; what was asked is looked for by its name. Lists are people, found by their ids. */
export async function answer(
  page: Page,
  values: { readonly [name: string]: string | readonly string[] },
): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = await find(page, `yl-trial-ask >>> [data-field=${name}]`);
    const tag = await field.evaluate(({ tagName }) => tagName);
    if (tag === 'SELECT') await field.select(value as string);
    else if (tag.startsWith('YL-PICK')) await pick(page, `yl-trial-ask >>> [data-field=${name}]`, [value].flat());
    else await field.type(value as string);
  }
  await press(page, 'yl-trial-ask >>> [data-ok]');
}

/** Chooses people in a pick control. */
export async function pick(page: Page, selector: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const box = await find(page, `${selector} >>> input`);
    await box.click({ count: 3 });
    await box.type(id);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
}

export async function play(page: Page, commands: readonly object[]): Promise<unknown> {
  return page.evaluate(`for (const command of ${JSON.stringify(commands)}) window.session.execute(command)`);
}
