import {
  faultOf,
  localize,
  YunliuError,
  type AssignmentRule,
  type Fault,
  type Instant,
  type JsonObject,
  type Locale,
  type TaskState,
} from '@yunliu/engine/definition';
import { explainWhy } from '@yunliu/engine/explain';
import { parseExpression } from '@yunliu/engine/expressions';
import { previewAssignment } from '@yunliu/engine/simulate';
import { conditionFields, statesOf, type DesignDocument } from '../model/index.js';
import type { DesignWorld } from '../session/index.js';
import { surroundingsOf } from './vacancies.js';

/** What somebody supposes: who started, what is filled in, who did what before. */
export interface Supposition {
  readonly starter: string;
  readonly variables: JsonObject;
  readonly handlers: { readonly [state: string]: string };
  readonly chosen: readonly string[];
}

/** What a rule wants to know before it can answer. */
export interface AssignmentNeeds {
  /** Variables it reads, besides the initiator. */
  readonly variables: readonly string[];
  /** Steps whose handler counts. */
  readonly handlers: readonly string[];
  /** Whoever handled the step before counts. */
  readonly previous: boolean;
  /** People are chosen by somebody. */
  readonly chosen: boolean;
}

/** Who would have the task, and why. */
export interface AssignmentAnswer {
  readonly people: readonly { readonly id: string; readonly name: string; readonly department: string }[];
  readonly why: string;
  /** Title of the outcome the engine would take by itself. */
  readonly skipped?: string;
  readonly fault?: Fault;
}

export function needsOf(state: TaskState): AssignmentNeeds {
  const variables = new Set<string>();
  const handlers = new Set<string>(state.separation?.notHandlersOf ?? []);
  let previous = false;
  let chosen = false;
  const reads = (text: string | undefined): void => {
    for (const name of text === undefined ? [] : (parseExpression(text).expression?.names ?? []))
      if (name !== 'startedBy' && name !== 'actor') variables.add(name);
  };
  const visit = (rule: AssignmentRule | undefined): void => {
    if (rule === undefined) return;
    if (rule.by === 'field') variables.add(rule.field);
    if (rule.by === 'expression') reads(rule.users);
    if (rule.by === 'handler-of') handlers.add(rule.state);
    if (rule.by === 'chosen') chosen = true;
    if (rule.by === 'previous') previous = true;
    const person = rule.by === 'leader' ? rule : rule.by === 'role' ? rule.within : undefined;
    reads(person?.user);
    previous ||= person?.of === 'previous';
    if ('among' in rule && rule.by !== 'chosen') visit(rule.among);
    visit(rule.else);
  };
  visit(state.assign);
  return { variables: [...variables], handlers: [...handlers], previous, chosen };
}

/** The key under which the person of the step before is supposed. */
export const PREVIOUS = '$previous';

/** Asks the engine's own rules. */
export function askAssignment(
  document: DesignDocument,
  world: DesignWorld,
  state: string,
  supposed: Supposition,
  now: Instant,
  locale: Locale,
): AssignmentAnswer {
  const { directory, calendars } = surroundingsOf(world);
  const title = (key: string): string => localize(statesOf(document).get(key)?.state.title, locale) || key;
  try {
    const { definition } = document;
    const preview = previewAssignment({ definition, state, directory, calendars, now, ...supposed });
    const task = statesOf(document).get(state)?.state;
    const outcomes = task?.type === 'task' ? task.outcomes : {};
    const { why } = preview;
    const named =
      why.rule === 'field' ? { ...why, of: conditionFields(document, locale).get(why.of ?? '')?.title ?? why.of } : why;
    return {
      people: preview.people.map((id) => {
        const user = directory.user(id);
        const department = directory.department(user?.departmentId ?? '')?.name ?? '';
        return { id, name: user?.name ?? id, department };
      }),
      why: explainWhy(named, { directory, locale, stateTitle: title }),
      ...(preview.skipped === undefined
        ? {}
        : { skipped: localize(outcomes[preview.skipped]?.title, locale) || preview.skipped }),
      ...(preview.fault === undefined ? {} : { fault: preview.fault }),
    };
  } catch (error) {
    if (!(error instanceof YunliuError)) throw error;
    return {
      people: [],
      why: '',
      fault: faultOf(error),
    };
  }
}
