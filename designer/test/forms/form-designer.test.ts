import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { validateForm } from '@yunliu/engine/definition';
import { startDesignSite, type DesignSite } from '../design-site.js';
import { axeFindings, sidewaysScroll } from '../../../runtime/test/browser/page-checks.js';
import { click, drag, find, focused, form, outline, rest } from './form-page.js';

let site: DesignSite;
beforeAll(async () => {
  site = await startDesignSite('form');
});
afterAll(async () => site?.close());

const at = (pointer: string): string => `yl-form-canvas >>> [data-at="${pointer}"]`;
const kind = (name: string): string => `yl-form-palette >>> [data-kind="${name}"]`;
const property = (name: string): string => `yl-form-properties >>> [data-name="${name}"]`;

/** The heading of the page is the page's matter. */
const findings = async (page: Page): Promise<readonly string[]> =>
  (await axeFindings(page)).filter((one) => !one.includes('page-has-heading-one'));

/** A design with one empty form. */
async function openEmpty(query = '', width = 1440) {
  const opened = await site.open({ query: `?design=${query}`, width });
  await opened.page.evaluate(() => window.session.execute({ type: 'add-form', key: 'leave', title: '请假单' }));
  await find(opened.page, 'yl-form-canvas >>> [role=application]');
  return opened;
}

