import { html, nothing, type TemplateResult } from 'lit';
import { markSigns, type FlowMarks } from '../../view/flow/flow-marks.js';
import { stateId, type DrawnConnection, type Drawing } from '../drawing/drawing.js';
import type { Surface } from './surface.js';

/** Where something that runs on the drawn process stands; one token for every place that waits. */
export interface BoardMarks extends FlowMarks {
  readonly tokens?: readonly { readonly state: string; readonly id: string; readonly count: number }[];
}

/** Kinds of ways by the kinds of transitions. */
const kinds: { readonly [Kind in DrawnConnection['kind']]?: string } = {
  outcome: 'outcome',
  branch: 'branch',
  otherwise: 'branch',
  timer: 'timer',
  message: 'message',
  signal: 'message',
};

/** The class each marked element wears. */
export function walkMarks(drawing: Drawing, marks: BoardMarks | undefined): ReadonlyMap<string, string> {
  const worn = new Map<string, string>();
  if (marks === undefined) return worn;
  for (const key of marks.done) worn.set(stateId(key), 'walked');
  for (const key of marks.active) worn.set(stateId(key), 'here');
  for (const key of marks.incidents ?? []) worn.set(stateId(key), 'stuck');
  const taken = new Set(marks.taken);
  for (const { id, from, to, kind } of drawing.connections.values())
    if (taken.has(`${from}>${to}>${kinds[kind] ?? 'route'}`)) worn.set(id, 'walked');
  return worn;
}

/** Signs over the board: tokens where something waits, ticks where it was. What they say stands in words beside the board. */
export function tokensTemplate({ board, drawing }: Surface, marks: BoardMarks | undefined): unknown {
  if (marks === undefined) return nothing;
  const { x, y, scale } = board.viewbox;
  const sign = (state: string, tone: string, text: string): TemplateResult | typeof nothing => {
    const box = drawing.shapes.get(stateId(state))?.box;
    if (box === undefined) return nothing;
    const [left, top] = [(box.x - x) * scale, (box.y - y) * scale];
    return html`<span
      class=${`token ${tone}`}
      data-token=${state}
      aria-hidden="true"
      style=${`left:${left}px;top:${top}px`}
      >${text}</span
    >`;
  };
  const tokens = marks.tokens ?? marks.active.map((state) => ({ state, count: 1 }));
  const here = new Map<string, number>();
  for (const { state, count } of tokens) here.set(state, (here.get(state) ?? 0) + count);
  return html`${marks.done.map((state) => sign(state, 'walked', markSigns.done))}
  ${[...here].map(([state, count]) => sign(state, 'here', count > 1 ? String(count) : markSigns.active))}`;
}
