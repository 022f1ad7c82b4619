import { compileProcess } from '../compile/compile-process.js';
import type { CompiledProcess } from '../compile/compiled-process.js';
import { assignTask, whenNobody } from '../decide/assign-task.js';
import { findPeople, usersBehind } from '../decide/assignment.js';
import { Turn } from '../decide/turn.js';
import type { Why } from '../decide/why.js';
import type { AssignmentRule } from '../definition/assignment-rule.js';
import type { Instant } from '../definition/instant.js';
import type { JsonObject } from '../definition/json.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { Outcomes, States, TaskState } from '../definition/states/state.js';
import { walkStates } from '../definition/walk-states.js';
import type { Fault } from '../definition/yunliu-error.js';
import type { Directory, Principal } from '../identity/directory.js';
import type { Calendars } from '../service-time/calendar.js';

/** Who a task would go to if it were made now. */
export interface AssignmentRequest {
  readonly definition: ProcessDefinition;
  /** Key of a task state. */
  readonly state: string;
  /** Asked instead of the state's own rule (a notice, a copy, an `else`). */
  readonly rule?: AssignmentRule;
  readonly directory: Directory;
  readonly calendars: Calendars;
  readonly now: Instant;
  /** Who is supposed to have started the instance. */
  readonly starter: string;
  readonly variables?: JsonObject;
  /** Who is supposed to have completed which state, the last one last. */
  readonly handlers?: { readonly [state: string]: string };
  /** People supposed to have been chosen for the state. */
  readonly chosen?: readonly string[];
}

export interface AssignmentPreview {
  readonly assignee?: string;
  readonly candidates: readonly Principal[];
  /** Everybody who could do it, or each member of the group. */
  readonly people: readonly string[];
  readonly onBehalfOf?: string;
  readonly why: Why;
  /** Outcome that the engine would take by itself. */
  readonly skipped?: string;
  /** The command that leads here would be refused. */
  readonly fault?: Fault;
}

/**
 * Answers with the rules of `decide` itself. The rest of the definition may be unfinished: only what concerns who gets
 * tasks is looked at.
 *
 * @throws YunliuError `definition/not-runnable`: an expression of the rule does not parse.
 */
export function previewAssignment(request: AssignmentRequest): AssignmentPreview {
  const { state: key, directory, calendars, now, starter, handlers = {}, chosen } = request;
  const process = compiled(request.definition);
  const { state } = process.states.get(key) ?? {};
  if (state?.type !== 'task') return { candidates: [], people: [], why: { rule: 'nobody' } };
  const turn = new Turn(
    process,
    { id: 'preview', startedBy: starter, variables: request.variables ?? {} },
    {
      type: 'start',
      commandId: 'preview',
      actor: { userId: starter },
      process: process.definition.key,
      instanceId: 'preview',
    },
    { now, newId: (kind) => kind, directory, calendars, form: () => undefined, serials: noSerials, loads: noLoads },
  );
  turn.handlers = handlers;
  if (chosen !== undefined) turn.choices = { [key]: { by: starter, users: chosen } };
  const place = { state: key };
  const asked: TaskState = request.rule === undefined ? state : { ...state, assign: request.rule };
  const isGroup = state.group !== undefined || request.rule !== undefined;
  const found = isGroup ? findPeople(turn, asked.assign, place) : undefined;
  const people = found === undefined ? [] : usersBehind(turn, found.principals);
  if (found !== undefined && (people.length > 0 || request.rule !== undefined))
    return { candidates: found.principals, people, why: found.why };
  const given = found === undefined ? assignTask(turn, asked, place) : whenNobody(turn, asked, place, found);
  const decision = turn.decision();
  const fault = decision.kind === 'refused' ? { fault: decision.fault } : {};
  if (given.kind === 'skip') return { candidates: [], people: [], why: given.why, skipped: given.outcome, ...fault };
  const { assignee, candidates, onBehalfOf, why } = given;
  return {
    candidates,
    people: assignee === undefined ? usersBehind(turn, candidates) : [assignee],
    why,
    ...(assignee === undefined ? {} : { assignee }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...fault,
  };
}

/** Turns begin at the first, everybody has nothing else to do. */
const noSerials = new Proxy<{ [scope: string]: number }>({}, countFromOne(1));
const noLoads = new Proxy<{ [user: string]: number }>({}, countFromOne(0));

function countFromOne(value: number): ProxyHandler<{ [name: string]: number }> {
  return {
    get: () => value,
    getOwnPropertyDescriptor: () => ({ value, configurable: true, enumerable: true }),
  };
}

const known = new WeakMap<ProcessDefinition, CompiledProcess>();

function compiled(definition: ProcessDefinition): CompiledProcess {
  const before = known.get(definition);
  if (before !== undefined) return before;
  const process = compileProcess(skeletonOf(definition), 'preview');
  known.set(definition, process);
  return process;
}

const END = '$end';

/** The tasks side by side with what decides who gets them; no ways, forms, effects or times. */
function skeletonOf(definition: ProcessDefinition): ProcessDefinition {
  const states: { [key: string]: States[string] } = { [END]: { type: 'final', title: END } };
  for (const { key, state } of walkStates(definition)) {
    if (state.type !== 'task') continue;
    const { type, title, assign, group, whenNobody: policy, autoSkip, separation, outcomes } = state;
    states[key] = {
      type,
      title,
      assign,
      outcomes: outcomesTo(END, outcomes ?? {}),
      ...(group === undefined ? {} : { group }),
      ...(policy === undefined ? {} : { whenNobody: policy }),
      ...(autoSkip === undefined ? {} : { autoSkip }),
      ...(separation === undefined ? {} : { separation }),
    };
  }
  const { format, key, version, title, category, roles, start, conflictingRoles } = definition;
  return {
    format,
    key,
    version,
    title,
    category,
    roles,
    start,
    initial: END,
    states,
    ...(conflictingRoles === undefined ? {} : { conflictingRoles }),
  };
}

function outcomesTo(to: string, outcomes: Outcomes): Outcomes {
  return Object.fromEntries(
    Object.entries(outcomes).map(([name, { title, when }]) => [
      name,
      { title, to, ...(when === undefined ? {} : { when }) },
    ]),
  );
}
