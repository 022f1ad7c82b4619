import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../axe-findings.js';
import { startDesignSite, type DesignSite } from '../design-site.js';

let site: DesignSite;
beforeAll(async () => {
  site = await startDesignSite('expressions');
});
afterAll(() => site.close());

const ACCEPT = '/definition/states/service/states/categorised/outcomes/accept/when';
const query = (values: Record<string, string>): string => `?${new URLSearchParams(values).toString()}`;

async function find(page: Page, selector: string): Promise<ElementHandle> {
  for (let tries = 0; tries < 500; tries += 1) {
    const found = await page.$(`expressions-demo >>> ${selector}`);
    if (found !== null) return found;
    await pause(50);
  }
  throw new Error(`${selector} did not appear`);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The value at a pointer of the document. */
function valueAt(page: Page, pointer: string): Promise<unknown> {
  return page.evaluate((at) => {
    let value: unknown = window.session.document;
    for (const step of at.split('/').slice(1)) value = (value as Record<string, unknown> | undefined)?.[step];
    return value ?? null;
  }, pointer);
}

async function until(work: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await work()) return;
    await pause(50);
  }
  throw new Error('it did not come');
}

describe('the expression input in a page', () => {
  it('[X21] keyboard alone: opens, completes by the Chinese title, is one step to undo, closes', async () => {
    const { page, complaints } = await site.open({
      query: query({ design: 'repair-order-handling', show: 'feel', pointer: ACCEPT }),
    });
    const before = await valueAt(page, ACCEPT);
    await find(page, 'button.box');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await find(page, '.cm-content');
    await page.keyboard.press('End');
    await page.keyboard.type(' or 用户是否');
    await find(page, '.cm-tooltip-autocomplete');
    await pause(120);
    await page.keyboard.press('Enter');
    await page.keyboard.type(' = true');
    await until(async () => String(await valueAt(page, ACCEPT)).endsWith(' or satisfied = true'));
    // The first closes a list that may be open.
    await pause(300);
    if ((await page.$('expressions-demo >>> .cm-tooltip-autocomplete')) !== null) await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await find(page, 'button.box');
    expect(await (await find(page, '.sentence')).evaluate((one) => one.textContent)).toContain('用户是否满意 为“是”');
    expect(await page.evaluate(() => window.session.undo())).toBe(true);
    expect(await valueAt(page, ACCEPT)).toBe(before);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[X21] faults are told in words, in the language of the page', async () => {
    const { page, complaints } = await site.open({
      query: query({ design: 'repair-order-handling', show: 'feel', locale: 'en', pointer: ACCEPT }),
    });
    await (await find(page, 'button.box')).click();
    await find(page, '.cm-content');
    await page.keyboard.press('End');
    await page.keyboard.type(' and requestTyp = "x"');
    await until(async () => (await page.$('expressions-demo >>> .fault li')) !== null);
    expect(await (await find(page, '.fault li')).evaluate((one) => one.textContent)).toContain(
      'did you mean "requestType"',
    );
    await find(page, '.cm-lintRange-error');
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[X22] without the editor a plain text area does the same', async () => {
    const { page } = await site.open();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const work = /feel-editor-/.test(request.url()) ? request.abort() : request.continue();
      void work.catch(() => undefined);
    });
    await page.goto(
      page.url().split('?')[0] + query({ design: 'repair-order-handling', show: 'feel', pointer: ACCEPT }),
    );
    await (await find(page, 'button.box')).click();
    await until(async () => {
      const hint = await page.$('expressions-demo >>> .hint');
      return (await hint?.evaluate((one) => one.textContent.includes('未能载入'))) === true;
    });
    await page.keyboard.type(' or solved = true');
    await until(async () => String(await valueAt(page, ACCEPT)).endsWith(' or solved = true'));
    await page.keyboard.press('Enter');
    expect(await find(page, 'button.box')).not.toBeNull();
    await page.close();
  });
});

