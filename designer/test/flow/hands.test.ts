import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesignSite, type DesignSite } from '../design-site.js';
import { BoardPage } from './board.js';

let site: DesignSite;

beforeAll(async () => {
  site = await startDesignSite('flow');
});

afterAll(() => site.close());

/** The hotline laid out, whole in the window. */
async function opened(): Promise<{ readonly board: BoardPage; readonly complaints: readonly string[] }> {
  const { page, complaints } = await site.open();
  const board = new BoardPage(page);
  await board.element('state:call-taken');
  await board.press('[data-tool=lay-out]');
  await board.rest(200);
  return { board, complaints };
}

/** Does something, looks at what came of it, and takes it back to the identical files. */
async function tried(board: BoardPage, work: () => Promise<void>, look: () => Promise<void>): Promise<void> {
  await board.rest(450);
  const before = await board.text();
  await work();
  await look();
  expect((await board.text()) === before).toBe(false);
  await board.page.evaluate((text) => {
    const { session } = window as unknown as { session: { document: unknown; undo(): boolean } };
    for (let tries = 0; tries < 5 && JSON.stringify(session.document) !== text; tries++) session.undo();
  }, before);
  expect((await board.text()) === before).toBe(true);
}

describe('tools of the board', () => {
  it('[L17] ends of lines, handles, tools and menus do what they show', async () => {
    const { board, complaints } = await opened();
    const { page } = board;
    const layout = async () => (await board.definition()).layout?.states ?? {};
    const first = await layout();

    // The head of a line put on another step.
    await tried(
      board,
      async () => {
        await board.select('way:bound>filing>0');
        const to = await board.middle('state:filing');
        const box = await (await board.find('[data-element-id="state:filing"] > .djs-hit')).boundingBox();
        await board.drag({ x: to.x, y: (box?.y ?? 0) - 1 }, await board.middle('state:filed'));
      },
      async () => expect(JSON.stringify((await board.definition()).states['bound'])).toContain('"to":"filed"'),
    );

    // The corner of a container.
    await tried(
      board,
      async () => {
        await board.select('state:service');
        const grip = await (await board.find('.djs-resizer-se .djs-resizer-hit')).boundingBox();
        const at = { x: (grip?.x ?? 0) + 4, y: (grip?.y ?? 0) + 4 };
        await board.drag(at, { x: at.x + 60, y: at.y });
      },
      async () => expect((await layout())['service']?.width ?? 0).toBeGreaterThan((first['service']?.width ?? 0) + 60),
    );

    // Room between two steps.
    await tried(
      board,
      async () => {
        await board.press('[data-tool=space]');
        const { x, y } = await board.middle('state:filing');
        await board.drag({ x: x + 200, y: y - 22 }, { x: x + 200, y: y + 8 });
      },
      async () => {
        const now = await layout();
        expect(now['filing']?.y ?? 0).toBeGreaterThan((first['filing']?.y ?? 0) + 20);
        expect(now['bound']?.y).toBe(first['bound']?.y);
      },
    );

    // The whole parallel with its branches, taken at one of them.
    await tried(
      board,
      async () => {
        const region = await (
          await board.find('[data-element-id="region:follow-up/handling"] > .djs-hit')
        ).boundingBox();
        const at = { x: (region?.x ?? 0) + 6, y: (region?.y ?? 0) + (region?.height ?? 0) - 8 };
        await board.drag(at, { x: at.x + 30, y: at.y });
      },
      async () => {
        const now = await layout();
        const far = (now['follow-up']?.x ?? 0) - (first['follow-up']?.x ?? 0);
        expect(far).toBeGreaterThan(30);
        expect((now['escalated']?.x ?? 0) - (first['escalated']?.x ?? 0)).toBe(far);
      },
    );

    // Wrapped into a phase and let out again; another type; the way straight again.
    await tried(
      board,
      async () => {
        await board.select('state:filing');
        await board.menu('放入新阶段');
        await board.menu('解散阶段');
      },
      async () => expect(Object.keys((await board.definition()).states)).toContain('filing'),
    );
    await tried(
      board,
      async () => {
        await board.select('state:filing');
        await board.press('[data-pad=replace]');
        await board.press('.menu.floating button:last-child');
      },
      async () => expect((await board.definition()).states['filing']?.type).not.toBe('task'),
    );
    await tried(
      board,
      async () => {
        await board.select('state:filing');
        await board.key('l');
        await board.key('Control', 'ArrowRight');
        await board.press('[data-pad=straighten]');
        await board.select('state:filing');
        await board.key('Control', 'ArrowRight');
      },
      async () =>
        expect(
          (await board.definition()).layout?.connections?.some(({ from, to }) => from === 'filing' && to === 'filed'),
        ).toBe(false),
    );

    // Copied by the menu, put in by the key.
    await page.evaluate(() => {
      Object.defineProperty(navigator.clipboard, 'writeText', {
        value: (clip: string) => Promise.resolve(Object.assign(window, { clip })),
      });
    });
    await tried(
      board,
      async () => {
        await board.select('state:bound');
        await board.menu('复制Ctrl+C');
        await board.rest(150);
        // A browser without a window has no clipboard: the event comes with what the menu wrote.
        await page.evaluate(() => {
          const data = new DataTransfer();
          data.setData('text/plain', (window as unknown as { clip: string }).clip);
          document
            .querySelector('yl-flow-designer')
            ?.shadowRoot?.querySelector('.board svg')
            ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true }));
        });
      },
      async () =>
        expect(Object.keys((await board.definition()).states).filter((key) => key.startsWith('bound'))).toHaveLength(2),
    );

    // The hand moves the view only.
    const before = await board.text();
    await board.press('[data-tool=hand]');
    const was = await board.middle('state:filing');
    await board.drag(was, { x: was.x + 80, y: was.y - 30 });
    const is = await board.middle('state:filing');
    expect(Math.round(is.x - was.x)).toBe(80);
    expect((await board.text()) === before).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('[L18] fingers drag steps, move and pinch the view, pull steps from the palette; a long press opens the menu', async () => {
    const { page, complaints } = await site.open({ width: 390, height: 780 });
    const board = new BoardPage(page);
    await board.element('state:call-taken');
    await board.rest(300);
    const { touchscreen } = page;
    const drag = async (from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> => {
      await touchscreen.touchStart(from.x, from.y);
      for (let step = 1; step <= 8; step++)
        await touchscreen.touchMove(from.x + ((to.x - from.x) * step) / 8, from.y + ((to.y - from.y) * step) / 8);
      await touchscreen.touchEnd();
      await board.rest(450);
    };
    // A tap selects, the buttons are large enough for fingers.
    const at = await board.middle('state:call-taken');
    await touchscreen.tap(at.x, at.y);
    await board.rest();
    expect(await board.selection()).toEqual([{ part: 'state', state: 'call-taken' }]);
    const button = await (await board.find('.pad button')).boundingBox();
    expect(Math.min(button?.width ?? 0, button?.height ?? 0)).toBeGreaterThanOrEqual(40);

    // A finger on blank moves the view, one on a step the step.
    const before = await board.text();
    await drag({ x: 30, y: 640 }, { x: 60, y: 600 });
    const shifted = await board.middle('state:call-taken');
    expect(Math.round(shifted.x - at.x)).toBe(30);
    expect((await board.text()) === before).toBe(true);
    await drag(shifted, { x: shifted.x + 20, y: shifted.y + 10 });
    expect((await board.definition()).layout?.states['call-taken']).toBeDefined();

    // Two fingers zoom.
    const wide = await (await board.find('[data-element-id="state:call-taken"] > .djs-hit')).boundingBox();
    const client = await page.createCDPSession();
    const two = (far: number) => [
      { x: 195 - far, y: 400, id: 0 },
      { x: 195 + far, y: 400, id: 1 },
    ];
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: two(40) });
    for (const far of [50, 60, 70, 80])
      await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: two(far) });
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await board.rest(200);
    const wider = await (await board.find('[data-element-id="state:call-taken"] > .djs-hit')).boundingBox();
    expect((wider?.width ?? 0) / (wide?.width ?? 1)).toBeCloseTo(2, 1);

    // From the strip below onto the board.
    const strip = await (await board.find('[data-type=wait]')).boundingBox();
    const states = (await board.text()).split('"type":"wait"').length;
    await drag({ x: (strip?.x ?? 0) + 20, y: (strip?.y ?? 0) + 20 }, { x: 60, y: 300 });
    expect((await board.text()).split('"type":"wait"').length).toBe(states + 1);

    // Resting opens the menu; nothing scrolls sideways.
    await board.key('Escape');
    await board.press('[data-tool=fit]');
    await board.rest(450);
    const rested = await board.middle('state:call-taken');
    await page.evaluate(() => (window as unknown as { session: { select(all: []): void } }).session.select([]));
    await touchscreen.touchStart(rested.x, rested.y);
    await board.rest(800);
    await touchscreen.touchEnd();
    await board.find('.menu.floating');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
