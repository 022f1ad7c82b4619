import type { Command } from '../decide/command.js';
import type { Instant } from '../definition/instant.js';
import type { HistoryEvent, ProcessInstance } from '../instance/instance.js';
import { familyOrder } from './family-order.js';
import type { Scenario, ScenarioStep } from './scenario.js';
import { nameTarget, type StepTarget } from './step-target.js';
import { stepOfCommand, type StepPlaces } from './step-of-command.js';

/** An accepted command as the log keeps it. */
export interface LoggedCommand {
  readonly at: Instant;
  readonly command: Command;
}

/** A ticket, or a child of it, with all that was done to it. */
export interface TicketLog {
  readonly instance: ProcessInstance;
  /** From the first command on. */
  readonly log: readonly LoggedCommand[];
  readonly history: readonly HistoryEvent[];
}

/**
 * What happened in a ticket as a scenario: the same commands by the same people at the same times with the same data, and
 * what its services answered. What the engine does by itself (timers, children, notices) is left to it. Commands that a
 * story cannot tell (a migration: a story is played on the definitions of the day) are named in the description.
 */
export function scenarioOfLog(ticket: TicketLog, children: readonly TicketLog[] = []): Scenario {
  const family = [ticket, ...children];
  const { subject, businessKey, service, definition } = ticket.instance;
  const started = family.map(({ instance }) => instance).toSorted(byStart);
  const first = ticket.log[0];
  const steps: ScenarioStep[] = family.flatMap(jobSteps);
  const untold = new Set<string>();
  const signals = new Set<string>();
  let clock = first?.at ?? ticket.instance.startedAt;
  for (const { at, command, member } of familyOrder(family)) {
    if (isOwnDoing(command) && !(member === ticket && command === first?.command)) continue;
    if (command.type === 'receive-signal') {
      // One signal reaches everybody who listens; it is given once.
      const signal = `${command.name} ${at}`;
      if (signals.has(signal)) continue;
      signals.add(signal);
    }
    const step = stepOfCommand(command, placesOf(member, nameTarget(started, member.instance, definition.key)));
    if (step === 'nothing') continue;
    if (step === undefined) {
      untold.add(command.type);
      continue;
    }
    if (at > clock) {
      steps.push({ advanceTo: at });
      clock = at;
    }
    steps.push(step);
  }
  // Timers that came after the last word of a person.
  const end = ticket.instance.endedAt;
  if (end !== undefined && end > clock) steps.push({ advanceTo: end });
  return {
    process: definition.key,
    title: businessKey === undefined ? subject : `${businessKey} ${subject}`,
    ...(untold.size === 0 ? {} : { description: `未能转为步骤的操作：${[...untold].join('、')}` }),
    clock: first?.at ?? ticket.instance.startedAt,
    ...(service === undefined ? {} : { systems: { [service.system]: service.agreement.key } }),
    steps,
  };
}

/** What the engine, its timers and its jobs sent: in a story they do so again by themselves. */
function isOwnDoing(command: Command): boolean {
  if (/(^|:)job:/.test(command.commandId)) return true;
  switch (command.type) {
    case 'fire-timer':
    case 'complete-job':
    case 'lock-job':
    case 'extend-job-lock':
    case 'unlock-job':
    case 'complete-child':
    case 'apply-substitution':
    case 'apply-downtime':
    case 'apply-calendars':
      return true;
    default:
      return command.type === 'start' && command.parent !== undefined;
  }
}

/** What the services answered, each handler in its own order; a story that says nothing has them answer nothing. */
function jobSteps({ log, history }: TicketLog): readonly ScenarioStep[] {
  const handlers = new Map<string, string>();
  for (const { type, details } of history)
    if (type === 'job.created' && typeof details['job'] === 'string' && typeof details['handler'] === 'string')
      handlers.set(details['job'], details['handler']);
  return log.flatMap(({ command }): readonly ScenarioStep[] => {
    if (command.type !== 'complete-job') return [];
    const handler = handlers.get(command.jobId);
    if (handler === undefined) return [];
    const { result } = command;
    if (result.status === 'done') return [{ job: { handler, result: result.output ?? {} } }];
    const { message, final, code } = result;
    return [
      {
        job: {
          handler,
          fail: message,
          ...(final === undefined ? {} : { final }),
          ...(code === undefined ? {} : { error: code }),
        },
      },
    ];
  });
}

/** Those started at the same time stay as they come: parents before their children, those in the order they were asked for. */
function byStart(a: ProcessInstance, b: ProcessInstance): number {
  return a.startedAt === b.startedAt ? 0 : a.startedAt < b.startedAt ? -1 : 1;
}

function placesOf({ instance, history }: TicketLog, target: StepTarget): StepPlaces {
  const tasks = new Map<string, string>();
  for (const { taskId, state } of history)
    if (taskId !== undefined && state !== undefined && !tasks.has(taskId)) tasks.set(taskId, state);
  const jobs = new Map<unknown, string>();
  for (const { type, state, details } of history)
    if (type === 'job.created' && state !== undefined) jobs.set(details['job'], state);
  const metrics = new Map((instance.clocks ?? []).map(({ id, metric }) => [id, metric]));
  return {
    target,
    state: (taskId) => tasks.get(taskId),
    metric: (clockId) => metrics.get(clockId),
    job: (jobId) => jobs.get(jobId),
  };
}
