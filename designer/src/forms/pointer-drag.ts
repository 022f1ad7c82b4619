import type { Carried } from './drop-place.js';

/** What the page does while something is dragged. */
export interface DragOwner {
  /** The pointer is here now; what lies under it through all shadow roots is `hit`. */
  over(x: number, y: number, hit: Element | undefined, carried: Carried): void;
  drop(carried: Carried): void;
  /** Over without a drop: Esc, lost pointer. */
  cancelled(): void;
  /** What scrolls when the pointer comes near its edge. */
  scroller(): Element | undefined;
}

const THRESHOLD = 5;
/** A finger that rests so long lifts; one that moves before scrolls. */
const LONG_PRESS_MS = 260;
const SCROLL_EDGE = 44;

interface Press {
  readonly id: number;
  readonly carried: Carried;
  readonly label: string;
  readonly touch: boolean;
  readonly x: number;
  readonly y: number;
}

/**
 * Dragging by mouse, pen and finger with pointer events, over any number of shadow roots. Nothing begins until the pointer
 * has moved (mouse) or rested (finger), so that a click stays a click and a swipe scrolls.
 */
export class PointerDrag {
  readonly #owner: DragOwner;
  #press: Press | undefined;
  #active = false;
  #ghost: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #point = { x: 0, y: 0 };

  constructor(owner: DragOwner) {
    this.#owner = owner;
  }

  get isActive(): boolean {
    return this.#active;
  }

  /** Call on `pointerdown`. */
  press(event: PointerEvent, carried: Carried, label: string): void {
    if (event.button !== 0 || this.#press !== undefined) return;
    const touch = event.pointerType === 'touch';
    this.#press = { id: event.pointerId, carried, label, touch, x: event.clientX, y: event.clientY };
    this.#point = { x: event.clientX, y: event.clientY };
    // A finger's pointer is captured by what it touched; the page below must be asked instead.
    const target = event.composedPath()[0];
    if (target instanceof Element && target.hasPointerCapture?.(event.pointerId))
      target.releasePointerCapture(event.pointerId);
    window.addEventListener('pointermove', this.#moved, true);
    window.addEventListener('pointerup', this.#released, true);
    window.addEventListener('pointercancel', this.#lost, true);
    window.addEventListener('keydown', this.#pressed, true);
    window.addEventListener('blur', this.#lost);
    window.addEventListener('touchmove', this.#keepPage, { passive: false, capture: true });
    // A long press would open the menu of the browser and take the pointer away.
    if (touch) window.addEventListener('contextmenu', this.#noMenu, true);
    if (touch) this.#timer = setTimeout(() => this.#lift(), LONG_PRESS_MS);
  }

  /** Ends whatever goes on. */
  cancel(): void {
    const was = this.#active;
    this.#end();
    if (was) this.#owner.cancelled();
  }

  readonly #moved = (event: PointerEvent): void => {
    const press = this.#press;
    if (press === undefined || event.pointerId !== press.id) return;
    this.#point = { x: event.clientX, y: event.clientY };
    if (this.#active) {
      event.preventDefault();
      return;
    }
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < THRESHOLD) return;
    if (press.touch) this.#end();
    else this.#lift();
  };

  readonly #released = (event: PointerEvent): void => {
    const press = this.#press;
    if (press === undefined || event.pointerId !== press.id) return;
    this.#point = { x: event.clientX, y: event.clientY };
    const was = this.#active;
    if (was) this.#tell();
    this.#end();
    if (!was) return;
    event.preventDefault();
    // The click that follows belongs to the drag, not to what lies under the pointer.
    const swallow = (click: Event): void => click.stopPropagation();
    window.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', swallow, true), 0);
    this.#owner.drop(press.carried);
  };

  readonly #lost = (): void => this.cancel();

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#active) return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  };

  readonly #keepPage = (event: TouchEvent): void => {
    if (this.#active && event.cancelable) event.preventDefault();
  };

  readonly #noMenu = (event: Event): void => event.preventDefault();

  #lift(): void {
    const press = this.#press;
    if (press === undefined || this.#active) return;
    this.#active = true;
    getSelection()?.removeAllRanges();
    this.#ghost = ghostOf(press.label);
    this.#step();
  }

  /** Once a frame: the line follows the pointer, and the page scrolls under it. */
  readonly #step = (): void => {
    if (!this.#active) return;
    this.#scroll();
    this.#tell();
    this.#frame = requestAnimationFrame(this.#step);
  };

  #tell(): void {
    const { x, y } = this.#point;
    if (this.#ghost !== undefined) this.#ghost.style.transform = `translate(${x + 12}px, ${y + 10}px)`;
    if (this.#press !== undefined) this.#owner.over(x, y, deepHit(x, y), this.#press.carried);
  }

  #scroll(): void {
    const scroller = this.#owner.scroller();
    if (scroller === undefined) return;
    const { top, bottom, left, right } = scroller.getBoundingClientRect();
    const { x, y } = this.#point;
    if (x < left || x > right) return;
    const speed =
      y < top + SCROLL_EDGE ? y - top - SCROLL_EDGE : y > bottom - SCROLL_EDGE ? y - bottom + SCROLL_EDGE : 0;
    if (speed !== 0) scroller.scrollTop += Math.max(-18, Math.min(18, speed / 3));
  }

  #end(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#press = undefined;
    this.#active = false;
    this.#ghost?.remove();
    this.#ghost = undefined;
    window.removeEventListener('pointermove', this.#moved, true);
    window.removeEventListener('pointerup', this.#released, true);
    window.removeEventListener('pointercancel', this.#lost, true);
    window.removeEventListener('keydown', this.#pressed, true);
    window.removeEventListener('blur', this.#lost);
    window.removeEventListener('touchmove', this.#keepPage, true);
    window.removeEventListener('contextmenu', this.#noMenu, true);
  }
}

/** The innermost element at a point, through open shadow roots. */
function deepHit(x: number, y: number): Element | undefined {
  let found = document.elementFromPoint(x, y) ?? undefined;
  while (found?.shadowRoot != null) {
    const inner = found.shadowRoot.elementFromPoint(x, y);
    if (inner === null || inner === found) break;
    found = inner;
  }
  return found;
}

function ghostOf(label: string): HTMLElement {
  const ghost = document.createElement('div');
  ghost.textContent = label;
  ghost.setAttribute('aria-hidden', 'true');
  Object.assign(ghost.style, {
    position: 'fixed',
    left: '0',
    top: '0',
    zIndex: '10000',
    maxWidth: '240px',
    padding: '4px 10px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    border: '1px solid #0b5c7a',
    borderRadius: '4px',
    background: '#fff',
    color: '#084960',
    font: "13px 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
    boxShadow: '0 4px 14px rgb(16 26 35 / 22%)',
    pointerEvents: 'none',
  });
  document.body.append(ghost);
  return ghost;
}
