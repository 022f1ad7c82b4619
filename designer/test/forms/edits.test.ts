import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateForm } from '@yunliu/engine/definition';
import type { UiLayout } from '@yunliu/engine/forms';
import { startDesignSite, type DesignSite } from '../design-site.js';
import { click, drag, find, focused, form, outline, rest } from './form-page.js';

let site: DesignSite;
beforeAll(async () => {
  site = await startDesignSite('form');
});
afterAll(async () => site?.close());

const at = (pointer: string): string => `yl-form-canvas >>> [data-at="${pointer}"]`;
const row = (pointer: string): string => `yl-form-outline >>> [data-row="${pointer}"]`;
const kind = (name: string): string => `yl-form-palette >>> [data-kind="${name}"]`;
const panel = (selector: string): string => `yl-form-properties >>> ${selector}`;

async function openEmpty() {
  const opened = await site.open({ query: '?design=' });
  await opened.page.evaluate(() => window.session.execute({ type: 'add-form', key: 'leave', title: '请假单' }));
  await find(opened.page, 'yl-form-canvas >>> [role=application]');
  return opened;
}

async function retype(page: Page, input: ElementHandle<HTMLElement>, text: string): Promise<void> {
  await input.click({ count: 3 });
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
  await rest();
}

const schemaOf = async (page: Page, name: string): Promise<Record<string, unknown>> =>
  (await form(page)).schema.properties?.[name] ?? {};

/** As many steps back as there are, and all of them again, give the same. */
async function goesBackAndForth(page: Page): Promise<number> {
  return page.evaluate(() => {
    const end = JSON.stringify(window.session.document);
    let count = 0;
    while (window.session.undo()) count++;
    for (let step = 0; step < count; step++) window.session.redo();
    if (JSON.stringify(window.session.document) !== end) throw new Error('redo gave something else');
    return count;
  });
}

