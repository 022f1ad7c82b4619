import type { ConnectionLayout, Layout, ProcessDefinition } from '../definition/process-definition.js';
import { walkStates } from '../definition/walk-states.js';
import type { FlowDraft, NodeDraft, ScopeDraft } from './bpmn-draft.js';

/** Kinds of ways in the order in which a layout counts the ways between two states. */
const order = [
  'timers',
  'messages',
  'signals',
  'initial',
  'branches',
  'otherwise',
  'outcomes',
  'onDone',
  'to',
  'onFailure',
  'onError',
];

/** What the layout says about the lines of the drawing: a way is told by its two states and its number among theirs. */
export function linesOf(
  definition: ProcessDefinition,
  layout: Layout,
  scopes: readonly ScopeDraft[],
): ReadonlyMap<FlowDraft, ConnectionLayout> {
  const said = new Map((layout.connections ?? []).map((line) => [idOf(line.from ?? '', line.to, line.way ?? 0), line]));
  if (said.size === 0) return new Map();
  const ways = new Map<string, { readonly kind: number; readonly flow?: FlowDraft; readonly to: string }[]>();
  for (const { key, state } of walkStates(definition)) {
    const initials =
      state.type === 'phase'
        ? [state.initial]
        : state.type === 'parallel'
          ? Object.values(state.regions).map(({ initial }) => initial)
          : [];
    ways.set(
      key,
      initials.map((to) => ({ kind: order.indexOf('initial'), to })),
    );
  }
  for (const scope of scopes) {
    const into = new Map(scope.flows.map((flow) => [flow.to, flow.from]));
    for (const flow of scope.flows) {
      const { way } = flow;
      const from = way === undefined ? undefined : ownerOf(flow.from, into);
      if (way === undefined || from === undefined || way.pointer === '/initial') continue;
      const kind = order.indexOf(way.pointer.split('/')[1] ?? '');
      ways.get(from)?.push({ kind, flow, to: way.to });
    }
  }
  const lines = new Map<FlowDraft, ConnectionLayout>();
  for (const [from, all] of ways) {
    const counts = new Map<string, number>();
    for (const { flow, to } of all.toSorted((a, b) => a.kind - b.kind)) {
      const way = counts.get(to) ?? 0;
      counts.set(to, way + 1);
      const line = said.get(idOf(from, to, way));
      if (flow !== undefined && line !== undefined) lines.set(flow, line);
    }
  }
  return lines;
}

function idOf(from: string, to: string, way: number): string {
  return JSON.stringify([from, to, way]);
}

/** The state a node belongs to: its own, that of its host, or of what leads to it. */
function ownerOf(node: NodeDraft, into: ReadonlyMap<NodeDraft, NodeDraft>): string | undefined {
  let at: NodeDraft | undefined = node;
  for (let steps = 0; at !== undefined && steps < 4; steps += 1) {
    if (at.own?.kind === 'state') return at.own.key;
    at = at.host ?? into.get(at);
  }
  return undefined;
}
