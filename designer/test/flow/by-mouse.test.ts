import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesignSite, type DesignSite } from '../design-site.js';
import { BoardPage } from './board.js';

let site: DesignSite;

beforeAll(async () => {
  site = await startDesignSite('flow');
});

afterAll(() => site.close());

describe('the board by mouse', () => {
  it('[L1] a small flow is built from the empty design, and all undos give the identical files', async () => {
    const { page, complaints } = await site.open({ query: '?design=' });
    const board = new BoardPage(page);
    await board.element('state:ended');
    const before = await board.text();

    // From the palette; the first step becomes the beginning.
    await board.dragType('task', { x: 500, y: 180 });
    expect((await board.definition()).initial).toBe('task');
    expect(await board.selection()).toEqual([{ part: 'state', state: 'task' }]);

    // Renamed in its place.
    await page.mouse.click(500, 180, { count: 2 });
    await board.find('textarea.editor');
    await page.keyboard.type('填写申请');
    await board.key('Enter');
    expect((await board.definition()).states['task']?.title).toBe('填写申请');

    // Appended from the pad: into the way to the end.
    await board.press('[data-pad=append]');
    await board.press('.menu.floating button:nth-child(2)');
    let definition = await board.definition();
    expect(definition.states['decision']?.type).toBe('decision');
    expect(definition.states['task']?.outcomes?.['done']?.to).toBe('decision');

    // A container, a step dropped into it, connected by hand.
    await board.dragType('phase', { x: 950, y: 420 });
    definition = await board.definition();
    expect(Object.keys(definition.states['phase']?.states ?? {})).toHaveLength(2);
    expect(await board.selection()).toEqual([{ part: 'state', state: 'phase' }]);
    await board.rest(450);
    await board.click('state:decision');
    await board.press('[data-pad=connect]');
    const phase = await board.middle('state:phase');
    await page.mouse.move(phase.x - 60, phase.y - 100, { steps: 6 });
    await page.mouse.move(phase.x - 70, phase.y - 104, { steps: 3 });
    await page.mouse.click(phase.x - 70, phase.y - 104);
    await board.rest();
    definition = await board.definition();
    expect(JSON.stringify(definition.states['decision'])).toContain('"to":"phase"');

    // Moved, then into the phase.
    await board.rest(450);
    await page.mouse.click(300, 800);
    await board.dragType('service', { x: 500, y: 720 });
    await board.key('Escape');
    await board.rest(450);
    const target = await board.middle('state:phase');
    await board.drag(await board.middle('state:service'), { x: target.x, y: target.y + 100 });
    definition = await board.definition();
    expect(definition.states['service']).toBeUndefined();
    expect(definition.states['phase']?.states?.['service']?.type).toBe('service');

    // A line pulled sideways.
    await board.rest(450);
    const line = await board.middle('way:decision>phase>0');
    await page.mouse.click(line.x, line.y);
    await board.rest();
    const grip = await (await board.find('.djs-bendpoints.selected .djs-segment-dragger')).boundingBox();
    if (grip === null) throw new Error('no grip');
    const at = { x: grip.x + grip.width / 2, y: grip.y + grip.height / 2 };
    await board.drag(at, { x: at.x + 40, y: at.y + 40 });
    definition = await board.definition();
    expect(definition.layout?.connections?.some(({ bends = [] }) => bends.length > 0)).toBe(true);

    // The title of a line put elsewhere.
    await board.rest(450);
    const label = await board.middle('label:way:task>decision>0');
    await board.drag(label, { x: label.x + 60, y: label.y + 4 });
    definition = await board.definition();
    expect(definition.layout?.connections?.some(({ label: moved }) => moved !== undefined)).toBe(true);

    // Deleted; what would be lost with the phase is asked about.
    await board.rest(450);
    const box = await board.middle('state:phase');
    await page.mouse.click(box.x + 90, box.y - 90);
    await board.rest();
    await board.key('Delete');
    await board.press('dialog .danger');
    expect((await board.definition()).states['phase']).toBeUndefined();

    const after = await board.text();
    await board.undoAll();
    expect((await board.text()) === before).toBe(true);
    expect(await board.count('.djs-shape')).toBe(1);
    await board.redoAll();
    expect((await board.text()) === after).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[L2] the shipped hotline opens without complaint, and nothing is written before something is moved', async () => {
    const { page, complaints } = await site.open();
    const board = new BoardPage(page);
    await board.element('state:call-taken');
    expect((await board.definition()).layout).toBeUndefined();
    const before = await board.text();

    // Search finds steps and lines and shows them.
    await board.click('state:call-taken');
    await board.key('Control', 'f');
    await page.keyboard.type('装订');
    await board.rest(150);
    expect(await board.selection()).toEqual([{ part: 'state', state: 'bound' }]);
    await board.key('Enter');
    expect((await board.text()) === before).toBe(true);

    // A step moved by key writes the whole drawing down; typing on is one step to undo.
    await board.key('Control', 'ArrowRight');
    await board.key('Control', 'ArrowRight');
    const moved = await board.definition();
    expect(Object.keys(moved.layout?.states ?? {}).length).toBeGreaterThan(20);
    await board.key('Control', 'z');
    expect((await board.text()) === before).toBe(true);

    // Laid out as one step.
    await board.press('[data-tool=lay-out]');
    expect((await board.definition()).layout).toBeDefined();
    await board.key('Control', 'z');
    expect((await board.text()) === before).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[L22] what the mouse adds waits for its name; keys are about it, not about the palette', async () => {
    const { page, complaints } = await site.open({ query: '?design=' });
    const board = new BoardPage(page);
    await board.element('state:ended');
    await board.dragType('task', { x: 500, y: 180 });
    await board.find('textarea.editor');
    await page.keyboard.type('质量 a check');
    await board.key('Enter');
    let { states } = await board.definition();
    expect(Object.values(states).map(({ title }) => title)).toEqual(['结束', '质量 a check']);
    expect(await board.focused()).toBe('svg');

    // Appended from the pad, named too; left alone it keeps its name.
    await board.press('[data-pad=append]');
    await board.press('.menu.floating button:first-child');
    await board.find('textarea.editor');
    await page.keyboard.type('回访');
    // The pad stays beside the name: the way goes on at once.
    await board.press('[data-pad=append]');
    await board.press('.menu.floating button:first-child');
    await board.find('textarea.editor');
    await board.key('Escape');
    ({ states } = await board.definition());
    expect(Object.values(states).map(({ title }) => title)).toContain('回访');
    expect(Object.keys(states)).toHaveLength(4);
    await board.key('Delete');
    expect(Object.keys((await board.definition()).states)).toHaveLength(3);

    // By key nothing stands in the way of going on.
    await board.key('End');
    await board.key('a');
    await board.key('Enter');
    expect(await board.count('textarea.editor')).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[L7] a refusal is told beside the pointer and in words, and nothing changes', async () => {
    const { page, complaints } = await site.open({ query: '?design=' });
    const board = new BoardPage(page);
    await board.element('state:ended');
    await board.dragType('decision', { x: 600, y: 200 });
    const before = await board.text();
    await board.rest(450);
    await board.press('[data-pad=connect]');
    const at = await board.middle('state:decision');
    await page.mouse.move(at.x + 120, at.y + 80, { steps: 4 });
    await page.mouse.move(at.x + 4, at.y + 2, { steps: 4 });
    await page.mouse.move(at.x, at.y, { steps: 2 });
    await board.rest();
    const told = await board.find('.refusal');
    expect(await told.evaluate((element) => element.textContent.trim())).toMatch(/\p{Script=Han}{4}/u);
    await page.mouse.click(at.x, at.y);
    await board.rest();
    expect(await board.count('.refusal')).toBe(0);
    expect((await board.text()) === before).toBe(true);

    // An area selects steps, aligned as one step of the history.
    await board.rest(450);
    await page.keyboard.down('Shift');
    await board.drag({ x: 400, y: 60 }, { x: 1100, y: 700 });
    await page.keyboard.up('Shift');
    expect(await board.selection()).toHaveLength(2);
    await board.press('[data-tool=align]');
    await board.press('.menu.floating button:first-child');
    const places = (await board.definition()).layout?.states ?? {};
    expect(places['decision']?.x).toBe(places['ended']?.x);
    await board.key('Control', 'z');
    expect((await board.text()) === before).toBe(true);
    expect(complaints.filter((one) => !one.includes('decision/'))).toEqual([]);
    await page.close();
  });

  it('[L3] steps are carried by the clipboard with their forms, also into another process', async () => {
    const one = await site.open();
    const from = new BoardPage(one.page);
    await from.click('state:call-taken');
    const text = await one.page.evaluate(() => {
      const data = new DataTransfer();
      const root = document.querySelector('yl-flow-designer')?.shadowRoot;
      root?.activeElement?.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData: data, bubbles: true, composed: true, cancelable: true }),
      );
      return data.getData('text/plain');
    });
    expect(text).toContain('yunliu/states@1');
    await one.page.close();

    const two = await site.open({ query: '?design=' });
    const into = new BoardPage(two.page);
    await into.click('state:ended');
    await two.page.evaluate((clip) => {
      const data = new DataTransfer();
      data.setData('text/plain', clip);
      const root = document.querySelector('yl-flow-designer')?.shadowRoot;
      root?.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true }),
      );
    }, text);
    await into.rest();
    expect((await into.definition()).states['call-taken']?.type).toBe('task');
    expect(await into.text()).toContain('"phone-record@1"');
    expect(await into.selection()).toEqual([{ part: 'state', state: 'call-taken' }]);
    expect([...one.complaints, ...two.complaints]).toEqual([]);
    await two.page.close();
  });
});
