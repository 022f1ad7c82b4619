import type { BackDated } from '../decide/command.js';
import type { Instant } from '../definition/instant.js';
import type { BreachReason } from '../instance/instance-clock.js';
import type { ProcessInstance } from '../instance/instance.js';
import type { ScenarioStep } from './scenario.js';
import type { SimulatedCommand } from './simulation-options.js';
import { clockVerbs } from './command-verbs.js';
import { bodyOf } from './step-body.js';
import type { StepTarget } from './step-target.js';

interface InProcess extends StepTarget {
  readonly by: string;
}

/** The newest clock of that metric, an open one before one that has ended. */
interface AtClock extends InProcess {
  readonly metric: string;
}

/** Steps about promised times. */
export type ClockStep =
  | {
      readonly pauseClock: AtClock &
        BackDated & {
          readonly reason: string;
          readonly note?: string;
          readonly evidence?: readonly string[];
          readonly until?: Instant;
        };
    }
  | { readonly resumeClock: AtClock & BackDated & { readonly note?: string } }
  | { readonly requestExtension: AtClock & { readonly amount: number; readonly reason: string } }
  | {
      readonly decideExtension: AtClock & {
        readonly decision: 'grant' | 'refuse';
        readonly amount?: number;
        readonly reason?: string;
      };
    }
  | { readonly changePriority: InProcess & BackDated & { readonly priority: string; readonly reason: string } }
  | {
      readonly changeAgreement: InProcess & {
        readonly agreement: string;
        readonly version?: number;
        readonly mode: 'grandfather' | 'carry' | 'retro';
        readonly reason: string;
      };
    }
  | {
      readonly appealBreach: AtClock & {
        readonly cause: BreachReason;
        readonly reason: string;
        readonly evidence?: readonly string[];
      };
    }
  | {
      readonly ruleAppeal: AtClock & {
        readonly decision: 'uphold' | 'excuse';
        readonly reason: string;
        readonly cause?: BreachReason;
        readonly exclusion?: string;
      };
    }
  /** The oldest back-dated entry that waits. */
  | { readonly decideEntry: InProcess & { readonly approve: boolean; readonly reason?: string } }
  /** A window approved now, or (with `finishedAt`) the real end of one known by its id. */
  | {
      readonly downtime: {
        readonly id: string;
        readonly system: string;
        readonly from: Instant;
        readonly to: Instant;
        readonly finishedAt?: Instant;
      };
    };

/** The command of a step about promised times; `undefined` = another kind of step. */
export function clockCommand(instance: ProcessInstance, step: ScenarioStep): SimulatedCommand | undefined {
  const instanceId = instance.id;
  for (const [type, verb] of Object.entries(clockVerbs)) {
    const body = bodyOf(step, verb) as AtClock | undefined;
    if (body === undefined) continue;
    const { metric, process: _, instance: __, ...rest } = body;
    const ofMetric = (instance.clocks ?? []).filter((clock) => clock.metric === metric);
    const clock = ofMetric.findLast(({ state }) => state !== 'stopped') ?? ofMetric.at(-1);
    return { type, instanceId, clockId: clock?.id ?? metric, ...rest } as SimulatedCommand;
  }
  if ('changePriority' in step) {
    const { process: _, instance: __, ...rest } = step.changePriority;
    return { type: 'change-priority', instanceId, ...rest };
  }
  if ('changeAgreement' in step) {
    const { by, agreement, version = 1, mode, reason } = step.changeAgreement;
    return { type: 'change-agreement', instanceId, by, agreement: { key: agreement, version }, mode, reason };
  }
  if ('decideEntry' in step) {
    const { by, approve, reason } = step.decideEntry;
    const entryId = instance.lateEntries?.[0]?.id ?? '';
    return { type: 'decide-entry', instanceId, by, entryId, approve, ...(reason === undefined ? {} : { reason }) };
  }
  return undefined;
}
