import type { AssignmentRule, ChosenRule } from '../definition/assignment-rule.js';
import type { Fault } from '../definition/yunliu-error.js';
import type { Choice } from '../instance/instance.js';
import { findPeople, usersBehind } from './assignment.js';
import type { Choices } from './command.js';
import { refusal } from './refusal.js';
import { mayHave } from './separation.js';
import type { Turn } from './turn.js';

/** Keeps whom a person has chosen for later states, or says why that is not theirs to choose. */
export function takeChoices(turn: Turn, choices: Choices | undefined, by: string): Fault | undefined {
  for (const [state, users] of Object.entries(choices ?? {})) {
    const rule = chosenRule(turn, state);
    const pointer = `/choices/${state}`;
    if (rule === undefined) return notToChoose(state, pointer);
    if (rule.from === 'starter' && by !== turn.startedBy) return notYourChoice(state, pointer);
    const most = rule.max ?? 1;
    const chosen = Array.isArray(users) ? [...new Set(users)] : [];
    if (chosen.length === 0 || chosen.length > most) return wrongNumber(state, most, pointer);
    const outside = chosen.find((user) => !mayBeChosen(turn, state, rule, user));
    if (outside !== undefined) return notAmong(state, outside, pointer);
    const choice: Choice = { by, users: chosen };
    turn.choices = { ...turn.choices, [state]: choice };
    turn.record('people.chosen', { users: chosen }, { state });
  }
  return undefined;
}

function mayBeChosen(turn: Turn, state: string, rule: ChosenRule, user: string): boolean {
  if (!mayHave(turn, state, user)) return false;
  return rule.among === undefined || usersBehind(turn, findPeople(turn, rule.among).principals).includes(user);
}

/** The first rule of a state's assignment that leaves the choice to somebody. */
export function chosenRule(turn: Turn, stateKey: string): ChosenRule | undefined {
  const state = turn.process.states.get(stateKey)?.state;
  if (state?.type !== 'task') return undefined;
  for (let rule: AssignmentRule | undefined = state.assign; rule !== undefined; rule = rule.else) {
    if (rule.by === 'chosen') return rule;
  }
  return undefined;
}

function notToChoose(state: string, pointer: string): Fault {
  return refusal(
    'choice/not-offered',
    [`环节“${state}”的办理人不由他人指定。`, `Nobody is chosen for "${state}" beforehand.`],
    ['请去掉该项。', 'Leave it out.'],
    { pointer, details: { state } },
  );
}

function notYourChoice(state: string, pointer: string): Fault {
  return refusal(
    'choice/not-yours',
    [`环节“${state}”的办理人由流程发起人指定。`, `Only whoever started the instance chooses for "${state}".`],
    ['请由发起人指定。', 'Leave the choice to the starter.'],
    { pointer, details: { state } },
  );
}

function wrongNumber(state: string, most: number, pointer: string): Fault {
  return refusal(
    'choice/count',
    [`环节“${state}”须指定 1 到 ${most} 人。`, `Choose 1 to ${most} people for "${state}".`],
    ['请调整所选人员后重试。', 'Change the choice and try again.'],
    { pointer, details: { state, most } },
  );
}

function notAmong(state: string, user: string, pointer: string): Fault {
  return refusal(
    'choice/not-among',
    [`“${user}”不在环节“${state}”的可选人员之中。`, `"${user}" is not among those who may be chosen for "${state}".`],
    ['请从可选人员中选择。', 'Choose one of the people offered.'],
    { pointer, details: { state, user } },
  );
}
