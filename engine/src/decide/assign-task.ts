import type { TaskState } from '../definition/states/state.js';
import type { Principal } from '../identity/directory.js';
import { findPeople, type Found, type TaskPlace } from './assignment.js';
import { skipRuleFor, type SkipRule } from './auto-skip.js';
import { refusal } from './refusal.js';
import { mayHave } from './separation.js';
import { NO_WHY, standIn } from './substitute.js';
import type { Turn } from './turn.js';
import type { Why } from './why.js';

/** Who has a task. */
export interface Given {
  readonly kind: 'task';
  readonly assignee?: string;
  readonly candidates: readonly Principal[];
  readonly onBehalfOf?: string;
  readonly why: Why;
}

/** The engine answers instead of a person. */
export interface Skipped {
  readonly kind: 'skip';
  readonly rule: SkipRule | 'nobody';
  readonly outcome: string;
  readonly user?: string;
  readonly why: Why;
}

const NOBODY: readonly Principal[] = Object.freeze([]);
const ADMIN: readonly Principal[] = Object.freeze(['role:admin' as const]);

/** Decides who gets the one task of a visit (or of a row), by all rules of the state. */
export function assignTask(turn: Turn, state: TaskState, place: TaskPlace): Given | Skipped {
  const preferred = preferredPerson(turn, place);
  if (preferred !== undefined) return givePreferred(turn, place, preferred);
  const found = findPeople(turn, state.assign, place);
  const { principals, why } = found;
  const [first] = principals;
  if (first === undefined) return whenNobody(turn, state, place, found);
  if (principals.length > 1 || !first.startsWith('user:')) return { kind: 'task', candidates: principals, why };
  return assignPerson(turn, state, place, first.slice('user:'.length), why);
}

/** A task of one person: a substitute may have it, or nobody needs to do it. */
export function assignPerson(turn: Turn, state: TaskState, place: TaskPlace, user: string, why: Why): Given | Skipped {
  const given = givePerson(turn, place, user, why);
  const { assignee = user, onBehalfOf } = given;
  const outcome = state.autoSkip?.outcome;
  const people = onBehalfOf === undefined ? [assignee] : [assignee, onBehalfOf];
  const rule = outcome === undefined ? undefined : skipRuleFor(turn, state, people);
  if (rule !== undefined && outcome !== undefined && isOffered(turn, place, outcome))
    return { kind: 'skip', rule, outcome, user: assignee, why: given.why };
  return given;
}

/** A task of one person who was asked by another: a substitute may have it, but the engine does not answer instead. */
export function givePerson(turn: Turn, place: TaskPlace, user: string, why: Why): Given {
  const { assignee, onBehalfOf, why: standing } = standIn(turn, place.state, user, place.extra);
  const fullWhy: Why = standing === NO_WHY ? why : { ...why, ...standing };
  const given: Given = { kind: 'task', assignee, candidates: NOBODY, why: fullWhy };
  return onBehalfOf === undefined ? given : { ...given, onBehalfOf };
}

/** The empty-assignee policy (空审批人). */
export function whenNobody(turn: Turn, state: TaskState, place: TaskPlace, found: Found): Given | Skipped {
  const { why } = found;
  const rule = state.whenNobody;
  if (rule === undefined && found.choiceMissing === true && turn.command.actor.system !== true)
    turn.fail(choiceRequired(place.state));
  switch (rule?.policy) {
    case 'skip':
      if (isOffered(turn, place, rule.outcome)) return { kind: 'skip', rule: 'nobody', outcome: rule.outcome, why };
      break;
    case 'refuse':
      turn.fail(nobodyThere(place.state));
      break;
    case 'role': {
      const instead = findPeople(turn, { by: 'role', role: rule.role }, place);
      if (instead.principals.length === 0) break;
      return { kind: 'task', candidates: instead.principals, why: { ...why, of: rule.role, policy: 'role' } };
    }
    default:
  }
  return lastResort(why);
}

/** The administrators have it. */
export function lastResort(why: Why): Given {
  return { kind: 'task', candidates: ADMIN, why: { ...why, policy: 'admin' } };
}

/** A way that is not open is not taken by the engine either. */
function isOffered(turn: Turn, { state, extra }: TaskPlace, outcome: string): boolean {
  const rule = turn.state(state).outcomeRules.get(outcome);
  return rule !== undefined && (rule.outcome.when === undefined || turn.evaluate(rule.outcome.when, extra) === true);
}

/** Who takes back what is her own is there, whatever her substitution says; anybody else may be away by now. */
function givePreferred(turn: Turn, place: TaskPlace, user: string): Given {
  const why: Why = { rule: 'preferred' };
  const isActing = turn.command.actor.userId === user;
  return isActing ? { kind: 'task', assignee: user, candidates: NOBODY, why } : givePerson(turn, place, user, why);
}

/** Who had it before a return or a jump, while that person may still have it. The rows of a list go to whose they are. */
function preferredPerson(turn: Turn, { state, extra }: TaskPlace): string | undefined {
  const user = extra === undefined ? turn.preferred.get(state) : undefined;
  if (user === undefined) return undefined;
  turn.preferred.delete(state);
  return mayHave(turn, state, user) ? user : undefined;
}

function choiceRequired(state: string) {
  return refusal(
    'choice/required',
    [`请选择环节“${state}”的办理人。`, `Somebody has to be chosen for "${state}".`],
    ['在提交时指定办理人（choices）。', 'Send `choices` with the people for that state.'],
    { pointer: '/choices', details: { state } },
  );
}

function nobodyThere(state: string) {
  return refusal(
    'assignment/nobody',
    [`环节“${state}”没有可办理的人员。`, `There is nobody who could do "${state}".`],
    ['请管理员调整人员或职责后重试。', 'Ask an administrator to put somebody in charge, then try again.'],
    { details: { state } },
  );
}
