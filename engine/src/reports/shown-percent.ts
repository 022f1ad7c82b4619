/**
 * A share in percent as reports show it: two decimals, never rounded up over the target or to a full hundred. 94.996 of
 * a target of 95 is shown as 94.99: whoever reads "95.00" must be able to rely on a promise that was kept.
 */
export function shownPercent(percent: number | null, target: number | null): number | null {
  if (percent === null) return null;
  const rounded = Math.round(percent * 100) / 100;
  const isRaised = (limit: number): boolean => percent < limit && rounded >= limit;
  if (!isRaised(100) && (target === null || !isRaised(target))) return rounded;
  return Math.floor(percent * 100) / 100;
}

/** The share of kept cases; null without counted cases. One division, so that 190 of 200 is 95 exactly. */
export function shareOf(met: number, breached: number): number | null {
  return met + breached === 0 ? null : (100 * met) / (met + breached);
}
