import type { Point } from '../../view/flow/layout/drawing.js';
import type { Board } from '../diagram/board.js';

const LONG_MS = 550;
const SLACK = 8;
const DOUBLE_MS = 350;

/**
 * Fingers on the board, whose tools know the mouse only: one finger on what `isHeld` is the mouse, elsewhere it moves the
 * view; two zoom and move the view; one that rests is told to `rested` with the element below it.
 */
export function watchTouch(
  container: HTMLElement,
  board: Board,
  rested: (id: string | undefined, at: Point) => void,
  isHeld: (id: string | undefined) => boolean,
): void {
  let start: { readonly at: Touch; readonly target: Element; readonly pans: boolean } | undefined;
  let last: Point = { x: 0, y: 0 };
  let isMoved = false;
  let isOver = false;
  let pinch: { readonly far: number; readonly middle: Point } | undefined;
  let hover: Element | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastTap = 0;

  const send = (type: string, at: Touch, target: Element, detail = 0): void => {
    const { clientX, clientY, screenX, screenY } = at;
    const buttons = type === 'mousedown' || type === 'mousemove' ? 1 : 0;
    target.dispatchEvent(
      new MouseEvent(type, {
        clientX,
        clientY,
        screenX,
        screenY,
        buttons,
        detail,
        bubbles: true,
        composed: true,
        cancelable: true,
      }),
    );
  };
  const below = ({ clientX, clientY }: Touch): Element =>
    (container.getRootNode() as ShadowRoot).elementFromPoint(clientX, clientY) ?? container;
  const over = (at: Touch): Element => {
    const next = below(at);
    if (next !== hover) {
      if (hover !== undefined) send('mouseout', at, hover);
      send('mouseover', at, next);
      hover = next;
    }
    return next;
  };
  const local = (x: number, y: number): Point => {
    const { left, top } = container.getBoundingClientRect();
    return { x: x - left, y: y - top };
  };
  const stop = (): void => {
    clearTimeout(timer);
    start = undefined;
  };

  container.addEventListener(
    'touchstart',
    (event) => {
      event.preventDefault();
      const [one, two] = event.touches;
      if (one === undefined) return;
      if (two !== undefined) {
        if (start !== undefined) board.cancel();
        stop();
        isOver = true;
        pinch = spanOf(one, two, local);
        return;
      }
      const target = below(one);
      const found = target.closest('.djs-element')?.getAttribute('data-element-id');
      const id = found === null || found?.startsWith('__') === true ? undefined : found;
      const isGrip = target.closest('.djs-resizer, .djs-bendpoint, .djs-segment-dragger') !== null;
      const pans = !isGrip && !isHeld(id);
      start = { at: one, target, pans };
      last = { x: one.clientX, y: one.clientY };
      isMoved = isOver = false;
      over(one);
      if (!pans) send('mousedown', one, target);
      timer = setTimeout(() => {
        if (isMoved) return;
        isOver = true;
        board.cancel();
        stop();
        rested(id, local(one.clientX, one.clientY));
      }, LONG_MS);
    },
    { passive: false },
  );
  container.addEventListener(
    'touchmove',
    (event) => {
      event.preventDefault();
      const [one, two] = event.touches;
      if (one !== undefined && two !== undefined && pinch !== undefined) {
        const now = spanOf(one, two, local);
        board.view.scroll(now.middle.x - pinch.middle.x, now.middle.y - pinch.middle.y);
        board.view.zoomAt(board.view.scale * (now.far / Math.max(1, pinch.far)), now.middle);
        pinch = now;
        return;
      }
      if (one === undefined || start === undefined) return;
      if (!isMoved && Math.hypot(one.clientX - start.at.clientX, one.clientY - start.at.clientY) < SLACK) return;
      isMoved = true;
      clearTimeout(timer);
      if (!start.pans) return send('mousemove', one, over(one));
      board.view.scroll(one.clientX - last.x, one.clientY - last.y);
      last = { x: one.clientX, y: one.clientY };
    },
    { passive: false },
  );
  const end = (event: TouchEvent): void => {
    event.preventDefault();
    if (event.touches.length < 2) pinch = undefined;
    const [touch] = event.changedTouches;
    const began = start;
    stop();
    if (touch === undefined || began === undefined || isOver) return;
    if (event.type === 'touchcancel') return board.cancel();
    if (began.pans && isMoved) return;
    const target = isMoved ? over(touch) : began.target;
    if (began.pans) send('mousedown', touch, target);
    send('mouseup', touch, target);
    send('click', touch, target, 1);
    if (isMoved) return;
    if (event.timeStamp - lastTap < DOUBLE_MS) send('dblclick', touch, target, 2);
    lastTap = event.timeStamp;
  };
  container.addEventListener('touchend', end, { passive: false });
  container.addEventListener('touchcancel', end, { passive: false });
}

function spanOf(
  one: Touch,
  two: Touch,
  local: (x: number, y: number) => Point,
): { readonly far: number; readonly middle: Point } {
  return {
    far: Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY),
    middle: local((one.clientX + two.clientX) / 2, (one.clientY + two.clientY) / 2),
  };
}
