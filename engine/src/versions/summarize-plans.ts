import type { CompiledProcess } from '../compile/compiled-process.js';
import { localize } from '../definition/localized-text.js';
import { leafStates } from '../instance/leaf-states.js';
import type { ProcessInstance } from '../instance/instance.js';
import type { MigrationReason, Verdict } from './migration-reason.js';
import type { InstancePlan } from './plan-migration.js';

/** Instances by verdict. */
export interface VerdictCounts {
  readonly total: number;
  readonly safe: number;
  readonly mapping: number;
  readonly blocked: number;
}

/** One reason over all instances. */
export interface ReasonCount extends MigrationReason {
  readonly count: number;
  /** The first few it holds for. */
  readonly instances: readonly string[];
}

/** The plans of all instances of one version, grouped. */
export interface PlanSummary extends VerdictCounts {
  readonly states: readonly (VerdictCounts & { readonly state: string; readonly title: string })[];
  readonly reasons: readonly ReasonCount[];
}

const EXAMPLES = 5;

/** Collects plans one by one, so that a million instances need not be held at once. */
export class PlanCounter {
  readonly #process: CompiledProcess;
  readonly #all = counts();
  readonly #states = new Map<string, Counts>();
  readonly #reasons = new Map<string, { reason: MigrationReason; count: number; instances: string[] }>();

  constructor(from: CompiledProcess) {
    this.#process = from;
  }

  add(instance: ProcessInstance, plan: InstancePlan): void {
    bump(this.#all, plan.verdict);
    for (const state of new Set(leafStates(instance))) {
      const own = this.#states.get(state) ?? counts();
      this.#states.set(state, own);
      bump(own, plan.verdict);
    }
    const told = new Set<string>();
    for (const reason of plan.reasons) {
      const key = `${reason.code} ${reason.state ?? ''} ${reason.name ?? ''}`;
      if (told.has(key)) continue;
      told.add(key);
      const known = this.#reasons.get(key) ?? { reason, count: 0, instances: [] };
      this.#reasons.set(key, known);
      known.count += 1;
      if (known.instances.length < EXAMPLES) known.instances.push(instance.id);
    }
  }

  summary(): PlanSummary {
    const order = ['blocked', 'mapping', 'note'];
    return {
      ...this.#all,
      states: [...this.#states].map(([state, own]) => ({
        state,
        title: localize(this.#process.states.get(state)?.state.title) || state,
        ...own,
      })),
      reasons: [...this.#reasons.values()]
        .map(({ reason, count, instances }) => ({ ...reason, count, instances }))
        .toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level) || b.count - a.count),
    };
  }
}

type Counts = { -readonly [Key in keyof VerdictCounts]: number };

function counts(): Counts {
  return { total: 0, safe: 0, mapping: 0, blocked: 0 };
}

function bump(into: Counts, verdict: Verdict): void {
  into.total += 1;
  into[verdict] += 1;
}
