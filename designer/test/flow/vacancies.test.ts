import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { startDesignSite, type DesignSite } from '../design-site.js';
import { BoardPage } from './board.js';

let site: DesignSite;

beforeAll(async () => {
  site = await startDesignSite('flow');
});

afterAll(() => site.close());

const STATE = 'state:bound';

/** What stands in the sign of the step, once there is one (or none). */
async function sign(page: Page, wanted: boolean): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const text = await page.evaluate(
      (id) =>
        document
          .querySelector('yl-flow-designer')
          ?.shadowRoot?.querySelector(`[data-element-id="${id}"] .yl-vacancy-error title`)?.textContent ?? '',
      STATE,
    );
    if ((text !== '') === wanted) return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The sign of ${STATE} ${wanted ? 'did not appear' : 'stays'}`);
}

describe('vacancies on the board', () => {
  it('[L19] a step that finds nobody says so on the board and to screen readers, until somebody is found', async () => {
    const { page, complaints } = await site.open();
    const board = new BoardPage(page);
    await board.element(STATE);
    await page.evaluate(() => {
      const { session } = window as unknown as { session: { execute(command: object): boolean } };
      session.execute({ type: 'set-assignment', of: 'bound', assign: { by: 'user', user: 'gone' } });
    });
    const text = await sign(page, true);
    expect(text).toMatch(/^无人可办\n没有人员“gone”/);
    let words = '';
    for (let tries = 0; tries < 300 && !words.includes('无人可办'); tries++) {
      words = await board.outline('bound');
      await board.rest();
    }
    expect(words).toContain('无人可办 没有人员“gone”');
    await board.undoAll();
    await sign(page, false);
    expect(complaints).toEqual([]);
  });
});
