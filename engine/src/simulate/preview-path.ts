import type { Instant } from '../definition/instant.js';
import type { JsonObject } from '../definition/json.js';
import type { LocalizedText } from '../definition/localized-text.js';
import { YunliuError, type Fault } from '../definition/yunliu-error.js';
import { peopleFor } from '../explain/people-behind.js';
import { waitsOf, type Wait } from '../explain/waits.js';
import { explainOutcomes, type ExplainedOutcome } from '../explain/outcomes.js';
import { systemActor } from '../identity/actor.js';
import type { Principal } from '../identity/directory.js';
import type { HistoryEvent, ProcessInstance, Task } from '../instance/instance.js';
import { runningTimers } from '../instance/standing-still.js';
import { Simulation } from './simulation.js';
import { ENDLESS } from './simulation-faults.js';
import type { SimulationOptions } from './simulation-options.js';

/** What to look ahead from: a start that has not happened, or an instance as it stands. */
export interface PreviewRequest extends Omit<SimulationOptions, 'preview'> {
  readonly from:
    | { readonly process: string; readonly by: string; readonly data?: JsonObject }
    | { readonly instance: ProcessInstance; readonly data?: JsonObject };
  /** Outcome to take in a state; else the first offered that leads to new ground and refuses nothing. */
  readonly choose?: { readonly [state: string]: string };
  /** `due` (default): every task is done just before it is due, so times are the latest; `now`: all at once. */
  readonly pace?: 'due' | 'now';
}

/** One task on the way, with who would have it, by when, and what was assumed about it. */
export interface PreviewStep {
  readonly process: string;
  readonly instanceId: string;
  readonly taskId: string;
  readonly state: string;
  readonly title: LocalizedText;
  readonly at: Instant;
  readonly dueAt?: Instant;
  readonly assignee?: string;
  readonly candidates: readonly Principal[];
  /** Everybody who could do it; empty = nobody. */
  readonly people: readonly string[];
  /** Outcome assumed; absent = this is where the preview stops. */
  readonly outcome?: string;
  /** The outcome is not offered with the data as it is; the person would have to fill something in first. */
  readonly assumed?: boolean;
  /** What else could be chosen here, and what not, with the condition that is not met. */
  readonly choices: readonly ExplainedOutcome[];
}

export interface PathPreview {
  readonly steps: readonly PreviewStep[];
  /** `waits`: something outside has to happen, listed in `waits`; `limit`: it goes round without end. */
  readonly end: 'completed' | 'cancelled' | 'waits' | 'limit' | 'refused';
  readonly outcome?: string;
  readonly waits: readonly Wait[];
  /** What would have been recorded: how each task came to its people. */
  readonly history: readonly HistoryEvent[];
  /** Why it could not begin, or the last step not be taken. */
  readonly fault?: Fault;
}

const MAX_STEPS = 200;
/** A state met more often shows nothing new: daily duties of a long stay, a loop without a way out. */
const MAX_ROUNDS = 5;
/** Timers and messages let come one after the other without a task: by then it goes round, or only reminders are left. */
const MAX_IDLE = 60;
const JUST_BEFORE_MS = 1000;

/**
 * Looks ahead along the most likely way: which tasks would come, who would have them, by when. Plays on a copy in memory
 * with the real `decide`, so it works in the browser and writes nothing.
 */
