import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startDesignSite, type DesignPage, type DesignSite } from '../design-site.js';

declare global {
  interface Window {
    readonly demo: {
      offline: boolean;
      holds: boolean;
      delay: number;
      published: string[];
      opened: (string | undefined)[];
      copies: number;
      beats: number;
    };
  }
}

let site: DesignSite;

beforeAll(async () => {
  site = await startDesignSite('workbench');
});
afterAll(() => site?.close());

const at = (id: string): string => `yl-workbench >>> [data-testid="${id}"]`;

async function press(page: Page, id: string): Promise<void> {
  const found = await waitFor(page, id);
  await found.evaluate((element) => (element as HTMLElement).click());
}

async function waitFor(page: Page, id: string): Promise<NonNullable<Awaited<ReturnType<Page['$']>>>> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const found = await page.$(at(id));
    if (found !== null) return found;
    await pause(100);
  }
  throw new Error(`There is no ${id}`);
}

async function says(page: Page, id: string, wanted: RegExp): Promise<void> {
  let text = '';
  for (let attempt = 0; attempt < 400; attempt += 1) {
    text = (await (await page.$(at(id)))?.evaluate((element) => element.textContent)) ?? '';
    if (wanted.test(text)) return;
    await pause(100);
  }
  expect(text).toMatch(wanted);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const retitle = (page: Page, title: string): Promise<boolean> =>
  page.evaluate((value) => window.session.execute({ type: 'set', pointer: '/definition/title', value }), title);
const addCheck = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    window.session.execute({ type: 'add-state', stateType: 'task', key: 'check', title: '质量检查' }),
  );
const titleOf = (page: Page): Promise<unknown> => page.evaluate(() => window.session.document.definition.title);
const stored = (page: Page): Promise<{ readonly revision: number; readonly files: { readonly definition: string } }> =>
  page.evaluate(() => JSON.parse(localStorage.getItem('demo.draft') ?? '{}'));

/** The part of the workbench that has the focus. */
const regionOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(
    () =>
      document.querySelector('yl-workbench')?.shadowRoot?.activeElement?.closest<HTMLElement>('[data-region]')?.dataset[
        'region'
      ],
  );

async function focusIn(page: Page, wanted: string): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if ((await regionOf(page)) === wanted) return;
    await pause(100);
  }
  expect(await regionOf(page)).toBe(wanted);
}

async function open(query = '?fresh'): Promise<DesignPage> {
  const opened = await site.open({ query });
  opened.page.on('dialog', (dialog) => void dialog.accept());
  return opened;
}

