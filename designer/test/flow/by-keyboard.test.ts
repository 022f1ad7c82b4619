import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesignSite, type DesignSite } from '../design-site.js';
import { BoardPage } from './board.js';

let site: DesignSite;

beforeAll(async () => {
  site = await startDesignSite('flow');
});

afterAll(() => site.close());

describe('the board by keyboard', () => {
  it('[L14] a small flow is built without the mouse, everything is said, and all undos give the identical files', async () => {
    const { page, complaints } = await site.open({ query: '?design=' });
    const board = new BoardPage(page);
    await board.element('state:ended');
    await board.listen();
    const before = await board.text();

    // The palette is one stop; arrows walk in it, Enter places.
    await board.focus('.palette button');
    await board.key('ArrowDown');
    await board.key('ArrowUp');
    await board.key('Enter');
    expect((await board.definition()).initial).toBe('task');
    await board.key('F6');
    expect(await board.focused()).toBe('svg');
    await board.key('F2');
    await page.keyboard.type('填写申请');
    await board.key('Enter');
    expect((await board.definition()).states['task']?.title).toBe('填写申请');
    expect(await board.said()).toContain('已改名为“填写申请”');

    // Appended: into the way to the end; a phase, entered and left.
    await board.key('a');
    await board.key('ArrowDown');
    await board.key('Enter');
    expect((await board.definition()).states['task']?.outcomes?.['done']?.to).toBe('decision');
    await board.key('a');
    for (let down = 0; down < 3; down++) await board.key('ArrowDown');
    await board.key('Enter');
    expect((await board.definition()).states['phase']?.type).toBe('phase');
    await board.key('Enter');
    const [inside] = (await board.selection()) as { readonly state: string }[];
    expect(Object.keys((await board.definition()).states['phase']?.states ?? {})).toContain(inside?.state);
    await board.key('Escape');
    expect(await board.selection()).toEqual([{ part: 'state', state: 'phase' }]);

    // Connected by name; the line is reached from its step and led elsewhere.
    await board.key('Home');
    expect(await board.selection()).toEqual([{ part: 'state', state: 'task' }]);
    await board.key('c');
    await page.keyboard.type('结束');
    await board.key('Enter');
    expect(JSON.stringify((await board.definition()).states['task']?.outcomes)).toContain('"to":"ended"');
    expect(await board.said()).toMatch(/已从“填写申请”连到“结束”/);
    await board.key('l');
    await board.key('l');
    expect(await board.said()).toMatch(/连线，从“填写申请”到/);
    const bent = await board.text();
    await board.key('Control', 'ArrowRight');
    expect((await board.text()) === bent).toBe(false);
    await board.key('Control', 'z');
    expect((await board.text()) === bent).toBe(true);
    await board.key('Escape');

    // Into the phase by name, moved, sized, copied, deleted.
    await board.key('Home');
    await board.key('Control', 'd');
    const copies = Object.keys((await board.definition()).states).filter((key) => key.startsWith('task'));
    expect(copies).toHaveLength(2);
    await board.menu('移入或移出');
    await page.keyboard.type('阶段');
    await board.rest();
    await board.key('ArrowDown');
    await board.key('ArrowUp');
    await board.key('Enter');
    expect(Object.keys((await board.definition()).states['phase']?.states ?? {}).length).toBe(3);
    await board.key('Escape');
    const wide = (await board.definition()).layout?.states['phase']?.width ?? 0;
    await board.key('Alt', 'ArrowRight');
    expect((await board.definition()).layout?.states['phase']?.width).toBe(wide + 10);
    const at = (await board.definition()).layout?.states['phase'];
    await board.key('Control', 'ArrowRight');
    await board.key('Shift', 'ArrowDown');
    expect((await board.definition()).layout?.states['phase']).toMatchObject({
      x: (at?.x ?? 0) + 10,
      y: (at?.y ?? 0) + 50,
    });
    await board.key('Home');
    await board.key(' ');
    await board.key('ArrowDown');
    expect(await board.selection()).toHaveLength(2);
    await board.key('Escape');
    expect(await board.selection()).toHaveLength(0);

    await board.key('?');
    await board.find('dialog.keys');
    await board.key('Escape');
    expect(await board.count('dialog.keys')).toBe(0);

    const after = await board.text();
    await board.undoAll();
    expect((await board.text()) === before).toBe(true);
    await board.redoAll();
    expect((await board.text()) === after).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[L15] the focus walks over the whole hotline in the order of the work and leaves it at the end', async () => {
    const { page, complaints } = await site.open();
    const board = new BoardPage(page);
    await board.element('state:call-taken');
    await board.listen();
    await board.focus('.board svg');
    const walked: string[] = [];
    for (let step = 0; step < 60 && (await board.focused()) === 'svg'; step++) {
      await board.key('Tab');
      walked.push(await board.active());
    }
    expect(walked.slice(0, 2)).toEqual(['outline-state%3Aservice', 'outline-state%3Acall-taken']);
    expect(new Set(walked).size).toBe(await board.count('[role=treeitem][data-shape]'));
    expect(await board.focused()).not.toBe('svg');
    // What a screen reader hears: name, type, who, and where it leads.
    expect(await board.outline('call-taken')).toMatch(/人工任务.*去向/);
    await board.key('Shift', 'Tab');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[L16] read-only, everything can be walked through and nothing changed', async () => {
    const { page, complaints } = await site.open({ query: '?readonly' });
    const board = new BoardPage(page);
    await board.click('state:call-taken');
    const before = await board.text();
    for (const keys of [
      ['Delete'],
      ['a'],
      ['c'],
      ['t'],
      ['F2'],
      ['Control', 'ArrowRight'],
      ['Control', 'd'],
      ['Alt', 'ArrowDown'],
    ] as const)
      await board.key(...keys);
    const at = await board.middle('state:call-taken');
    await board.drag(at, { x: at.x + 90, y: at.y + 40 });
    expect(await board.count('.pad')).toBe(0);
    expect(await board.count('.palette')).toBe(0);
    await board.key('ArrowDown');
    expect(await board.selection()).toHaveLength(1);
    expect((await board.text()) === before).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