export function previewPath(request: PreviewRequest): PathPreview {
  const world = new Simulation({ ...request, preview: true });
  const steps: PreviewStep[] = [];
  /** Stays in each state: the members of a group share one. */
  const visits = new Map<string, Set<string>>();
  const begun = begin(world, request);
  if ('fault' in begun) return { steps, end: 'refused', waits: [], history: [], fault: begun.fault };
  const root = begun.root;
  const finish = (end: PathPreview['end'], fault?: Fault): PathPreview => {
    const instance = world.instance(root);
    const process = instance && world.process(instance.definition.key, instance.definition.version);
    const waits = instance && process ? waitsOf(process, instance, world.directory) : [];
    return {
      steps,
      end,
      waits,
      history: world.history,
      ...(instance?.outcome === undefined ? {} : { outcome: instance.outcome }),
      ...(fault === undefined ? {} : { fault }),
    };
  };
  try {
    if (begun.isEndless === true) return finish('limit');
    let idle = 0;
    while (steps.length < MAX_STEPS) {
      const instance = world.instance(root);
      if (instance === undefined || instance.status !== 'running')
        return finish(instance?.status === 'cancelled' ? 'cancelled' : 'completed');
      const task = nextTask(world);
      if (task === undefined) {
        idle += 1;
        if (!goOn(world)) return finish('waits');
        if (idle > MAX_IDLE) return finish(isLedOn(world) ? 'limit' : 'waits');
        continue;
      }
      idle = 0;
      const stays = visits.get(task.state) ?? new Set();
      visits.set(task.state, stays.add(task.visitId));
      if (stays.size > MAX_ROUNDS) return finish('limit');
      if (request.pace !== 'now' && waitUntilDue(world, task)) continue;
      const fault = take(world, task, request.choose ?? {}, steps);
      if (fault !== undefined) return finish('refused', fault);
    }
  } catch (error) {
    // Shown as far as it came.
    if (!isEndless(error)) throw error;
  }
  return finish('limit');
}

type Begun = { readonly root: string; readonly isEndless?: boolean } | { readonly fault: Fault };

function begin(world: Simulation, { from }: PreviewRequest): Begun {
  if ('instance' in from) {
    world.adopt({ ...from.instance, variables: { ...from.instance.variables, ...from.data } });
    return { root: from.instance.id };
  }
  const root = world.newInstanceId();
  const start = { type: 'start', process: from.process, instanceId: root, by: systemActor.userId } as const;
  try {
    const fault = world.execute({ ...start, onBehalfOf: from.by, variables: from.data ?? {} });
    return fault === undefined ? { root } : { fault };
  } catch (error) {
    if (!isEndless(error)) throw error;
    return { root, isEndless: true };
  }
}

/** Processes start each other without end. */
function isEndless(error: unknown): boolean {
  return error instanceof YunliuError && error.code === ENDLESS;
}

function nextTask(world: Simulation): Task | undefined {
  return world.instances.flatMap(({ status, tasks }) => (status === 'running' ? tasks : []))[0];
}

/** True when time has moved on to the end of the task's term: look again, a timer may have taken it away. */
function waitUntilDue(world: Simulation, { dueAt }: Task): boolean {
  if (dueAt === undefined) return false;
  const latest = new Date(Date.parse(dueAt) - JUST_BEFORE_MS).toISOString();
  if (latest <= world.now) return false;
  world.advanceTo(latest);
  return true;
}

/** Completes the task by the likeliest outcome that is accepted; the fault of the last one tried when none is. */
function take(
  world: Simulation,
  task: Task,
  choose: PreviewRequest['choose'] & {},
  steps: PreviewStep[],
): Fault | undefined {
  const instance = world.instance(task.instanceId);
  const process = instance && world.process(instance.definition.key, instance.definition.version);
  if (instance === undefined || process === undefined) return undefined;
  const people = peopleFor(task, world.directory);
  const by = people[0];
  const choices = explainOutcomes(process, instance, task, { now: world.now, actor: by ?? instance.startedBy });
  const step: PreviewStep = {
    process: instance.definition.key,
    instanceId: instance.id,
    taskId: task.id,
    state: task.state,
    title: process.states.get(task.state)?.state.title ?? task.state,
    at: task.createdAt,
    candidates: task.candidates,
    people,
    choices,
    ...(task.dueAt === undefined ? {} : { dueAt: task.dueAt }),
    ...(task.assignee === undefined ? {} : { assignee: task.assignee }),
  };
  let fault: Fault | undefined;
  for (const outcome of by === undefined ? [] : likeliest(world, instance, task, choices, choose, steps)) {
    const { id: taskId, instanceId } = task;
    fault = world.execute({ type: 'complete', taskId, instanceId, outcome, by: by ?? '' });
    if (fault !== undefined) continue;
    const offered = choices.find((choice) => choice.outcome === outcome)?.offered;
    steps.push({ ...step, outcome, ...(offered === true ? {} : { assumed: true }) });
    return undefined;
  }
  steps.push(step);
  return fault ?? nobody(task);
}

