import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Command } from '../decide/command.js';
import { decide } from '../decide/decide.js';
import type { Accepted, DecideContext } from '../decide/decision.js';
import type { Fault } from '../definition/yunliu-error.js';
import type { ProcessInstance } from '../instance/instance.js';

/** What a decision may ask for on the way. */
interface Questions {
  context(serials: { readonly [scope: string]: number }): DecideContext;
  lastSerial(scope: string): number;
  /** All instances: open tasks are counted over them. */
  readonly instances: readonly ProcessInstance[];
}

/** Decides, with the serial numbers and loads it turns out to need. */
export function decideSimulated(
  process: CompiledProcess,
  instance: ProcessInstance | undefined,
  command: Command,
  questions: Questions,
): Accepted | { readonly fault: Fault } {
  const serials: { [scope: string]: number } = {};
  let loads: { readonly [userId: string]: number } = {};
  for (;;) {
    const decision = decide(process, instance, command, { ...questions.context(serials), loads });
    if (decision.kind === 'accepted' || decision.kind === 'refused') return decision;
    if (decision.kind === 'load-needed') loads = { ...loads, ...openTasksOf(decision.users, questions.instances) };
    else serials[decision.scope] = questions.lastSerial(decision.scope) + 1;
  }
}

function openTasksOf(
  users: readonly string[],
  instances: readonly ProcessInstance[],
): { readonly [userId: string]: number } {
  const tasks = instances.flatMap((instance) => instance.tasks);
  return Object.fromEntries(users.map((user) => [user, tasks.filter(({ assignee }) => assignee === user).length]));
}
