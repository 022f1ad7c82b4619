/**
 * For every node the one that all ways from it to an end must pass next (its immediate post-dominator); absent = none but
 * the end itself. Cooper, Harvey and Kennedy's algorithm on the graph turned round.
 */
export function joinsOf<Node>(nodes: readonly Node[], next: (node: Node) => readonly Node[]): ReadonlyMap<Node, Node> {
  const before = new Map<Node, Node[]>();
  for (const node of nodes)
    for (const following of next(node)) before.set(following, [...(before.get(following) ?? []), node]);
  const ends = nodes.filter((node) => next(node).length === 0);

  // Numbers in the order they are left when one walks back from the ends.
  const order: Node[] = [];
  const seen = new Set<Node>(ends);
  const stack = ends.map((node) => ({ node, at: 0 }));
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const previous = (before.get(top.node) ?? [])[top.at];
    top.at += 1;
    if (previous === undefined) {
      order.push(top.node);
      stack.pop();
    } else if (!seen.has(previous)) {
      seen.add(previous);
      stack.push({ node: previous, at: 0 });
    }
  }
  const number = new Map(order.map((node, at) => [node, at]));
  const exit = order.length;
  const join = new Map<number, number>([[exit, exit]]);
  for (const end of ends) join.set(number.get(end) ?? exit, exit);
  const meet = (a: number, b: number): number => {
    let [x, y] = [a, b];
    while (x !== y) {
      while (x < y) x = join.get(x) ?? exit;
      while (y < x) y = join.get(y) ?? exit;
    }
    return x;
  };
  for (let isStable = false; !isStable;) {
    isStable = true;
    for (const node of order.toReversed()) {
      const at = number.get(node) ?? exit;
      if (next(node).length === 0) continue;
      let common: number | undefined;
      for (const following of next(node)) {
        const other = number.get(following);
        if (other === undefined || !join.has(other)) continue;
        common = common === undefined ? other : meet(common, other);
      }
      if (common !== undefined && join.get(at) !== common) {
        join.set(at, common);
        isStable = false;
      }
    }
  }
  const found = new Map<Node, Node>();
  for (const node of order) {
    const target = order[join.get(number.get(node) ?? exit) ?? exit];
    if (target !== undefined) found.set(node, target);
  }
  return found;
}
