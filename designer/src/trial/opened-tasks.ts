import { peopleFor } from '@yunliu/engine/explain';
import type { HistoryEvent, Simulation } from '@yunliu/engine/simulate';

/** Who could act when a step was reached: whoever it was given to, or everybody behind its candidates. */
export interface OpenedTask {
  readonly process: string;
  readonly state: string;
  /** Which time the step was reached, from 1. */
  readonly visit: number;
  readonly people: readonly string[];
  /** Roles, departments and people that were asked; empty = it was given to `people`. */
  readonly candidates: readonly string[];
}

/** A step that other people would have been given. */
export interface OtherPeople {
  readonly before: OpenedTask;
  readonly after: OpenedTask;
}

/** The work of all instances as it was given, by instance, step and visit, in the order it came. */
function openedTasks({ history, instances, directory }: Simulation): ReadonlyMap<string, OpenedTask> {
  const numbers = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { id, definition } of instances) {
    const count = (counts.get(definition.key) ?? 0) + 1;
    counts.set(definition.key, count);
    numbers.set(id, `${definition.key}#${count}`);
  }
  const visits = new Map<string, number>();
  const opened = new Map<string, OpenedTask>();
  for (const event of history) {
    const { instanceId, type, state } = event;
    if (state === undefined) continue;
    const place = `${numbers.get(instanceId) ?? instanceId}/${state}`;
    if (type === 'state.entered') visits.set(place, (visits.get(place) ?? 0) + 1);
    if (type !== 'task.created') continue;
    const visit = visits.get(place) ?? 1;
    const known = opened.get(`${place}#${visit}`);
    const given = givenTo(event);
    opened.set(`${place}#${visit}`, {
      process: instances.find(({ id }) => id === instanceId)?.definition.key ?? '',
      state,
      visit,
      people: union(known?.people, peopleFor(given, directory)),
      candidates: union(known?.candidates, given.assignee === undefined ? given.candidates : []),
    });
  }
  return opened;
}

/** Steps that both reached and that other people would have been given, in the order they were reached. */
export function otherPeople(before: Simulation, after: Simulation): readonly OtherPeople[] {
  const now = openedTasks(after);
  return [...openedTasks(before)].flatMap(([key, was]) => {
    const is = now.get(key);
    if (is === undefined || sameSet(was.people, is.people)) return [];
    return [{ before: was, after: is }];
  });
}

function givenTo({ details }: HistoryEvent): Parameters<typeof peopleFor>[0] {
  const { assignee, candidates } = details;
  return {
    candidates: Array.isArray(candidates) ? candidates : [],
    ...(typeof assignee === 'string' ? { assignee } : {}),
  };
}

function union(known: readonly string[] = [], more: readonly string[]): readonly string[] {
  return [...new Set([...known, ...more])];
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}
