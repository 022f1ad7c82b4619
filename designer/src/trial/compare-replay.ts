import { walkStates, type Fault, type ProcessDefinition } from '@yunliu/engine/definition';
import { walkedPath, type PathStep } from '@yunliu/engine/simulate';
import { otherPeople, type OtherPeople } from './opened-tasks.js';
import type { PlayedStory, StandIn } from './play-told.js';

/** Why a finished ticket would have gone another way, at its first difference. */
export type ReplayDifference =
  /** Something done then cannot be done. `step`: place in the story, from 0. */
  | { readonly kind: 'refusal'; readonly step: number; readonly fault: Fault }
  /** Places in the path, from 0. */
  | { readonly kind: 'state' | 'outcome'; readonly at: number; readonly before?: PathStep; readonly after?: PathStep }
  /** The draft would still be running, or the other way round. */
  | { readonly kind: 'end'; readonly before?: PathStep; readonly after?: PathStep };

export interface ReplayComparison {
  /** Absent = the draft would have taken the ticket the same way. */
  readonly first?: ReplayDifference;
  /** Both paths side by side. */
  readonly rows: readonly { readonly before?: PathStep; readonly after?: PathStep; readonly same: boolean }[];
  /** Steps that other people would have been given. */
  readonly people: readonly OtherPeople[];
  /** Steps done by somebody else, as far as the version it ran on did not need that too. */
  readonly standIns: readonly StandIn[];
  /** Who started it and has left since. */
  readonly leftStarters: readonly string[];
  /** The version it ran on, played today, does not go the way the ticket went. */
  readonly isUnlike: boolean;
}

/** A definition and how a story went on it. */
export interface Replayed {
  readonly definition: ProcessDefinition;
  readonly played: PlayedStory;
}

/**
 * Compares a finished ticket with its story as the draft would have played it. `base`: the story on the version the ticket
 * ran on, with the people and calendars of today, so that only the draft makes a difference; without it the recorded path
 * is compared, and of people only who could not have done their step. Phases and parallel states do not count, neither does
 * what the story expects.
 */
export function compareReplay(recorded: readonly PathStep[], draft: Replayed, base?: Replayed): ReplayComparison {
  const containers = new Set([...containersOf(draft.definition), ...(base ? containersOf(base.definition) : [])]);
  const plain = (path: readonly PathStep[]): readonly PathStep[] => path.filter(({ state }) => !containers.has(state));
  const before = plain(base === undefined ? recorded : pathOf(base));
  const after = plain(pathOf(draft));
  const rows = side(before, after);
  const { stop } = draft.played;
  const isOwnStop = stop !== undefined && !isSameStop(stop, base?.played.stop);
  const first = firstDifference(rows, after.length, isOwnStop ? stop : undefined);
  const stoodIn = new Set(base?.played.standIns.map(({ step, after: by }) => `${step} ${by}`));
  return {
    rows,
    ...(first === undefined ? {} : { first }),
    people: base === undefined ? [] : otherPeople(base.played.simulation, draft.played.simulation),
    standIns: draft.played.standIns.filter(({ step, after: by }) => !stoodIn.has(`${step} ${by}`)),
    leftStarters: draft.played.leftStarters,
    isUnlike: base !== undefined && side(plain(recorded), before).some(({ same }) => !same),
  };
}

function containersOf(definition: ProcessDefinition): readonly string[] {
  return walkStates(definition).flatMap(({ key, state }) =>
    state.type === 'phase' || state.type === 'parallel' ? [key] : [],
  );
}

function side(before: readonly PathStep[], after: readonly PathStep[]): ReplayComparison['rows'] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, at) => {
    const [was, is] = [before[at], after[at]];
    const same = was !== undefined && is !== undefined && was.state === is.state && was.outcome === is.outcome;
    return { ...(was && { before: was }), ...(is && { after: is }), same };
  });
}

type Stop = NonNullable<PlayedStory['stop']>;

function isSameStop(one: Stop, other: Stop | undefined): boolean {
  return other?.step === one.step && other.fault.code === one.fault.code;
}

function firstDifference(
  rows: ReplayComparison['rows'],
  walked: number,
  stop: Stop | undefined,
): ReplayDifference | undefined {
  const parted = rows.findIndex(({ same }) => !same);
  const row = rows[parted];
  const refusal = stop && { kind: 'refusal' as const, ...stop };
  if (row === undefined) return refusal;
  const { before, after } = row;
  // The path only stops short because the story could not go on: the refusal is what differs.
  const isCutShort = parted >= walked || (parted === walked - 1 && before?.state === after?.state);
  if (refusal !== undefined && isCutShort) return refusal;
  if (before === undefined || after === undefined)
    return { kind: 'end', ...(before && { before }), ...(after && { after }) };
  return { kind: before.state === after.state ? 'outcome' : 'state', at: parted, before, after };
}

/** The path of the story's own instance. */
function pathOf({ definition, played }: Replayed): readonly PathStep[] {
  const { history, instances } = played.simulation;
  const root = instances.find((instance) => instance.definition.key === definition.key);
  return walkedPath(
    history.filter(({ instanceId }) => instanceId === root?.id),
    definition,
  );
}