/** What was asked for first; then offered outcomes that lead to new ground, the plain before the dangerous, in their order. */
function likeliest(
  world: Simulation,
  instance: ProcessInstance,
  task: Task,
  choices: readonly ExplainedOutcome[],
  choose: PreviewRequest['choose'] & {},
  steps: readonly PreviewStep[],
): readonly string[] {
  const process = world.process(instance.definition.key, instance.definition.version);
  const rules = process?.states.get(task.state)?.outcomeRules;
  const chosen = Object.hasOwn(choose, task.state) ? choose[task.state] : undefined;
  const rank = ({ outcome: name, offered }: ExplainedOutcome): number => {
    const rule = rules?.get(name)?.outcome;
    const isBack = rule !== undefined && (instance.entered[rule.to] ?? 0) > 0;
    // What was taken here before comes last, so that a loop is left by whatever way there is.
    // The members of a group answer alike.
    const isMember = task.member !== undefined;
    const times = isMember ? 0 : steps.filter(({ state, outcome }) => state === task.state && outcome === name).length;
    if (name === chosen && times === 0) return -1;
    return times * 20 + (isBack ? 10 : 0) + (rule?.style === 'danger' ? 5 : 0) + (offered ? 0 : 2);
  };
  return choices.toSorted((a, b) => rank(a) - rank(b)).map(({ outcome }) => outcome);
}

/** With no task at hand: lets the first message come that leads on, else the next timer. False = nothing can happen. */
function goOn(world: Simulation): boolean {
  for (const instance of world.instances) {
    const process = world.process(instance.definition.key, instance.definition.version);
    if (process === undefined || instance.status !== 'running' || instance.jobs.some(({ incident }) => incident))
      continue;
    const message = waitsOf(process, instance, world.directory).find(
      (wait) => wait.kind === 'message' && wait.state !== undefined,
    );
    if (message?.kind === 'message') {
      const { name } = message;
      const sent = { type: 'correlate-message', instanceId: instance.id, name, by: systemActor.userId } as const;
      if (world.execute(sent) === undefined) return true;
    }
  }
  const next = world.instances
    .filter(({ status }) => status === 'running')
    .flatMap((instance) => runningTimers(instance).map(({ dueAt }) => dueAt))
    .toSorted()[0];
  if (next === undefined) return false;
  world.advanceTo(next);
  return true;
}

/** Is there anything that moves an instance by itself or from outside, and not only reminds somebody? */
function isLedOn(world: Simulation): boolean {
  return world.instances.some((instance) => {
    const process = world.process(instance.definition.key, instance.definition.version);
    if (process === undefined || instance.status !== 'running' || instance.suspended !== undefined) return false;
    return waitsOf(process, instance, world.directory).some(
      (wait) => (wait.kind === 'timer' && wait.leads) || (wait.kind === 'message' && wait.state !== undefined),
    );
  });
}

function nobody({ state }: Task): Fault {
  return {
    code: 'preview/nobody',
    message: { 'zh-CN': `步骤“${state}”找不到办理人。`, en: `Nobody is found for the state "${state}".` },
    hint: { 'zh-CN': '检查该步骤的办理人规则与组织数据。', en: 'Check its assignment rule and the directory.' },
    details: { state },
  };
}
