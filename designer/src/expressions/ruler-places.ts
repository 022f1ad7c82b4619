import type { Interval } from '../model/index.js';
import type { RulerScale } from './ruler-scale.js';

/** Where a stretch lies on the line, wide enough to be seen. */
export function stretch(scale: RulerScale, { low, high }: Interval): { readonly x: number; readonly width: number } {
  const [from, to] = [low === -Infinity ? 0 : scale.x(low), high === Infinity ? 1 : scale.x(high)];
  return { x: from, width: Math.max(to - from, 0.004) };
}

export function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}

/** As much of a title as fits into its piece. */
export function short(title: string, width: number): string {
  const most = Math.max(2, Math.floor(width * 40));
  return title.length <= most ? title : `${title.slice(0, most - 1)}…`;
}
