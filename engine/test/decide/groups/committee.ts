import type { GroupRule } from '../../../src/definition/group-rule.js';
import type { ProcessDefinition } from '../../../src/definition/process-definition.js';
import type { TaskState } from '../../../src/definition/states/state.js';
import type { User } from '../../../src/identity/directory.js';
import type { HistoryEvent, Task } from '../../../src/instance/instance.js';
import { definitionOf, final, task } from '../definitions.js';
import { now, started, type World } from '../world.js';

/** `p1` … `pN` in role `panel`, with a starter and an administrator. */
export function panel(size: number): readonly User[] {
  const members = Array.from({ length: size }, (_, at) => ({
    id: `p${at + 1}`,
    name: `评委${at + 1}`,
    roles: ['panel', ...(at === 0 ? ['chair'] : [])],
    departmentId: 'd1',
    active: true,
  }));
  return [
    ...members,
    { id: 'starter', name: '申请人', roles: ['employee'], departmentId: 'd1', active: true },
    { id: 'other', name: '旁人', roles: ['employee'], active: true },
    { id: 'admin', name: '管理员', roles: ['admin'], active: true },
  ];
}

/** `review` by the panel, then `passed` or `refused`; `back` is no ballot. */
export function committee(
  group: GroupRule | undefined,
  more: Partial<TaskState> = {},
  root: Partial<ProcessDefinition> = {},
): ProcessDefinition {
  const { outcomes } = task({ yes: 'passed', no: 'refused', none: 'refused', back: 'again' });
  return definitionOf(
    'review',
    {
      review: {
        type: 'task',
        title: '评审',
        assign: { by: 'role', role: 'panel' },
        outcomes,
        ...(group === undefined ? {} : { group }),
        ...more,
      },
      again: task({ ok: 'review' }, { assign: { by: 'starter' } }),
      passed: final('passed'),
      refused: final('refused'),
    },
    {
      data: { type: 'object', properties: { rows: { type: 'array' }, ballots: { type: 'array' } } },
      ...root,
    },
  );
}

export function open(group: GroupRule, size: number, more?: Partial<TaskState>, variables = {}): World {
  return started(committee(group, more), { users: panel(size) }, { variables });
}

export function taskOf(world: World, user: string, state = 'review'): Task {
  const found = now(world).tasks.find((each) => each.state === state && each.assignee === user);
  if (found === undefined) {
    throw new Error(
      `${user} has no task: ${now(world)
        .tasks.map(({ assignee }) => assignee)
        .join(', ')}`,
    );
  }
  return found;
}

/** One person's ballot. */
export function vote(world: World, user: string, outcome: string, rest: Record<string, unknown> = {}) {
  return world.send('complete', user, { taskId: taskOf(world, user).id, outcome, ...rest });
}

export function eventsOf(world: World): readonly HistoryEvent[] {
  return world.accepted.flatMap(({ events }) => events);
}

export function endOf(world: World): HistoryEvent['details'] {
  const ends = eventsOf(world).filter(({ type }) => type === 'group.decided');
  const [end] = ends;
  if (ends.length !== 1 || end === undefined) throw new Error(`the group ended ${ends.length} times`);
  return end.details;
}

export function holders(world: World): readonly (string | undefined)[] {
  return now(world).tasks.map(({ assignee }) => assignee);
}
