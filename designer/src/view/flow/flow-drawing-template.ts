import { nothing, svg } from 'lit';
import type { SVGTemplateResult } from 'lit';
import { CLOCK, ENVELOPE, icon, outline, place } from './flow-symbols.js';
import { changeSigns, markOf } from './flow-marks.js';
import type { FlowMarks, StateChange, StateMark } from './flow-marks.js';
import type { FlowTexts } from './flow-texts.js';
import { roundedPath } from './layout/tidy-points.js';
import { hasLabelIcon, LABEL_ICON } from './layout/metrics.js';
import type { Metrics } from './layout/metrics.js';
import type { PlacedContainer, PlacedEdge, PlacedNode } from './layout/drawing.js';
import { textWidth } from './text-size.js';

export interface DrawingContext {
  readonly marks: FlowMarks | undefined;
  /** States that differ from another version. */
  readonly changes?: { readonly [state: string]: StateChange } | undefined;
  readonly texts: FlowTexts;
  readonly metrics: Metrics;
  readonly selected: string | undefined;
  /** The one node in the tab order; arrows move it. */
  readonly focused: string | undefined;
  readonly onSelect: (state: string) => void;
  readonly onFocus: (state: string) => void;
}

export function edgeTemplate(placed: PlacedEdge, context: DrawingContext): SVGTemplateResult {
  const { edge, points, back } = placed;
  const taken = isTaken(placed, context.marks);
  const style = taken ? 'taken' : back ? 'back' : 'plain';
  return svg`<path class=${`edge ${edge.kind} ${back ? 'back' : ''} ${taken ? 'taken' : ''}`}
    d=${roundedPath(points, 7)} marker-end=${`url(#arrow-${style})`}/>`;
}

export function labelTemplate(placed: PlacedEdge, context: DrawingContext): SVGTemplateResult | typeof nothing {
  const { label, edge, back } = placed;
  if (label === undefined) return nothing;
  const { labelFont } = context.metrics;
  const iconRoom = hasLabelIcon(edge.kind) ? LABEL_ICON : 0;
  const middle = label.x + (label.width + iconRoom) / 2;
  const taken = isTaken(placed, context.marks);
  return svg`<g class=${`label ${back ? 'back' : ''} ${taken ? 'taken' : ''}`}>
    <title>${edge.label}</title>
    <rect x=${label.x} y=${label.y} width=${label.width} height=${label.height} rx="4"/>
    ${edge.kind === 'timer' ? place(CLOCK, label.x + 4, label.y + label.height / 2 - 7, 14) : nothing}
    ${edge.kind === 'message' ? place(ENVELOPE, label.x + 4, label.y + label.height / 2 - 7, 14) : nothing}
    ${label.lines.map(
      (line, index) =>
        svg`<text x=${middle} y=${label.y + 3 + 15 * index + 11.5} font-size=${labelFont}>${line}</text>`,
    )}
  </g>`;
}

export function containerTemplate(box: PlacedContainer, context: DrawingContext): SVGTemplateResult {
  const mark = box.node === undefined ? 'none' : markOf(box.node.id, context.marks);
  return svg`<g class=${`container ${box.kind} ${mark} ${changeClass(box.node?.id, context)}`}>
    <rect x=${box.x} y=${box.y} width=${box.width} height=${box.height} rx=${box.kind === 'region' ? 6 : 10}/>
  </g>`;
}

/** Drawn over the lines, on its own ground: a line that enters from above does not strike it out. */
export function containerTitleTemplate(box: PlacedContainer, context: DrawingContext): SVGTemplateResult {
  const mark = box.node === undefined ? 'none' : markOf(box.node.id, context.marks);
  const region = box.kind === 'region';
  const clock = box.node?.hasTimer === true;
  const wide = textWidth(box.title, 12.5);
  const left = box.x + (region ? 10 : 31);
  const ground = (region ? 0 : 25) + wide + (clock ? 26 : 4);
  return svg`<g class=${`container-title ${box.kind} ${mark} ${changeClass(box.node?.id, context)}`}>
    ${box.title === '' ? nothing : svg`<rect x=${left - (region ? 2 : 25)} y=${box.y + (region ? 4 : 6)} width=${ground} height="18" rx="3"/>`}
    ${region || box.node === undefined ? nothing : icon(box.kind === 'parallel' ? 'parallel' : 'phase', box.x + 10, box.y + 8, 15)}
    <text x=${left} y=${box.y + (region ? 17 : 20)}>${box.title}</text>
    ${clock ? place(CLOCK, left + wide + 8, box.y + 8, 15) : nothing}
    ${changeSign(box.node?.id, box.x, box.y, context)}
  </g>`;
}

export function nodeTemplate(placed: PlacedNode, context: DrawingContext): SVGTemplateResult {
  const { node, x, y, width, height, lines } = placed;
  if (node.type === 'start') {
    return svg`<circle class="start" cx=${x + width / 2} cy=${y + height / 2} r="6"><title>${node.title}</title></circle>`;
  }
  if (node.type === 'anywhere') {
    return svg`<g class="node anywhere" transform=${`translate(${x} ${y})`}>${outline(node, width, height)}
      <text class="subtitle" x=${width / 2} y=${height / 2 + 4.2} text-anchor="middle">${lines[0]}</text></g>`;
  }
  const { titleFont } = context.metrics;
  const mark = markOf(node.id, context.marks);
  const selected = context.selected === node.id;
  const centred = node.type === 'decision';
  const textX = centred ? width / 2 : 33;
  const block = lines.length * 17 + (node.subtitle === '' ? 0 : 16);
  const first = (height - block) / 2 + 13;
  const who = fitted(node.subtitle, width - textX - (centred ? 20 : 12));
  return svg`<g class=${`node ${node.type} ${mark} ${changeClass(node.id, context)} ${selected ? 'selected' : ''}`} data-state=${node.id}
      transform=${`translate(${x} ${y})`} role="button" tabindex=${context.focused === node.id ? 0 : -1}
      aria-pressed=${selected ? 'true' : 'false'}
      @click=${() => context.onSelect(node.id)} @focus=${() => context.onFocus(node.id)}>
    <title>${describe(placed, mark, context)}</title>
    <g aria-hidden="true">
    ${mark === 'active' ? svg`<rect class="ring" width=${width} height=${height} rx="10" style="transform-box:fill-box;transform-origin:center"/>` : nothing}
    <rect class="focus" x="-5" y="-5" width=${width + 10} height=${height + 10} rx="11"/>
    ${outline(node, width, height)}
    ${centred ? nothing : icon(node.type, 11, (height - 16) / 2)}
    ${lines.map(
      (line, index) =>
        svg`<text class="title" x=${textX} y=${first + index * 17} font-size=${titleFont} text-anchor=${centred ? 'middle' : 'start'}>${line}</text>`,
    )}
    ${who === '' ? nothing : svg`<text class="subtitle" x=${textX} y=${first + lines.length * 17 - 1}>${who}</text>`}
    ${timingMarks(placed)} ${badge(placed, mark, context)} ${changeSign(node.id, 0, 0, context)}
    </g>
  </g>`;
}

function changeOf(state: string | undefined, { changes }: DrawingContext): StateChange | undefined {
  return state !== undefined && changes !== undefined && Object.hasOwn(changes, state) ? changes[state] : undefined;
}

function changeClass(state: string | undefined, context: DrawingContext): string {
  const change = changeOf(state, context);
  return change === undefined ? '' : `change-${change}`;
}

function changeSign(state: string | undefined, x: number, y: number, context: DrawingContext): SVGTemplateResult {
  const change = changeOf(state, context);
  if (change === undefined) return svg``;
  return svg`<g class="change-sign"><circle cx=${x + 2} cy=${y + 2} r="9"/><text x=${x + 2} y=${y + 6.4}>${changeSigns[change]}</text></g>`;
}

function fitted(text: string, room: number): string {
  if (textWidth(text, 11.5) <= room) return text;
  let kept = [...text];
  while (kept.length > 1 && textWidth(kept.join('') + '…', 11.5) > room) kept = kept.slice(0, -1);
  return `${kept.join('')}…`;
}

function timingMarks({ node, height }: PlacedNode): SVGTemplateResult {
  const signs = [...(node.hasTimer ? [CLOCK] : []), ...(node.hasMessage ? [ENVELOPE] : [])];
  return svg`${signs.map(
    (sign, index) =>
      svg`<g class="timing"><circle class="back" cx=${16 + index * 22} cy=${height} r="8.5"/>${place(sign, 9.5 + index * 22, height - 6.5, 13)}</g>`,
  )}`;
}

function badge(
  { node, width, height }: PlacedNode,
  mark: StateMark,
  { marks, texts }: DrawingContext,
): SVGTemplateResult {
  const visits = marks?.visits?.[node.id] ?? 0;
  const times = visits > 1 ? svg`<text class="times" x=${width - 8} y=${height - 6}>×${visits}</text>` : svg``;
  if (marks?.incidents?.includes(node.id) === true) {
    return svg`${times}<circle class="badge incident" cx=${width - 4} cy="1" r="9"/><path class="badge-line" d=${`M${width - 4} -3.5V1.5M${width - 4} 5V5.2`}/>`;
  }
  if (mark === 'done') {
    return svg`${times}<circle class="badge done" cx=${width - 4} cy="1" r="8.5"/><path class="badge-line" d=${`m${width - 8} 1 2.8 3 5-5.6`}/>`;
  }
  if (mark === 'active') {
    const room = textWidth(texts.active, 10.5) + 12;
    return svg`${times}<rect class="badge active" x=${width - room + 4} y="-9" width=${room} height="17" rx="8.5"/>
      <text class="badge-text" x=${width + 4 - room / 2} y="3.4">${texts.active}</text>`;
  }
  return times;
}

/** What a screen reader says, and the tooltip: title, kind, who, how it stands. */
export function describe(
  placed: Pick<PlacedNode, 'node'>,
  mark: StateMark,
  { texts, marks, changes }: Pick<DrawingContext, 'texts' | 'marks' | 'changes'>,
): string {
  const { node } = placed;
  const changed = changes !== undefined && Object.hasOwn(changes, node.id) ? changes[node.id] : undefined;
  const kind = node.type === 'start' || node.type === 'anywhere' ? '' : texts.types[node.type];
  const visits = marks?.visits?.[node.id] ?? 0;
  return [
    node.title,
    kind,
    node.subtitle,
    mark === 'none' ? '' : texts[mark],
    visits > 1 ? texts.times(visits) : '',
    marks?.incidents?.includes(node.id) === true ? texts.incident : '',
    changed === undefined ? '' : texts.change[changed],
  ]
    .filter((part) => part !== '')
    .join('，');
}

function isTaken({ edge }: PlacedEdge, marks: FlowMarks | undefined): boolean {
  return marks?.taken?.includes(edge.id) === true;
}
