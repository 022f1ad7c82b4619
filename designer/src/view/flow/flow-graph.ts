import { localize, walkStates } from '@yunliu/engine/definition';
import type {
  Locale,
  LocalizedText,
  MessageRule,
  Outcomes,
  PhaseState,
  ProcessDefinition,
  Route,
  State,
  States,
  StateType,
  TimerRule,
} from '@yunliu/engine/definition';
import { flowTexts, type FlowTexts } from './flow-texts.js';
import { GraphLabels } from './graph-labels.js';

/** Why an edge exists; each kind is drawn in its own line style. */
export type EdgeKind = 'outcome' | 'branch' | 'route' | 'timer' | 'message';

export interface GraphNode {
  readonly id: string;
  /** `start`: the dot before the initial state; `anywhere`: outcomes and timers common to a whole container. */
  readonly type: StateType | 'start' | 'anywhere';
  readonly title: string;
  /** Who works on it, or which process it starts. */
  readonly subtitle: string;
  readonly hasTimer: boolean;
  readonly hasMessage: boolean;
  /** What a phase or a parallel state contains; one level for a phase, one per region for a parallel. */
  readonly levels: readonly GraphLevel[];
}

/** The states that stand side by side in one container (or at the top). */
export interface GraphLevel {
  readonly id: string;
  readonly title: string;
  readonly nodes: readonly GraphNode[];
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly label: string;
}

export interface FlowGraph {
  readonly root: GraphLevel;
  readonly edges: readonly GraphEdge[];
}

/** What a definition draws: nodes in their containers, and one edge per pair of states and kind (labels joined). */
export function buildFlowGraph(
  definition: ProcessDefinition,
  locale: Locale,
  related: readonly ProcessDefinition[] = [],
): FlowGraph {
  const builder = new GraphBuilder(definition, locale, related);
  const root = builder.level('', '', definition.states, definition.initial);
  const common = builder.anywhere('', definition.outcomes, definition.timers, definition.messages);
  return {
    root: { ...root, nodes: [...root.nodes, ...common] },
    edges: mergeParallelEdges(builder.edges),
  };
}

class GraphBuilder {
  readonly edges: GraphEdge[] = [];
  private readonly locale: Locale;
  private readonly texts: FlowTexts;
  private readonly labels: GraphLabels;

  constructor(definition: ProcessDefinition, locale: Locale, related: readonly ProcessDefinition[]) {
    this.locale = locale;
    this.texts = flowTexts(locale);
    this.labels = new GraphLabels(definition, locale, related);
  }

  level(id: string, title: string, states: States, initial: string): GraphLevel {
    const start: GraphNode = {
      id: `start:${id}`,
      type: 'start',
      title: this.texts.start,
      subtitle: '',
      hasTimer: false,
      hasMessage: false,
      levels: [],
    };
    this.edge(start.id, initial, 'route', '');
    const nodes = Object.entries(states).map(([key, state]) => this.node(key, state));
    return { id, title, nodes: [start, ...nodes] };
  }

  /** Pseudo node for what is common to a whole container when it leads somewhere the container's border cannot show. */
  anywhere(
    owner: string,
    outcomes: Outcomes | undefined,
    timers: readonly TimerRule[] | undefined,
    messages: readonly MessageRule[] | undefined,
  ): GraphNode[] {
    const before = this.edges.length;
    const id = `anywhere:${owner}`;
    this.outcomes(id, outcomes ?? {});
    this.timing(id, timers, messages);
    if (this.edges.length === before) return [];
    const title = this.texts.anywhere;
    return [{ id, type: 'anywhere', title, subtitle: '', hasTimer: false, hasMessage: false, levels: [] }];
  }

  private node(key: string, state: State): GraphNode {
    const waiting = 'timers' in state || 'messages' in state ? state : undefined;
    const levels: GraphLevel[] = [];
    this.edgesOf(key, state);
    if (state.type === 'phase') {
      const level = this.level(key, '', state.states, state.initial);
      const inside = keysWithin(state.states);
      const common = this.anywhere(
        key,
        pick(state.outcomes, (outcome) => inside.has(outcome.to)),
        state.timers?.filter((timer) => timer.to !== undefined && inside.has(timer.to)),
        state.messages?.filter((message) => inside.has(message.to)),
      );
      levels.push({ ...level, nodes: [...level.nodes, ...common] });
    } else if (state.type === 'parallel') {
      for (const [name, region] of Object.entries(state.regions)) {
        levels.push(this.level(`${key}/${name}`, localize(region.title, this.locale), region.states, region.initial));
      }
    }
    return {
      id: key,
      type: state.type,
      title: localize(state.title, this.locale),
      subtitle: this.labels.subtitle(state),
      hasTimer: (waiting?.timers?.length ?? 0) > 0,
      hasMessage: (waiting?.messages?.length ?? 0) > 0,
      levels,
    };
  }

