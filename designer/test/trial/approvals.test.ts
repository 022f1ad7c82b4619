/* oxlint-disable unicorn/no-thenable -- `then` is a word of the definition format */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { axeFindings } from '../axe-findings.js';
import { startDesignSite, type DesignSite } from '../design-site.js';
import { answer, begin, find, pick, play, press, shows, text, until } from './trial-page.js';

/** What an administrator would set on the shipped corrective action: the experts vote, may add signers and send back. */
const analysis = '/definition/states/expert-analysis';
/** What somebody answers is their ballot; the field of the form has nothing to say. */
const plainAnswers = [
  ...['upgrade', 'no-problem'].map((outcome) => ({
    type: 'set',
    pointer: `${analysis}/outcomes/${outcome}/when`,
    value: 'true',
  })),
  { type: 'set', pointer: `${analysis}/form/rights`, value: { '*': 'read' } },
];
const voting = [
  {
    type: 'set',
    pointer: `${analysis}/assign`,
    value: { by: 'expression', users: '["expert-1", "expert-2", "pm-1"]' },
  },
  {
    type: 'set',
    pointer: `${analysis}/group`,
    value: { kind: 'vote', pass: 'upgrade', reject: 'no-problem', threshold: { ratio: 0.5 }, until: 'everyone' },
  },
  ...plainAnswers,
];
const signing = [
  { type: 'set', pointer: `${analysis}/assign`, value: { by: 'user', user: 'expert-1' } },
  {
    type: 'set',
    pointer: `${analysis}/operations`,
    value: { addSign: ['before', 'after', 'parallel'], return: { to: 'visited', then: 'choose' } },
  },
  ...plainAnswers,
];
const sizes = [
  ['zh-CN', 1440],
  ['en', 390],
] as const;

