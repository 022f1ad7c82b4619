import axe from 'axe-core';
import type { Page } from 'puppeteer-core';

interface Findings {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[];
  }[];
}

/** What axe finds on a demo page; the page's own frame (headings, landmarks) is the workbench's. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations } = (await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: object): Promise<unknown> } }).axe.run({
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'page-has-heading-one': { enabled: false }, region: { enabled: false } },
    }),
  )) as Findings;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id} ${any[0]?.message ?? ''} ${html.slice(0, 200)}`),
  );
}
