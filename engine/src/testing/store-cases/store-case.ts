import assert from 'node:assert/strict';
import type { ProcessInstance } from '../../instance/instance.js';
import type { Commit, Page, Store } from '../../store/store.js';

/** A store opened for one case. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Closes the store and opens the same data again. */
  readonly reopen: () => Promise<Store>;
  readonly dispose: () => Promise<void>;
}

/** One promise of the contract. */
export interface StoreCase {
  /** Number of the rule in SPEC.md. */
  readonly rule: string;
  readonly name: string;
  readonly run: (opened: StoreUnderTest) => Promise<void>;
}

/** Commits and expects success; gives the instance as committed. */
export async function commit(store: Store, change: Commit): Promise<ProcessInstance> {
  assert.deepEqual(await store.commitInstance(change), { kind: 'committed' });
  return change.instance;
}

/** Reads all pages and checks that cursors lead on and end. */
export async function allPages<Row>(read: (cursor?: string) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 1000; page++) {
    const found = await read(cursor);
    rows.push(...found.rows);
    if (found.cursor === undefined) return rows;
    assert.notEqual(found.cursor, cursor, 'the cursor must move on');
    cursor = found.cursor;
  }
  throw new Error('paging does not end');
}

/** The code of the error that `work` throws. */
export async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}
