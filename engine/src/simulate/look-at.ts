import { instantOf } from '../decide/due-times.js';
import type { Instant } from '../definition/instant.js';
import type { ClockRule } from '../definition/timing.js';
import type { Fault } from '../definition/yunliu-error.js';
import type { ProcessInstance, Task } from '../instance/instance.js';
import { leafStates } from '../instance/leaf-states.js';
import type { Simulation } from './simulation.js';

/** Where one instance stands, as a trace shows it. */
export interface InstanceView {
  readonly instance?: string;
  readonly process?: string;
  readonly status?: ProcessInstance['status'];
  readonly outcome?: string;
  readonly states: readonly string[];
  readonly tasks: readonly Pick<Task, 'state' | 'assignee' | 'candidates' | 'dueAt'>[];
  readonly timers: readonly { readonly rule: string; readonly dueAt: Instant }[];
  readonly clocks: readonly ClockView[];
  readonly incidents: readonly { readonly job: string; readonly message: string }[];
}

/** A promised time of an active state: when it ends, and whether that is past. */
export interface ClockView {
  readonly metric: string;
  readonly state?: string;
  readonly dueAt: Instant;
  readonly status: 'running' | 'breached';
}

/** The newest open instance of a process; when none is open the newest that ended. */
export function currentInstance(simulation: Simulation, process: string): ProcessInstance | undefined {
  const ofProcess = simulation.instances.filter(({ definition }) => definition.key === process);
  return ofProcess.findLast(({ status }) => status === 'running') ?? ofProcess.at(-1);
}

/** The open task of a state; of several that of `by`, else one that nobody has. */
export function openTaskIn(instance: ProcessInstance, state: string, by?: string): Task | undefined {
  const open = instance.tasks.filter((task) => task.state === state);
  return open.find(({ assignee }) => assignee === by) ?? open.find(({ assignee }) => assignee === undefined) ?? open[0];
}

export function lookAt(simulation: Simulation, instance: ProcessInstance | undefined): InstanceView {
  if (instance === undefined) return { states: [], tasks: [], timers: [], clocks: [], incidents: [] };
  return {
    instance: instance.id,
    process: instance.definition.key,
    status: instance.status,
    outcome: instance.outcome,
    states: leafStates(instance),
    tasks: instance.tasks.map(({ state, assignee, candidates, dueAt }) => ({ state, assignee, candidates, dueAt })),
    timers: instance.timers.map(({ rule, dueAt }) => ({ rule, dueAt })),
    clocks: clocksOf(simulation, instance),
    incidents: incidentsOf(instance),
  };
}

export function incidentsOf(instance: ProcessInstance): readonly { readonly job: string; readonly message: string }[] {
  return instance.jobs.flatMap(({ id, incident }) =>
    incident === undefined ? [] : [{ job: id, message: incident.message }],
  );
}

export function clocksOf(simulation: Simulation, instance: ProcessInstance): readonly ClockView[] {
  if (instance.status !== 'running') return [];
  const { definition, states, expressions } = simulation.process(instance.definition.key) ?? {};
  const view = (state: string | undefined, from: Instant, rule: ClockRule): ClockView => {
    const within = simulation.calendars.due(from, rule.within, rule.calendar ?? 'always');
    const latest = instantOf(
      expressions?.get(rule.latest ?? '')?.evaluate({ variables: instance.variables, now: simulation.now }),
    );
    const dueAt = latest !== undefined && latest < within ? latest : within;
    const status = simulation.now > dueAt ? 'breached' : 'running';
    return { metric: rule.metric, ...(state === undefined ? {} : { state }), dueAt, status };
  };
  const ofProcess = (definition?.clocks ?? []).map((rule) => view(undefined, instance.startedAt, rule));
  const ofStates = instance.visits.flatMap(({ state, enteredAt }) => {
    const own = states?.get(state)?.state;
    const rules = own !== undefined && 'clocks' in own ? (own.clocks ?? []) : [];
    return rules.map((rule) => view(state, rule.from === 'start' ? instance.startedAt : enteredAt, rule));
  });
  return [...ofProcess, ...ofStates];
}

export function noInstance(process: string): Fault {
  return {
    code: 'simulation/no-instance',
    message: { 'zh-CN': `还没有流程“${process}”的实例。`, en: `No instance of "${process}" has been started yet.` },
    hint: { 'zh-CN': '先写 start 步骤，或核对 process。', en: 'Put a `start` step before it, or check `process`.' },
  };
}

/** Names the states that do have a task, and the other process when the state is open there. */
export function noTask(simulation: Simulation, instance: ProcessInstance, state: string): Fault {
  const open = instance.tasks.map((task) => task.state);
  const elsewhere = simulation.instances.find(
    (other) => other.status === 'running' && openTaskIn(other, state) !== undefined,
  );
  const place = elsewhere === undefined ? undefined : elsewhere.definition.key;
  return {
    code: 'simulation/no-open-task',
    message: {
      'zh-CN': `流程“${instance.definition.key}”在状态“${state}”没有未完成的任务；当前任务：${open.join('、') || '无'}。`,
      en: `"${instance.definition.key}" has no open task in "${state}"; open now: ${open.join(', ') || 'none'}.`,
    },
    hint: {
      'zh-CN': place === undefined ? '核对前面的步骤。' : `该状态在流程“${place}”中，请加上 "process": "${place}"。`,
      en:
        place === undefined
          ? 'Check the steps before it.'
          : `The state is open in "${place}": add "process": "${place}".`,
    },
  };
}
