import { YunliuError } from '../definition/yunliu-error.js';
import type { Instant } from '../definition/instant.js';
import { systemActor } from '../identity/actor.js';
import type { Substitution } from '../identity/substitution.js';
import type { Engine } from './engine-api.js';
import { systemClock, type Clock } from './ports/clock.js';
import { timeOrderedId } from './time-ordered-id.js';

const PAGE = 200;
/** What may happen between listing a task and moving it; all of it means that there is nothing left to do. */
const HARMLESS: ReadonlySet<string> = new Set([
  'substitution/nothing-to-do',
  'task/not-found',
  'task/ended',
  'instance/ended',
  'instance/suspended',
]);

export interface SubstitutionDuty {
  /**
   * Moves the open tasks of everybody whose substitution has begun, ended or changed since the last run; the first run
   * looks at all that have begun. Safe to repeat. Gives the number of tasks moved.
   */
  run(): Promise<number>;
}

export interface SubstitutionDutyOptions {
  readonly engine: Pick<Engine, 'execute' | 'store'>;
  /** All substitutions there are, e.g. `storedDirectory.substitutions`. */
  readonly substitutions: () => readonly Substitution[];
  readonly clock?: Clock;
}

/** Keeps open tasks with whoever is to do them when a 代理 begins and ends. Let the scheduler run it every minute. */
export function createSubstitutionDuty({
  engine,
  substitutions,
  clock = systemClock,
}: SubstitutionDutyOptions): SubstitutionDuty {
  let known: readonly Substitution[] = [];
  let last: Instant | undefined;
  return {
    async run() {
      const now = clock.now();
      const all = substitutions();
      const turned = changedSince(known, all, last, now);
      let moved = 0;
      for (const user of peopleOf(turned, [...known, ...all])) moved += await moveTasksOf(engine, user);
      // Only now: a run that failed half way does the whole again.
      known = all;
      last = now;
      return moved;
    },
  };
}

/** Substitutions that bear on open tasks otherwise than at the last run. */
function changedSince(
  before: readonly Substitution[],
  all: readonly Substitution[],
  last: Instant | undefined,
  now: Instant,
): readonly Substitution[] {
  const at = Date.parse(now);
  const since = last === undefined ? Number.NEGATIVE_INFINITY : Date.parse(last);
  const turned = all.filter((each) => {
    const isNew = !before.includes(each) && Date.parse(each.start) <= at;
    return isNew || [each.start, each.end].some((edge) => Date.parse(edge) > since && Date.parse(edge) <= at);
  });
  // One that was changed or taken away leaves tasks with its substitute.
  return [...turned, ...before.filter((each) => !all.includes(each))];
}

/** Whoever may have such a task: the person away, the substitute, and those who stand in for them in turn. */
function peopleOf(turned: readonly Substitution[], all: readonly Substitution[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = turned.flatMap(({ from, to }) => [from, to]);
  for (let user = open.pop(); user !== undefined; user = open.pop()) {
    if (found.has(user)) continue;
    found.add(user);
    for (const { from, to } of all) if (from === user) open.push(to);
  }
  return found;
}

async function moveTasksOf(engine: SubstitutionDutyOptions['engine'], user: string): Promise<number> {
  const tasks: { readonly instanceId: string; readonly taskId: string }[] = [];
  // Listed before anything moves, so that no page shifts under the reader.
  for (let cursor: string | undefined; ;) {
    const page = await engine.store.inbox({ principals: [`user:${user}`], limit: PAGE, ...(cursor ? { cursor } : {}) });
    for (const { task, instance } of page.rows)
      if (task.assignee === user) tasks.push({ instanceId: instance.id, taskId: task.id });
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  let moved = 0;
  for (const { instanceId, taskId } of tasks) {
    try {
      const commandId = timeOrderedId();
      await engine.execute({ type: 'apply-substitution', commandId, actor: systemActor, instanceId, taskId });
      moved += 1;
    } catch (error) {
      if (!(error instanceof YunliuError) || !HARMLESS.has(error.code)) throw error;
    }
  }
  return moved;
}
