import { faultOf, YunliuError, type Fault, type Locale } from '@yunliu/engine/definition';
import {
  applyCommand,
  patchesBetween,
  pathOf,
  stepWords,
  valueAt,
  type Command,
  type DesignDocument,
  type Patch,
} from '../model/index.js';
import type { JournalEntry } from './journal.js';

/** How one own change fares on what somebody else has stored. */
export interface MergedEntry {
  readonly command: Command;
  /** What it was, with what it was about. */
  readonly words: Readonly<Record<Locale, string>>;
  /** `mine`: both changed the same place, the own change wins. `refused`: it cannot be done any more. */
  readonly fate: 'applied' | 'mine' | 'refused';
  readonly fault?: Fault;
}

export interface Merge {
  readonly document: DesignDocument;
  readonly entries: readonly MergedEntry[];
}

/**
 * Own changes played on what is stored now. `base` is what they were made on: where the list an own change points into
 * has been changed by the other, its number would mean another entry, so it is refused instead of hitting the wrong one.
 */
export function merge(base: DesignDocument, stored: DesignDocument, mine: readonly JournalEntry[]): Merge {
  const theirs = patchesBetween(base, stored);
  let document = stored;
  const entries = mine.map(({ command, pointers }): MergedEntry => {
    const shifted = pointers.some((pointer) => theirs.some((patch) => shifts(base, patch, pointer)));
    if (shifted) return { command, words: inWords(command, base), fate: 'refused', fault: listChanged };
    // Setting a property makes what is missing on the way to it: what the other has removed must not come back half.
    if (
      pointers.some((pointer) =>
        theirs.some((patch) => patch.op === 'remove' && pointer.startsWith(`${patch.pointer}/`)),
      )
    )
      return { command, words: inWords(command, base), fate: 'refused', fault: gone };
    try {
      document = applyCommand(document, command);
    } catch (error) {
      if (!(error instanceof YunliuError)) throw error;
      return { command, words: inWords(command, base), fate: 'refused', fault: faultOf(error) };
    }
    const both = pointers.some((pointer) => theirs.some((patch) => overlaps(patch.pointer, pointer)));
    return { command, words: inWords(command, document), fate: both ? 'mine' : 'applied' };
  });
  return { document, entries };
}

/** Everything stands in `document` already: the own changes were stored, only the answer to it did not come in time. */
export function isStored({ document: merged, entries }: Merge, document: DesignDocument): boolean {
  return entries.every(({ fate }) => fate !== 'refused') && patchesBetween(document, merged).length === 0;
}

function inWords(command: Command, document: DesignDocument): MergedEntry['words'] {
  return { 'zh-CN': stepWords(command, document, 'zh-CN'), en: stepWords(command, document, 'en') };
}

/** Their patch adds to or takes from a list on the way to the pointer, in front of or at the entry it names. */
function shifts(base: DesignDocument, patch: Patch, pointer: string): boolean {
  if (patch.op !== 'add' && patch.op !== 'remove') return false;
  const path = pathOf(patch.pointer);
  const list = path.slice(0, -1);
  if (!Array.isArray(valueAt(base, list))) return false;
  const own = pathOf(pointer);
  if (own.length <= list.length || !list.every((step, at) => step === own[at])) return false;
  return Number(path.at(-1)) <= Number(own[list.length]);
}

function overlaps(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

const listChanged: Fault = {
  code: 'merge/list-changed',
  message: {
    'zh-CN': '对方增删了同一列表中的条目，无法确定要修改的是哪一条',
    en: 'The other has added to or taken from the same list; which entry was meant is not certain',
  },
  hint: { 'zh-CN': '请合并后在新的列表中重新修改。', en: 'Make the change again after merging.' },
};

const gone: Fault = {
  code: 'merge/gone',
  message: {
    'zh-CN': '对方已删除或改名，要修改的内容不在了',
    en: 'The other has removed or renamed what was to be changed',
  },
  hint: { 'zh-CN': '如仍需要，请合并后重新修改。', en: 'If it is still needed, make the change again after merging.' },
};
