import type { Json } from '../../definition/json.js';
import type { TaskState } from '../../definition/states/state.js';
import type { Fault } from '../../definition/yunliu-error.js';
import type { TrailStep, Visit } from '../../instance/instance.js';
import { refusal } from '../refusal.js';
import type { Verb } from '../verb.js';
import { goTo, leafVisits } from './go-to.js';
import { noticeTo } from './notice.js';
import { givenReason } from './reason.js';
import { instanceCase, notDeclared, type InstanceCase } from './task-case.js';
import { isTouched, numberOf, reached } from './touched.js';
import { areApart, forgetFrom } from './trail.js';

/** The person's newest completed task (of `state`, if given). */
function stepOf({ instance, viewer }: InstanceCase, state?: string): TrailStep | undefined {
  const mine = (instance.trail ?? []).filter(([, by]) => by === viewer.user.id);
  return mine.findLast(([at]) => state === undefined || at === state);
}

/** What the step led to and is open now; other branches are none of it. */
function followers({ process, instance }: InstanceCase, [state, , , next]: TrailStep): readonly Visit[] {
  return leafVisits(instance.visits).filter(
    (visit) => numberOf(visit.id) >= next && !areApart(process, visit.state, state),
  );
}

/** 拿回: the last handler, while nobody has acted on what followed. */
export function takeBackFault(at: InstanceCase, state?: string): Fault | undefined {
  const { process, instance, viewer } = at;
  const step = stepOf(at, state);
  if (step === undefined) {
    return refusal(
      'take-back/nothing',
      ['您在该流程中没有可以拿回的任务。', 'You have completed nothing here that could be taken back.'],
      ['只能拿回自己刚刚办理的任务。', 'Only what you have just completed can be taken back.'],
    );
  }
  const [passed, , , next] = step;
  const completed = process.states.get(passed)?.state as TaskState | undefined;
  if (completed?.operations?.takeBack === false) return notDeclared('takeBack', '拿回', 'taking back');
  const trail = instance.trail ?? [];
  const isLast = next > 0 && trail.slice(trail.indexOf(step) + 1).every(([later]) => areApart(process, later, passed));
  const open = followers(at, step);
  const ids = new Set(open.map(({ id }) => id));
  const isUntouched = instance.tasks.every(
    (task) => !ids.has(task.visitId) || !isTouched(instance, task, viewer.user.id),
  );
  if (isLast && open.length > 0 && isUntouched && !reached(instance, next)) {
    return leadsOut(at, passed) ? joined() : undefined;
  }
  return refusal(
    'take-back/already-handled',
    ['后续环节已经开始办理，不能拿回。', 'What followed has been acted upon.'],
    ['请联系当前办理人退回。', 'Ask the present handler to return it.'],
  );
}

/** The step stood in a branch of a parallel state that has been joined since: the others would be undone with it. */
function leadsOut({ process, instance }: InstanceCase, state: string): boolean {
  const active = new Set(instance.visits.map((visit) => visit.state));
  return (process.states.get(state)?.ancestors ?? []).some(
    (key) => process.states.get(key)?.state.type === 'parallel' && !active.has(key),
  );
}

/** The person has the task again, with the values as submitted; what followed is cancelled with reason `taken-back`. */
export const takeBack: Verb<'take-back'> = (turn, { state, reason }, instance) => {
  const at = instanceCase(turn, instance);
  if ('fault' in at) return at.fault;
  const fault = takeBackFault(at, state);
  if (fault !== undefined) return fault;
  const why = givenReason(reason);
  if (typeof why === 'object') return why.fault;
  const step = stepOf(at, state);
  if (step === undefined) return undefined;
  const [to] = step;
  const from = followers(at, step);
  const ids = new Set(from.map(({ id }) => id));
  const losing = instance.tasks.flatMap(({ assignee, visitId }) =>
    assignee !== undefined && ids.has(visitId) ? [`user:${assignee}` as const] : [],
  );
  const details: { [key: string]: Json } = { to };
  if (why !== undefined) details['reason'] = why;
  turn.record('task.taken-back', details, { state: to });
  turn.preferred.set(to, at.viewer.user.id);
  forgetFrom(turn, to);
  goTo(turn, { from, to, reason: 'taken-back' });
  noticeTo(turn, losing, ['拿回', `${at.viewer.user.name}已拿回刚提交的任务`], why);
  return undefined;
};

function joined(): Fault {
  return refusal(
    'take-back/joined',
    ['各分支已经汇合，不能拿回。', 'The branches have been joined since.'],
    ['请联系当前办理人退回。', 'Ask the present handler to return it.'],
  );
}
