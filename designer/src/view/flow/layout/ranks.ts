/** A directed edge between two nodes of one level, by id. */
export interface Arc {
  readonly from: string;
  readonly to: string;
}

/**
 * Which arcs lead back. A depth-first walk in the order of the file (people write states in the order of the work), so
 * that a return is what looks like a return to the author.
 */
export function backArcs<A extends Arc>(nodes: readonly string[], arcs: readonly A[]): Set<A> {
  const order = new Map(nodes.map((node, index) => [node, index]));
  const next = new Map<string, A[]>();
  for (const arc of arcs) if (arc.from !== arc.to) next.set(arc.from, [...(next.get(arc.from) ?? []), arc]);
  for (const list of next.values()) list.sort((a, b) => (order.get(a.to) ?? 0) - (order.get(b.to) ?? 0));
  const back = new Set<A>();
  const state = new Map<string, 'open' | 'closed'>();
  const walk = (node: string): void => {
    state.set(node, 'open');
    for (const arc of next.get(node) ?? []) {
      const seen = state.get(arc.to);
      if (seen === 'open') back.add(arc);
      else if (seen === undefined) walk(arc.to);
    }
    state.set(node, 'closed');
  };
  for (const node of nodes) if (!state.has(node)) walk(node);
  return back;
}

/** Row of each node: one below the lowest of those before it; nodes nothing leads to stand right above what they lead to. */
export function rankNodes(nodes: readonly string[], forward: readonly Arc[]): Map<string, number> {
  const incoming = new Map<string, string[]>();
  for (const arc of forward) incoming.set(arc.to, [...(incoming.get(arc.to) ?? []), arc.from]);
  const ranks = new Map<string, number>();
  const rank = (node: string): number => {
    const known = ranks.get(node);
    if (known !== undefined) return known;
    const own = Math.max(-1, ...(incoming.get(node) ?? []).map(rank)) + 1;
    ranks.set(node, own);
    return own;
  };
  nodes.forEach(rank);
  for (const node of nodes.slice(1)) {
    if (incoming.has(node)) continue;
    const targets = forward.filter((arc) => arc.from === node).map((arc) => ranks.get(arc.to) ?? 1);
    if (targets.length > 0) ranks.set(node, Math.max(0, Math.min(...targets) - 1));
  }
  return ranks;
}

/** The longest way from the first node: the line the eye should follow straight down. */
export function mainLine(first: string, forward: readonly Arc[]): Set<Arc> {
  const leaving = new Map<string, Arc[]>();
  for (const arc of forward) {
    const present = leaving.get(arc.from);
    if (present === undefined) leaving.set(arc.from, [arc]);
    else present.push(arc);
  }
  const best = new Map<string, { length: number; via: Arc | undefined }>();
  const measure = (node: string): number => {
    const known = best.get(node);
    if (known !== undefined) return known.length;
    let length = 0;
    let via: Arc | undefined;
    for (const arc of leaving.get(node) ?? []) {
      const through = measure(arc.to) + 1;
      if (through > length) {
        length = through;
        via = arc;
      }
    }
    best.set(node, { length, via });
    return length;
  };
  measure(first);
  const line = new Set<Arc>();
  for (let via = best.get(first)?.via; via !== undefined; via = best.get(via.to)?.via) line.add(via);
  return line;
}
