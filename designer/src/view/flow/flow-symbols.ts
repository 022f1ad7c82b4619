import { svg } from 'lit';
import type { SVGTemplateResult } from 'lit';
import type { GraphNode } from './flow-graph.js';

/** Small line drawings of 16 x 16 px, our own; `currentColor` is the line. */
const ICONS: { readonly [type in Exclude<GraphNode['type'], 'start'>]: SVGTemplateResult } = {
  task: svg`<circle cx="8" cy="5" r="2.8"/><path d="M2.6 14c.4-3.2 2.5-5 5.4-5s5 1.8 5.4 5"/>`,
  decision: svg`<path d="M8 1.8 14.2 8 8 14.2 1.8 8Z"/><path d="M8 5v3.4M8 10.6v.2"/>`,
  parallel: svg`<path d="M5 2v12M11 2v12"/>`,
  phase: svg`<rect x="2" y="3" width="12" height="10" rx="2"/><path d="M2 6.5h12"/>`,
  call: svg`<rect x="2" y="2.6" width="8.4" height="7" rx="1.6"/><path d="M6.4 13.4h5.4a1.8 1.8 0 0 0 1.8-1.8V6.4"/><path d="M8.6 11.2 6.4 13.4l2.2 2"/>`,
  wait: svg`<path d="M4 2h8M4 14h8M5 2c0 3.2 6 4.2 6 6s-6 2.8-6 6M11 2c0 3.2-6 4.2-6 6"/>`,
  service: svg`<circle cx="8" cy="8" r="2.4"/><path d="M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4"/>`,
  final: svg`<circle cx="8" cy="8" r="6"/><rect x="5.6" y="5.6" width="4.8" height="4.8" rx="1" fill="currentColor" stroke="none"/>`,
  anywhere: svg`<circle cx="8" cy="8" r="5.6" stroke-dasharray="2.4 2.4"/>`,
};

export const CLOCK = svg`<circle cx="8" cy="8" r="5.8"/><path d="M8 4.8V8l2.2 1.6"/>`;
export const ENVELOPE = svg`<rect x="2" y="3.6" width="12" height="8.8" rx="1.4"/><path d="m2.4 4.6 5.6 4.2 5.6-4.2"/>`;

export function icon(type: Exclude<GraphNode['type'], 'start'>, x: number, y: number, size = 16): SVGTemplateResult {
  return place(ICONS[type], x, y, size);
}

/** A 16 x 16 drawing moved to (x, y) and scaled. */
export function place(drawing: SVGTemplateResult, x: number, y: number, size = 16): SVGTemplateResult {
  return svg`<g class="icon" transform=${`translate(${x} ${y}) scale(${size / 16})`}>${drawing}</g>`;
}

/** Outline of a node; the shape alone says what kind it is. */
export function outline(node: GraphNode, width: number, height: number): SVGTemplateResult {
  switch (node.type) {
    case 'decision': {
      const cut = 18;
      const d = `M${cut} 0H${width - cut}L${width} ${height / 2}L${width - cut} ${height}H${cut}L0 ${height / 2}Z`;
      return svg`<path class="outline" d=${d}/>`;
    }
    case 'final':
    case 'anywhere':
      return svg`<rect class="outline" width=${width} height=${height} rx=${height / 2}/>`;
    case 'wait':
      return svg`<rect class="outline" width=${width} height=${height} rx="16"/>`;
    case 'call':
      return svg`<rect class="outline" width=${width} height=${height} rx="6"/><path class="inner" d=${`M5 0V${height}M${width - 5} 0V${height}`}/>`;
    case 'service':
      return svg`<rect class="outline" width=${width} height=${height} rx="2"/>`;
    default:
      return svg`<rect class="outline" width=${width} height=${height} rx="8"/>`;
  }
}
