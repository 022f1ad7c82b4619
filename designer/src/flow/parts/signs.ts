import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { StateType } from '@yunliu/engine/definition';
import { icon } from '../../view/flow/flow-symbols.js';

/** Line drawings of 16 by 16 for buttons of the board. */
const SIGNS = {
  undo: svg`<path d="M3 6h6.2a3.6 3.6 0 0 1 0 7.2H6M5.6 3.2 2.8 6l2.8 2.8"/>`,
  redo: svg`<path d="M13 6H6.8a3.6 3.6 0 0 0 0 7.2H10M10.4 3.2 13.2 6l-2.8 2.8"/>`,
  hand: svg`<path d="M8 1.8v12.4M1.8 8h12.4M6 3.6 8 1.6l2 2M6 12.4l2 2 2-2M3.6 6l-2 2 2 2M12.4 6l2 2-2 2"/>`,
  lasso: svg`<rect x="2" y="2.6" width="12" height="10.8" rx="1" stroke-dasharray="2.6 2"/>`,
  space: svg`<path d="M8 2v12M5 8H1.6M3.4 6 1.4 8l2 2M11 8h3.4M12.6 6l2 2-2 2"/>`,
  align: svg`<path d="M2.4 2v12M5 4.4h8M5 8h5M5 11.6h7"/>`,
  layOut: svg`<rect x="5.4" y="1.8" width="5.2" height="3.4" rx=".6"/><rect x="1.6" y="10.8" width="5.2" height="3.4" rx=".6"/><rect x="9.2" y="10.8" width="5.2" height="3.4" rx=".6"/><path d="M8 5.2V8M4.2 10.8V8h7.6v2.8"/>`,
  zoomIn: svg`<circle cx="7" cy="7" r="4.6"/><path d="m10.4 10.4 3.8 3.8M7 5v4M5 7h4"/>`,
  zoomOut: svg`<circle cx="7" cy="7" r="4.6"/><path d="m10.4 10.4 3.8 3.8M5 7h4"/>`,
  fit: svg`<path d="M2 5.4V2h3.4M10.6 2H14v3.4M14 10.6V14h-3.4M5.4 14H2v-3.4"/>`,
  search: svg`<circle cx="7" cy="7" r="4.6"/><path d="m10.4 10.4 3.8 3.8"/>`,
  minimap: svg`<rect x="1.8" y="2.6" width="12.4" height="10.8" rx="1"/><rect x="8.2" y="7.6" width="4.4" height="4" rx=".4"/>`,
  keys: svg`<rect x="1.4" y="3.6" width="13.2" height="8.8" rx="1.2"/><path d="M4 6.4h.1M6.7 6.4h.1M9.4 6.4h.1M12 6.4h.1M4.8 9.8h6.4"/>`,
  append: svg`<path d="M8 3v10M3 8h10"/>`,
  replace: svg`<path d="M2.6 6.4A5.6 5.6 0 0 1 13 5.2M13.4 9.6A5.6 5.6 0 0 1 3 10.8M13.2 2.4v3h-3M2.8 13.6v-3h3"/>`,
  connect: svg`<path d="M2.6 13.4 12.6 3.4M7 3h6v6"/>`,
  copy: svg`<rect x="5" y="5" width="8.6" height="8.6" rx="1.2"/><path d="M11 5V3.6a1.2 1.2 0 0 0-1.2-1.2H3.6a1.2 1.2 0 0 0-1.2 1.2v6.2A1.2 1.2 0 0 0 3.6 11H5"/>`,
  remove: svg`<path d="M2.6 4.2h10.8M6 4.2V2.6h4v1.6M4 4.2l.6 9.2h6.8l.6-9.2M6.6 7v4M9.4 7v4"/>`,
  properties: svg`<path d="M2 4.4h7M12.4 4.4H14M2 11.6h1.6M7 11.6h7"/><circle cx="10.6" cy="4.4" r="1.7"/><circle cx="5.2" cy="11.6" r="1.7"/>`,
  close: svg`<path d="m4 4 8 8M12 4l-8 8"/>`,
  more: svg`<path d="M3.4 8h.1M8 8h.1M12.6 8h.1" stroke-width="2.6"/>`,
  straighten: svg`<path d="M3 2.6v5.8a2 2 0 0 0 2 2h8M10.4 7.8l2.8 2.6-2.8 2.6"/>`,
  rename: svg`<path d="M3 13h2.4l7-7L10 3.6l-7 7ZM9 4.6 11.4 7"/>`,
} as const;

export type SignName = keyof typeof SIGNS;

export function sign(name: SignName): TemplateResult {
  return drawn(SIGNS[name]);
}

export function stateSign(type: StateType): TemplateResult {
  return drawn(icon(type, 0, 0));
}

function drawn(drawing: SVGTemplateResult): TemplateResult {
  return html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true">${drawing}</svg>`;
}
