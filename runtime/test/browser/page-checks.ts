import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';

/** Latin words that belong in a Chinese interface: products, formats, units, keys and the prefix of archive numbers. */
const LATIN_IN_CHINESE = new Set('OA NC PDF Bug ID DA SLA KB MB Ctrl Esc Tab Del EN'.split(' '));

/** Waits until the page stands still: data there, fonts there, no movement. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.skeleton') === null &&
      document.fonts.status === 'loaded' &&
      document.getAnimations().every((one) => one.playState !== 'running'),
  );
}

/** What axe objects to, one line each: impact, rule, place. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const results = (await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: (options: object) => Promise<unknown> } }).axe.run({
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  )) as AxeResults;
  return results.violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => {
      const place = node.target.flat().join(' >>> ');
      const seen = node.any.find((check) => check.id === 'color-contrast')?.message ?? '';
      return `${impact ?? ''} ${id} ${place} ${seen} ${node.html.slice(0, 160)}`;
    }),
  );
}

/** The elements that make the page wider than the window; empty when nobody has to scroll sideways. */
export async function sidewaysScroll(page: Page, width: number): Promise<string[]> {
  return page.evaluate((room) => {
    const root = document.scrollingElement;
    if (root === null || root.scrollWidth <= room) return [];
    const wide = [...document.querySelectorAll('*')].filter(
      (one) => one.getBoundingClientRect().right > innerWidth + 1,
    );
    return [
      `${root.scrollWidth} > ${room}`,
      ...wide.slice(-4).map((one) => `${one.localName}.${one.getAttribute('class') ?? ''}`),
    ];
  }, width);
}

/**
 * Latin words that a person sees or a screen reader says, also inside shadow roots. Left out: what says of itself that it
 * is no language (`translate="no"`: accounts, keys, file names) or is another language (`lang="en"`), and
 * what people typed; endings of file names are none either.
 */
export async function latinWords(page: Page): Promise<string[]> {
  const words = await page.evaluate(() => {
    const texts: string[] = [document.title];
    const visit = (node: Node): void => {
      if (node instanceof Text) {
        texts.push(node.data);
        return;
      }
      if (node instanceof Element) {
        if (['script', 'style', 'template', 'textarea'].includes(node.localName)) return;
        if (node.getAttribute('translate') === 'no' || node.getAttribute('lang') === 'en') return;
        if (!node.checkVisibility({ visibilityProperty: true }) && getComputedStyle(node).display !== 'contents')
          return;
        for (const name of ['aria-label', 'aria-description', 'placeholder', 'title', 'alt', 'aria-roledescription']) {
          texts.push(node.getAttribute(name) ?? '');
        }
        if (node.shadowRoot !== null) visit(node.shadowRoot);
      }
      for (const child of node.childNodes) visit(child);
    };
    visit(document.body);
    return texts.flatMap((text) => text.replaceAll(/\.[a-z]{3,4}\b/g, '').match(/[A-Za-z]{2,}/g) ?? []);
  });
  return [...new Set(words)].filter((word) => !LATIN_IN_CHINESE.has(word));
}
