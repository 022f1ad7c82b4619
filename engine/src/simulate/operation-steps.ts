import type { AddSignMode } from '../definition/task-rules.js';
import type { JsonObject } from '../definition/json.js';
import type { ProcessInstance } from '../instance/instance.js';
import { openTaskIn } from './look-at.js';
import type { ScenarioStep } from './scenario.js';
import type { SimulatedCommand } from './simulation-options.js';
import { instanceVerbs, taskVerbs } from './command-verbs.js';
import { bodyOf } from './step-body.js';
import type { StepTarget } from './step-target.js';

interface InProcess extends StepTarget {
  readonly by: string;
}

interface AtTask extends InProcess {
  readonly state: string;
}

/** Steps of the operations: what people do at tasks and instances besides taking an outcome. */
export type OperationStep =
  | { readonly delegate: AtTask & { readonly to: string; readonly reason?: string } }
  | { readonly resolve: AtTask & { readonly data?: JsonObject; readonly comment?: string } }
  | { readonly recallDelegation: AtTask & { readonly reason?: string } }
  | {
      readonly addSigners: AtTask & {
        readonly mode: AddSignMode;
        readonly users: readonly string[];
        readonly reason: string;
      };
    }
  | { readonly removeSigners: AtTask & { readonly users?: readonly string[]; readonly reason?: string } }
  | {
      readonly return: AtTask & {
        readonly to?: string;
        readonly afterwards?: 'walk' | 'straight';
        readonly comment: string;
      };
    }
  | { readonly urge: AtTask & { readonly text?: string } }
  | { readonly recall: InProcess & { readonly reason?: string } }
  | { readonly takeBack: InProcess & { readonly state?: string; readonly reason?: string } }
  | { readonly cc: InProcess & { readonly users: readonly string[]; readonly text?: string } }
  | { readonly jump: InProcess & { readonly to: string; readonly people?: 'keep' | 'ask'; readonly reason: string } }
  | { readonly terminate: InProcess & { readonly as: 'terminated' | 'voided'; readonly reason: string } }
  | {
      readonly suspend: InProcess & {
        readonly reason: string;
        readonly timers?: 'shift' | 'absolute';
        readonly children?: boolean;
      };
    }
  | { readonly activate: InProcess & { readonly reason?: string; readonly children?: boolean } }
  | { readonly reopen: InProcess & { readonly to: string; readonly reason: string } }
  | { readonly handOver: InProcess & { readonly from: string; readonly to: string; readonly reason: string } };

/** The command of an operation step; `undefined` = another kind of step. Field names are those of the command but `data`. */
export function operationCommand(
  instance: ProcessInstance,
  step: ScenarioStep,
): SimulatedCommand | 'no-task' | undefined {
  for (const [type, verb] of Object.entries(taskVerbs)) {
    const body = bodyOf(step, verb) as (AtTask & { readonly data?: JsonObject }) | undefined;
    if (body === undefined) continue;
    const { state, process: _, instance: __, data, ...rest } = body;
    const task = openTaskIn(instance, state, body.by);
    if (task === undefined) return 'no-task';
    const values = data === undefined ? {} : { values: data };
    return { type, instanceId: instance.id, taskId: task.id, ...rest, ...values } as SimulatedCommand;
  }
  for (const [type, verb] of Object.entries(instanceVerbs)) {
    const body = bodyOf(step, verb) as InProcess | undefined;
    if (body === undefined) continue;
    const { process: _, instance: __, ...rest } = body;
    return { type, instanceId: instance.id, ...rest } as SimulatedCommand;
  }
  return undefined;
}

export function stepState(step: ScenarioStep): string {
  for (const verb of Object.values(taskVerbs)) {
    const body = bodyOf(step, verb) as AtTask | undefined;
    if (body !== undefined) return body.state;
  }
  return '';
}
