import type { CompiledProcess } from '../compile/compiled-process.js';
import type { AssignmentRule } from '../definition/assignment-rule.js';
import type { Fault } from '../definition/yunliu-error.js';
import { statesWorkedOn, workedOn, type Hands } from './handlers.js';
import { refusal } from './refusal.js';
import type { Turn } from './turn.js';
import type { Bar } from './why.js';

/** What separation of duties is judged by: a turn, or an instance that is only looked at. */
interface Duties extends Hands {
  readonly process: CompiledProcess;
  readonly startedBy: string;
}

export interface Barred {
  readonly because: Bar;
  /** State or role that stands against it. */
  readonly of?: string;
}

/** Why the rules of a state keep its task from a person; `undefined` = they do not. */
export function barOf(duties: Duties, stateKey: string, userId: string): Barred | undefined {
  const state = duties.process.states.get(stateKey)?.state;
  if (state?.type !== 'task') return undefined;
  const { separation } = state;
  if (separation?.notInitiator === true && userId === duties.startedBy) return { because: 'initiator' };
  const handled = separation?.notHandlersOf?.find((other) => workedOn(duties, other, userId));
  if (handled !== undefined) return { because: 'handled', of: handled };
  const { conflictingRoles } = duties.process.definition;
  if (conflictingRoles === undefined || conflictingRoles.length === 0) return undefined;
  return conflict(duties, conflictingRoles, stateKey, userId);
}

/** Is this person there, and may have the task of this state? */
export function mayHave(turn: Turn, stateKey: string, userId: string): boolean {
  return turn.ctx.directory.user(userId)?.active === true && barOf(turn, stateKey, userId) === undefined;
}

/** Does any person's task in this state have to be judged at all? */
export function hasSeparation(turn: Turn, stateKey: string): boolean {
  const { state } = turn.state(stateKey);
  if (state.type !== 'task') return false;
  return state.separation !== undefined || (turn.process.definition.conflictingRoles ?? []).length > 0;
}

/**
 * The refusal of a person who must not act at a task of this state: asked at claim, completion, transfer, delegation,
 * added signing and substitution alike, so that no operation is a way around it.
 */
export function separationFault(duties: Duties, stateKey: string, userId: string): Fault | undefined {
  const barred = barOf(duties, stateKey, userId);
  if (barred === undefined) return undefined;
  const details = {
    state: stateKey,
    userId,
    because: barred.because,
    ...(barred.of === undefined ? {} : { of: barred.of }),
  };
  const hint = ['请由其他人员办理。', 'Have somebody else do it.'] as const;
  switch (barred.because) {
    case 'initiator':
      return refusal(
        'separation/initiator',
        ['该环节不能由流程发起人办理。', 'Whoever started the instance may not do this task.'],
        hint,
        { details },
      );
    case 'handled':
      return refusal(
        'separation/handled-before',
        [
          `该人员已办理过环节“${barred.of}”，按职责分离要求不能再办理本环节。`,
          `This person handled "${barred.of}" and, by separation of duties, may not handle this task too.`,
        ],
        hint,
        { details },
      );
    case 'conflicting-roles':
      return refusal(
        'separation/conflicting-roles',
        [
          `该人员已以角色“${barred.of}”参与本流程，与本环节的角色互斥。`,
          `This person has acted as "${barred.of}" here, which conflicts with the role of this task.`,
        ],
        hint,
        { details },
      );
  }
}

function conflict(
  duties: Duties,
  pairs: readonly (readonly [string, string])[],
  stateKey: string,
  userId: string,
): Barred | undefined {
  const own = rolesOfState(duties, stateKey);
  const against = new Set<string>();
  for (const [one, other] of pairs) {
    if (own.has(one)) against.add(other);
    if (own.has(other)) against.add(one);
  }
  if (against.size === 0) return undefined;
  for (const handled of statesWorkedOn(duties)) {
    if (handled === stateKey || !workedOn(duties, handled, userId)) continue;
    for (const role of rolesOfState(duties, handled)) {
      if (against.has(role)) return { because: 'conflicting-roles', of: role };
    }
  }
  return undefined;
}

/** Roles in which somebody acts in a state: those its assignment names. */
function rolesOfState({ process }: Duties, stateKey: string): ReadonlySet<string> {
  const state = process.states.get(stateKey)?.state;
  const roles = new Set<string>();
  if (state?.type === 'task') addRoles(state.assign, roles);
  return roles;
}

function addRoles(rule: AssignmentRule, roles: Set<string>): void {
  if (rule.by === 'role') roles.add(rule.role);
  if ((rule.by === 'round-robin' || rule.by === 'least-loaded' || rule.by === 'chosen') && rule.among !== undefined)
    addRoles(rule.among, roles);
  if (rule.else !== undefined) addRoles(rule.else, roles);
}
