import { pathOf } from '../document/json-path.js';

export interface ListChange {
  /** Pointer of an entry that was taken out of its list. */
  readonly removed?: string;
  /** Where one was put in, counted before `removed` was taken out. */
  readonly inserted?: { readonly list: string; readonly index: number };
}

/** Where the entry of `pointer` stands after the change. */
export function shiftedPointer(pointer: string, { removed, inserted }: ListChange): string {
  const after =
    inserted === undefined ? pointer : shift(pointer, inserted.list, (step) => (step >= inserted.index ? 1 : 0));
  if (removed === undefined) return after;
  const moved =
    inserted === undefined ? removed : shift(removed, inserted.list, (step) => (step >= inserted.index ? 1 : 0));
  const from = moved.slice(0, moved.lastIndexOf('/'));
  const place = Number(pathOf(moved).at(-1));
  return shift(after, from, (step) => (step > place ? -1 : 0));
}

function shift(pointer: string, list: string, by: (step: number) => number): string {
  if (!pointer.startsWith(`${list}/`)) return pointer;
  const [step = '', ...rest] = pointer.slice(list.length + 1).split('/');
  return [list, String(Number(step) + by(Number(step))), ...rest].join('/');
}
