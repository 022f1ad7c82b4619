import { YunliuError } from '../definition/yunliu-error.js';
import type { Instant } from '../definition/instant.js';
import type { JsonObject } from '../definition/json.js';
import { canonicalJson } from '../history/canonical-json.js';
import { systemActor } from '../identity/actor.js';
import type { Substitution } from '../identity/substitution.js';
import type { Store } from '../store/store.js';
import type { Clock } from './ports/clock.js';
import type { RecurringDuty } from './ports/scheduler.js';
import type { Execute } from './shell.js';
import { timeOrderedId } from './time-ordered-id.js';

const PAGE = 200;
/** Collection of the store's records, and the id of the only one in it. */
const RECORDS = 'substitution-duty';
const PROGRESS = 'progress';
/** What may happen between listing a task and moving it; all of it means that there is nothing left to do. */
const HARMLESS: ReadonlySet<string> = new Set([
  'substitution/nothing-to-do',
  'task/not-found',
  'task/ended',
  'instance/ended',
  'instance/suspended',
]);

/** What open tasks were last brought in line with. Kept in the store: one taken away just before a crash is not forgotten. */
interface Progress {
  readonly at: Instant;
  readonly known: readonly Substitution[];
}

export interface SubstitutionDutyParts {
  readonly store: Store;
  readonly execute: Execute;
  readonly clock: Clock;
  /** All substitutions there are, e.g. `storedDirectory.substitutions`. */
  readonly substitutions: () => readonly Substitution[];
}

/**
 * Keeps open tasks with whoever is to do them when a 代理 begins, ends or changes. Safe to run twice, late, and on several
 * nodes. Each run gives the number of tasks moved.
 */
export function createSubstitutionDuty({ store, execute, clock, substitutions }: SubstitutionDutyParts): RecurringDuty {
  let progress: Progress | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const progressSoFar = async (): Promise<Progress | undefined> => {
    progress ??= (await store.record(RECORDS, PROGRESS)) as unknown as Progress | undefined;
    return progress;
  };

  async function run(): Promise<number> {
    const now = clock.now();
    const all = substitutions();
    const before = await progressSoFar();
    const turned = turnedSince(before, all, now);
    let moved = 0;
    let failure: unknown;
    for (const user of peopleOf(turned, [...(before?.known ?? []), ...all])) {
      const tasks = await tasksOf(store, user);
      for (const task of tasks) {
        try {
          if (await move(task)) moved += 1;
        } catch (error) {
          // One instance that cannot be moved holds up nobody else's tasks.
          failure ??= error;
        }
      }
    }
    // A run that failed somewhere does the whole again: `progress` stays as it was.
    if (failure !== undefined) throw failure;
    const next: Progress = { at: now, known: all };
    if (turned.length > 0 || before === undefined) await store.putRecord(RECORDS, PROGRESS, asRecord(next));
    progress = next;
    return moved;
  }

  async function move({ instanceId, taskId }: HeldTask): Promise<boolean> {
    try {
      const commandId = timeOrderedId();
      await execute({ type: 'apply-substitution', commandId, actor: systemActor, instanceId, taskId });
      return true;
    } catch (error) {
      if (!(error instanceof YunliuError) || !HARMLESS.has(error.code)) throw error;
      return false;
    }
  }

  return {
    key: 'substitutions',
    async next() {
      const now = clock.now();
      const all = substitutions();
      if (turnedSince(await progressSoFar(), all, now).length > 0) return now;
      return all
        .flatMap(({ start, end }) => [start, end])
        .map((edge) => new Date(edge).toISOString())
        .filter((edge) => edge > now)
        .toSorted()[0];
    },
    /** Two runs at the same time would both list the same tasks. */
    run() {
      const mine = last.then(run);
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

interface HeldTask {
  readonly instanceId: string;
  readonly taskId: string;
}

/** Substitutions that bear on open tasks otherwise than when these were last brought in line. */
function turnedSince(
  progress: Progress | undefined,
  all: readonly Substitution[],
  now: Instant,
): readonly Substitution[] {
  if (progress?.known === all && progress.at === now) return [];
  const at = Date.parse(now);
  const since = progress === undefined ? Number.NEGATIVE_INFINITY : Date.parse(progress.at);
  const before = new Map(progress?.known.map((each) => [each.id, canonicalJson(each)]));
  const turned = all.filter((each) => {
    if (Date.parse(each.start) > at) return false;
    const isNew = progress?.known !== all && before.get(each.id) !== canonicalJson(each);
    return isNew || [each.start, each.end].some((edge) => Date.parse(edge) > since && Date.parse(edge) <= at);
  });
  if (progress === undefined || progress.known === all) return turned;
  // One that was changed or taken away leaves tasks with its substitute.
  const present = new Map(all.map((each) => [each.id, canonicalJson(each)]));
  const gone = progress.known.filter(({ id, start }) => present.get(id) !== before.get(id) && Date.parse(start) <= at);
  return [...turned, ...gone];
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

/** Listed before anything moves, so that no page shifts under the reader. */
async function tasksOf(store: Store, user: string): Promise<readonly HeldTask[]> {
  const tasks: HeldTask[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await store.inbox({ principals: [`user:${user}`], limit: PAGE, ...(cursor ? { cursor } : {}) });
    for (const { task, instance } of page.rows)
      if (task.assignee === user) tasks.push({ instanceId: instance.id, taskId: task.id });
    cursor = page.cursor;
    if (cursor === undefined) return tasks;
  }
}

function asRecord(progress: Progress): JsonObject {
  return { at: progress.at, known: progress.known.map((each) => ({ ...each })) };
}
