import { html, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Box, Point } from '../../view/flow/layout/drawing.js';
import type { Drawing } from '../drawing/drawing.js';

/** The whole drawing in small, with what is in view; pressing or dragging looks there. */
export function minimapTemplate(
  drawing: Drawing,
  selected: readonly string[],
  view: Box,
  label: string,
  look: (centre: Point) => void,
): TemplateResult {
  const whole = hull(
    [...drawing.shapes.values()].map(({ box }) => box),
    view,
  );
  const go = (event: PointerEvent): void => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    const map = event.currentTarget as SVGSVGElement;
    if (event.type === 'pointerdown') map.setPointerCapture(event.pointerId);
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM()?.inverse());
    look({ x: at.x, y: at.y });
  };
  return html`<svg
    class="minimap"
    role="img"
    aria-label=${label}
    viewBox=${`${whole.x} ${whole.y} ${whole.width} ${whole.height}`}
    @pointerdown=${go}
    @pointermove=${go}
  >
    ${guard([drawing, selected.join(' ')], () =>
      [...drawing.shapes.values()]
        .filter(({ what }) => what === 'state')
        .map((shape) => {
          const container = shape.what === 'state' && (shape.type === 'phase' || shape.type === 'parallel');
          const kind = selected.includes(shape.id) ? 'selected' : container ? 'container' : 'leaf';
          const { x, y, width, height } = shape.box;
          return svg`<rect class=${kind} x=${x} y=${y} width=${width} height=${height} rx="6" />`;
        }),
    )}
    <rect class="view" x=${view.x} y=${view.y} width=${Math.max(1, view.width)} height=${Math.max(1, view.height)} />
  </svg>`;
}

function hull(boxes: readonly Box[], view: Box): Box {
  const all = boxes.length === 0 ? [view] : boxes;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of all) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  const room = Math.max(right - left, bottom - top) * 0.06 + 20;
  return { x: left - room, y: top - room, width: right - left + room * 2, height: bottom - top + room * 2 };
}
