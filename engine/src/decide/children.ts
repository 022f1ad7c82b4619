import type { JsonObject } from '../definition/json.js';
import type { ChildLink } from '../instance/instance.js';
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
  turn.addJob(
    {
      kind: 'start-process',
      process,
      instanceId,
      variables,
      startedBy: actor.system === true ? turn.startedBy : actor.userId,
      parent,
    },
    { visitId: waitingVisit, tries: EFFECT_TRIES },
  );
  turn.record('child.started', { process, instance: instanceId, wait: waitingVisit !== undefined }, { state });
}
