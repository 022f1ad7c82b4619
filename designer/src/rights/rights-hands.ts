import { copyText } from './rights-clipboard.js';
import { repeatRange, setRange, type RightsEdit, type Written } from './rights-edits.js';
import { boxOf, isInside, moveRange, wholeBox, type CellPlace, type CellRange, type RangeBox } from './rights-range.js';
import { fillBox, rightOfKey, wholeColumn, wholeRow, type RightsView } from './rights-view.js';

interface Doings {
  view(): RightsView | undefined;
  select(range: CellRange): void;
  fillTo(box: RangeBox | undefined): void;
  set(right: Written): void;
  fill(along: 'down' | 'right'): void;
  openMenu(): void;
  apply(edit: RightsEdit): void;
  undo(): void;
  redo(): void;
}

/** Lines that PageUp and PageDown go. */
const PAGE = 12;
/** Distance from the edge at which a drag scrolls, and how far at a time; px. */
const EDGE = 28;

/** What keys and the pointer do on the sheet. */
export class RightsHands {
  readonly #doings: Doings;
  #drag: 'select' | { readonly source: RangeBox } | undefined;

  constructor(doings: Doings) {
    this.#doings = doings;
  }

  readonly key = (event: KeyboardEvent): void => {
    const view = this.#doings.view();
    if (view === undefined || event.defaultPrevented || event.altKey || !isCell(event.target)) return;
    if (this.#command(event, view)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  #command(event: KeyboardEvent, view: RightsView): boolean {
    const { key, shiftKey } = event;
    const ctrlKey = event.ctrlKey || event.metaKey;
    const rows = view.lines.length;
    const columns = view.sheet.columns.length;
    const moved = moveRange(view.range, { key, shiftKey, ctrlKey }, rows, columns, PAGE);
    if (moved !== undefined) this.#doings.select(moved);
    else if (key === ' ' && ctrlKey) this.#doings.select(wholeColumn(view.range.focus.column, rows));
    else if (key === ' ' && shiftKey) this.#doings.select(wholeRow(view.range.focus.row, columns));
    else if (ctrlKey) return this.#control(key.toLowerCase(), shiftKey, rows, columns);
    else if (key === 'Enter' || key === 'F2' || key === ' ' || key === 'ContextMenu') this.#doings.openMenu();
    else if (key === 'Escape') this.#doings.select({ anchor: view.range.focus, focus: view.range.focus });
    else {
      const right = rightOfKey(key);
      if (right === undefined || view.isReadonly) return false;
      this.#doings.set(right);
    }
    return true;
  }

  #control(key: string, shiftKey: boolean, rows: number, columns: number): boolean {
    if (key === 'd') this.#doings.fill('down');
    else if (key === 'r') this.#doings.fill('right');
    else if (key === 'a') this.#doings.select(wholeBox(rows, columns));
    else if (key === 'y' || (key === 'z' && shiftKey)) this.#doings.redo();
    else if (key === 'z') this.#doings.undo();
    else return false;
    return true;
  }

  readonly down = (event: PointerEvent): void => {
    const view = this.#doings.view();
    if (view === undefined || event.button !== 0 || event.pointerType === 'touch') return this.#tap(event);
    const target = event.target as Element;
    if (target.classList.contains('handle')) {
      this.#drag = { source: view.box };
      event.preventDefault();
    } else {
      const place = placeOf(target);
      if (place === undefined) return;
      this.#drag = 'select';
      this.#doings.select({ anchor: event.shiftKey ? view.range.anchor : place, focus: place });
      event.preventDefault();
    }
  };

  #tap(event: PointerEvent): void {
    const place = placeOf(event.target as Element);
    const view = this.#doings.view();
    if (view === undefined || place === undefined) return;
    // The right button keeps a range it is pressed in.
    if (event.button === 2 && isInside(view.box, place.row, place.column)) return;
    this.#doings.select({ anchor: place, focus: place });
  }

  readonly move = (event: PointerEvent): void => {
    const view = this.#doings.view();
    if (this.#drag === undefined || view === undefined) return;
    if (event.buttons === 0) return this.up();
    const scroller = event.currentTarget as HTMLElement;
    scrollAtEdge(scroller, event);
    const root = scroller.getRootNode() as ShadowRoot;
    const place = placeOf(root.elementFromPoint(event.clientX, event.clientY));
    if (place === undefined) return;
    if (this.#drag === 'select') this.#doings.select({ anchor: view.range.anchor, focus: place });
    else this.#doings.fillTo(fillBox(this.#drag.source, place));
  };

  readonly up = (): void => {
    const drag = this.#drag;
    const view = this.#doings.view();
    this.#drag = undefined;
    if (drag === undefined || drag === 'select' || view?.filling === undefined) return;
    const into = view.filling;
    this.#doings.fillTo(undefined);
    this.#doings.apply(repeatRange(view.sheet, view.lines, drag.source, into));
    this.#doings.select({
      anchor: { row: into.top, column: into.left },
      focus: { row: into.bottom, column: into.right },
    });
  };

  readonly menu = (event: Event): void => {
    if (placeOf(event.target as Element) === undefined) return;
    event.preventDefault();
    this.#doings.openMenu();
  };

  /** Copies the range; cutting takes it back to the default too. */
  readonly copy = (event: ClipboardEvent): void => {
    const view = this.#doings.view();
    if (view === undefined || !isCell(event.target)) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', copyText(view.sheet, view.lines, view.box, view.locale, false));
    if (event.type === 'cut' && !view.isReadonly)
      this.#doings.apply(setRange(view.sheet, view.lines, boxOf(view.range), null));
  };
}

function isCell(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('td[data-row]') !== null;
}

function placeOf(target: Element | null): CellPlace | undefined {
  const cell = target?.closest<HTMLElement>('td[data-row]');
  return cell === null || cell === undefined
    ? undefined
    : { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}

function scrollAtEdge(scroller: HTMLElement, { clientX, clientY }: PointerEvent): void {
  const { left, right, top, bottom } = scroller.getBoundingClientRect();
  const step = (near: number, far: number): number => (near < EDGE ? -EDGE : far < EDGE ? EDGE : 0);
  scroller.scrollBy(step(clientX - left, right - clientX), step(clientY - top, bottom - clientY));
}
