import type { Json, JsonObject } from '../definition/json.js';
import type { Attachment, ChildLink } from '../instance/instance.js';
import { EFFECT_TRIES } from './job-tries.js';
import type { Turn } from './turn.js';

interface ChildStart {
  readonly process: string;
  readonly variables: JsonObject;
  /** State of this instance that asks for it. */
  readonly state?: string;
  /** The call visit that waits for its end. */
  readonly waitingVisit?: string;
}

/** Links a new child and asks the outbox to start it. It starts in the name of the person acting, else of the starter. */
export function startChild(turn: Turn, { process, variables, state, waitingVisit }: ChildStart): void {
  const instanceId = turn.ctx.newId('instance');
  const { actor } = turn.command;
  const link: { -readonly [Key in keyof ChildLink]: ChildLink[Key] } = {
    instanceId,
    process,
    state: state ?? '',
    startedAt: turn.now,
    status: 'running',
  };
  if (waitingVisit !== undefined) link.visitId = waitingVisit;
  turn.children = [...turn.children, link];
  const parent =
    waitingVisit === undefined
      ? { instanceId: turn.instanceId }
      : { instanceId: turn.instanceId, visitId: waitingVisit };
  const attachments = filesNamed(turn, variables);
  turn.addJob(
    {
      kind: 'start-process',
      process,
      instanceId,
      variables,
      startedBy: actor.system === true ? turn.startedBy : actor.userId,
      parent,
      ...(attachments.length === 0 ? {} : { attachments }),
    },
    { visitId: waitingVisit, tries: EFFECT_TRIES },
  );
  turn.record('child.started', { process, instance: instanceId, wait: waitingVisit !== undefined }, { state });
}

/** Attachments whose ids stand in `file` somewhere in the values: drawn signatures, scans, lists of files. */
function filesNamed(turn: Turn, values: JsonObject): readonly Attachment[] {
  if (turn.attachments.length === 0) return [];
  const named = new Set<Json>();
  const walk = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value) && Object.hasOwn(value, 'file')) named.add((value as JsonObject)['file'] ?? null);
    for (const item of Object.values(value)) walk(item as Json);
  };
  walk(values);
  return turn.attachments.filter(({ id }) => named.has(id));
}
