import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Command } from '../decide/command.js';
import { decide } from '../decide/decide.js';
import type { DecideContext } from '../decide/decision.js';
import type { Fault } from '../definition/yunliu-error.js';
import type { ExplainedCondition } from '../expressions/explain-condition.js';
import type { ProcessInstance } from '../instance/instance.js';
import { explainOutcomes } from './outcomes.js';
import { peopleFor } from './people-behind.js';

/** Why a command would be refused, with what would have to be otherwise. */
export interface ExplainedRefusal {
  readonly fault: Fault;
  /** Ids of the people who could do it instead. */
  readonly people?: readonly string[];
  /** Parts of the outcome's condition that are not met, with the values they read. */
  readonly unmet?: readonly ExplainedCondition[];
}

/** `undefined` = the command would be accepted now. Writes nothing. */
export function explainRefusal(
  process: CompiledProcess,
  instance: ProcessInstance | undefined,
  command: Command,
  ctx: DecideContext,
): ExplainedRefusal | undefined {
  const decision = decide(process, instance, command, ctx);
  if (decision.kind !== 'refused') return undefined;
  const { fault } = decision;
  if (command.type === 'start') {
    if (fault.code !== 'process/start-not-allowed') return { fault };
    const starters = process.definition.start.by.flatMap((role) => ctx.directory.usersInRole(role));
    return { fault, people: [...new Set(starters.filter(({ active }) => active).map(({ id }) => id))] };
  }
  const task = 'taskId' in command ? instance?.tasks.find(({ id }) => id === command.taskId) : undefined;
  if (instance === undefined || task === undefined) return { fault };
  if (fault.code === 'task/not-assigned') return { fault, people: peopleFor(task, ctx.directory) };
  if (fault.code !== 'outcome/not-offered' || command.type !== 'complete') return { fault };
  const at = { now: ctx.now, actor: command.actor.userId, values: command.values };
  const outcome = explainOutcomes(process, instance, task, at).find((each) => each.outcome === command.outcome);
  return { fault, unmet: outcome?.unmet ?? [] };
}
