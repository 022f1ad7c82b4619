import type { Point } from '../../view/flow/layout/drawing.js';
import { screenBox } from './pad-template.js';
import type { Surface } from './surface.js';

/** Where a menu of so many entries opens in the stage: at a point, below a button, or beside the selection. */
export function menuPlace(
  stage: HTMLElement,
  surface: Surface,
  count: number,
  { at, button }: { readonly at?: Point | undefined; readonly button?: HTMLElement | undefined },
): Point {
  const box = screenBox(surface);
  const { left, top } = stage.getBoundingClientRect();
  const from = button?.getBoundingClientRect();
  const beside = { x: box.x + box.width + 8, y: box.y };
  const wanted = at ?? (from === undefined ? beside : { x: from.left - left, y: Math.max(4, from.bottom - top + 2) });
  const height = Math.min(320, count * 30 + 12);
  return {
    x: Math.max(4, Math.min(wanted.x, stage.clientWidth - 200)),
    y: Math.max(4, Math.min(wanted.y, stage.clientHeight - height - 6)),
  };
}
