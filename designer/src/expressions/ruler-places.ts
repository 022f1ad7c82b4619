import type { Interval } from '../model/index.js';
import { plus } from './ruler-model.js';
import { niceValue, type RulerScale } from './ruler-scale.js';

/** Where a stretch lies on the line, wide enough to be seen. */
export function stretch(scale: RulerScale, { low, high }: Interval): { readonly x: number; readonly width: number } {
  const [from, to] = [low === -Infinity ? 0 : scale.x(low), high === Infinity ? 1 : scale.x(high)];
  return { x: from, width: Math.max(to - from, 0.004) };
}

export function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}

/** As much of a title as fits into its piece of a line of `length` px. */
export function short(title: string, width: number, length: number): string {
  const most = Math.max(2, Math.floor((width * length) / 13));
  return title.length <= most ? title : `${title.slice(0, most - 1)}…`;
}

/** Where a key moves a boundary: about a hundredth of the line, with Shift or the page keys ten of them, or to its limits. */
export function keyTarget(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  at: number,
  { min, max }: { readonly min: number; readonly max: number },
  scale: RulerScale,
  step = 0,
): number | undefined {
  const small = niceValue((scale.high - scale.low) / 100, 0, undefined);
  const one = Math.max(step, small > 0 ? 10 ** Math.floor(Math.log10(small)) : 1);
  const by = one * (shiftKey || key.startsWith('Page') ? 10 : 1);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
    case 'PageUp':
      return plus(at, by);
    case 'ArrowLeft':
    case 'ArrowDown':
    case 'PageDown':
      return plus(at, -by);
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return undefined;
  }
}

/** Which numbers under a line of `length` px have room: none lies on the one before it. */
export function roomyLabels(
  labels: readonly { readonly x: number; readonly text: string }[],
  length: number,
): readonly boolean[] {
  let taken = -Infinity;
  return labels.map(({ x, text }) => {
    const half = ([...text].reduce((sum, sign) => sum + (/[\u2e80-\uffff]/.test(sign) ? 12 : 7), 0) + 6) / 2;
    if (x * length - half < taken) return false;
    taken = x * length + half;
    return true;
  });
}
