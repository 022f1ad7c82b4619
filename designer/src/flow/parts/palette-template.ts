import { html, type TemplateResult } from 'lit';
import type { StateType } from '@yunliu/engine/definition';
import type { FlowDesignerTexts } from '../flow-designer-texts.js';
import { rovingFocus, rovingKey } from './roving.js';
import { stateSign } from './signs.js';

export const STATE_TYPES: readonly StateType[] = [
  'task',
  'decision',
  'parallel',
  'phase',
  'call',
  'wait',
  'service',
  'final',
];

/** Types of steps: dragged onto the board, or pressed (also by key) to append. */
export function paletteTemplate(
  texts: FlowDesignerTexts,
  press: (type: StateType) => void,
  drag: (event: PointerEvent, type: StateType) => void,
): TemplateResult {
  return html`<div
    class="palette"
    role="toolbar"
    aria-orientation="vertical"
    aria-label=${texts.palette}
    @keydown=${rovingKey}
    @focusin=${rovingFocus}
  >
    ${STATE_TYPES.map(
      (type, index) =>
        html`<button
          type="button"
          data-type=${type}
          tabindex=${index === 0 ? 0 : -1}
          title=${`${texts.typeHints[type]}（${texts.paletteHint}）`}
          @click=${() => press(type)}
          @pointerdown=${(event: PointerEvent) => drag(event, type)}
        >
          ${stateSign(type)}<span>${texts.types[type]}</span>
        </button>`,
    )}
  </div>`;
}
