import type { Directory, ProcessInstance, Viewer } from '@yunliu/engine';
import type { AssignmentRule, Locale, ProcessDefinition } from '@yunliu/engine/definition';
import type { TaskPage } from '../../api/index.js';
import type { SeenTask } from '../http/call.js';
import { personOf } from './names.js';
import { outcomesAt } from './outcomes.js';
import { findState, stateTitle } from './state-titles.js';

type Choose = NonNullable<TaskPage['choose']>[number];
type ChosenRule = Extract<AssignmentRule, { readonly by: 'chosen' }>;

/** People the viewer may choose at this task for states that its outcomes lead to. */
export function choicesAt(
  { instance, version: { definition }, row }: SeenTask,
  viewer: Viewer,
  directory: Directory,
  locale: Locale,
): readonly Choose[] {
  const leads = new Map<string, string[]>();
  for (const [key, { to }] of outcomesAt(definition, row.task.state)) {
    for (const state of taskStatesFrom(definition, to)) leads.set(state, [...(leads.get(state) ?? []), key]);
  }
  return [...leads].flatMap(([state, outcomes]): Choose | [] => {
    const found = findState(definition, state);
    const rule = found?.type === 'task' ? chosenRuleOf(found.assign) : undefined;
    if (rule === undefined || (rule.from === 'starter' && instance.startedBy !== viewer.user.id)) return [];
    const among = peopleAmong(rule.among, directory);
    const chosen = chosenBefore(instance, state);
    return {
      state: stateTitle(definition, state, locale),
      most: rule.max ?? 1,
      required: rule.else === undefined && chosen.length === 0,
      outcomes,
      among: among?.map((id) => personOf(directory, id, locale)),
      chosen: chosen.map((id) => personOf(directory, id, locale)),
    };
  });
}

function chosenBefore(instance: ProcessInstance, state: string): readonly string[] {
  const { choices = {} } = instance;
  return Object.hasOwn(choices, state) ? (choices[state]?.users ?? []) : [];
}

/** Task states met first on any way from `to`, through decisions, phases, parallel states and automatic ones. */
function taskStatesFrom(definition: ProcessDefinition, to: string): readonly string[] {
  const [met, found, open] = [new Set<string>(), [] as string[], [to]];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (met.has(key)) continue;
    met.add(key);
    const state = findState(definition, key);
    if (state === undefined) continue;
    if (state.type === 'task') found.push(key);
    else if (state.type === 'decision') open.push(state.otherwise, ...state.branches.map((branch) => branch.to));
    else if (state.type === 'phase') open.push(state.initial);
    else if (state.type === 'parallel') open.push(...Object.values(state.regions).map(({ initial }) => initial));
    else if (state.type === 'service') open.push(state.to);
  }
  return found;
}

/** The first rule of an assignment that leaves the choice to somebody. */
function chosenRuleOf(assign: AssignmentRule): ChosenRule | undefined {
  for (let rule: AssignmentRule | undefined = assign; rule !== undefined; rule = rule.else) {
    if (rule.by === 'chosen') return rule;
  }
  return undefined;
}

/** Only the plain rules are told beforehand; for others anybody is offered and the engine judges. */
function peopleAmong(rule: AssignmentRule | undefined, directory: Directory): readonly string[] | undefined {
  switch (rule?.by) {
    case 'user':
      return [rule.user];
    case 'role':
      return rule.within === undefined ? idsOf(directory.usersInRole(rule.role)) : undefined;
    case 'department':
      return idsOf(directory.usersInDepartment(rule.department));
    default:
      return undefined;
  }
}

function idsOf(users: ReturnType<Directory['usersInRole']>): readonly string[] {
  return users.filter(({ active }) => active).map(({ id }) => id);
}
