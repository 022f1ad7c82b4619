import { joinsOf } from './join-of.js';
import { child, children, type ModdleElement } from './moddle-element.js';

const NODE = /(Task|Gateway|Event|SubProcess|CallActivity|Transaction)$/;

/** The flow nodes of one scope and how they hang together. */
export class ForeignGraph {
  readonly nodes: readonly ModdleElement[];
  readonly others: readonly ModdleElement[];
  readonly #outgoing = new Map<ModdleElement, ModdleElement[]>();
  readonly #incoming = new Map<ModdleElement, ModdleElement[]>();
  readonly #borders = new Map<ModdleElement, ModdleElement[]>();
  readonly #joins: ReadonlyMap<ModdleElement, ModdleElement>;

  constructor(holder: ModdleElement) {
    const elements = children(holder, 'flowElements');
    this.nodes = elements.filter(({ $type }) => NODE.test($type));
    const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
    this.others = elements.filter((element) => !this.nodes.includes(element) && !flows.includes(element));
    // From the flows themselves: some programs leave the lists of the nodes out.
    for (const flow of flows) {
      const [source, target] = [child(flow, 'sourceRef'), child(flow, 'targetRef')];
      if (source === undefined || target === undefined) continue;
      push(this.#outgoing, source, flow);
      push(this.#incoming, target, flow);
    }
    for (const node of this.nodes) {
      const host = child(node, 'attachedToRef');
      if (node.$type === 'bpmn:BoundaryEvent' && host !== undefined) push(this.#borders, host, node);
    }
    this.#joins = joinsOf(this.nodes, (node) => this.next(node));
  }

  outgoing(node: ModdleElement): readonly ModdleElement[] {
    return this.#outgoing.get(node) ?? [];
  }

  incoming(node: ModdleElement): readonly ModdleElement[] {
    return this.#incoming.get(node) ?? [];
  }

  borders(node: ModdleElement): readonly ModdleElement[] {
    return this.#borders.get(node) ?? [];
  }

  next(node: ModdleElement): readonly ModdleElement[] {
    return this.outgoing(node).flatMap((flow) => child(flow, 'targetRef') ?? []);
  }

  /** Where all ways from a node come together again. */
  join(node: ModdleElement): ModdleElement | undefined {
    return this.#joins.get(node);
  }

  /** Everything that can be reached, `stop` and what lies behind it left out; with the ways from borders or without. */
  reach(
    start: ModdleElement,
    stop: ReadonlySet<ModdleElement>,
    options: { readonly borders: boolean },
  ): ReadonlySet<ModdleElement> {
    const seen = new Set<ModdleElement>();
    const open = [start];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (seen.has(node) || stop.has(node)) continue;
      seen.add(node);
      open.push(...this.next(node));
      if (options.borders) for (const border of this.borders(node)) open.push(...this.next(border));
    }
    return seen;
  }
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
