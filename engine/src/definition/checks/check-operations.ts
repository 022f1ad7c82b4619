import type { TaskState } from '../states/state.js';
import type { PlacedState } from '../walk-states.js';
import { checkDuration } from './check-duration.js';
import type { DefinitionSubject } from './definition-subject.js';

/** What people may do at a task: the pause between reminders is a duration, and a return leads to where one can have been. */
export function checkOperations(subject: DefinitionSubject, placed: PlacedState, { operations }: TaskState): void {
  if (operations === undefined) return;
  const pointer = `${placed.pointer}/operations`;
  if (typeof operations.urge === 'string') checkDuration(subject, operations.urge, `${pointer}/urge`, undefined);
  if ((operations.urge as unknown) === true) {
    subject.error(
      'urge/no-pause',
      `${pointer}/urge`,
      ['true 没有说明两次催办的最短间隔', '"true" does not say how long the pause between reminders is'],
      [
        '写时长（如 PT30M）；写 false 表示不允许催办；不写则为 PT30M。',
        'Write a duration (PT30M), or false for no reminders; absent means PT30M.',
      ],
    );
  }
  const to = operations.return?.to;
  if (to === undefined || typeof to === 'string') return;
  for (const [index, state] of to.entries()) {
    const at = `${pointer}/return/to/${index}`;
    const target = subject.requireState(state, at);
    if (target === undefined) continue;
    if (state === placed.key || target.state.type === 'final') {
      subject.error(
        'return/not-a-target',
        at,
        state === placed.key
          ? ['不能退回到本环节自己', 'A task cannot be returned to its own state']
          : [`“${state}”是结束环节，不能退回到此处`, `"${state}" is an end; nothing can be returned to it`],
        ['写前面的环节。', 'Name a state before this one.'],
      );
    } else if (isInOtherBranch(subject, placed, target)) {
      subject.error(
        'return/other-branch',
        at,
        [
          `“${state}”在同一并行环节的另一个分支中，不能退回到那里`,
          `"${state}" stands in another branch of the same parallel state`,
        ],
        ['写本分支内或并行环节之前的状态。', 'Name a state of this branch, or one before the parallel state.'],
      );
    }
  }
}

/** Neither is on the other's way: they stand in different regions of one parallel state. */
function isInOtherBranch(subject: DefinitionSubject, one: PlacedState, other: PlacedState): boolean {
  const [pathOne, pathOther] = [
    [...one.ancestors, one.key],
    [...other.ancestors, other.key],
  ];
  for (const [depth, key] of pathOne.entries()) {
    if (pathOther[depth] !== key) return false;
    const [nextOne, nextOther] = [pathOne[depth + 1], pathOther[depth + 1]];
    if (nextOne === undefined || nextOther === undefined || nextOne === nextOther) continue;
    return subject.states.get(nextOne)?.region !== subject.states.get(nextOther)?.region;
  }
  return false;
}
