import { html, nothing, type TemplateResult } from 'lit';
import type { Box } from '../../view/flow/layout/drawing.js';
import type { PadAction, PadOption } from './pad-options.js';
import { rovingFocus, rovingKey } from './roving.js';
import { sign } from './signs.js';
import type { Surface } from './surface.js';

/** Where the selection is in the stage, in px of the screen. */
export function screenBox({ board, drawing, selected }: Surface): Box {
  const { x, y, scale } = board.viewbox;
  const points = selected.flatMap((id) => {
    const shape = drawing.shapes.get(id);
    if (shape !== undefined)
      return [
        { x: shape.box.x, y: shape.box.y },
        { x: shape.box.x + shape.box.width, y: shape.box.y + shape.box.height },
      ];
    const way = drawing.connections.get(id);
    if (way === undefined) return [];
    const middle = way.points[Math.floor((way.points.length - 1) / 2)];
    return middle === undefined ? [] : [middle];
  });
  if (points.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const left = Math.min(...points.map((point) => point.x));
  const top = Math.min(...points.map((point) => point.y));
  const right = Math.max(...points.map((point) => point.x));
  const bottom = Math.max(...points.map((point) => point.y));
  return { x: (left - x) * scale, y: (top - y) * scale, width: (right - left) * scale, height: (bottom - top) * scale };
}

/** Fingers need larger buttons. */
function isCoarse(): boolean {
  return matchMedia('(pointer: coarse), (max-width: 640px)').matches;
}

/** Buttons beside what is selected; they stay in the window. */
export function padTemplate(
  surface: Surface,
  options: readonly PadOption[],
  label: string,
  press: (action: PadAction, event: MouseEvent) => void,
): TemplateResult {
  const box = screenBox(surface);
  const { outer } = surface.board.viewbox;
  const size = isCoarse() ? 44 : 30;
  const width = options.length * size + 6;
  const height = size + 16;
  const above = box.y - height > 4;
  const left = Math.max(4, Math.min(box.x, outer.width - width - 4));
  const top = above ? box.y - height : Math.max(4, Math.min(box.y + box.height + 14, outer.height - height + 6));
  return html`<div
    class="pad"
    role="toolbar"
    aria-label=${label}
    style=${`left:${left}px;top:${top}px`}
    @keydown=${rovingKey}
    @focusin=${rovingFocus}
  >
    ${options.map(
      ({ action, text, sign: name, danger, key }, index) =>
        html`<button
          type="button"
          class=${`icon${danger === true ? ' danger' : ''}`}
          data-pad=${action}
          title=${key === undefined ? text : `${text} (${key})`}
          aria-label=${text}
          aria-keyshortcuts=${key?.replace('Ctrl', 'Control') ?? nothing}
          tabindex=${index === 0 ? 0 : -1}
          @click=${(event: MouseEvent) => press(action, event)}
        >
          ${name === undefined ? text : sign(name)}
        </button>`,
    )}
  </div>`;
}