  private edgesOf(key: string, state: State): void {
    switch (state.type) {
      case 'task':
        this.outcomes(key, state.outcomes);
        break;
      case 'decision':
        for (const branch of state.branches) {
          this.edge(key, branch.to, 'branch', this.titleOr(branch.title, branch.when));
        }
        this.edge(key, state.otherwise, 'branch', this.texts.otherwise);
        break;
      case 'parallel':
        this.edge(key, state.to, 'route', '');
        break;
      case 'call':
        this.routes(key, state.outcomes, (outcome) =>
          this.labels.childOutcome(state.process, outcome, Object.keys(state.outcomes)),
        );
        break;
      case 'service':
        this.edge(key, state.to, 'route', '');
        if (state.onFailure !== undefined) this.edge(key, state.onFailure, 'route', this.texts.failure);
        break;
      case 'phase':
        this.edgesOfPhase(key, state);
        break;
      case 'wait':
      case 'final':
        break;
    }
    if (state.type !== 'phase' && state.type !== 'decision' && state.type !== 'final') {
      this.timing(key, state.timers, state.messages);
    }
  }

  /** A phase's own ways out: from its border, unless they lead back inside (those start at an `anywhere` node). */
  private edgesOfPhase(key: string, state: PhaseState): void {
    const inside = keysWithin(state.states);
    this.routes(key, state.onDone, (outcome) => this.labels.finalTitle(state.states, outcome));
    this.outcomes(
      key,
      pick(state.outcomes, (outcome) => !inside.has(outcome.to)),
    );
    this.timing(
      key,
      state.timers?.filter((timer) => timer.to !== undefined && !inside.has(timer.to)),
      state.messages?.filter((message) => !inside.has(message.to)),
    );
  }

  private outcomes(from: string, outcomes: Outcomes): void {
    for (const outcome of Object.values(outcomes)) {
      this.edge(from, outcome.to, 'outcome', localize(outcome.title, this.locale));
    }
  }

  private routes(
    from: string,
    routes: { readonly [outcome: string]: Route },
    title: (outcome: string) => string,
  ): void {
    const entries = Object.entries(routes);
    const sameTarget = new Set(entries.map(([, route]) => route.to)).size === 1;
    for (const [outcome, route] of entries) this.edge(from, route.to, 'route', sameTarget ? '' : title(outcome));
  }

  private timing(
    from: string,
    timers: readonly TimerRule[] | undefined,
    messages: readonly MessageRule[] | undefined,
  ): void {
    for (const timer of timers ?? []) {
      if (timer.to !== undefined) this.edge(from, timer.to, 'timer', this.labels.timer(timer));
    }
    for (const message of messages ?? []) {
      this.edge(from, message.to, 'message', this.titleOr(message.title, this.texts.message));
    }
  }

  private titleOr(title: LocalizedText | undefined, otherwise: string): string {
    return title === undefined ? otherwise : localize(title, this.locale);
  }

  private edge(from: string, to: string, kind: EdgeKind, label: string): void {
    this.edges.push({ id: `${from}>${to}>${kind}>${this.edges.length}`, from, to, kind, label });
  }
}

function mergeParallelEdges(edges: readonly GraphEdge[]): GraphEdge[] {
  const merged = new Map<string, GraphEdge>();
  for (const edge of edges) {
    const id = `${edge.from}>${edge.to}>${edge.kind}`;
    const known = merged.get(id);
    const label = known === undefined || known.label === '' ? edge.label : `${known.label}／${edge.label}`;
    merged.set(id, { ...edge, id, label });
  }
  return [...merged.values()];
}

function pick(outcomes: Outcomes | undefined, keep: (outcome: Outcomes[string]) => boolean): Outcomes {
  return Object.fromEntries(Object.entries(outcomes ?? {}).filter(([, outcome]) => keep(outcome)));
}

function keysWithin(states: States): Set<string> {
  return new Set(walkStates({ states }).map((placed) => placed.key));
}
