import { mayAdminister } from '../identity/permissions.js';
import { MAX_MEMBERS } from '../definition/group-rule.js';
import type { Json } from '../definition/json.js';
import type { Fault } from '../definition/yunliu-error.js';
import { addItems, MAX_ITEMS } from './call-items.js';
import { addRows } from './groups/open-group.js';
import { refusal } from './refusal.js';
import { actingPerson, type Verb } from './verb.js';

/**
 * Further elements for what goes through a list and is still open: a call with `each` starts their children, a task group
 * with `each` gives them tasks, both as if they had been in the list.
 */
export const addItem: Verb<'add-item'> = (turn, { state: key, items, actor }) => {
  if (actor.system !== true) {
    const viewer = actingPerson(turn);
    if ('fault' in viewer) return viewer.fault;
    if (!mayAdminister(viewer)) {
      return refusal(
        'items/not-allowed',
        ['您无权为流程追加办理项。', 'You may not add items to an instance.'],
        ['由对接系统追加，或由管理员代办。', 'Connected systems add them, or an administrator does.'],
      );
    }
  }
  const visit = turn.visits.findLast(({ state, items, group }) => state === key && (items ?? group) !== undefined);
  const state = visit === undefined ? undefined : turn.state(visit.state).state;
  if (visit !== undefined && state?.type === 'call' && state.each !== undefined) {
    const fault = countFault(visit.items?.length ?? 0, items, MAX_ITEMS);
    if (fault !== undefined) return fault;
    turn.record('items.added', { count: items.length }, { state: key });
    addItems(turn, visit, state, state.each, items);
    return undefined;
  }
  if (visit?.group !== undefined && state?.type === 'task' && state.group?.each !== undefined) {
    const fault = countFault(visit.group.members.length, items, MAX_MEMBERS);
    if (fault !== undefined) return fault;
    addRows(turn, visit, visit.group, state.group, items);
    return undefined;
  }
  return notOpen(key);
};

function countFault(present: number, items: readonly Json[], limit: number): Fault | undefined {
  if (items.length > 0 && present + items.length <= limit) return undefined;
  return refusal(
    'items/too-many',
    [`追加的项数应为 1 以上，且总数不超过 ${limit} 项。`, `Add at least one item, and at most ${limit} in all.`],
    ['请减少项数，或分成几个流程。', 'Add fewer, or use several instances.'],
    { pointer: '/items' },
  );
}

function notOpen(key: string): Fault {
  return refusal(
    'items/not-open',
    [`“${key}”当前没有逐项进行的任务或子流程。`, `Nothing that goes through a list is open in "${key}".`],
    ['该环节可能已经结束，请刷新后核对。', 'It may have ended; reload and check.'],
    { pointer: '/state', details: { state: key } },
  );
}
