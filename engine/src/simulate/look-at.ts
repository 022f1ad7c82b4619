import type { Instant } from '../definition/instant.js';
import type { Fault } from '../definition/yunliu-error.js';
import type { ProcessInstance, Task } from '../instance/instance.js';
import { leafStates } from '../instance/leaf-states.js';
import type { clockStatuses } from './scenario-format.js';
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

/** A promised time: when it ends, how it stands or how it ended. */
export interface ClockView {
  readonly metric: string;
  readonly state?: string;
  readonly dueAt?: Instant;
  readonly status: (typeof clockStatuses)[number];
  /** Still counting or standing still. */
  readonly open: boolean;
  readonly commitment?: string;
  /** Milliseconds of service time left. */
  readonly remainingMs: number | null;
  readonly cause?: string;
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
  return (instance.clocks ?? []).map((clock) => {
    const open = clock.state !== 'stopped';
    const now = open ? simulation.calendars.judge?.(clock.events, simulation.now) : undefined;
    const isLate = clock.breachedAt !== undefined || (open && clock.due !== null && simulation.now > clock.due);
    const standing = isLate ? 'breached' : clock.state === 'paused' ? 'paused' : 'running';
    return {
      metric: clock.metric,
      ...(clock.owner === undefined ? {} : { state: clock.owner }),
      ...(clock.due === null ? {} : { dueAt: clock.due }),
      status: clock.verdict?.result ?? standing,
      open,
      ...(clock.commitment === undefined ? {} : { commitment: clock.commitment }),
      remainingMs: now === undefined ? clock.remainingMs : now.remainingMs,
      ...(clock.cause === undefined ? {} : { cause: clock.cause }),
    };
  });
}

/** `number`: the one asked for, of several. */
export function noInstance(process: string, number?: number): Fault {
  if (number !== undefined)
    return {
      code: 'simulation/no-instance',
      message: {
        'zh-CN': `流程“${process}”还没有第 ${number} 个实例。`,
        en: `There is no instance number ${number} of "${process}" yet.`,
      },
      hint: {
        'zh-CN': '请核对 instance：按启动先后从 1 数起。',
        en: 'Check `instance`: they are counted from 1 in the order they were started.',
      },
    };
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
