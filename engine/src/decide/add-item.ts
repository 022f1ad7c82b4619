import { mayAdminister } from '../identity/permissions.js';
import { addItems, MAX_ITEMS } from './call-items.js';
import { refusal } from './refusal.js';
import { actingPerson, type Verb } from './verb.js';

/** Further elements for an open call with `each`: their children start as if they had been in the list. */
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
  const visit = turn.visits.findLast((each) => each.state === key && each.items !== undefined);
  const state = visit === undefined ? undefined : turn.state(visit.state).state;
  if (visit === undefined || state?.type !== 'call' || state.each === undefined) {
    return refusal(
      'items/not-open',
      [`“${key}”当前没有逐项进行的子流程。`, `No call that goes through a list is open in "${key}".`],
      ['该环节可能已经结束，请刷新后核对。', 'It may have ended; reload and check.'],
      { pointer: '/state', details: { state: key } },
    );
  }
  if (items.length === 0 || (visit.items?.length ?? 0) + items.length > MAX_ITEMS) {
    return refusal(
      'items/too-many',
      [
        `追加的项数应为 1 以上，且总数不超过 ${MAX_ITEMS} 项。`,
        `Add at least one item, and at most ${MAX_ITEMS} in all.`,
      ],
      ['请减少项数，或分成几个流程。', 'Add fewer, or use several instances.'],
      { pointer: '/items' },
    );
  }
  turn.record('items.added', { count: items.length }, { state: key });
  addItems(turn, visit, state, state.each, items);
  return undefined;
};