describe('editing in the form designer', () => {
  it('[D30] a choice takes its options from another field', async () => {
    const { page, complaints } = await openEmpty();
    await click(page, kind('choice'));
    const source = await find(page, panel('[data-name="option-source"] >>> #input'));
    const take = async (typed: string): Promise<unknown> => {
      await source.focus();
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      await rest();
      return (await schemaOf(page, 'choice'))['oneOf'];
    };
    expect(await take('受理渠道')).toContainEqual({ const: 'phone', title: '固定电话' });
    expect(await goesBackAndForth(page)).toBe(3);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D33] a choice becomes a picker of a list that stays up to date; the panel tells what it holds now', async () => {
    const { page, complaints } = await openEmpty();
    await click(page, kind('multi-choice'));
    const take = async (typed: string): Promise<void> => {
      const source = await find(page, panel('[data-name="option-source"] >>> #input'));
      await source.focus();
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      await rest();
    };
    const elementOf = async (): Promise<unknown> => ((await form(page)).ui as UiLayout).elements[0];
    const offered = async (): Promise<string> =>
      (await find(page, panel('[data-offered]'))).evaluate((hint) => hint.textContent?.trim() ?? '');
    await take('全部业务系统');
    expect(await elementOf()).toEqual({ type: 'SystemPicker', scope: '#/properties/choices' });
    expect(await schemaOf(page, 'choices')).toEqual({
      title: '多选',
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', maxLength: 200 },
    });
    expect(await offered()).toBe('目前可选 7 项：office、approval、oa、nc、erp、platform、oa-small');
    await page.evaluate(() => window.session.undo());
    await rest();
    await take('“服务台”的人员');
    expect(await elementOf()).toEqual({
      type: 'UserPicker',
      scope: '#/properties/choices',
      options: { role: 'service-desk' },
    });
    expect(await offered()).toMatch(/^目前可选 \d+ 项：/);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D33] choices that were copied from a list are made live with one click', async () => {
    const { page, complaints } = await openEmpty();
    await click(page, kind('choice'));
    await page.evaluate(() => {
      const { session } = window;
      const [id = ''] = Object.keys(session.document.forms);
      const oneOf = session.host.world.organisation.departments.map((one) => ({ const: one.id, title: one.name }));
      session.execute({ type: 'set', pointer: `/forms/${id}/schema/properties/choice/oneOf`, value: oneOf });
    });
    await rest();
    await click(page, panel('[data-do="make-live"]'));
    const { ui } = await form(page);
    expect((ui as UiLayout).elements[0]).toEqual({
      type: 'DepartmentPicker',
      scope: '#/properties/choice',
    });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D31] the columns of a table are added, ordered and taken away from its properties', async () => {
    const { page, complaints } = await openEmpty();
    await click(page, kind('table'));
    await (await find(page, panel('select[name=column-kind]'))).select('money');
    await click(page, panel('[data-do="add-column"]'));
    expect(await outline(page)).toEqual([{ rows: ['name', 'money'] }]);
    // The new column is selected, to be named.
    expect(await page.evaluate(() => window.session.selection)).toMatchObject([{ at: '/ui/elements/0/columns/1' }]);
    await page.evaluate(() => window.session.select([{ part: 'form', form: 'leave@1', at: '/ui/elements/0' }]));
    await click(page, panel('ol.columns li:nth-child(2) button:nth-child(2)'));
    expect(await outline(page)).toEqual([{ rows: ['money', 'name'] }]);
    await click(page, panel('ol.columns li:nth-child(2) button:nth-child(3)'));
    expect(await outline(page)).toEqual([{ rows: ['money'] }]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D29] a process without a form gets one from a pasted header; in English new fields are English', async () => {
    const { page, complaints } = await site.open({ query: '?design=&locale=en' });
    await (await find(page, '.none button:nth-of-type(2)')).click();
    await find(page, 'yl-header-row-dialog >>> #sheet');
    await page.keyboard.type('Name, Leave date, Days');
    await click(page, 'yl-header-row-dialog >>> [data-confirm]');
    expect(Object.values((await form(page)).schema.properties ?? {}).map(({ title }) => title)).toEqual([
      'Name',
      'Leave date',
      'Days',
    ]);
    await page.evaluate(() => window.session.undo());
    expect(await page.evaluate(() => Object.keys(window.session.document.forms))).toEqual([]);
    await page.evaluate(() => window.session.redo());
    await find(page, 'yl-form-canvas >>> [role=application]');
    await click(page, kind('choice'));
    expect(await schemaOf(page, 'choice')).toMatchObject({
      title: 'Choice',
      oneOf: [{ title: 'Option 1' }, { title: 'Option 2' }],
    });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D28] a list to paste has the focus at once; Esc and Enter bring it back to the button', async () => {
    const { page, complaints } = await openEmpty();
    await click(page, kind('choice'));
    const button = await find(page, panel('[data-do="paste-options"]'));
    await button.focus();
    await page.keyboard.press('Enter');
    await rest();
    expect(await focused(page)).toBe('textarea pasted');
    await page.keyboard.press('Escape');
    await rest();
    expect(await button.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one)).toBe(true);
    expect(await page.$('yl-form-designer >>> #pasted')).toBeNull();
    await page.keyboard.press('Enter');
    await rest();
    await page.keyboard.type('年假\n病假=sick');
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await rest();
    expect((await schemaOf(page, 'choice'))['oneOf']).toMatchObject([
      { title: '年假' },
      { const: 'sick', title: '病假' },
    ]);
    expect(await button.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one)).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D27] choices are renamed in both languages, given values, ordered, added and taken away', async () => {
    const { page, complaints } = await openEmpty();
    await click(page, kind('choice'));
    await retype(page, await find(page, panel('[data-option="0"]')), '事假');
    await click(page, panel('[data-do="english-options"]'));
    await retype(page, await find(page, panel('[data-option-en="0"]')), 'Personal');
    await retype(page, await find(page, panel('.options li:nth-child(1) input.code')), 'personal');
    expect((await schemaOf(page, 'choice'))['oneOf']).toEqual(
      expect.arrayContaining([{ const: 'personal', title: { 'zh-CN': '事假', en: 'Personal' } }]),
    );
    await click(page, panel('[data-do="add-option"]'));
    const count = ((await schemaOf(page, 'choice'))['oneOf'] as unknown[]).length;
    await (await find(page, panel('[data-option="0"]'))).focus();
    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Alt');
    await rest();
    expect(((await schemaOf(page, 'choice'))['oneOf'] as { const: string }[])[1]?.const).toBe('personal');
    await click(page, panel('.options li:nth-child(1) button:last-of-type'));
    const left = (await schemaOf(page, 'choice'))['oneOf'] as { const: string }[];
    expect(left).toHaveLength(count - 1);
    expect(left[0]?.const).toBe('personal');
    // Without English it is a plain text again.
    await (await find(page, panel('[data-option-en="0"]'))).click({ count: 3 });
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Tab');
    await rest();
    expect(((await schemaOf(page, 'choice'))['oneOf'] as { title: unknown }[])[0]?.title).toBe('事假');
    expect(validateForm(await form(page)).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(await goesBackAndForth(page)).toBeGreaterThan(6);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D21] a pasted list takes the place of the choices, as one step', async () => {
    const { page, complaints } = await openEmpty();
    await click(page, kind('choice'));
    await click(page, panel('[data-do="paste-options"]'));
    await (await find(page, panel('#pasted'))).click();
    await page.keyboard.sendCharacter('1. 年假=annual\n2. 病假\n· 病假\n产假\tmaternity');
    await click(page, panel('form button[type=submit]'));
    expect((await schemaOf(page, 'choice'))['oneOf']).toEqual([
      { const: 'annual', title: '年假' },
      { const: '病假', title: '病假' },
      { const: 'maternity', title: '产假' },
    ]);
    expect(await goesBackAndForth(page)).toBe(3);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D21] levels of a cascade are indented lines; a fault says its line and takes nothing', async () => {
    const { page, complaints } = await openEmpty();
    await click(page, kind('cascader'));
    const write = async (text: string): Promise<void> => {
      await (await find(page, panel('#cascade'))).click();
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await page.keyboard.sendCharacter(text);
      await click(page, panel('form button[type=submit]'));
    };
    const items = async (): Promise<unknown> =>
      page.evaluate(() => {
        const { ui } = window.session.document.forms['leave@1'] as unknown as {
          ui: { elements: readonly { options?: { items?: unknown } }[] };
        };
        return ui.elements[0]?.options?.items;
      });
    const before = await items();
    await write('网络\n网络');
    expect(await (await find(page, panel('ul.fault li'))).evaluate((one) => one.textContent)).toContain('2');
    expect(await items()).toEqual(before);
    await write('网络=net\n  有线\n  无线=wifi\n终端');
    expect(await items()).toEqual([
      {
        value: 'net',
        title: '网络',
        children: [
          { value: '有线', title: '有线' },
          { value: 'wifi', title: '无线' },
        ],
      },
      { value: '终端', title: '终端' },
    ]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D23] people are narrowed to a role and a department; several may be chosen', async () => {
    const { page, complaints } = await openEmpty();
    await click(page, kind('user'));
    const pick = async (name: string, text: string): Promise<void> => {
      await (await find(page, panel(`[data-name="${name}"] >>> #input`))).click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await rest();
    };
    await pick('role', '项目经理');
    await pick('department', '服务台');
    await click(page, panel('[data-name="many"] >>> input'));
    const made = await form(page);
    const [element] = (made.ui as unknown as { elements: readonly { scope: string; options: object }[] }).elements;
    expect(element?.options).toEqual({ role: 'project-manager', department: expect.any(String) as string });
    const name = element?.scope.split('/').at(-1) ?? '';
    expect(await schemaOf(page, name)).toMatchObject({ type: 'array', uniqueItems: true });
    expect(validateForm(made).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D24] a new form and a copy are named in a dialog; a taken key is refused there', async () => {
    const { page } = await openEmpty();
    await click(page, kind('text'));
    await click(page, 'details:nth-of-type(1) summary');
    await click(page, '[data-do="new"]');
    await retype(page, await find(page, 'yl-new-form-dialog >>> #name'), '销假单');
    await retype(page, await find(page, 'yl-new-form-dialog >>> #key'), 'leave');
    await click(page, 'yl-new-form-dialog >>> [data-confirm]');
    expect(
      (await (await find(page, 'yl-new-form-dialog >>> [role=alert]')).evaluate((one) => one.textContent)).length,
    ).toBeGreaterThan(4);
    await retype(page, await find(page, 'yl-new-form-dialog >>> #key'), 'leave-end');
    await click(page, 'yl-new-form-dialog >>> [data-confirm]');
    expect(await form(page)).toMatchObject({ key: 'leave-end', version: 1, title: '销假单' });
    await (await find(page, 'select#form')).select('leave@1');
    await rest();
    await click(page, 'details:nth-of-type(1) summary');
    await click(page, '[data-do="copy"]');
    await retype(page, await find(page, 'yl-new-form-dialog >>> #name'), '请假单（驻场）');
    await click(page, 'yl-new-form-dialog >>> [data-confirm]');
    const copy = await form(page);
    expect(copy).toMatchObject({ key: 'leave-copy', title: '请假单（驻场）' });
    expect(Object.keys(copy.schema.properties ?? {})).toEqual(['text']);
    expect(await page.evaluate(() => Object.keys(window.session.document.forms))).toEqual([
      'leave@1',
      'leave-end@1',
      'leave-copy@1',
    ]);
    await page.close();
  });

  it('[D25] rows of the outline are dragged: before, behind, and into a group', async () => {
    const { page, complaints } = await openEmpty();
    for (const one of ['text', 'date', 'money']) {
      await page.evaluate(() => window.session.select([]));
      await click(page, kind(one));
    }
    await page.evaluate(() => window.session.select([]));
    await click(page, kind('group'));
    expect(await outline(page)).toEqual(['text', 'date', 'money', { Group: [] }]);
    await click(page, '[data-side="outline"]');
    await drag(page, row('/ui/elements/2'), row('/ui/elements/0'), { y: 0.1 });
    expect(await outline(page)).toEqual(['money', 'text', 'date', { Group: [] }]);
    await drag(page, row('/ui/elements/0'), row('/ui/elements/3'), { y: 0.6 });
    expect(await outline(page)).toEqual(['text', 'date', { Group: ['money'] }]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D26] several are dragged at once, and into another page of the tabs by resting on it', async () => {
    const { page, complaints } = await openEmpty();
    await click(page, kind('tabs'));
    await drag(page, kind('text'), `${at('/ui/elements/0')} .hollow`);
    await page.evaluate(() => window.session.select([{ part: 'form', form: 'leave@1', at: '/ui/elements/0' }]));
    await click(page, panel('[data-do="add-page"]'));
    await click(page, 'yl-form-canvas >>> [data-page="0"]');
    await page.evaluate(() => window.session.select([]));
    await click(page, kind('date'));
    await page.evaluate(() => window.session.select([]));
    await click(page, kind('money'));
    const [tabs] = (await outline(page)) as readonly object[];
    expect(JSON.stringify(tabs)).toContain('text');
    await click(page, at('/ui/elements/1'));
    await page.keyboard.down('Control');
    await click(page, at('/ui/elements/2'));
    await page.keyboard.up('Control');
    expect(await page.evaluate(() => window.session.selection.length)).toBe(2);
    // Lift both, rest on the second page, put them in.
    const source = await (await find(page, at('/ui/elements/1'))).boundingBox();
    const second = await (await find(page, 'yl-form-canvas >>> [data-page="1"]')).boundingBox();
    if (source === null || second === null) throw new Error('not shown');
    await page.mouse.move(source.x + source.width / 2, source.y + 14);
    await page.mouse.down();
    await page.mouse.move(source.x + source.width / 2 + 10, source.y + 4, { steps: 3 });
    await page.mouse.move(second.x + second.width / 2, second.y + second.height / 2, { steps: 6 });
    await rest(900);
    await page.mouse.move(second.x + second.width / 2 + 2, second.y + second.height / 2);
    const hollow = await (await find(page, `${at('/ui/elements/0')} .hollow`)).boundingBox();
    if (hollow === null) throw new Error('the page did not open');
    await page.mouse.move(hollow.x + hollow.width / 2, hollow.y + hollow.height / 2, { steps: 5 });
    await rest(80);
    await page.mouse.up();
    await rest();
    const after = JSON.stringify(await outline(page));
    expect(await outline(page)).toHaveLength(1);
    expect(after).toMatch(/"text"\].*"date","money"\]/);
    expect(await page.evaluate(() => window.session.undo())).toBe(true);
    expect(await outline(page)).toHaveLength(3);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D13] what is copied in one browser tab is pasted in another', async () => {
    const { page } = await openEmpty();
    await page.bringToFront();
    await click(page, kind('choice'));
    await retype(page, await find(page, panel('[data-option="0"]')), '事假');
    const text = await (
      await find(page, at('/ui/elements/0'))
    ).evaluate((one) => {
      const clipboardData = new DataTransfer();
      one.focus();
      one.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, composed: true, cancelable: true }));
      return clipboardData.getData('text/plain');
    });
    expect(text).toContain('事假');
    const other = await openEmpty();
    await (
      await find(other.page, 'yl-form-canvas >>> [role=application]')
    ).evaluate((one, copied) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', copied);
      one.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }),
      );
    }, text);
    await rest();
    expect(await outline(other.page)).toEqual(['choice']);
    expect(JSON.stringify((await form(other.page)).schema)).toContain('事假');
    await page.close();
    await other.page.close();
  });

  it('[D27] the title of a column takes its English in the zh-CN interface', async () => {
    const { page, complaints } = await openEmpty();
    await click(page, kind('table'));
    await click(page, at('/ui/elements/0/columns/0'));
    await click(page, panel('[data-name="title"] >>> button.en'));
    await (await find(page, panel('[data-name="title"] >>> #english'))).click();
    await page.keyboard.type('Name');
    await rest();
    expect(JSON.stringify((await form(page)).ui)).toContain('"en":"Name"');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D9] the check of the preview finds what only the validator knows', async () => {
    const { page } = await openEmpty();
    await click(page, kind('text'));
    await page.evaluate(() => {
      const pointer = '/forms/leave@1/schema/properties/text';
      window.session.execute({ type: 'set', pointer, value: { title: '工号', type: 'string', pattern: '^[A-Z]{2}$' } });
      window.session.execute({ type: 'require-field', form: 'leave@1', path: 'text', required: true });
    });
    await click(page, '[data-view="preview"]');
    const field = await find(page, 'yl-form-preview >>> yl-form >>> input');
    await field.click();
    await page.keyboard.type('12');
    await click(page, 'yl-form-preview >>> [data-do="check"]');
    const summary = await find(page, 'yl-form-preview >>> yl-form >>> .summary');
    expect(await summary.evaluate((one) => one.textContent)).toContain('工号');
    await retype(page, field, 'AB');
    await click(page, 'yl-form-preview >>> [data-do="check"]');
    expect(
      await (await find(page, 'yl-form-preview >>> [role=status]')).evaluate((one) => one.textContent?.trim()),
    ).not.toBe('');
    await page.close();
  });
});
