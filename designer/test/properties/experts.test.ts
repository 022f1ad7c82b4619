import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesignSite, type DesignSite } from '../design-site.js';
import { PanelPage } from './panel-page.js';

const call = '/definition/states/service/states/call-taken';
const CALL = 'call-taken';

let site: DesignSite;
beforeAll(async () => {
  site = await startDesignSite('properties');
});
afterAll(() => site.close());

const open = (): Promise<PanelPage> => PanelPage.open(site, { query: `?design=hotline&state=${CALL}`, width: 400 });

describe('the panel for experts', () => {
  it('[P20] a step is edited as JSON: what is no step is refused by its place, what is one is one step', async () => {
    const panel = await open();
    const before = await panel.files();
    await panel.section('json');
    const editor = await panel.find('yl-property-panel >>> [data-section=json] yl-json-editor');
    const apply = (change: string): Promise<void> =>
      editor.evaluate((one, text) => {
        const json = JSON.parse((one as unknown as { readonly value: string }).value) as Record<string, unknown>;
        Object.assign(json, JSON.parse(text));
        one.dispatchEvent(new CustomEvent('yl-change', { detail: { json } }));
      }, change);
    await apply('{"outcomes": 7}');
    await panel.settled();
    const alert = await panel.find('yl-property-panel >>> .step-json [role=alert]');
    expect(await alert.evaluate((one) => one.textContent)).toContain('/outcomes');
    expect(await panel.files()).toBe(before);
    await apply('{"title": "接听来电"}');
    await panel.settled();
    expect(await panel.at(`${call}/title`)).toBe('接听来电');
    expect(await panel.page.$('yl-property-panel >>> .step-json [role=alert]')).toBeNull();
    expect(await panel.undoAll()).toBe(1);
    expect(panel.complaints).toEqual([]);
  });

  it('[P21] the rights of a task lead to the sheet of rights, with form and step', async () => {
    const panel = await open();
    await panel.page.evaluate(() => {
      addEventListener('yl-open-tab', (event) =>
        Object.assign(window, { asked: (event as CustomEvent<unknown>).detail }),
      );
    });
    await panel.unfoldAll(2);
    const button = await panel.find('yl-property-panel >>> [data-open=rights]');
    await button.evaluate((one) => one.click());
    expect(await panel.page.evaluate(() => (window as unknown as { asked: unknown }).asked)).toEqual({
      tab: 'rights',
      form: 'phone-record@1',
      state: CALL,
    });
    expect(panel.complaints).toEqual([]);
  });

  it('[P22] the panel of the process lists the steps nobody would get; a press leads there', async () => {
    const panel = await open();
    await panel.select('');
    await panel.page.evaluate(() =>
      window.session.execute({
        type: 'set-assignment',
        of: 'call-taken',
        assign: { by: 'user', user: 'somebody-gone' },
      }),
    );
    await panel.section('vacancies');
    const step = await panel.find('yl-property-panel >>> yl-vacancy-list >>> li.error button');
    expect(await step.evaluate((one) => one.textContent)).toContain('somebody-gone');
    await step.click();
    await panel.settled();
    expect(await panel.page.evaluate(() => window.session.selection)).toEqual([{ part: 'state', state: CALL }]);
    expect(panel.complaints).toEqual([]);
  });
});
