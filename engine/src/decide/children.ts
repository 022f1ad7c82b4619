import type { Json, JsonObject } from '../definition/json.js';
import type { Attachment, ChildLink, ParentLink } from '../instance/instance.js';
import { ticketReportedAt } from './clocks/event-time.js';
import { EFFECT_TRIES } from './job-tries.js';
import type { Wording } from './refusal.js';
import type { Turn } from './turn.js';

/** Levels of processes below the first one. */
const MAX_DEPTH = 50;

export interface ChildStart {
  readonly process: string;
  readonly variables: JsonObject;
  /** State of this instance that asks for it. */
  readonly state?: string;
  /** The call visit that waits for its end. */
  readonly waitingVisit?: string;
}

/** Links a new child and asks the outbox to start it. It starts in the name of the person acting, else of the starter. */
export function startChild(turn: Turn, { process, variables, state, waitingVisit }: ChildStart): string {
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
  const depth = depthBelow(turn);
  const parent: ParentLink = {
    instanceId: turn.instanceId,
    ...(waitingVisit === undefined ? {} : { visitId: waitingVisit }),
    ...(depth === 1 ? {} : { depth }),
  };
  const attachments = filesNamed(turn, variables);
  turn.addJob(
    {
      kind: 'start-process',
      process,
      instanceId,
      variables,
      startedBy: actor.system === true ? turn.startedBy : actor.userId,
      parent,
      ...(turn.service === undefined ? {} : { service: { ...turn.service, reportedAt: ticketReportedAt(turn) } }),
      ...(attachments.length === 0 ? {} : { attachments }),
    },
    { visitId: waitingVisit, tries: EFFECT_TRIES },
  );
  turn.record('child.started', { process, instance: instanceId, wait: waitingVisit !== undefined }, { state });
  return instanceId;
}

/** Why no further child may be started from here: processes that start each other without end. */
export function tooDeep(turn: Turn): Wording | undefined {
  if (depthBelow(turn) <= MAX_DEPTH) return undefined;
  return [
    `子流程已嵌套 ${MAX_DEPTH} 层，疑似无限递归，未再启动。`,
    `Processes have started each other ${MAX_DEPTH} levels deep; this looks endless, so no further one was started.`,
  ];
}

function depthBelow({ parent }: Turn): number {
  return parent === undefined ? 1 : (parent.depth ?? 1) + 1;
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
