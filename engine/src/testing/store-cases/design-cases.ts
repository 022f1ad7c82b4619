import assert from 'node:assert/strict';
import type { DesignCommit } from '../../store/design-store.js';
import { at } from '../sample-commit.js';
import type { StoreCase } from './store-case.js';

function write(id: string, revision: number, command: string, extra: Partial<DesignCommit> = {}): DesignCommit {
  return {
    design: {
      id,
      revision,
      head: { title: `第 ${revision} 次`, n: revision },
      files: { definition: `{"n":${revision}}` },
    },
    command: { id: command, bodyHash: `hash-${command}` },
    notes: [{ id: `${command}/1`, at: at(revision), value: { what: 'saved', n: revision } }],
    ...extra,
  };
}

export const designCases: readonly StoreCase[] = [
  {
    rule: 'S101',
    name: 'a draft is replaced whole under a revision check; of several at once one is written',
    async run({ store, reopen }) {
      assert.deepEqual(await store.commitDesign(write('d', 1, 'c1')), { kind: 'committed' });
      assert.deepEqual(await store.commitDesign(write('d', 1, 'c2')), { kind: 'conflict', revision: 1 });
      assert.deepEqual(await store.commitDesign(write('other', 2, 'c3')), { kind: 'conflict', revision: 0 });
      const outcomes = await Promise.all(['a', 'b', 'c'].map((name) => store.commitDesign(write('d', 2, name))));
      assert.deepEqual(
        outcomes.map(({ kind }) => kind),
        ['committed', 'conflict', 'conflict'],
      );
      const again = await reopen();
      assert.deepEqual(await again.design('d'), write('d', 2, 'a').design);
      assert.equal(await again.design('other'), undefined);
    },
  },
  {
    rule: 'S102',
    name: 'a command id writes once and says what it wrote, whatever became of the draft',
    async run({ store }) {
      await store.commitDesign(write('d', 1, 'c1'));
      await store.commitDesign(write('d', 2, 'c2'));
      const known = { bodyHash: 'hash-c1', designId: 'd', revision: 1 };
      assert.deepEqual(await store.commitDesign(write('d', 3, 'c1')), { kind: 'repeated', ...known });
      assert.deepEqual(await store.designCommand('c1'), known);
      assert.equal(await store.designCommand('c9'), undefined);
      assert.equal((await store.design('d'))?.revision, 2);
      assert.equal((await store.designNotes('d')).length, 2);
    },
  },
  {
    rule: 'S103',
    name: 'the audit grows with the writes it belongs to, in order, and never twice by one id',
    async run({ store }) {
      await store.commitDesign(write('d', 1, 'c1'));
      await store.commitDesign(write('d', 1, 'lost'));
      await store.noteDesign('d', { id: 'n', at: at(2), value: { what: 'taken-over' } });
      await store.noteDesign('d', { id: 'n', at: at(3), value: { what: 'other' } });
      await store.commitDesign(write('d', 2, 'c2'));
      assert.deepEqual(await store.designNotes('d'), [
        { id: 'c1/1', at: at(1), value: { what: 'saved', n: 1 } },
        { id: 'n', at: at(2), value: { what: 'taken-over' } },
        { id: 'c2/1', at: at(2), value: { what: 'saved', n: 2 } },
      ]);
    },
  },
  {
    rule: 'S104',
    name: 'drafts are listed without their files, newest first',
    async run({ store }) {
      await store.commitDesign(write('a', 1, 'c1'));
      await store.commitDesign(write('b', 1, 'c2'));
      await store.commitDesign(write('a', 2, 'c3'));
      assert.deepEqual(await store.designHeads(), [
        { id: 'b', revision: 1, head: write('b', 1, 'c2').design.head },
        { id: 'a', revision: 2, head: write('a', 2, 'c3').design.head },
      ]);
    },
  },
];
