import type { Instant } from '../../definition/instant.js';

/** One evaluation under way. */
export interface Run {
  readonly variables: { readonly [name: string]: unknown };
  readonly now: Instant;
  stepsLeft: number;
}

/** Steps one evaluation may take: about 10 ms of work. A list of 1,000 rows walked with a simple body takes 2,000. */
export const STEP_BUDGET = 100_000;

export class BudgetExceeded extends Error {}

/** Charges work that grows with the data. Throws {@link BudgetExceeded}, caught at the door of evaluation. */
export function spend(run: Run, steps: number): void {
  run.stepsLeft -= steps;
  if (run.stepsLeft < 0) throw new BudgetExceeded();
}
