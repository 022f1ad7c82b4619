import { expect, test } from 'vitest';
import { createDirectory, type HistoryEvent, type ProcessInstance } from '@yunliu/engine';
import type { ProcessDefinition } from '@yunliu/engine/definition';
import { timelineView } from '../../src/server/views/timeline.js';
import { voteGroups } from '../../src/server/views/vote-groups.js';

const definition: ProcessDefinition = {
  format: 1,
  key: 'review',
  version: 1,
  title: '复核',
  category: 'test',
  roles: {},
  start: { by: ['*'] },
  initial: 'check',
  states: {
    check: {
      type: 'task',
      title: '逐行复核',
      assign: { by: 'starter' },
      group: { kind: 'vote', pass: 'yes', reject: 'no', threshold: { ratio: 0.3 }, each: { list: 'rows' } },
      outcomes: { yes: { title: '通过', to: 'end' }, no: { title: '不通过', to: 'end' } },
    },
    end: { type: 'final', title: '结束' },
  },
};
const directory = createDirectory({ users: [], departments: [], roles: [] });
const row = (price: number) => ({ price });

let seq = 0;
const event = (type: HistoryEvent['type'], details: HistoryEvent['details']): HistoryEvent => ({
  seq: ++seq,
  type,
  state: 'check',
  actor: 'ann',
  at: '2026-09-30T00:00:00.000Z',
  instanceId: 'i1',
  commandId: `c${seq}`,
  details,
});
const history = [
  event('group.opened', { visit: 'v1', members: [{ id: 'm1', item: row(4711) }] }),
  event('task.created', { member: 'm1', item: row(4711), index: 1 }),
  event('items.added', { visit: 'v1', count: 2, members: [{ id: 'm2', item: row(4712), weight: 3 }, { id: 'm3' }] }),
  event('ballot.cast', { member: 'm2', outcome: 'yes', item: row(4712) }),
  event('group.decided', { visit: 'v1', result: 'pass', reason: 'reached', outcome: 'yes' }),
];

test('[W44] rows of a list are told in no event to who may not see its field', () => {
  const seenBy = (isAdmin: boolean) =>
    timelineView(history, {
      definition,
      directory,
      isAdmin,
      fields: { sees: () => false } as unknown as Parameters<typeof timelineView>[1]['fields'],
      files: new Set(),
      locale: 'zh-CN',
      titles: new Map(),
      promises: () => ({}),
    });
  expect(JSON.stringify(seenBy(false))).not.toContain('471');
  expect(seenBy(false)[2]?.details).toMatchObject({ count: 2, members: [{ id: 'm2', weight: 3 }, { id: 'm3' }] });
  expect(JSON.stringify(seenBy(true))).toContain('4712');
});

test('[U52] a group that has ended shows the rows that were added, answered or not', () => {
  const words = { definition, directory, locale: 'zh-CN' } as const;
  expect(voteGroups({ visits: [], tasks: [] } as unknown as ProcessInstance, history, words)).toMatchObject([
    {
      members: [
        { id: 'm1', status: 'closed', closed: 'group-decided' },
        { id: 'm2', status: 'voted', weight: 3, kind: 'pass' },
        { id: 'm3', status: 'closed' },
      ],
    },
  ]);
});