describe('the condition builder in a page', () => {
  it('[X23] a condition is added, changed and taken away with the mouse; each is one step', async () => {
    const { page, complaints } = await site.open({
      query: query({ design: 'repair-order-handling', show: 'condition', pointer: ACCEPT }),
    });
    const before = String(await valueAt(page, ACCEPT));
    const adds = await page.$$('expressions-demo >>> button.add');
    await adds.at(-1)?.click();
    await (await find(page, '#pending >>> input')).click();
    await page.keyboard.type('是否满意');
    await page.keyboard.press('Enter');
    await until(async () => (await valueAt(page, ACCEPT)) === `${before} or satisfied = true`);
    const operators = await page.$$('expressions-demo >>> .operator >>> select');
    await operators.at(-1)?.select('unfilled');
    expect(await valueAt(page, ACCEPT)).toBe(`${before} or satisfied = null`);
    await (await find(page, '.join-choice >>> select')).select('all');
    expect(String(await valueAt(page, ACCEPT))).toContain(' and satisfied = null');
    await page.evaluate(() => window.session.undo());
    const removes = await page.$$('expressions-demo >>> button.remove');
    await removes.at(-1)?.click();
    expect(await valueAt(page, ACCEPT)).toBe(before);
    expect(
      await page.evaluate(() => [
        window.session.undo(),
        window.session.undo(),
        window.session.undo(),
        window.session.undo(),
      ]),
    ).toEqual([true, true, true, false]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[X23] keyboard alone: an outcome gets a condition with a number', async () => {
    const pointer = '/definition/states/service/states/call-taken/outcomes/answered/when';
    const { page, complaints } = await site.open({ query: query({ design: 'hotline', show: 'condition', pointer }) });
    expect(await valueAt(page, pointer)).toBeNull();
    await find(page, 'button.add');
    await page.evaluate(() => {
      window.session.execute({
        type: 'set',
        pointer: '/definition/data/properties/amount',
        value: { type: 'number', title: '金额' },
      });
      window.session.execute({
        type: 'add-outcome',
        of: 'call-taken',
        to: 'call-taken',
        key: 'answered',
        title: '解决',
      });
    });
    await (await find(page, 'button.add')).focus();
    await page.keyboard.press('Enter');
    await pause(100);
    await page.keyboard.type('金额');
    await page.keyboard.press('Enter');
    await until(async () => (await valueAt(page, pointer)) === 'amount = 0');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await valueAt(page, pointer)).toBe('amount = 0');
    await page.keyboard.press('Tab');
    await until(async () => (await valueAt(page, pointer)) === 'amount > 0');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown').catch(() => undefined);
    const number = await find(page, 'yl-number-control >>> input');
    await number.focus();
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type('1000');
    await until(async () => (await valueAt(page, pointer)) === 'amount > 1000');
    expect(await (await find(page, '.sentence')).evaluate((one) => one.textContent)).toContain('当 金额 大于 1000');
    await (await find(page, 'button.remove')).focus();
    await page.keyboard.press('Enter');
    expect(await valueAt(page, pointer)).toBeNull();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[X24] an expert’s text is shown and left alone until somebody edits it', async () => {
    const pointer = '/definition/states/solving/states/effort-gate/branches/1/when';
    const { page, complaints } = await site.open({
      query: query({ design: 'minor-release', show: 'condition', pointer }),
    });
    expect(await (await find(page, '.kept')).evaluate((one) => one.textContent)).toContain('原样保留');
    expect(await (await find(page, '.sentence')).evaluate((one) => one.textContent)).toMatch(
      /^即：当 [^a-z]+ ≥ 2 \* [^a-z]+$/,
    );
    expect(await valueAt(page, pointer)).toBe('effortEstimate >= 2 * personDaysPerMonth');
    expect(await page.evaluate(() => window.session.stack.isDirty)).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[X25] values typed in say which part holds', async () => {
    const pointer = '/definition/states/release-gate/branches/1/when';
    const { page, complaints } = await site.open({
      query: query({ design: 'release-management', show: 'condition', pointer }),
    });
    await (await find(page, 'summary')).click();
    await find(page, '.inputs >>> select');
    const selects = await page.$$('expressions-demo >>> .inputs >>> select');
    expect(selects.length).toBeGreaterThanOrEqual(2);
    await selects[0]?.select('true');
    await selects[1]?.select('false');
    await until(async () => {
      const status = await find(page, 'yl-condition-sample >>> [role=status]');
      const said = await status.evaluate((one) =>
        [...one.querySelectorAll('.verdict, .sign')].map((part) => part.textContent.replace(/\s+/g, '')),
      );
      return said.join() === '结果：不成立,成立,不成立';
    });
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('the other editors in a page', () => {
  const amounts = (page: Page): Promise<void> =>
    page.evaluate(() => {
      const { session } = window;
      const [to = ''] = Object.keys(session.document.definition.states);
      session.execute({ type: 'add-state', stateType: 'decision', key: 'amount-check', title: '金额分级' });
      session.execute({
        type: 'set',
        pointer: '/definition/data/properties/amount',
        value: { title: '金额', type: 'number', minimum: 0 },
      });
      session.execute({
        type: 'set',
        pointer: '/definition/states/amount-check/branches',
        value: [
          { when: 'amount < 5000', to, title: '小额' },
          { when: 'amount >= 10000', to, title: '大额' },
        ],
      });
    });

  it('[X12] the numbers under the ruler make room for each other on a narrow page', async () => {
    const { page, complaints } = await site.open({ query: query({ design: '', show: 'ruler', state: 'check' }) });
    await page.evaluate(() => {
      const { session } = window;
      session.execute({ type: 'add-state', stateType: 'decision', key: 'check' });
      session.execute({ type: 'add-variable', name: 'cost', schema: { type: 'number', title: '费用' } });
      const branches = [1000, 1500, 1600, 9000].map((most) => ({ when: `cost < ${most}`, to: 'ended' }));
      session.execute({ type: 'set', pointer: '/definition/states/check/branches', value: branches });
    });
    const places = async (): Promise<readonly { readonly left: number; readonly right: number }[]> => {
      const labels = await page.$$('expressions-demo >>> yl-branch-ruler >>> .axis');
      return Promise.all(
        labels.map((label) =>
          label.evaluate((one) => {
            const { left, right } = one.getBoundingClientRect();
            return { left, right };
          }),
        ),
      );
    };
    await until(async () => (await places()).length === 4);
    await page.setViewport({ width: 260, height: 800 });
    await until(async () => (await places()).length < 4);
    const shown = await places();
    for (const [index, { left }] of shown.entries()) expect(left).toBeGreaterThan(shown[index - 1]?.right ?? -Infinity);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[X26] boundaries move by keyboard, mouse and typing; the gap is filled by one press', async () => {
    const at = '/definition/states/amount-check/branches';
    const { page, complaints } = await site.open({
      query: query({ design: 'hotline', show: 'ruler', state: 'amount-check' }),
    });
    await amounts(page);
    const when = async (index: number): Promise<unknown> => valueAt(page, `${at}/${index}/when`);
    const [first, second] = [await find(page, '.handle'), (await page.$$('expressions-demo >>> .handle'))[1]];
    await first.evaluate((one) => (one as SVGElement).focus());
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowRight');
    const moved = Number(/\d+/.exec(String(await when(0)))?.[0]);
    expect(moved).toBeGreaterThan(5000);
    await page.evaluate(() => window.session.undo());
    expect(await when(0)).toBe('amount < 5000');
    const box = await (await second?.$('.grip'))?.boundingBox();
    if (box === undefined || box === null) throw new Error('no handle');
    await page.mouse.move(box.x + 6, box.y + 6);
    await page.mouse.down();
    await page.mouse.move(box.x - 50, box.y + 6, { steps: 6 });
    await page.mouse.up();
    expect(await when(1)).not.toBe('amount >= 10000');
    await page.evaluate(() => window.session.undo());
    expect(await when(1)).toBe('amount >= 10000');
    const typed = await find(page, '.cuts yl-number-control >>> input');
    await typed.click({ count: 3 });
    await page.keyboard.type('6200');
    await page.keyboard.press('Tab');
    expect(await when(0)).toBe('amount < 6200');
    await page.evaluate(() => window.session.undo());
    expect(await when(0)).toBe('amount < 5000');
    expect(await axeFindings(page)).toEqual([]);
    await (await find(page, '.found button')).click();
    expect(await when(0)).toBe('amount < 10000');
    await find(page, '.fine');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[X27] a rule is chosen, and the engine says who would get it; the way ahead is listed', async () => {
    const { page, complaints } = await site.open({
      query: query({ design: 'hotline', show: 'assignment', state: 'call-taken' }),
    });
    await (await find(page, '.kind >>> select')).select('leader');
    expect(await valueAt(page, '/definition/states/service/states/call-taken/assign')).toEqual({ by: 'leader' });
    await (await find(page, 'summary')).click();
    const answer = await find(page, '.answer');
    expect(await answer.evaluate((one) => one.textContent)).toMatch(/会交给[\s\S]*第 1 级主管/);
    await (await find(page, 'button.small[aria-expanded]')).click();
    await until(async () => (await page.$$('expressions-demo >>> ol li')).length > 2);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[X28] a value is added and taken away; its expression opens at once', async () => {
    const pointer = '/definition/states/service/states/follow-up/regions/handling/states/in-handling/input';
    const { page, complaints } = await site.open({
      query: query({ design: 'hotline', show: 'mapping', targets: 'child', pointer }),
    });
    const before = await valueAt(page, pointer);
    await (await find(page, '#add')).focus();
    await page.keyboard.press('Enter');
    await pause(100);
    await page.keyboard.type('newName');
    await page.keyboard.press('Enter');
    await until(async () => Object.hasOwn((await valueAt(page, pointer)) as object, 'newName'));
    await find(page, '.cm-content');
    await page.keyboard.press('Escape');
    const removes = await page.$$('expressions-demo >>> button.remove');
    await removes.at(-1)?.click();
    expect(await valueAt(page, pointer)).toEqual(before);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[X29] JSON is typed freely and applied as one step; a template as it is typed', async () => {
    const { page, complaints } = await site.open({ query: query({ design: 'hotline', show: 'json' }) });
    const content = await find(page, '.cm-content');
    await content.click();
    await page.keyboard.down('Control');
    await page.keyboard.press('Home');
    await page.keyboard.up('Control');
    for (let line = 0; line < 2; line += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.type('x');
    await until(async () =>
      (await (await find(page, '[role=status]')).evaluate((one) => one.textContent)).includes('改正'),
    );
    await page.keyboard.press('Backspace');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('-b');
    expect(await page.evaluate(() => window.session.stack.isDirty)).toBe(false);
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    expect(await valueAt(page, '/definition/key')).toBe('hotline-b');
    expect(await page.evaluate(() => [window.session.undo(), window.session.undo()])).toEqual([true, false]);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
    const template = await site.open({ query: query({ design: 'hotline', show: 'template' }) });
    await (await find(template.page, '.cm-content')).click();
    await template.page.keyboard.type('{{nonsense "x"}}');
    await until(async () => (await template.page.$('expressions-demo >>> li.error')) !== null);
    expect(await template.page.evaluate(() => window.session.stack.isDirty)).toBe(true);
    expect(await axeFindings(template.page)).toEqual([]);
    expect(template.complaints).toEqual([]);
    await template.page.close();
  });

  it.each(['feel', 'condition', 'ruler', 'assignment', 'mapping', 'json', 'template', 'vacancies'])(
    '[X30] %s fits a phone, reads only and complains of nothing',
    async (show) => {
      const values = { design: 'repair-order-handling', show, pointer: ACCEPT, state: 'categorised', readonly: '' };
      const { page, complaints } = await site.open({ query: query(values), width: 390, height: 800 });
      await pause(500);
      const wide = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
      expect(wide).toBeLessThanOrEqual(390);
      expect(await axeFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );
});
