import { describe, expect, it } from 'vitest';
import {
  applyCommand,
  CommandStack,
  openDesign,
  saveDesign,
  type Command,
  type DesignDocument,
} from '@yunliu/designer/model';
import { shipped } from '../model/shipped.js';
import { Journal } from '../../src/workbench/journal.js';
import { JournalStore, type KeyValueStore } from '../../src/workbench/journal-store.js';
import { isStored, merge } from '../../src/workbench/merge.js';

const hotline = shipped('hotline');
const textOf = (document: DesignDocument): string => JSON.stringify(saveDesign(document));
const title = (value: string): Command => ({ type: 'set', pointer: '/definition/title', value });
const addTask = (key: string): Command => ({ type: 'add-state', stateType: 'task', key });
const played = (base: DesignDocument, journal: Journal): DesignDocument =>
  journal.entries.reduce((document, { command }) => applyCommand(document, command), base);

function begin(): { readonly stack: CommandStack; readonly journal: Journal } {
  const stack = new CommandStack(hotline);
  const journal = new Journal(hotline);
  stack.subscribe((change) => journal.note(change));
  return { stack, journal };
}

describe('the journal', () => {
  it('[W2] holds what was done since the last save; undone steps are no part of it', () => {
    const { stack, journal } = begin();
    stack.execute(addTask('one'));
    stack.execute(addTask('two'));
    stack.undo();
    expect(journal.entries.map(({ command }) => command.type)).toEqual(['add-state']);
    journal.stored(stack.document);
    expect(journal.isEmpty).toBe(true);
    stack.undo();
    expect(journal.entries.map(({ command }) => command.type)).toEqual(['apply-patches']);
    stack.redo();
    expect(journal.isEmpty).toBe(true);
  });

  it('[W2] letters typed into one place are one entry, but not over a save under way', () => {
    const { stack, journal } = begin();
    for (const text of ['热', '热线', '热线电']) stack.execute(title(text), { typing: 'title' });
    expect(journal.entries).toHaveLength(1);
    journal.seal();
    const sent = stack.document;
    stack.execute(title('热线电话'), { typing: 'title' });
    journal.stored(sent);
    expect(journal.entries).toHaveLength(1);
    stack.undo();
    expect(textOf(played(sent, journal))).toBe(textOf(stack.document));
  });

  it('[W2] after random doing, undoing, redoing and saving, playing it on what is stored gives what is on the screen', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    for (let round = 0; round < 30; round += 1) {
      const { stack, journal } = begin();
      let stored = hotline;
      let sent: DesignDocument | undefined;
      for (let step = 0; step < 40; step += 1) {
        const what = random(8);
        if (what < 3) stack.execute(title(`第 ${random(5)} 次`), { typing: 'title' });
        else if (what === 3) stack.execute(addTask(`task-${step}`));
        else if (what === 4) stack.undo();
        else if (what === 5) stack.redo();
        else if (what === 6) {
          sent = stack.document;
          journal.seal();
        } else if (sent !== undefined) {
          stored = sent;
          sent = undefined;
          journal.stored(stored);
          if (stack.document === stored) stack.markSaved();
        }
        expect(textOf(played(stored, journal)), `round ${round}, step ${step}`).toBe(textOf(stack.document));
      }
    }
  });
});

