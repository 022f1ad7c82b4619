import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { startDesignSite, type DesignPage, type DesignSite } from '../design-site.js';
import { answer, begin, find, play, press, shows, text, until } from './trial-page.js';

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe('the try-out in a browser', () => {
  let site: DesignSite;
  beforeAll(async () => {
    site = await startDesignSite('trial');
  });
  afterAll(() => site.close());

  const open = async (options: Parameters<DesignSite['open']>[0] = {}): Promise<DesignPage> => {
    const opened = await site.open(options);
    await opened.page.bringToFront();
    return opened;
  };
  const axe = async (page: Page): Promise<readonly string[]> => {
    await page.evaluate(await readFile(axeSource, 'utf8'));
    return (await page.evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false }, 'landmark-one-main': { enabled: false } } })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target.flat().join(' '))))`)) as readonly string[];
  };

  it('[Y20] by mouse: fills in a real form, is refused with reasons, walks to the end, steps back, saves and runs all', async () => {
    const { page, complaints } = await open({ query: '?alone' });
    await begin(page);
    expect(await text(page, 'yl-trial-task')).toContain('接听并解答');
    expect(await text(page, 'yl-trial-task')).toContain('为什么是');
    await press(page, '[data-open]');
    await find(page, 'yl-form');
    // What an outcome asks for stands beside it; once that is given, the engine's own checks refuse an empty form.
    const solved = async (): Promise<boolean> =>
      (await find(page, '[data-outcome=solved]')).evaluate((button) => !(button as HTMLButtonElement).disabled);
    expect(await solved()).toBe(false);
    expect(await text(page, '#unmet-solved')).toContain('条件不满足');
    await press(page, '[data-pointer="/values/solvedInCall"] input');
    await until(solved);
    await press(page, '[data-outcome=solved]');
    await shows(page, '[data-refusal]', '未被接受');
    await press(page, '[data-fill]');
    const [, no] = await page.$$('yl-trial >>> [data-pointer="/values/solvedInCall"] input');
    await no?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await no?.click();
    await until(async () =>
      (await find(page, '[data-outcome=escalate]')).evaluate((button) => !(button as HTMLButtonElement).disabled),
    );
    await press(page, '[data-outcome=escalate]');
    await shows(page, '[data-current]', '服务台受理派发');
    expect(await text(page, 'yl-trial-task[data-state=escalated]')).toContain('由角色');
    await press(page, '[data-back]');
    await shows(page, '[data-current]', '接听并解答');
    await press(page, '[data-jump=timer]');
    await shows(page, '[data-fired]', '满 20 分钟');
    for (let step = 0; step < 40; step += 1) {
      if ((await text(page, '[data-current]')).includes('流程已结束')) break;
      const before = await text(page, '[data-steps]');
      await press(page, '[data-next]');
      await until(async () => (await text(page, '[data-steps]')) !== before);
    }
    expect(await text(page, '[data-current]')).toContain('流程已结束');
    expect(await text(page, '[data-clocks]')).toContain('到期');

    await press(page, '[data-save]');
    await (await find(page, '[data-field=title]')).type('一路走到底');
    await press(page, '[data-ok]');
    await until(async () => (await page.evaluate('"trial-1" in window.session.document.scenarios')) === true);
    await press(page, '#tab-scenarios');
    await press(page, '[data-run-all]');
    await shows(page, '[data-summary]', '7/7 个通过');
    expect(await text(page, '[data-scenario=trial-1]')).toContain('一路走到底');
    expect(await text(page, '[data-coverage]')).toContain('33/33');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[Y21] by keyboard alone: starts, takes the next steps, steps back and changes tabs', async () => {
    const { page, complaints } = await open();
    await (await find(page, '[data-begin]')).focus();
    await page.keyboard.press('Enter');
    await find(page, 'yl-trial-task');
    await (await find(page, '[data-next]')).focus();
    await page.keyboard.press('Enter');
    await shows(page, '[data-steps]', '办理');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await until(async () => !(await text(page, '[data-steps]')).includes('办理'));
    await (await find(page, '#tab-play')).focus();
    await page.keyboard.press('ArrowRight');
    await until(async () => (await find(page, '#tab-scenarios')).evaluate((tab) => tab.ariaSelected === 'true'));
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[Y22] follows changes of the draft while a trial runs and says where it parts', async () => {
    const { page, complaints } = await open();
    await begin(page);
    await press(page, '[data-jump=timer]');
    await shows(page, '[data-current]', '服务台受理派发');
    await page.evaluate(`window.session.execute({ type: 'set',
      pointer: '/definition/states/service/states/call-taken/timers/0/after', value: 'PT40M' })`);
    await shows(page, '[data-parted]', '第 2 步起不同');
    expect(await text(page, '[data-current]')).toContain('接听并解答');
    await page.evaluate(`window.session.undo()`);
    await shows(page, '[data-current]', '服务台受理派发');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[Y23] replays finished tickets: all go the same way, on a changed draft those that do not are listed', async () => {
    const { page, complaints } = await open({ query: '?tickets' });
    await press(page, '#tab-tickets');
    await press(page, '[data-replay]');
    await shows(page, '#panel-tickets', '6 单走向全部相同');
    await page.evaluate(`window.session.execute({ type: 'reconnect',
      pointer: '/definition/states/service/states/call-taken/outcomes/solved/to', to: 'second-callback' })`);
    await press(page, '[data-replay]');
    await shows(page, '#panel-tickets', '单走向不同');
    const first = await text(page, '[data-ticket=solved-in-call] [data-first]');
    expect(first).toContain('再次电话回馈');
    await press(page, '[data-ticket=solved-in-call] summary');
    expect(await text(page, '[data-ticket=solved-in-call] table')).toContain('关闭本次服务');
    // The way again as it was, but another role takes what the hotline hands on.
    await page.evaluate(`window.session.undo()`);
    await page.evaluate(`window.session.execute({ type: 'set',
      pointer: '/definition/states/service/states/follow-up/regions/handling/states/escalated/assign',
      value: { by: 'role', role: 'project-manager' } })`);
    await press(page, '[data-replay]');
    await shows(page, '[data-summary]', '单走向全部相同，其中');
    const kept = '[data-ticket=auto-escalated-with-two-callbacks]';
    expect(await text(page, `${kept} [data-kind=people]`)).toContain('办理人不同');
    expect(await text(page, `${kept} [data-first]`)).toContain('“服务台受理派发”原由服务台');
    const people = await text(page, `${kept} [data-people]`);
    expect(people).toContain('项目经理');
    expect(people).toContain('第 2 次');
    expect(await page.$('yl-trial >>> [data-ticket=solved-in-call]')).toBeNull();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[Y24] without tickets of the host it says so; random runs and the path tell what they found', async () => {
    const { page, complaints } = await open();
    await press(page, '#tab-tickets');
    await shows(page, '[data-unsupported]', '不提供历史工单');
    await press(page, '#tab-random');
    const time = await find(page, 'yl-trial-random >>> #begins');
    await time.click({ count: 3 });
    await time.type('2026-02-30 10:00');
    await press(page, '[data-random]');
    await shows(page, 'yl-trial-random >>> #begins-hint', '格式');
    expect(await time.evaluate((input) => (input.getRootNode() as ShadowRoot).activeElement === input)).toBe(true);
    await press(page, 'yl-trial-random >>> [data-preset=workday]');
    await press(page, '[data-random]');
    await shows(page, '[data-report]', '已关闭并归档');
    await press(page, '#tab-path');
    await press(page, 'yl-trial-path >>> [data-begin]');
    await shows(page, '[data-path]', '月末归档');
    expect(await text(page, '[data-path]')).toContain('由环节“接听并解答”的办理人办理');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[Y25] tells the canvas where the tokens are', async () => {
    const { page } = await open();
    await page.evaluate(`document.addEventListener('yl-trial-marks', (event) => { window.marks = event.detail; })`);
    await begin(page);
    await press(page, '[data-jump=timer]');
    await until(
      async () =>
        (await page.evaluate('window.marks?.tokens.map(({ state }) => state).join()')) === 'escalated,record-completed',
    );
    expect(await page.evaluate('document.querySelector("yl-trial").marks.done')).toContain('call-taken');
    await page.close();
  });

  it('[Y27] operations ask what they need, are refused with reasons and become steps', async () => {
    const { page, complaints } = await open();
    await begin(page);
    await press(page, 'details[data-instance-operations] > summary');
    await press(page, '[data-operation=comment]');
    await press(page, '[data-ok]');
    await shows(page, 'yl-trial-ask >>> [role=alert]', '：');
    await answer(page, { text: '用户要求加急' });
    await shows(page, '[data-steps]', '留言');
    await press(page, '[data-clock=pauseClock]');
    await answer(page, { reason: '等待用户' });
    await shows(page, '[data-clocks]', '已暂停');
    await press(page, '[data-clock=resumeClock]');
    await press(page, '[data-ok]');
    await shows(page, '[data-clocks]', '计时中');
    await press(page, '[data-open]');
    await press(page, 'yl-trial-task >>> details > summary');
    await press(page, '[data-operation=transfer]');
    const box = await find(page, 'yl-trial-ask >>> yl-pick-control >>> input');
    await box.type('hotline-2');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await press(page, '[data-ok]');
    await shows(page, '[data-steps]', '转办');
    await press(page, '[data-operation=cancel]');
    await answer(page, { reason: '误报' });
    await shows(page, '[data-current]', '已取消');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[Y28] messages and signals are sent; what a job answers is changed, and the rest is played again', async () => {
    const { page, complaints } = await open();
    const at = '/definition/states/service/states/call-taken';
    await play(page, [
      { type: 'set', pointer: `${at}/messages`, value: [{ name: 'hung-up', to: 'called' }] },
      { type: 'set', pointer: `${at}/signals`, value: [{ name: 'night', to: 'closed' }] },
      {
        type: 'set',
        pointer: '/definition/states/service/states/called',
        value: { type: 'service', title: '回拨', handler: 'call-back', to: 'closed', onFailure: 'follow-up' },
      },
    ]);
    await begin(page);
    await shows(page, '[data-messages]', 'night');
    await press(page, '[data-messages] button');
    await press(page, '[data-ok]');
    await shows(page, '[data-steps]', '消息“hung-up”');
    await shows(page, '[data-current]', '关闭');
    await press(page, '[data-service]');
    await answer(page, { how: 'final', finally: '线路不通' });
    await shows(page, '[data-current]', '服务台受理派发');
    await press(page, '[data-restart]');
    await press(page, 'yl-confirm-dialog >>> button:last-of-type');
    await begin(page);
    await press(page, '[data-messages] li:last-child button');
    await press(page, '[data-ok]');
    await shows(page, '[data-steps]', '信号“night”');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[Y29] scenarios are renamed and, when sure, deleted; a time that is none is not taken', async () => {
    const { page, complaints } = await open();
    const time = await find(page, '#begins');
    await time.click({ count: 3 });
    await time.type('2026-02-30 10:00');
    await press(page, '[data-begin]');
    await shows(page, '#begins-hint', '格式');
    await page.evaluate(
      `document.querySelector('yl-trial').clock = () => '2026-09-28T01:00:00.000Z'; window.session.undo()`,
    );
    await press(page, '[data-preset=holiday]');
    await shows(page, '#begins-hint', '9月30日 周三 17:29');
    await press(page, '[data-preset=workday]');
    await shows(page, '#begins-hint', '9月29日 周二 09:00');
    await press(page, '[data-preset=now]');
    await shows(page, '#begins-hint', '9月28日 周一 09:00');
    await time.click({ count: 3 });
    await time.type('2026-10-09 08:30');
    await shows(page, '#begins-hint', '10月9日 周五 08:30');
    await begin(page);
    await shows(page, '[data-now]', '10月9日 周五 08:30');
    await press(page, '#tab-scenarios');
    await press(page, '[data-scenario=solved-in-call] summary');
    await press(page, '[data-scenario=solved-in-call] [data-rename]');
    const name = await find(page, 'yl-trial-scenarios >>> yl-trial-ask >>> [data-field=to]');
    await name.click({ count: 3 });
    await name.type('at-once');
    await press(page, 'yl-trial-scenarios >>> yl-trial-ask >>> [data-ok]');
    await find(page, '[data-scenario=at-once]');
    await press(page, '[data-scenario=at-once] [data-remove]');
    await press(page, 'yl-trial-scenarios >>> yl-confirm-dialog >>> button:last-of-type');
    await until(async () => (await page.evaluate('"at-once" in window.session.document.scenarios')) === false);
    expect(await page.evaluate('"solved-in-call" in window.session.document.scenarios')).toBe(false);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each([
    ['zh-CN', 1440],
    ['en', 1440],
    ['zh-CN', 390],
  ] as const)('[Y26] axe finds nothing, nothing scrolls sideways (%s, %i px)', async (locale, width) => {
    const { page, complaints } = await open({ query: `?tickets&locale=${locale}`, width });
    await find(page, '[data-begin]');
    const found = [...(await axe(page))];
    await begin(page);
    await press(page, '[data-open]');
    await find(page, 'yl-form');
    await press(page, 'details[data-instance-operations] > summary');
    found.push(...(await axe(page)));
    for (const [tab, button] of [
      ['scenarios', '[data-run-all]'],
      ['tickets', '[data-replay]'],
      ['random', '[data-random]'],
      ['path', 'yl-trial-path >>> [data-begin]'],
    ] as const) {
      await press(page, `#tab-${tab}`);
      await press(page, button);
      await find(
        page,
        { scenarios: '[data-coverage]', tickets: '[data-summary]', random: '[data-report]', path: '[data-path]' }[tab],
      );
      found.push(...(await axe(page)));
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
