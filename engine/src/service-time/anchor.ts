import type { Instant } from '../definition/instant.js';
import type { ClockView } from './clock.js';

/**
 * When a clock starts that is chained to another: `stop`: when that one stopped; `earlier`: then, or when it was due, if
 * that came first (a late link does not give the next one more time). Null = not yet, judging by `view`, taken at `asOf`.
 */
export function anchoredStart(view: ClockView, mode: 'stop' | 'earlier', asOf: Instant): Instant | null {
  const stop = view.stoppedAt;
  if (mode === 'stop' || view.due === null) return stop;
  const due = Date.parse(view.due) <= Date.parse(asOf) ? view.due : null;
  if (stop === null || due === null) return stop ?? due;
  return Date.parse(stop) < Date.parse(due) ? stop : due;
}
