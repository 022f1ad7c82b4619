import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { startDesignSite, type DesignSite } from '../design-site.js';
import { click, find, form, rest } from './form-page.js';

let site: DesignSite;
beforeAll(async () => {
  site = await startDesignSite('form');
});
afterAll(async () => site?.close());

const editor = 'yl-form-json >>> yl-json-editor';

/** Until it says so. */
async function until(said: () => Promise<string>, wanted: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if ((await said()).includes(wanted)) return;
    await rest(50);
  }
  throw new Error(`“${wanted}” is not said, but: ${await said()}`);
}

const words = (page: Page, selector: string) => async (): Promise<string> =>
  (await find(page, selector)).evaluate((one) => one.textContent ?? '');

describe('what is typed and not applied', () => {
  it('[D32] JSON waits while another part or view is looked at, and goes once it is applied or given up', async () => {
    const { page, complaints } = await site.open();
    await click(page, '[data-view="json"]');
    const code = `${editor} >>> .cm-content`;
    const state = words(page, `${editor} >>> .state`);
    await (await find(page, code)).click();
    await page.keyboard.type('qqq');
    await until(state, '错误');
    await click(page, '[data-part="ui"]');
    await until(state, '没有问题');
    await click(page, 'button[data-view="design"]');
    await click(page, 'button[data-view="json"]');
    await until(state, '错误');
    await until(words(page, code), 'qqq');

    // The design goes on elsewhere: the text stays, and says that it is no longer of today.
    await page.evaluate(() =>
      window.session.execute({
        type: 'set',
        pointer: '/forms/phone-record@1/schema/properties/unit/title',
        value: '单位',
      }),
    );
    await until(words(page, `${editor} >>> .bar`), '别处改动');
    await until(words(page, code), 'qqq');
    await (await find(page, `${editor} >>> .bar button:not(.primary)`)).click();
    await until(state, '没有问题');
    expect(await words(page, code)()).not.toContain('qqq');

    // Applied, nothing waits any more, however the text was laid out.
    await (await find(page, code)).click();
    await page.keyboard.down('Control');
    await page.keyboard.press('Home');
    await page.keyboard.up('Control');
    await page.keyboard.type(' \n');
    await until(state, '未应用');
    await (await find(page, `${editor} >>> button.primary`)).click();
    await until(state, '没有问题');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[D32] a cascade counts when its input is left; lines with a fault wait for their field', async () => {
    const { page } = await site.open({ query: '?design=' });
    await page.evaluate(() => {
      window.session.execute({ type: 'add-form', key: 'leave', title: '请假单' });
      for (const name of ['place', 'other'])
        window.session.execute({ type: 'add-field', form: 'leave@1', kind: 'cascader', into: '/ui', name });
    });
    const select = async (index: number): Promise<void> => {
      await page.evaluate(
        (at) => window.session.select([{ part: 'form', form: 'leave@1', at: `/ui/elements/${at}` }]),
        index,
      );
      await rest(150);
    };
    const area = 'yl-form-properties >>> #cascade';
    const text = async (): Promise<string> =>
      (await find(page, area)).evaluate((one) => (one as HTMLTextAreaElement).value);
    const write = async (value: string): Promise<void> => {
      await (await find(page, area)).evaluate((one) => (one as HTMLTextAreaElement).select());
      await page.keyboard.type(value);
      await (await find(page, 'yl-form-canvas >>> [data-at="/ui/elements/1"]')).click();
      await rest(150);
    };
    await select(0);
    await write('甲\n乙');
    expect(JSON.stringify((await form(page)).ui)).toContain('"甲"');

    await select(0);
    await write('丙\n丙');
    expect(JSON.stringify((await form(page)).ui)).not.toContain('"丙"');
    expect(await text()).not.toContain('丙');
    await select(0);
    expect(await text()).toBe('丙\n丙');
    await page.close();
  });
});
