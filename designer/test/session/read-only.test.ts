import { describe, expect, it } from 'vitest';
import { axeFindings } from '../axe-findings.js';
import { startDesignSite } from '../design-site.js';
import { designOf, pressEverything } from '../press-everything.js';

const select = (element: object): string => JSON.stringify(element);
const FIELD = select({ part: 'form', form: 'phone-record@1', at: '/ui/elements/0/elements/1/elements/0' });

/** Each area, opened read-only, with what is selected there. */
const areas: readonly (readonly [entry: string, tag: string, selections: readonly string[]])[] = [
  ['form', 'yl-form-designer', [FIELD]],
  ['rights', 'yl-rights-sheet', ['']],
  ['print', 'yl-print-designer', ['']],
  ['problems', 'yl-problem-list', ['']],
  [
    'properties',
    'yl-property-panel',
    ['', select({ part: 'state', state: 'call-taken' }), select({ part: 'state', state: 'user-satisfied' })],
  ],
];

describe('a published version opened read-only', () => {
  it.each(areas)('[S9] %s offers nothing that edits, and shows everything', async (entry, tag, selections) => {
    const site = await startDesignSite(entry);
    try {
      const { page, complaints } = await site.open({ query: '?design=hotline&readonly' });
      await page.waitForSelector(tag);
      if (entry === 'problems')
        // Something must be wrong for it to show; the stack below the session lets itself be written.
        await page.evaluate(() =>
          window.session.stack.execute({ type: 'set', pointer: '/definition/initial', value: 'nowhere' }),
        );
      const before = await designOf(page);
      for (const selection of selections) {
        await page.evaluate(
          (element) => window.session.select(element === '' ? [] : [JSON.parse(element) as never]),
          selection,
        );
        await new Promise((resolve) => setTimeout(resolve, 900));
        expect(await axeFindings(page)).toEqual([]);
        const { tried, refused } = await pressEverything(page);
        expect(refused).toEqual([]);
        expect(tried).toBeGreaterThan(0);
        // No dialog that edits was opened.
        expect(await page.$$('>>> dialog[open]')).toEqual([]);
      }
      expect(await designOf(page)).toBe(before);
      expect(complaints).toEqual([]);
    } finally {
      await site.close();
    }
  });
});
