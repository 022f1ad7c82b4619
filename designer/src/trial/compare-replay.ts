import type { Fault, ProcessDefinition } from '@yunliu/engine/definition';
import { walkedPath, type PathStep, type ScenarioRun } from '@yunliu/engine/simulate';
import { walkStates } from '@yunliu/engine/definition';
import type { TicketStory } from '../session/index.js';

/** Why a finished ticket would have gone another way, at its first difference. */
export type ReplayDifference =
  /** Somebody could not have done what they did. `step`: place in the story, from 0. */
  | { readonly kind: 'refusal' | 'people'; readonly step: number; readonly fault: Fault }
  /** Places in the path, from 0. */
  | { readonly kind: 'state' | 'outcome'; readonly at: number; readonly before?: PathStep; readonly after?: PathStep }
  /** The draft would still be running, or the other way round. */
  | { readonly kind: 'end'; readonly before?: PathStep; readonly after?: PathStep };

export interface ReplayComparison {
  /** Absent = the draft would have taken the ticket the same way. */
  readonly first?: ReplayDifference;
  /** Both paths side by side. */
  readonly rows: readonly { readonly before?: PathStep; readonly after?: PathStep; readonly same: boolean }[];
}

/** Faults that say that somebody else has the work. */
const PEOPLE = new Set(['task/not-assigned', 'task/not-candidate', 'process/start-not-allowed', 'task/claimed']);

/**
 * Compares a finished ticket with its story as the draft would have played it. Phases and parallel states do not count,
 * neither does what the story expects: only states, outcomes and what people could do.
 */
export function compareReplay(
  story: Pick<TicketStory, 'path'>,
  run: ScenarioRun,
  draft: ProcessDefinition,
): ReplayComparison {
  const containers = new Set(
    walkStates(draft).flatMap(({ key, state }) => (state.type === 'phase' || state.type === 'parallel' ? [key] : [])),
  );
  const before = story.path.filter(({ state }) => !containers.has(state));
  const after = pathOfRun(run, draft);
  const length = Math.max(before.length, after.length);
  const rows = Array.from({ length }, (_, at) => {
    const [was, is] = [before[at], after[at]];
    const same = was !== undefined && is !== undefined && was.state === is.state && was.outcome === is.outcome;
    return { ...(was && { before: was }), ...(is && { after: is }), same };
  });
  const refused = run.trace.find(({ refusal, command }) => refusal !== undefined && command.refused !== refusal.code);
  const parted = rows.findIndex(({ same }) => !same);
  const first = firstDifference(rows, parted, after.length, refused?.refusal, (refused?.step ?? 1) - 1);
  return { rows, ...(first === undefined ? {} : { first }) };
}

function firstDifference(
  rows: ReplayComparison['rows'],
  parted: number,
  walked: number,
  fault: Fault | undefined,
  step: number,
): ReplayDifference | undefined {
  const row = rows[parted];
  if (row === undefined) return fault && { kind: kindOf(fault), step, fault };
  const { before, after } = row;
  // The path only stops short because the story could not go on: the refusal is what differs.
  const isCutShort = parted >= walked || (parted === walked - 1 && before?.state === after?.state);
  if (fault !== undefined && isCutShort) return { kind: kindOf(fault), step, fault };
  if (before === undefined || after === undefined)
    return { kind: 'end', ...(before && { before }), ...(after && { after }) };
  return { kind: before.state === after.state ? 'outcome' : 'state', at: parted, before, after };
}

function kindOf({ code }: Fault): 'people' | 'refusal' {
  return PEOPLE.has(code) ? 'people' : 'refusal';
}

/** The path of the story's own instance. */
function pathOfRun({ trace, process }: ScenarioRun, definition: ProcessDefinition): readonly PathStep[] {
  const events = trace.flatMap((step) => step.events);
  const root = events.find(
    ({ type, details }) => type === 'instance.started' && details['process'] === process,
  )?.instance;
  return walkedPath(
    events.filter(({ instance }) => instance === root),
    definition,
  );
}