describe('the workbench', () => {
  it('[W1] saves a change after a rest, says so, and Ctrl+S saves at once', async () => {
    const { page, complaints } = await open();
    await retitle(page, '热线');
    await says(page, 'save-state', /有未保存的修改/);
    await says(page, 'save-state', /已自动保存/);
    expect((await stored(page)).files.definition).toContain('"热线"');
    await retitle(page, '热线二');
    await page.keyboard.down('Control');
    await page.keyboard.press('s');
    await page.keyboard.up('Control');
    await says(page, 'said', /已保存/);
    expect((await stored(page)).revision).toBe(3);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[W1] keeps trying when the network is away, and loses nothing', async () => {
    const { page } = await open();
    await page.evaluate(() => (window.demo.offline = true));
    await retitle(page, '断网时的名称');
    await says(page, 'save-state', /网络中断/);
    await page.evaluate(() => (window.demo.offline = false));
    await press(page, 'retry-save');
    await says(page, 'save-state', /已自动保存/);
    expect((await stored(page)).files.definition).toContain('断网时的名称');
    await page.close();
  });

  it('[W6] the history goes several steps at once, by keyboard', async () => {
    const { page } = await open();
    const before = await titleOf(page);
    for (const title of ['一', '二', '三']) await retitle(page, title);
    await addCheck(page);
    const entries = (): Promise<readonly string[]> =>
      page.$$eval('yl-workbench >>> .drop.history [role=menuitem] > span', (all) => all.map((one) => one.textContent));
    // A long history costs nothing while nobody looks at it.
    expect(await entries()).toEqual([]);
    await press(page, 'menu-history');
    expect((await entries())[0]).toContain('质量检查');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    expect(await titleOf(page)).toEqual(before);
    await says(page, 'said', /已退回 4 步/);
    await page.keyboard.down('Control');
    await page.keyboard.press('y');
    await page.keyboard.up('Control');
    expect(await titleOf(page)).toBe('一');
    await press(page, 'menu-history');
    expect((await entries()).length).toBe(5);
    await page.close();
  });

  it('[W3] offers what was not saved when the page ended, and restores it', async () => {
    const { page } = await open();
    await page.evaluate(() => (window.demo.offline = true));
    await retitle(page, '没有保存的名称');
    await addCheck(page);
    await pause(600);
    await page.goto(page.url().replace('?fresh', ''));
    await says(page, 'recovery', /2 处修改没有保存/);
    await press(page, 'recovery-restore');
    expect(await titleOf(page)).toBe('没有保存的名称');
    await says(page, 'save-state', /已自动保存/);
    expect((await stored(page)).files.definition).toContain('质量检查');
    await page.reload();
    await says(page, 'save-state', /已自动保存/);
    await pause(400);
    expect(await page.$(at('recovery'))).toBeNull();
    await page.close();
  });

  it('[W4] the second of two editors is told and merges', async () => {
    const one = await open();
    const two = await open('');
    await retitle(one.page, '第一人的名称');
    await says(one.page, 'save-state', /已自动保存/);
    await addCheck(two.page);
    await says(two.page, 'conflict', /管理员 在 .* 保存了这份草稿/);
    await press(two.page, 'conflict-merge');
    await says(two.page, 'merge-applied', /1 处修改可以直接合并/);
    await press(two.page, 'conflict-apply');
    await says(two.page, 'save-state', /已自动保存/);
    const { files } = await stored(two.page);
    expect(files.definition).toContain('第一人的名称');
    expect(files.definition).toContain('质量检查');
    expect(await two.page.evaluate(() => window.session.undo())).toBe(true);
    await one.page.close();
    await two.page.close();
  });

  it('[W4] or keeps a copy, or gives up', async () => {
    const one = await open();
    const two = await open('');
    await retitle(one.page, '第一人的名称');
    await says(one.page, 'save-state', /已自动保存/);
    await retitle(two.page, '第二人的名称');
    await press(two.page, 'conflict-copy');
    for (
      let attempt = 0;
      attempt < 400 && (await two.page.evaluate(() => window.demo.opened.length)) === 0;
      attempt += 1
    )
      await pause(100);
    expect(await two.page.evaluate(() => window.demo.opened)).toEqual(['copy']);
    await retitle(one.page, '第一人的第二个名称');
    await says(one.page, 'save-state', /有未保存/);
    await says(one.page, 'save-state', /已自动保存/);
    await retitle(two.page, '第二人再改');
    await press(two.page, 'conflict-discard');
    await press(two.page, 'conflict-discard-sure');
    await says(two.page, 'said', /已改用对方保存的内容/);
    expect(await titleOf(two.page)).toBe('第一人的第二个名称');
    await one.page.close();
    await two.page.close();
  });

  it('[W4] own changes stay to be decided about when somebody else has taken over meanwhile', async () => {
    const one = await open();
    const two = await open('');
    await retitle(one.page, '第一人的名称');
    await says(one.page, 'save-state', /已自动保存/);
    await addCheck(two.page);
    await says(two.page, 'conflict', /管理员 在 .* 保存了这份草稿/);
    const beats = await two.page.evaluate(() => {
      window.demo.holds = false;
      return window.demo.beats;
    });
    await says(two.page, 'held', /王五 正在编辑/);
    await vi.waitFor(async () => expect(await two.page.evaluate(() => window.demo.beats)).toBeGreaterThan(beats + 3), {
      timeout: 40_000,
      interval: 100,
    });
    await press(two.page, 'conflict-merge');
    await says(two.page, 'merge-applied', /1 处修改可以直接合并/);
    await one.page.close();
    await two.page.close();
  });

  it('[W5] a draft that somebody else edits is read-only until it is taken over', async () => {
    const { page } = await open('?fresh&held');
    await says(page, 'held', /王五 正在编辑/);
    expect(await retitle(page, '不行')).toBe(false);
    await press(page, 'take-over');
    await press(page, 'question-confirm');
    await says(page, 'said', /已接手/);
    expect(await retitle(page, '可以')).toBe(true);
    await page.close();
  });

  it('[W7] F6 goes through the regions, ? lists the keys', async () => {
    const { page } = await open();
    await page.bringToFront();
    const region = (): Promise<string | undefined> => regionOf(page);
    const seen = new Set<string | undefined>();
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('F6');
      seen.add(await region());
      await pause(50);
    }
    expect([...seen]).toEqual(expect.arrayContaining(['header', 'tabs', 'main', 'properties']));
    await page.evaluate(() =>
      (document.querySelector('yl-workbench')?.shadowRoot?.activeElement as HTMLElement | null)?.blur(),
    );
    await page.keyboard.type('?');
    await says(page, 'shortcuts', /立即保存/);
    await page.keyboard.press('Escape');
    await pause(100);
    expect(await page.$(at('shortcuts'))).toBeNull();
    await page.close();
  });

  it('[V4] publishing needs a comment and shows what it means', async () => {
    const { page, complaints } = await open();
    await retitle(page, '热线');
    await press(page, 'publish');
    await says(page, 'publish-changes', /改名为“热线”/);
    await says(page, 'publish-impact', /37 张在办/);
    await says(page, 'publish-scenarios', /场景/);
    await press(page, 'publish-go');
    expect(await page.evaluate(() => window.demo.published)).toEqual([]);
    await (await waitFor(page, 'publish-comment')).type('改名');
    await press(page, 'publish-go');
    await says(page, 'publish-done', /已发布第 2 版/);
    expect(await page.evaluate(() => window.demo.published)).toEqual(['改名']);
    expect((await stored(page)).files.definition).toContain('"热线"');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[V3] lines of a print template stand one below the other, indented as they are', async () => {
    const { page, complaints } = await site.open({ query: '?fresh&design=hotline' });
    await waitFor(page, 'tab-versions');
    await page.evaluate(() => {
      const form = Object.keys(window.session.document.prints)[0] ?? '';
      window.session.execute({ type: 'set-print', form, name: 'print', text: '<p>\n  {{field "caller"}}\n</p>\n' });
    });
    await press(page, 'tab-versions');
    const rows = await vi.waitFor(
      async () => {
        const found = await page.$$eval('yl-workbench >>> .lines .added', (lines) =>
          lines.map((line) => [line.querySelector('.text')?.textContent, line.clientHeight < 30]),
        );
        expect(found).toHaveLength(3);
        return found;
      },
      { timeout: 40_000, interval: 100 },
    );
    expect(rows).toEqual([
      ['<p>', true],
      ['  {{field "caller"}}', true],
      ['</p>', true],
    ]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[W9] a BPMN file comes in as one step, after a list of what it cannot say', async () => {
    const { page } = await open();
    const input = await waitFor(page, 'bpmn-file');
    const xml = `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="leave" name="请假" isExecutable="true"><startEvent id="s"/><userTask id="apply" name="申请"/><exclusiveGateway id="g" name="判断"/><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="apply"/><sequenceFlow id="f2" sourceRef="apply" targetRef="g"/><sequenceFlow id="f3" sourceRef="g" targetRef="e"/><textAnnotation id="t"><text>备注</text></textAnnotation><odd:part xmlns:odd="urn:odd"/></process></definitions>`;
    await input.evaluate((element, text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'leave.bpmn'));
      (element as HTMLInputElement).files = transfer.files;
      element.dispatchEvent(new Event('change'));
    }, xml);
    await says(page, 'bpmn', /注释与分组不导入/);
    const findings = await page.$$eval(`${at('bpmn')} li`, (found) => found.map((one) => one.textContent.trim()));
    expect(findings.filter((words) => words.includes('odd:part'))).toHaveLength(1);
    expect(findings.filter((words) => /^[：:]/.test(words))).toEqual([]);
    await press(page, 'bpmn-apply');
    expect(await titleOf(page)).toMatchObject(expect.anything());
    expect(JSON.stringify(await titleOf(page))).toContain('请假');
    await page.evaluate(() => window.session.undo());
    expect(JSON.stringify(await titleOf(page))).not.toContain('请假');
    await page.close();
  });

  it('[W14] P leads to the properties and Esc back; a trial that opens has the focus', async () => {
    const { page, complaints } = await open();
    await page.bringToFront();
    const selected = (): Promise<unknown> => page.evaluate(() => window.session.selection);
    const active = (): Promise<string> =>
      page.evaluate(() => {
        let found = document.activeElement;
        while (found?.shadowRoot?.activeElement instanceof Element) found = found.shadowRoot.activeElement;
        return `${found?.tagName ?? ''}.${found?.getAttribute('class') ?? ''}`;
      });
    await waitFor(page, 'tab-flow');
    for (let attempt = 0; attempt < 400 && (await page.$('yl-workbench >>> .djs-shape')) === null; attempt += 1)
      await pause(100);
    const board = await page.$('yl-workbench >>> yl-flow-designer >>> [role=application]');
    await board?.evaluate((one) => (one as SVGElement).focus());
    await page.keyboard.press('Home');
    const [before, step] = [await active(), await selected()];
    expect(step).toMatchObject([{ part: 'state' }]);
    await page.keyboard.press('p');
    await focusIn(page, 'properties');
    await page.keyboard.press('Escape');
    await focusIn(page, 'main');
    expect([await active(), await selected()]).toEqual([before, step]);
    await press(page, 'try');
    await focusIn(page, 'trial');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[S10] Ctrl+Z is taken once, says which step, and not while a dialog is open', async () => {
    const { page } = await open();
    await page.bringToFront();
    await waitFor(page, 'tab-flow');
    await page.evaluate(() => {
      const { session } = window;
      session.execute({ type: 'set', pointer: '/definition/title', value: '一' });
      session.execute({ type: 'set', pointer: '/definition/title', value: '二' });
    });
    const undo = async (): Promise<void> => {
      await page.keyboard.down('Control');
      await page.keyboard.press('z');
      await page.keyboard.up('Control');
    };
    for (let step = 0; step < 12 && (await regionOf(page)) !== 'properties'; step += 1) await page.keyboard.press('F6');
    await page.keyboard.type('?');
    await waitFor(page, 'shortcuts');
    await undo();
    expect(await titleOf(page)).toBe('二');
    await page.keyboard.press('Escape');
    await focusIn(page, 'properties');
    await undo();
    expect(await titleOf(page)).toBe('一');
    const said = 'yl-workbench >>> [role=status], yl-workbench >>> [aria-live]';
    for (let attempt = 0; attempt < 400; attempt += 1) {
      const texts = await page.$$eval(said, (all) => all.map((one) => one.textContent).join(' '));
      if (/已撤销.*的名称/.test(texts)) return page.close();
      await pause(100);
    }
    throw new Error('nobody said what was undone');
  });

  it('[W10] a trial stands beside the board, which shows where it is; it goes on in its tab', async () => {
    const { page, complaints } = await open();
    const tokens = (): Promise<readonly string[]> =>
      page.$$eval('yl-workbench >>> yl-flow-designer >>> .token.here', (found) =>
        found.map((each) => (each as HTMLElement).dataset['token'] ?? ''),
      );
    const inTrial = async (selector: string): Promise<void> => {
      for (let attempt = 0; attempt < 400; attempt += 1) {
        const found = await page.$(`yl-workbench >>> yl-trial >>> ${selector}`);
        if (found !== null) return found.evaluate((element) => (element as HTMLElement).click());
        await pause(100);
      }
      throw new Error(`There is no ${selector}`);
    };
    await waitFor(page, 'tab-flow');
    await press(page, 'try');
    await inTrial('[data-begin]');
    await inTrial('[data-jump=timer]');
    for (let attempt = 0; attempt < 400 && (await tokens()).length < 2; attempt += 1) await pause(100);
    expect([...(await tokens())].sort()).toEqual(['escalated', 'record-completed']);
    expect(await page.$('yl-workbench >>> yl-flow-designer >>> .djs-shape.here')).not.toBeNull();
    await press(page, 'trial-whole');
    await inTrial('[data-back]');
    expect(await page.$('yl-workbench >>> yl-trial >>> yl-flow-view')).not.toBeNull();
    await press(page, 'try');
    for (let attempt = 0; attempt < 400 && (await tokens()).length !== 1; attempt += 1) await pause(100);
    expect(await tokens()).toEqual(['call-taken']);
    await press(page, 'hide-trial');
    await pause(100);
    expect(await tokens()).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[W1] drawings come out as files', async () => {
    const { page, complaints } = await open();
    const session = await page.createCDPSession();
    const names: string[] = [];
    session.on('Page.downloadWillBegin', ({ suggestedFilename }) => void names.push(suggestedFilename));
    await session.send('Page.enable');
    await session.send('Page.setDownloadBehavior', { behavior: 'deny' });
    for (const [at, id] of ['export-svg', 'export-png', 'export-bpmn'].entries()) {
      await press(page, id);
      for (let attempt = 0; attempt < 400 && names.length <= at; attempt += 1) await pause(100);
      await pause(500);
    }
    expect(names).toEqual(['hotline.svg', 'hotline.png', 'hotline.bpmn']);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each([
    ['zh-CN', 1440],
    ['en', 390],
  ] as const)(
    'axe finds nothing in the shell, the versions and publishing (%s, %i)',
    async (locale, width) => {
      const { page } = await site.open({ query: `?fresh&locale=${locale}`, width, height: 844 });
      await retitle(page, 'Hotline');
      await press(page, 'tab-versions');
      await pause(1200);
      expect(await findings(page)).toEqual([]);
      await press(page, 'publish');
      await pause(600);
      expect(await findings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.close();
    },
    60_000,
  );
});

async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (
      globalThis as unknown as {
        axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run({
      resultTypes: ['violations'],
      rules: {
        'page-has-heading-one': { enabled: false },
        'landmark-one-main': { enabled: false },
        region: { enabled: false },
      },
    }),
  );
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 140)).join(' | ')}`);
}
