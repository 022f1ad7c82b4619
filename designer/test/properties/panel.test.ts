import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesignSite, type DesignSite } from '../design-site.js';
import { PanelPage } from './panel-page.js';

const states = '/definition/states/service/states';
const call = `${states}/call-taken`;

let site: DesignSite;
beforeAll(async () => {
  site = await startDesignSite('properties');
});
afterAll(() => site.close());

async function open(query = ''): Promise<PanelPage> {
  return PanelPage.open(site, { query: `?design=hotline${query}`, width: 400 });
}

/** Undone the files are what they were; done again what they became. */
async function goesBackAndForth(panel: PanelPage, before: string): Promise<number> {
  const after = await panel.files();
  const steps = await panel.undoAll();
  expect(await panel.files()).toBe(before);
  await panel.redoAll();
  expect(await panel.files()).toBe(after);
  return steps;
}

describe('the panel on the hotline', () => {
  it('[P2] a title is changed letter by letter and undone as one step', async () => {
    const panel = await open('&state=call-taken');
    const before = await panel.files();
    await panel.type(`${call}/title`, '接听');
    expect(await panel.at(`${call}/title/zh-CN`)).toBe('接听');
    await (await panel.control(`${call}/title`, 'button.en')).click();
    await panel.type(`${call}/title`, 'Answer', '#english');
    expect(await panel.at(`${call}/title`)).toEqual({ 'zh-CN': '接听', en: 'Answer' });
    expect(await panel.page.$eval('yl-property-panel >>> header h2', (head) => head.textContent)).toBe('接听');
    expect(await goesBackAndForth(panel, before)).toBe(2);
    expect(panel.complaints).toEqual([]);
  });

  it('[P3] a state is renamed everywhere and stays selected; a taken name is refused where it was typed', async () => {
    const panel = await open('&state=call-taken');
    const before = await panel.files();
    await panel.type(call, 'answer-call');
    await panel.page.keyboard.press('Enter');
    await panel.settled();
    const after = await panel.files();
    expect(after).not.toContain('"call-taken"');
    expect(after.split('"answer-call"').length).toBeGreaterThan(20);
    expect(await panel.page.evaluate(() => window.session.selection)).toEqual([
      { part: 'state', state: 'answer-call' },
    ]);
    expect(await panel.errors()).toEqual([]);
    const renamed = `${states}/answer-call`;
    await panel.type(renamed, 'escalated');
    await panel.page.keyboard.press('Enter');
    await panel.settled();
    expect(await panel.files()).toBe(after);
    const fault = await panel.control(renamed, '.fault');
    expect(await fault.evaluate((one) => one.textContent)).toContain('名称“escalated”已被使用');
    expect(
      await panel.page.$eval(`yl-property-panel >>> [data-pointer="${renamed}"] >>> input`, (input) => [
        input.getAttribute('aria-invalid'),
        input.value,
      ]),
    ).toEqual(['true', 'escalated']);
    await panel.page.keyboard.press('Escape');
    expect(
      await panel.page.$eval(`yl-property-panel >>> [data-pointer="${renamed}"] >>> input`, (input) => input.value),
    ).toBe('answer-call');
    await goesBackAndForth(panel, before);
    // The refusal is the one complaint the page writes down.
    expect(panel.complaints).toEqual([expect.stringContaining('name/taken')]);
  });

  it('[P30] the key a step was added with gives way to its English name by one press', async () => {
    const panel = await open('');
    await panel.page.evaluate(() => {
      const add = {
        type: 'add-state',
        stateType: 'task',
        key: 'task',
        title: { 'zh-CN': '质检', en: 'Quality check' },
      };
      window.session.execute(add as never);
    });
    await panel.select('task');
    const before = await panel.files();
    const press = await panel.page.$('yl-property-panel >>> [data-offer="quality-check"]');
    await press?.click();
    await panel.settled();
    expect(await panel.at('/definition/states/quality-check/title')).toEqual({ 'zh-CN': '质检', en: 'Quality check' });
    expect(await panel.page.evaluate(() => window.session.selection)).toEqual([
      { part: 'state', state: 'quality-check' },
    ]);
    expect(await panel.page.$('yl-property-panel >>> [data-offer]')).toBeNull();
    await panel.page.evaluate(() => window.session.undo());
    expect(await panel.files()).toBe(before);
    expect(panel.complaints).toEqual([]);
  });

  it('[P31] folds and entries that hold nothing worse than warnings count in amber', async () => {
    const panel = await open('&state=call-taken');
    const colours = async (): Promise<readonly string[]> => {
      const marks = await panel.page.$$('yl-property-panel >>> [data-section=outcomes] >>> .mark');
      return Promise.all(marks.map((mark) => mark.evaluate((one) => one.className)));
    };
    const set = async (when: string, wanted: string): Promise<void> => {
      await panel.page.evaluate(
        (pointer, value) => window.session.execute({ type: 'set', pointer, value }),
        `${call}/outcomes/solved/when`,
        when,
      );
      for (let tries = 0; tries < 200 && (await colours())[0] !== wanted; tries++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect((await colours())[0]).toBe(wanted);
    };
    await set('true', 'mark mild');
    await set('noSuchField = 1', 'mark');
    expect(panel.complaints).toEqual([]);
  });

  it('[P4] where a name is used is listed, and each place leads there', async () => {
    const panel = await open('&state=call-taken');
    const button = await panel.find(`yl-property-panel >>> [data-pointer="${call}"] > button`);
    expect(await button.evaluate((one) => one.textContent?.trim())).toMatch(/^用到 \d+ 处$/);
    await button.click();
    await panel.settled();
    const places = await panel.page.$$eval('yl-property-panel >>> .uses button', (all) =>
      all.map((one) => one.textContent?.trim() ?? ''),
    );
    expect(places).toContain('受理与处理 › 从哪一步开始');
    expect(places.some((place) => place.includes('› 定时 ›') && place.endsWith('› 通知谁 › 步骤'))).toBe(true);
    expect(places.every((place) => !/undefined|\/definition/.test(place))).toBe(true);
    await panel.page.$$eval('yl-property-panel >>> .uses button', (all) => (all[0] as HTMLElement).click());
    await panel.settled();
    expect(await panel.page.evaluate(() => window.session.selection)).not.toEqual([
      { part: 'state', state: 'call-taken' },
    ]);
  });

  it('[P5] an outcome is added, named, led elsewhere and moved', async () => {
    const panel = await open('&state=call-taken');
    const before = await panel.files();
    await panel.add(`${call}/outcomes`);
    await panel.page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement !== null);
    const outcomes = (await panel.at(`${call}/outcomes`)) as Record<string, unknown>;
    expect(Object.keys(outcomes)).toEqual(['solved', 'escalate', 'go']);
    // The focus is in the title of the new outcome.
    await panel.page.waitForFunction(
      (pointer) => {
        const active = document.activeElement?.shadowRoot?.activeElement as HTMLElement | null | undefined;
        return active?.dataset['pointer'] === pointer;
      },
      {},
      `${call}/outcomes/go/title`,
    );
    await panel.selectAll();
    await panel.page.keyboard.type('转专家');
    await panel.settled();
    await panel.pick(`${call}/outcomes/go/to`, '关闭本次');
    await (await panel.control(`${call}/outcomes/go/commentRequired`, 'input')).click();
    await panel.choose(`${call}/outcomes/go/style`, 'danger');
    await panel.type(`${call}/outcomes/go`, 'to-expert');
    await panel.page.keyboard.press('Enter');
    await panel.settled();
    expect(await panel.at(`${call}/outcomes/to-expert`)).toEqual({
      // The English that nobody chose goes with the Chinese it stood for.
      title: '转专家',
      to: 'closed',
      style: 'danger',
      commentRequired: true,
    });
    const head = await panel.find(
      `yl-property-panel >>> [data-pointer="${call}/outcomes"] > yl-item-list >>> .head[data-item="to-expert"]`,
    );
    await head.focus();
    await panel.page.keyboard.down('Alt');
    await panel.page.keyboard.press('ArrowUp');
    await panel.page.keyboard.up('Alt');
    await panel.settled();
    expect(Object.keys((await panel.at(`${call}/outcomes`)) as object)).toEqual(['solved', 'to-expert', 'escalate']);
    await goesBackAndForth(panel, before);
    expect(panel.complaints).toEqual([]);
  });

  it('[P6] a timer of two hours that repeats, and one that leads away', async () => {
    const panel = await open('&state=closed');
    expect(await panel.page.evaluate(() => window.session.selection)).toEqual([{ part: 'state', state: 'closed' }]);
    const before = await panel.files();
    await panel.select('call-taken');
    await panel.section('timers');
    await panel.add(`${call}/timers`);
    const timer = `${call}/timers/1`;
    await panel.type(`${timer}/after`, '2', 'input');
    const unit = await panel.control(`${timer}/after`, 'select');
    await unit.select('hours');
    await panel.settled();
    expect(await panel.at(`${timer}/after`)).toBe('PT2H');
    await (await panel.control(`${timer}/repeat`, 'input')).click();
    await panel.settled();
    await panel.type(`${timer}/times`, '3');
    expect(await panel.at(timer)).toMatchObject({ after: 'PT2H', repeat: true, times: 3, calendar: 'workday' });
    expect(await panel.page.$(`yl-property-panel >>> [data-pointer="${timer}/to"]`)).toBeNull();
    await panel.choose(`${timer}#mode`, 'at');
    expect(await panel.at(timer)).toMatchObject({ at: 'now()' });
    expect(Object.keys((await panel.at(timer)) as object)).not.toContain('after');
    await panel.pick(`${timer}/to`, '关闭本次');
    expect(await panel.at(`${timer}/to`)).toBe('closed');
    expect(await panel.errors()).toEqual([]);
    await goesBackAndForth(panel, before);
    expect(panel.complaints).toEqual([]);
  });

  it('[P7] a promised time takes its metric from the agreement', async () => {
    const panel = await open('&state=escalated');
    const before = await panel.files();
    await panel.section('clocks');
    const clocks = `${states}/follow-up/regions/handling/states/escalated/clocks`;
    await panel.add(clocks);
    const clock = `${clocks}/1`;
    const input = await panel.control(`${clock}/metric`, '#input');
    await input.click();
    const offered = await panel.page.$$eval(
      `yl-property-panel >>> [data-pointer="${clock}/metric"] >>> [role=option]`,
      (all) => all.length,
    );
    expect(offered).toBeGreaterThan(20);
    await panel.pick(`${clock}/metric`, '回馈');
    expect(await panel.at(`${clock}/metric`)).not.toBe('handling');
    await (await panel.control(`${clock}/within`, `button:last-of-type`)).click();
    await panel.settled();
    const amounts = await panel.page.$$(`yl-property-panel >>> [data-pointer="${clock}/within"] >>> input`);
    expect(amounts.length).toBe(2);
    await amounts[1]?.click();
    await panel.page.keyboard.type('4');
    await panel.settled();
    expect(await panel.at(`${clock}/within`)).toBe('P1DT4H');
    await panel.add(`${clock}/escalation`);
    await panel.type(`${clock}/escalation/0/at`, '60', '#input');
    expect(await panel.at(`${clock}/escalation/0/at`)).toBe(60);
    await panel.choose(`${clock}/escalation/0/at#mode`, 'breach');
    expect(await panel.at(`${clock}/escalation/0/at`)).toBe('breach');
    await goesBackAndForth(panel, before);
    expect(panel.complaints).toEqual([]);
  });

  it('[P8] an effect is added by its name; a role of the organisation is declared with it', async () => {
    const panel = await open('&state=call-taken');
    const before = await panel.files();
    await panel.section('effects');
    await panel.addPicked(`${call}/onEntry`, '通知');
    const effect = `${call}/onEntry/0`;
    expect(await panel.at(`${effect}/type`)).toBe('notify');
    const builder = `yl-property-panel >>> [data-pointer="${effect}/to"] >>> yl-assignment-builder`;
    await (await panel.find(`${builder} >>> select`)).select('role');
    await panel.settled();
    await (await panel.find(`${builder} >>> yl-pick-control >>> #input`)).focus();
    await panel.selectAll();
    await panel.page.keyboard.type('测试');
    await panel.page.keyboard.press('Enter');
    await panel.settled();
    const role = (await panel.at(`${effect}/to/role`)) as string;
    expect(Object.keys((await panel.at('/definition/roles')) as object)).toContain(role);
    await panel.type(`${effect}/title`, '新来电');
    await panel.choose(`${effect}#mode`, 'cc');
    expect(await panel.at(effect)).toEqual({ type: 'cc', to: { by: 'starter' } });
    await goesBackAndForth(panel, before);
    expect(panel.complaints).toEqual([]);
  });

  it('[P9] a vote with a threshold, a quorum and a veto', async () => {
    const panel = await open('&state=escalated');
    const before = await panel.files();
    const state = `${states}/follow-up/regions/handling/states/escalated`;
    await panel.section('group');
    await panel.choose(`${state}/group#mode`, 'vote');
    expect(await panel.at(`${state}/group`)).toMatchObject({ kind: 'vote', threshold: { ratio: 0.5, of: 'members' } });
    await panel.type(`${state}/group/threshold/ratio`, '66.7');
    await panel.type(`${state}/group/quorum`, '80');
    await panel.choose(`${state}/group/tie`, 'pass');
    const veto = await panel.find(
      `yl-property-panel >>> [data-pointer="${state}/group/veto"] >>> yl-pick-control >>> #input`,
    );
    await veto.click();
    await panel.page.keyboard.type('项目经理');
    await panel.page.keyboard.press('Enter');
    await panel.settled();
    expect(await panel.at(`${state}/group`)).toMatchObject({
      threshold: { ratio: 0.667, of: 'members' },
      quorum: 0.8,
      tie: 'pass',
      veto: ['project-manager'],
    });
    await panel.choose(`${state}/group/threshold#mode`, 'count');
    expect(await panel.at(`${state}/group/threshold`)).toEqual({ count: 2 });
    await goesBackAndForth(panel, before);
    expect(panel.complaints).toEqual([]);
  });

  it('[P10] a fault stands at its field with what mends it', async () => {
    const panel = await open('&state=call-taken');
    await panel.section('outcomes');
    await panel.unfold(`${call}/outcomes`, 'solved');
    await panel.page.evaluate((pointer) => {
      window.session.execute({ type: 'set', pointer, value: 'closedd' });
    }, `${call}/outcomes/solved/to`);
    const fix = await panel.control(`${call}/outcomes/solved/to`, '.faults button');
    expect(await panel.page.$eval('yl-property-panel >>> header .fault', (one) => one.textContent)).toMatch(/处问题/);
    await fix.click();
    await panel.settled();
    expect(await panel.at(`${call}/outcomes/solved/to`)).toBe('closed');
    await panel.page.waitForFunction(
      () => document.querySelector('yl-property-panel')?.shadowRoot?.querySelector('header .fault') === null,
    );
    expect(panel.complaints).toEqual([]);
  });

  it('[P11] what is used elsewhere is not removed unasked', async () => {
    const panel = await open();
    await panel.section('roles');
    const remove = await panel.find(
      'yl-property-panel >>> [data-pointer="/definition/roles"] > yl-item-list >>> li:nth-child(2) .tool:last-child',
    );
    await remove.click();
    const dialog = 'yl-property-panel >>> yl-confirm-dialog >>> dialog[open]';
    const text = await (await panel.find(dialog)).evaluate((one) => one.textContent ?? '');
    expect(text).toContain('删除“服务台”？');
    expect(text).toContain('›');
    await panel.page.keyboard.press('Escape');
    await panel.settled();
    expect(Object.keys((await panel.at('/definition/roles')) as object)).toContain('service-desk');
    expect(panel.complaints).toEqual([]);
  });

  it('[P26] walking a closed list by keyboard does nothing until it is left; Esc takes it back', async () => {
    const panel = await PanelPage.open(site);
    await panel.select('closed');
    const before = await panel.files();
    const type = await panel.find('yl-property-panel >>> select.type');
    await type.focus();
    for (let step = 0; step < 3; step++) await panel.page.keyboard.press('ArrowDown');
    await panel.settled();
    expect(await type.evaluate((one) => (one as HTMLSelectElement).value)).toBe('wait');
    expect(await panel.files()).toBe(before);
    await panel.page.keyboard.press('Escape');
    expect(await type.evaluate((one) => (one as HTMLSelectElement).value)).toBe('task');
    await panel.page.keyboard.press('Tab');
    await panel.settled();
    expect(await panel.files()).toBe(before);
    // One step of the history, however many entries were passed.
    await panel.section('outcomes');
    const [outcome] = Object.keys((await panel.at('/definition/states/service/states/closed/outcomes')) as object);
    const pointer = `/definition/states/service/states/closed/outcomes/${outcome ?? ''}`;
    await panel.page.evaluate((at) => window.session.selectPointer(at), pointer);
    await panel.settled();
    const style = await panel.control(`${pointer}/style`, 'select');
    const was = (await panel.at(`${pointer}/style`)) as string | undefined;
    const steps = await panel.page.evaluate(() => window.session.stack.undoable);
    await style.focus();
    await panel.page.keyboard.press('Home');
    for (let step = 0; step < 2; step++) await panel.page.keyboard.press('ArrowDown');
    expect(await panel.page.evaluate(() => window.session.stack.undoable)).toEqual(steps);
    const chosen = await style.evaluate((one) => (one as HTMLSelectElement).value);
    await panel.page.keyboard.press('Enter');
    await panel.settled();
    expect(await panel.at(`${pointer}/style`)).toBe(chosen);
    await panel.page.evaluate(() => window.session.undo());
    expect(await panel.at(`${pointer}/style`)).toBe(was);
    expect(await panel.files()).toBe(before);
    expect(panel.complaints).toEqual([]);
    await panel.page.close();
  });

  it('[P26] Tab takes the choice and goes on to what it brings up', async () => {
    const panel = await PanelPage.open(site, { query: '?design=hotline&state=closed' });
    await panel.section('people');
    const how = await panel.find('yl-property-panel >>> yl-assignment-builder >>> select');
    await how.focus();
    await panel.page.keyboard.press('Home');
    const wanted = await how.evaluate((one) =>
      [...(one as HTMLSelectElement).options].findIndex(({ value }) => value === 'role'),
    );
    for (let step = 0; step < wanted; step++) await panel.page.keyboard.press('ArrowDown');
    expect(await how.evaluate((one) => (one as HTMLSelectElement).value)).toBe('role');
    await panel.page.keyboard.press('Tab');
    await panel.settled();
    expect(await panel.at('/definition/states/service/states/closed/assign')).toMatchObject({ by: 'role' });
    expect(await panel.focused()).toMatch(/^input 角色/);
    await panel.page.close();
  });

  it('[P26] a list that is taken out of the page is left too; nothing of a step that is gone comes back', async () => {
    const panel = await PanelPage.open(site);
    const pointer = '/definition/states/service/states/closed/outcomes/close/style';
    const walk = async (): Promise<string> => {
      await panel.page.evaluate((at) => window.session.selectPointer(at), pointer);
      await panel.settled();
      const style = await panel.control(pointer, 'select');
      await style.focus();
      await panel.page.keyboard.press('End');
      return style.evaluate((one) => (one as HTMLSelectElement).value);
    };
    await walk();
    await panel.page.evaluate(() => window.session.execute({ type: 'remove-states', keys: ['closed'] }));
    await panel.settled();
    expect(await panel.at('/definition/states/service/states/closed')).toBe(undefined);
    await panel.page.evaluate(() => window.session.undo());
    await panel.settled();
    const chosen = await walk();
    expect(await panel.at(pointer)).not.toBe(chosen);
    await panel.page.evaluate(() => document.querySelector('yl-property-panel')?.remove());
    expect(await panel.at(pointer)).toBe(chosen);
    await panel.page.close();
  });

  it('[P25] how tickets are numbered is said in words; a process without numbers gets them by a press', async () => {
    const panel = await PanelPage.open(site);
    await panel.section('numbers');
    const words = async (): Promise<string> =>
      (await panel.find('yl-property-panel >>> [data-number]')).evaluate((one) => one.textContent);
    expect(await words()).toMatch(/每张单据都有单号，如 F14-\d{6}-0001，每月重新从 1 编起。/);
    await panel.page.evaluate(() => {
      window.session.execute({ type: 'remove', pointer: '/definition/businessKey' });
    });
    await panel.settled();
    expect(await words()).toContain('单据没有单号。');
    await (await panel.find('yl-property-panel >>> [data-do=number]')).click();
    await panel.settled();
    // Not the rule that numbers archives.
    expect(await panel.at('/definition/businessKey')).toBe('HOTL');
    expect(await words()).toMatch(/如 HOTL-\d{6}-0001/);
    expect(panel.complaints).toEqual([]);
    await panel.page.close();
  });
});
