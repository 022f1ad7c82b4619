import type { ProcessInstance } from '@yunliu/engine';
import type { Simulation } from '@yunliu/engine/simulate';
import type { FlowMarks } from '../view/index.js';

/** What the canvas shows of a trial: marks as of a running ticket, and where its tokens stand. */
export interface TrialMarks extends FlowMarks {
  /** One for every stay in a state that holds no others; members of a group and elements of a list stand in one place. */
  readonly tokens: readonly { readonly state: string; readonly id: string; readonly count: number }[];
}

/** Kinds of the drawing by kinds of transitions. */
const drawn: { readonly [kind: string]: string } = {
  outcome: 'outcome',
  branch: 'branch',
  otherwise: 'branch',
  timer: 'timer',
  message: 'message',
  signal: 'message',
};

export function trialMarks(simulation: Simulation, instance: ProcessInstance): TrialMarks {
  const { visits, entered, tasks, jobs } = instance;
  const active = instance.status === 'running' ? visits.map(({ state }) => state) : [];
  const parents = new Set(visits.flatMap(({ parent }) => parent ?? []));
  const stuck = jobs.flatMap((job) =>
    job.incident === undefined ? [] : visits.flatMap(({ id, state }) => (id === job.visitId ? [state] : [])),
  );
  return {
    active,
    done: Object.keys(entered).filter((state) => !active.includes(state)),
    incidents: stuck,
    visits: Object.fromEntries(Object.entries(entered).filter(([, times]) => times > 1)),
    taken: [
      ...new Set(
        simulation.transitions
          .filter(({ process }) => process === instance.definition.key)
          .map(({ kind, from, to }) => `${from ?? ''}>${to}>${drawn[kind] ?? 'route'}`),
      ),
    ],
    tokens:
      active.length === 0
        ? []
        : visits
            .filter(({ id }) => !parents.has(id))
            .map(({ id, state }) => ({
              id,
              state,
              count: Math.max(1, tasks.filter(({ visitId }) => visitId === id).length),
            })),
  };
}