describe('merging', () => {
  const mine = (...commands: readonly Command[]): Journal => {
    const { stack, journal } = begin();
    for (const command of commands) stack.execute(command);
    return journal;
  };
  const theirs = (...commands: readonly Command[]): DesignDocument =>
    openDesign(saveDesign(commands.reduce(applyCommand, hotline)));

  it('[W4] changes of different places are both there', () => {
    const journal = mine(addTask('check'));
    const { document, entries } = merge(hotline, theirs(title('热线')), journal.entries);
    expect(entries.map(({ fate }) => fate)).toEqual(['applied']);
    expect(document.definition.title).toBe('热线');
    expect(Object.keys(document.definition.states)).toContain('check');
  });

  it('[W4] of one place the own change is taken, and said', () => {
    const { document, entries } = merge(hotline, theirs(title('热线')), mine(title('电话')).entries);
    expect(entries.map(({ fate }) => fate)).toEqual(['mine']);
    expect(document.definition.title).toBe('电话');
  });

  it('[W4] what cannot be done any more is refused with a reason, the rest is done', () => {
    const journal = mine(
      { type: 'set', pointer: '/definition/states/service/states/second-callback/title', value: '回访' },
      addTask('check'),
    );
    const { document, entries } = merge(
      hotline,
      theirs({ type: 'remove-states', keys: ['second-callback'] }),
      journal.entries,
    );
    expect(entries.map(({ fate }) => fate)).toEqual(['refused', 'applied']);
    expect(entries[0]?.fault?.message['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(Object.keys(document.definition.states)).toContain('check');
  });

  it('[W4] an entry of a list the other has changed is not guessed', () => {
    const base = applyCommand(hotline, {
      type: 'set',
      pointer: '/definition/conflictingRoles',
      value: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    });
    const stack = new CommandStack(base);
    const journal = new Journal(base);
    stack.subscribe((change) => journal.note(change));
    stack.execute({ type: 'set', pointer: '/definition/conflictingRoles/1', value: ['c', 'e'] });
    const other = applyCommand(base, { type: 'remove', pointer: '/definition/conflictingRoles/0' });
    const { document, entries } = merge(base, other, journal.entries);
    expect(entries).toMatchObject([{ fate: 'refused', fault: { code: 'merge/list-changed' } }]);
    expect(document).toBe(other);
  });
});

class Shelf implements KeyValueStore {
  readonly values = new Map<string, string>();
  room = 1e6;
  get length(): number {
    return this.values.size;
  }
  key(index: number): string | null {
    return [...this.values.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.values.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (value.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.values.set(key, value);
  }
  removeItem(key: string): void {
    this.values.delete(key);
  }
}

describe('the kept journal', () => {
  const entries = [{ command: title('热线'), pointers: ['/definition/title'] }];
  const kept = { tab: 'one', revision: 3, base: '{}', at: '2026-11-22T02:00:00Z', entries };

  it('[W3] is found again, newest first, but not that of a tab that is open, nor of another draft', () => {
    const shelf = new Shelf();
    const store = new JournalStore(shelf, 'draft');
    store.keep(kept);
    store.keep({ ...kept, tab: 'two', at: '2026-11-22T03:00:00Z' });
    new JournalStore(shelf, 'other').keep({ ...kept, tab: 'three' });
    expect(store.left(new Set()).map(({ tab }) => tab)).toEqual(['two', 'one']);
    expect(store.left(new Set(['two'])).map(({ tab }) => tab)).toEqual(['one']);
    store.forget('one');
    expect(store.left(new Set(['two']))).toEqual([]);
  });

  it('[W3] with nothing in it is not kept, and a broken one is passed over', () => {
    const shelf = new Shelf();
    const store = new JournalStore(shelf, 'draft');
    store.keep(kept);
    store.keep({ ...kept, entries: [] });
    shelf.setItem('yunliu.design.draft.broken', '{"tab":1}');
    shelf.setItem('yunliu.design.draft.cut', '{"tab":"cut","rev');
    expect(store.left(new Set())).toEqual([]);
  });

  it('[W3] says when the browser has no room', () => {
    const shelf = new Shelf();
    shelf.room = 10;
    expect(new JournalStore(shelf, 'draft').keep(kept)).toBe(false);
  });
});

describe('changes that a page has left', () => {
  it('[W3] are not offered when they were stored after all, whatever the revision says', () => {
    const { stack, journal } = begin();
    stack.execute(title('热线'));
    stack.execute(addTask('check'));
    expect(isStored(merge(hotline, stack.document, journal.entries.slice(0, 1)), stack.document)).toBe(true);
    expect(isStored(merge(hotline, hotline, journal.entries), hotline)).toBe(false);
    const theirs = applyCommand(hotline, title('其他'));
    expect(isStored(merge(hotline, theirs, journal.entries.slice(0, 1)), theirs)).toBe(false);
  });
});