describe('the form designer', () => {
  it('[D1] a form with columns, a group, a table with a total and a rule is built with the mouse', async () => {
    const { page, complaints } = await openEmpty();
    await drag(page, kind('columns'), 'yl-form-canvas >>> .hollow');
    expect(await outline(page)).toEqual([{ HorizontalLayout: [] }]);
    await drag(page, kind('text'), `${at('/ui/elements/0')} .hollow`);
    await drag(page, kind('date'), at('/ui/elements/0/elements/0'), { x: 0.9 });
    await drag(page, kind('money'), at('/ui/elements/0/elements/1'), { x: 0.08 });
    expect(await outline(page)).toEqual([{ HorizontalLayout: ['text', 'money', 'date'] }]);
    await drag(page, at('/ui/elements/0/elements/1'), at('/ui/elements/0/elements/0'), { x: 0.05 });
    expect(await outline(page)).toEqual([{ HorizontalLayout: ['money', 'text', 'date'] }]);
    await page.evaluate(() => window.session.select([]));
    await click(page, kind('group'));
    await drag(page, kind('yes-no'), `${at('/ui/elements/1')} .hollow`);
    await page.evaluate(() => window.session.select([]));
    await click(page, kind('table'));
    await drag(page, kind('integer'), at('/ui/elements/2/columns/0'), { x: 0.9 });
    expect(await outline(page)).toEqual([
      { HorizontalLayout: ['money', 'text', 'date'] },
      { Group: ['confirmed'] },
      { rows: ['name', 'count'] },
    ]);
    await click(page, `${property('total')} >>> input`);
    await click(page, at('/ui/elements/0/elements/1'));
    await click(page, 'yl-form-properties >>> [data-section="条件"] >>> button');
    await click(page, 'yl-form-properties >>> [data-add-rule="REQUIRE"]');
    const made = await form(page);
    expect(JSON.stringify(made.ui)).toContain('"total":true');
    expect(JSON.stringify(made.ui)).toContain('"effect":"REQUIRE"');
    expect(validateForm(made).filter(({ severity }) => severity === 'error')).toEqual([]);
    const end = JSON.stringify(made);
    const steps = await page.evaluate(() => {
      let count = 0;
      while (window.session.undo()) count++;
      for (let step = 0; step < count; step++) window.session.redo();
      return count;
    });
    expect(steps).toBeGreaterThan(9);
    expect(JSON.stringify(await form(page))).toBe(end);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D2] the same is built with the keyboard alone', async () => {
    const { page, complaints } = await openEmpty();
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key as 'Tab');
      await rest(40);
    };
    const pick = async (name: string): Promise<void> => {
      await (await find(page, kind(name))).focus();
      await press('Enter');
    };
    await pick('columns');
    expect(await focused(page)).toBe('button columns');
    await pick('text');
    await pick('date');
    await page.evaluate(() => window.session.select([]));
    await pick('group');
    await pick('choice');
    await page.evaluate(() => window.session.select([]));
    await pick('table');
    await pick('money');
    expect(await outline(page)).toEqual([
      { HorizontalLayout: ['text', 'date'] },
      { Group: ['choice'] },
      { rows: ['name', 'money'] },
    ]);
    // The date is lifted and carried into the group.
    await (await find(page, at('/ui/elements/0/elements/1'))).focus();
    await press('Space', 'ArrowRight', 'Space');
    expect(await outline(page)).not.toEqual([
      { HorizontalLayout: ['text', 'date'] },
      { Group: ['choice'] },
      { rows: ['name', 'money'] },
    ]);
    expect(await focused(page)).toMatch(/^div \/ui\/elements\//);
    await page.evaluate(() => window.session.undo());
    await (await find(page, at('/ui/elements/0/elements/1'))).focus();
    await press('Space', 'ArrowDown', 'Escape');
    expect(await outline(page)).toEqual([
      { HorizontalLayout: ['text', 'date'] },
      { Group: ['choice'] },
      { rows: ['name', 'money'] },
    ]);
    // Walk, duplicate, group, rename in the outline.
    await press('ArrowUp', 'ArrowDown');
    expect(await focused(page)).toBe('div /ui/elements/0/elements/1');
    await page.keyboard.down('Control');
    await press('d');
    await page.keyboard.up('Control');
    expect(await outline(page)).toEqual([
      { HorizontalLayout: ['text', 'date', 'date2'] },
      { Group: ['choice'] },
      { rows: ['name', 'money'] },
    ]);
    await press('Delete');
    expect(await outline(page)).toEqual([
      { HorizontalLayout: ['text', 'date'] },
      { Group: ['choice'] },
      { rows: ['name', 'money'] },
    ]);
    await (await find(page, '[data-side="outline"]')).focus();
    await press('Enter', 'Tab');
    expect(await focused(page)).toMatch(/^li \/ui/);
    await press('F2');
    await page.keyboard.type('请假起止');
    await press('Enter');
    expect(JSON.stringify((await form(page)).schema)).toContain('请假起止');
    // Enter goes to the properties, with the title selected.
    await press('Enter');
    await rest(80);
    expect(await focused(page)).toBe('input input');
    await page.keyboard.type('日');
    expect(JSON.stringify((await form(page)).schema)).toContain('"title":"日"');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D5] Esc ends a drag, and a press without a move is a click', async () => {
    const { page } = await openEmpty();
    await click(page, kind('text'));
    const source = await (await find(page, kind('date'))).boundingBox();
    const target = await (await find(page, at('/ui/elements/0'))).boundingBox();
    if (source === null || target === null) throw new Error('not shown');
    await page.mouse.move(source.x + 20, source.y + 10);
    await page.mouse.down();
    await page.mouse.move(target.x + 60, target.y + 6, { steps: 5 });
    await rest();
    expect(await page.$('yl-form-designer >>> yl-form-canvas >>> .line:not([hidden])')).not.toBeNull();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await rest();
    expect(await outline(page)).toEqual(['text']);
    await page.close();
  });

  it('[D6] a finger that rests lifts; one that moves at once scrolls', async () => {
    const { page } = await openEmpty('', 1000);
    await click(page, kind('text'));
    await click(page, kind('date'));
    const boxes = async () => {
      const one = await (await find(page, at('/ui/elements/0'))).boundingBox();
      const two = await (await find(page, at('/ui/elements/1'))).boundingBox();
      if (one === null || two === null) throw new Error('not shown');
      return { one, two };
    };
    const before = await boxes();
    const swipe = await page.touchscreen.touchStart(before.one.x + 50, before.one.y + 12);
    await swipe.move(before.two.x + 50, before.two.y + before.two.height - 4);
    await swipe.end();
    expect(await outline(page)).toEqual(['text', 'date']);
    // The swipe may have scrolled, and goes on doing so for a moment.
    await rest(400);
    const { one, two } = await boxes();
    const held = await page.touchscreen.touchStart(one.x + 50, one.y + 12);
    await rest(700);
    await held.move(two.x + 50, two.y + two.height / 2 + 10);
    await rest(80);
    await held.move(two.x + 52, two.y + two.height - 6);
    await find(page, 'yl-form-canvas >>> .line:not([hidden])');
    await rest(80);
    await held.end();
    await rest();
    expect(await outline(page)).toEqual(['date', 'text']);
    await page.close();
  });

  it('[D8] a change of a published form makes its next version, which the steps then use, in one step', async () => {
    const { page } = await site.open({});
    await click(page, kind('text'));
    const state = await page.evaluate(() => ({
      forms: Object.keys(window.session.document.forms),
      used: JSON.stringify(window.session.document.definition).match(/"template":"phone-record","version":\d/g),
      form: (document.querySelector('yl-form-designer') as unknown as { readonly form: string }).form,
    }));
    expect(state.form).toBe('phone-record@2');
    expect(state.forms).not.toContain('phone-record@1');
    expect(new Set(state.used)).toEqual(new Set(['"template":"phone-record","version":2']));
    await page.evaluate(() => window.session.undo());
    await rest();
    expect(await page.evaluate(() => window.session.stack.isDirty)).toBe(false);
    await page.close();
  });

  it('[D7] deleting a used field lists where it is used, and keeps it when the answer is no', async () => {
    const { page } = await site.open({});
    const pointer = await page.evaluate(() => {
      const find = (
        element: { readonly scope?: string; readonly elements?: readonly never[] },
        place: string,
      ): string | undefined =>
        element.scope === '#/properties/solvedInCall'
          ? place
          : (element.elements ?? []).map((child, index) => find(child, `${place}/elements/${index}`)).find(Boolean);
      return find(window.session.document.forms['phone-record@1']?.ui as never, '/ui') ?? '';
    });
    await (await find(page, at(pointer))).focus();
    await page.keyboard.press('Delete');
    const dialog = await find(page, 'yl-confirm-dialog >>> dialog[open]');
    const words = await dialog.evaluate((one) => one.textContent ?? '');
    expect(words).toMatch(/步骤“.+”的条件/);
    expect(words).toMatch(/字段权限/);
    expect(words).toMatch(/打印模板/);
    await page.keyboard.press('Escape');
    await rest();
    expect(await page.evaluate(() => window.session.stack.isDirty)).toBe(false);
    await page.close();
  });

  it('[D20] a pasted header is shown for confirmation and added as a table', async () => {
    const { page, complaints } = await openEmpty();
    await click(page, 'details:nth-of-type(2) summary');
    await click(page, '[data-do="header"]');
    const box = await find(page, 'yl-header-row-dialog >>> textarea');
    await box.evaluate((one) => {
      (one as HTMLTextAreaElement).value = '姓名\t部门\t金额\n张三\t运维部\t12';
      one.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await find(page, 'yl-header-row-dialog >>> [data-draft="2"]');
    await click(page, 'yl-header-row-dialog >>> [data-as="table"]');
    await click(page, 'yl-header-row-dialog >>> [data-confirm]');
    expect(await outline(page)).toEqual([{ rows: ['person', 'department', 'amount'] }]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D9] the preview is the real renderer, with the rights of a step and samples', async () => {
    const { page, complaints } = await site.open({});
    await click(page, '[data-view="preview"]');
    await find(page, 'yl-form-preview >>> yl-form');
    const inputs = async (): Promise<number> =>
      page.evaluate(() => {
        const preview = document.querySelector('yl-form-designer')?.shadowRoot?.querySelector('yl-form-preview');
        return preview?.shadowRoot?.querySelector('yl-form')?.shadowRoot?.querySelectorAll('[data-focus]').length ?? 0;
      });
    await rest(400);
    const all = await inputs();
    expect(all).toBeGreaterThan(8);
    await (await find(page, 'yl-form-preview >>> select')).select('closed');
    await rest(300);
    expect(await inputs()).toBeLessThan(all);
    await click(page, 'yl-form-preview >>> [data-do="samples"]');
    await rest(300);
    expect(
      await (
        await find(page, 'yl-form-preview >>> yl-form')
      ).evaluate((one) => JSON.stringify((one as unknown as { currentValues: object }).currentValues)),
    ).toContain('单位名称');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D10] JSON with a fault is not taken and says why; sound JSON is one step', async () => {
    const { page } = await openEmpty();
    await click(page, kind('text'));
    await click(page, '[data-view="json"]');
    const editor = await find(page, 'yl-form-json >>> yl-json-editor');
    const apply = async (change: string): Promise<void> => {
      await editor.evaluate(
        (one, text) =>
          one.dispatchEvent(new CustomEvent('yl-change', { detail: { json: JSON.parse(text) as unknown } })),
        change,
      );
      await rest();
    };
    await apply('{"type":"object","properties":{"other":{"type":"string","pattern":"(?=x)"}}}');
    const words = await (await find(page, 'yl-form-json >>> [role=alert]')).evaluate((one) => one.textContent ?? '');
    expect(words).toContain('正则表达式');
    expect((await form(page)).schema.properties).toHaveProperty('text');
    await apply('{"type":"object","properties":{"text":{"title":"姓名","type":"string"}}}');
    expect((await form(page)).schema.properties?.['text']).toEqual({ title: '姓名', type: 'string' });
    await page.close();
  });

  it.each([
    ['zh-CN', 1440],
    ['en', 1440],
    ['zh-CN', 390],
    ['en', 390],
  ] as const)('[D11] axe finds nothing and nothing scrolls sideways: %s at %i', async (locale, width) => {
    const { page, complaints } = await site.open({ query: `?locale=${locale}`, width });
    await find(page, 'yl-form-canvas >>> [data-at]');
    expect(await findings(page), 'nothing selected').toEqual([]);
    const views = width < 800 ? ['canvas', 'palette', 'outline', 'properties'] : ['palette', 'outline'];
    await page.evaluate(() =>
      window.session.select([{ part: 'form', form: 'phone-record@1', at: '/ui/elements/0/elements/1/elements/0' }]),
    );
    for (const view of views) {
      await click(page, width < 800 ? `button[data-pane="${view}"]` : `[data-side="${view}"]`);
      await rest(150);
      expect(await findings(page), view).toEqual([]);
      expect(await sidewaysScroll(page, width), view).toEqual([]);
    }
    for (const view of ['preview', 'json']) {
      await click(page, `button[data-view="${view}"]`);
      await rest(700);
      expect(await findings(page), view).toEqual([]);
      expect(await sidewaysScroll(page, width), view).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D12] a form of 200 fields stays quick', async () => {
    const { page } = await openEmpty();
    const took = await page.evaluate(async () => {
      const kinds = ['text', 'date', 'money', 'choice', 'user'] as const;
      window.session.transaction(() => {
        for (let index = 0; index < 200; index++)
          window.session.execute({ type: 'add-field', form: 'leave@1', into: '/ui', kind: kinds[index % 5] ?? 'text' });
      });
      const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      await frame();
      const times: number[] = [];
      for (let index = 0; index < 20; index++) {
        const start = performance.now();
        window.session.select([{ part: 'form', form: 'leave@1', at: `/ui/elements/${index * 9}` }]);
        window.session.execute({
          type: 'set',
          pointer: `/forms/leave@1/schema/properties/text/title`,
          value: `标题${index}`,
        });
        await frame();
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[10] ?? 0;
    });
    console.info(`select and edit among 200 fields: ${took.toFixed(0)} ms`);
    expect(took).toBeLessThan(400);
    await page.close();
  });
});
