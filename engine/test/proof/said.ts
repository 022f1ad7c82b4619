import type { ProcessInstance } from '@yunliu/engine';
import type { Said, Stage } from './stage.js';

export type Acts = { readonly [act: string]: (instance: ProcessInstance) => Said };

/** A place in the life of an instance, and everything that may be sent to it there at the same moment. */
export interface Situation {
  readonly name: string;
  /** Brings a new instance there. */
  readonly reach: (stage: Stage) => Promise<string>;
  /** Minutes since the start at which the commands are sent. */
  readonly minutes: number;
  readonly acts: Acts;
}

export const because = { reason: '原因' };

export const taskId = (instance: ProcessInstance, by?: string): string =>
  instance.tasks.find(({ assignee }) => by === undefined || assignee === by)?.id ?? 'none';

export const job = ({ jobs }: ProcessInstance) => jobs.find(({ request }) => request.kind === 'service');

/** What administrators and the world may do at any instance. */
export const always: Acts = {
  suspend: () => ({ type: 'suspend', by: 'admin', ...because }),
  cancel: () => ({ type: 'cancel', by: 'admin', ...because }),
  correct: () => ({ type: 'correct-variables', by: 'admin', values: { n: 7 }, ...because }),
};

export const byTask =
  (type: string, by: string, rest: object = {}) =>
  (instance: ProcessInstance): Said =>
    ({ type, by, taskId: taskId(instance), ...rest }) as Said;

export const fires =
  (rule: string) =>
  ({ timers }: ProcessInstance): Said => ({
    type: 'fire-timer',
    by: 'system',
    timerId: timers.find((timer) => timer.rule === rule)?.id ?? 'none',
  });