describe('approvals and promised times in a trial', () => {
  let site: DesignSite;
  beforeAll(async () => {
    site = await startDesignSite('trial');
  });
  afterAll(() => site.close());

  /** Nothing for axe to find, nothing that scrolls sideways. */
  const look = async (page: Page): Promise<void> => {
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  };
  const open = async (
    design: string,
    [locale, width]: readonly [locale: string, width: number],
    commands: readonly object[] = [],
  ): Promise<{ readonly page: Page; readonly complaints: string[] }> => {
    const opened = await site.open({ query: `?design=${design}&locale=${locale}`, width });
    await opened.page.bringToFront();
    await find(opened.page, '[data-begin]');
    await play(opened.page, commands);
    const faults = await opened.page.evaluate(
      `window.session.issues.filter(({ severity }) => severity === 'error').map(({ code, pointer }) => code + ' ' + pointer)`,
    );
    expect(faults).toEqual([]);
    return opened;
  };
  /** Saves the trial with what is true now and runs it. */
  const saveAndRun = async (page: Page, title: string): Promise<void> => {
    await press(page, '[data-save]');
    await answer(page, { title });
    await until(async () => (await page.evaluate('"trial-1" in window.session.document.scenarios')) === true);
    await press(page, '#tab-scenarios');
    await press(page, '[data-scenario=trial-1] [data-run]');
    await shows(page, '[data-scenario=trial-1] [data-result]', await word(page, '通过', 'passed'));
  };
  const word = async (page: Page, zh: string, en: string): Promise<string> =>
    (await page.evaluate('document.documentElement.lang')) === 'en' ? en : zh;
  /** Opens the card of a task, of several that of a person, with its further operations. */
  const openTask = async (page: Page, state: string, person?: string): Promise<string> => {
    const card = `yl-trial-task[data-state=${state}]${person === undefined ? '' : `[data-person=${person}]`}`;
    await press(page, `${card} >>> [data-open]`);
    await find(page, `${card}[open]`);
    return card;
  };
  const operate = async (page: Page, card: string, operation: string): Promise<void> => {
    await press(page, `${card} >>> details[data-operations] > summary`);
    await press(page, `${card} >>> [data-operation=${operation}]`);
  };
  const submit = async (page: Page): Promise<void> => {
    await pick(page, 'yl-trial-start >>> [data-starter]', ['desk-1']);
    await begin(page);
    await press(page, '[data-next]');
    await find(page, 'yl-trial-task[data-state=expert-analysis]');
  };

  it.each(sizes)('[Y30] 票签: each expert votes, the count is told, the vote decides (%s, %i px)', async (...size) => {
    const { page, complaints } = await open('corrective-action', size, voting);
    await submit(page);
    expect((await page.$$('yl-trial >>> yl-trial-task')).length).toBe(3);
    await shows(page, '[data-groups]', await word(page, '0/3', '0 of 3'));
    const vote = async (person: string, outcome: string): Promise<void> => {
      const card = await openTask(page, 'expert-analysis', person);
      await press(page, `${card} >>> [data-fill]`);
      await press(page, `${card} >>> [data-outcome=${outcome}]`);
      await until(async () => (await page.$(`yl-trial >>> ${card}`)) === null);
    };
    await vote('expert-2', 'no-problem');
    await shows(page, '[data-groups]', await word(page, '1/3', '1 of 3'));
    await shows(
      page,
      '[data-history]',
      await word(page, '陆建华办理“专家分析”：不上升为问题', '陆建华 did "Expert analysis": No problem'),
    );
    await look(page);
    await vote('expert-1', 'upgrade');
    await vote('pm-1', 'upgrade');
    await find(page, 'yl-trial-task[data-state=tracking]');
    expect(await page.$('yl-trial >>> [data-groups]')).toBeNull();
    await saveAndRun(page, '两票赞成');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(sizes)('[Y31] 加签: signers come before, the task waits and comes back (%s, %i px)', async (...size) => {
    const { page, complaints } = await open('corrective-action', size, signing);
    await submit(page);
    let card = await openTask(page, 'expert-analysis');
    await operate(page, card, 'add-signers');
    await find(page, 'yl-trial-ask >>> [data-field=mode]');
    await look(page);
    // Nobody named: asked again.
    await press(page, 'yl-trial-ask >>> [data-ok]');
    await shows(page, 'yl-trial-ask >>> [role=alert]', await word(page, '必填', 'needed'));
    await answer(page, { mode: 'before', users: ['quality-1', 'pm-1'], reason: '请先会商' });
    await shows(page, '[data-steps]', await word(page, '加签', 'adds signers'));
    await find(page, 'yl-trial-task[data-person=quality-1]');
    await shows(page, '[data-history]', '尹国华');
    await look(page);
    card = await openTask(page, 'expert-analysis', 'quality-1');
    expect(await text(page, card)).toContain(await word(page, '由崔向东前加签', '崔向东 added this signer'));
    // Signers agree with the first outcome that is offered to them.
    for (const person of ['quality-1', 'pm-1']) {
      const own = `yl-trial-task[data-state=expert-analysis][data-person=${person}]`;
      if ((await page.$(`yl-trial >>> ${own}[open]`)) === null) await openTask(page, 'expert-analysis', person);
      await press(page, `${own} >>> [data-outcome]`);
      await until(async () => (await page.$(`yl-trial >>> ${own}`)) === null);
    }
    await find(page, 'yl-trial-task[data-person=expert-1]');
    await saveAndRun(page, '先会商再定');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(sizes)('[Y32] 退回: to a step of one’s choice, and straight back afterwards (%s, %i px)', async (...size) => {
    const { page, complaints } = await open('corrective-action', size, signing);
    await submit(page);
    let card = await openTask(page, 'expert-analysis');
    await operate(page, card, 'return');
    await find(page, 'yl-trial-ask >>> [data-field=to]');
    await look(page);
    await answer(page, { to: 'statistics-submitted', afterwards: 'straight', comment: '统计口径不对' });
    await find(page, 'yl-trial-task[data-state=statistics-submitted]');
    await shows(page, '[data-steps]', await word(page, '退回', 'returns'));
    await shows(page, '[data-history]', '统计口径不对');
    card = await openTask(page, 'statistics-submitted');
    expect(await text(page, card)).toContain('统计口径不对');
    await look(page);
    await press(page, `${card} >>> [data-fill]`);
    await press(page, `${card} >>> [data-outcome=submit]`);
    await find(page, 'yl-trial-task[data-state=expert-analysis]');
    await saveAndRun(page, '退回补正');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(sizes)('[Y33] 延期: asked for, pending, granted by whoever may, due later (%s, %i px)', async (...size) => {
    const { page, complaints } = await open('hotline', size);
    await (await find(page, '#system')).select('office');
    await begin(page);
    const due = async (): Promise<string> => text(page, '[data-clocks] li:first-child');
    const before = await due();
    await press(page, '[data-clock=requestExtension]');
    await find(page, 'yl-trial-ask >>> [data-field=amount]');
    await look(page);
    const amount = await find(page, 'yl-trial-ask >>> [data-field=amount]');
    await amount.click({ count: 3 });
    await amount.type('none');
    await answer(page, { reason: '等待备件' });
    await shows(page, 'yl-trial-ask >>> [role=alert]', await word(page, '大于零', 'above zero'));
    await amount.click({ count: 3 });
    await amount.type('2');
    await press(page, 'yl-trial-ask >>> [data-ok]');
    await shows(page, '[data-steps]', await word(page, '申请延期', 'asks for more time'));
    await find(page, '[data-clock=decideExtension]');
    await shows(page, '[data-clocks]', await word(page, '延期待批', 'Extension asked for'));
    await press(page, '[data-clock=decideExtension]');
    await find(page, 'yl-trial-ask >>> [data-field=decision]');
    await look(page);
    await answer(page, { by: 'pm-1', decision: 'grant' });
    await until(
      async () => (await due()) !== before && (await page.$('yl-trial >>> [data-clock=decideExtension]')) === null,
    );
    await shows(page, '[data-history]', await word(page, '同意时限', 'granted more time'));
    await saveAndRun(page, '延期两次');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(sizes)(
    '[Y34] 子流程: several of one process are told apart and worked on one by one (%s, %i px)',
    async (...size) => {
      const { page, complaints } = await open('corrective-action', size, [
        {
          type: 'set',
          pointer: '/definition/states/spread',
          value: {
            type: 'call',
            title: { 'zh-CN': '逐项调整权限', en: 'Permissions one by one' },
            process: 'permission-management',
            wait: true,
            each: { list: '["甲", "乙", "丙"]' },
            outcomes: { '*': { to: 'expert-analysis' } },
          },
        },
        { type: 'reconnect', pointer: '/definition/states/statistics-submitted/outcomes/submit/to', to: 'spread' },
      ]);
      await pick(page, 'yl-trial-start >>> [data-starter]', ['desk-1']);
      await begin(page);
      await press(page, '[data-next]');
      await until(async () => (await page.$$('yl-trial >>> [data-children] li')).length === 3);
      const children = await text(page, '[data-children]');
      for (const each of ['#1', '#2', '#3']) expect(children).toContain(each);
      await look(page);
      await press(page, '[data-children] li:nth-child(2) button');
      await until(async () => (await page.$$('yl-trial >>> yl-trial-task')).length === 1);
      expect(await text(page, 'yl-trial-task')).toContain('#2');
      await press(page, 'details[data-instance-operations] > summary');
      expect(await text(page, 'details[data-instance-operations] > summary')).toContain('#2');
      await look(page);
      await press(page, '[data-operation=comment]');
      await answer(page, { text: '先办这一项' });
      await press(page, '[data-operation=cancel]');
      await answer(page, { reason: '不需要了' });
      await shows(page, '[data-children] li:nth-child(2)', await word(page, '已取消', 'cancelled'));
      const options = await page.$$eval('yl-trial >>> [data-focus] option', (found) => found.map(({ value }) => value));
      // All, the trial's own, and the two that go on.
      expect(options).toHaveLength(4);
      await (await find(page, '[data-focus]')).select(options[2] ?? '');
      await until(async () => (await page.$$('yl-trial >>> yl-trial-task')).length === 1);
      expect(await text(page, 'yl-trial-task')).toContain('#1');
      await saveAndRun(page, '三项权限');
      const steps = await page.evaluate(`JSON.stringify(window.session.document.scenarios['trial-1'].steps)`);
      expect(steps).toContain(
        '"cancel":{"by":"desk-1","reason":"不需要了","process":"permission-management","instance":2}',
      );
      expect(complaints).toEqual([]);
      await page.close();
    },
  );
});
