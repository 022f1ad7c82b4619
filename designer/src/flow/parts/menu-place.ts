import type { Point } from '../../view/flow/layout/drawing.js';
import { screenBox } from './pad-template.js';
import type { Surface } from './surface.js';

/** Where a menu stands in the stage, px from its top and from one of its sides. */
export interface MenuPlace {
  readonly y: number;
  readonly left?: number;
  readonly right?: number;
}

/** The widest a menu gets, px. */
const WIDEST = 260;

/**
 * Where a menu of so many entries opens in the stage: at a point, below a button, or beside the selection. Where a wide one
 * would leave the stage it hangs from the right side instead, however long its words are.
 */
export function menuPlace(
  stage: HTMLElement,
  surface: Surface,
  count: number,
  { at, button }: { readonly at?: Point | undefined; readonly button?: HTMLElement | undefined },
): MenuPlace {
  const box = screenBox(surface);
  const { left, top } = stage.getBoundingClientRect();
  const from = button?.getBoundingClientRect();
  const beside = { x: box.x + box.width + 8, y: box.y };
  const wanted = at ?? (from === undefined ? beside : { x: from.left - left, y: Math.max(4, from.bottom - top + 2) });
  // Entries are as high as a finger where the stage is narrow (see the styles).
  const height = stage.clientWidth <= 640 ? Math.min(400, count * 40 + 12) : Math.min(320, count * 30 + 12);
  const y = Math.max(4, Math.min(wanted.y, stage.clientHeight - height - 6));
  if (wanted.x + WIDEST + 4 <= stage.clientWidth) return { left: Math.max(4, wanted.x), y };
  const edge = from === undefined ? wanted.x + WIDEST : from.right - left;
  return { right: Math.max(4, stage.clientWidth - edge), y };
}
