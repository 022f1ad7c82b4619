import type { ParallelState, Region, State } from '../definition/states/state.js';
import { ForeignGraph } from './foreign-graph.js';
import { doneKey, escalationOf, isTerminate, regionName } from './foreign-marks.js';
import { makeState } from './foreign-states.js';
import { tellRest } from './tell-rest.js';
import { passThrough } from './pass-through.js';
import type { Reach, ScopeOptions, ScopeResult } from './reach.js';
import { bodyOf, titleOf, type ImportContext } from './import-context.js';
import { child, children, type ModdleElement } from './moddle-element.js';

/** A place states are put into: the scope itself, or one region of a parallel state made of a fork. */
interface Range {
  readonly states: Map<string, State>;
  /** Where this place ends: the join around it. */
  readonly stops: ReadonlyMap<ModdleElement, () => string>;
  readonly members?: ReadonlySet<ModdleElement>;
  readonly parent?: Range;
  readonly work: ModdleElement[];
}

/**
 * Turns the graph of one scope of a foreign file into states. BPMN's forks and joins are free gateways; ours are blocks, so
 * for each fork the join is looked for at which all its branches meet again. Where there is none that fits, that is said.
 */
export class ForeignScope {
  readonly #context: ImportContext;
  readonly #holder: ModdleElement;
  readonly #graph: ForeignGraph;
  readonly #options: ScopeOptions;
  readonly #emitted = new Set<ModdleElement>();
  readonly #visited = new Set<ModdleElement>();
  readonly #matchedJoins = new Set<ModdleElement>();
  readonly #top: Range = { states: new Map(), stops: new Map(), work: [] };

  constructor(context: ImportContext, holder: ModdleElement, options: ScopeOptions = {}) {
    this.#context = context;
    this.#holder = holder;
    this.#graph = new ForeignGraph(holder);
    this.#options = options;
  }

  read(): ScopeResult {
    const starts = this.#graph.nodes.filter(({ $type }) => $type === 'bpmn:StartEvent');
    const [first] = starts.length > 0 ? starts : this.#graph.nodes.filter((node) => this.#isEntry(node));
    for (const other of starts.slice(1)) {
      this.#visited.add(other);
      this.#context.find(
        'lost',
        'several-starts',
        other,
        '有多个开始事件，只取第一个。',
        'There are several start events; the first is taken.',
      );
    }
    if (first === undefined) {
      this.#context.find(
        'lost',
        'no-start',
        this.#holder,
        '没有开始事件，无法确定起始步骤。',
        'There is no start event to begin with.',
      );
      const key = this.#end(this.#top, `${this.#context.keyOf(this.#holder)}-end`);
      return { initial: key, states: this.#top.states };
    }
    this.#visited.add(first);
    if (children(first, 'eventDefinitions').length > 0) {
      this.#context.find(
        'changed',
        'start-trigger',
        first,
        '开始事件的触发条件未导入，改为由人发起。',
        'What triggers the start is not taken over; people start it.',
      );
    }
    const initial = first.$type === 'bpmn:StartEvent' ? this.#follow(this.#top, first) : this.#go(this.#top, first);
    this.#drain(this.#top);
    tellRest(this.#context, this.#graph, this.#visited);
    return { initial, states: this.#top.states };
  }

  /** The elements of our own file that somebody has added: each by itself, led to by the flows of ours. */
  readAdded(added: readonly ModdleElement[]): ReadonlyMap<string, State> {
    for (const node of added)
      if (!node.$type.endsWith('Event') || node.$type !== 'bpmn:BoundaryEvent') this.#go(this.#top, node);
    this.#drain(this.#top);
    return this.#top.states;
  }

  #isEntry(node: ModdleElement): boolean {
    return (
      this.#graph.incoming(node).length === 0 &&
      node.$type !== 'bpmn:BoundaryEvent' &&
      node.get('triggeredByEvent') !== true &&
      node.get('isForCompensation') !== true
    );
  }

  #drain(range: Range): void {
    for (let node = range.work.shift(); node !== undefined; node = range.work.shift()) {
      const made = node;
      const key = this.#context.keyOf(made);
      const state = this.#isFork(made) ? this.#fork(range, made, key) : makeState(this.#reach(range, made), made, key);
      if (state !== undefined) range.states.set(key, state);
    }
  }

  #isFork(node: ModdleElement): boolean {
    return (
      (node.$type === 'bpmn:ParallelGateway' || node.$type === 'bpmn:InclusiveGateway') &&
      this.#graph.outgoing(node).length > 1
    );
  }

  #reach(range: Range, node: ModdleElement): Reach {
    return {
      context: this.#context,
      graph: this.#graph,
      go: (target) => this.#go(range, target),
      follow: () => this.#follow(range, node),
      isVisited: (element) => void this.#visited.add(element),
      inside: (holder, options) => new ForeignScope(this.#context, holder, options).read(),
      escalation: (code) => this.#options.escalations?.get(code)?.(),
    };
  }

  /** The state a way to `target` leads to. What is no state in our format is passed through. */
  #go(range: Range, target: ModdleElement, passed: ReadonlySet<ModdleElement> = new Set()): string {
    const own = this.#options.resolve?.(target);
    if (own !== undefined) return own;
    this.#visited.add(target);
    const stop = range.stops.get(target);
    if (stop !== undefined) return stop();
    const isOutside = range.members !== undefined && !range.members.has(target);
    if (range.parent !== undefined && (isOutside || isTerminate(target))) return this.#go(range.parent, target, passed);
    if (passed.has(target)) return this.#end(range, `${this.#context.keyOf(target)}-end`);
    const through = passThrough(
      { context: this.#context, graph: this.#graph, matchedJoins: this.#matchedJoins, visited: this.#visited },
      target,
    );
    if (through !== undefined) {
      const [next] = this.#graph.next(through);
      if (next === undefined) return this.#end(range, `${this.#context.keyOf(target)}-end`);
      return this.#go(range, next, new Set([...passed, target]));
    }
    const caught = escalationOf(target);
    const outer = caught === undefined ? undefined : this.#options.escalations?.get(caught);
    if (outer !== undefined) return outer();
    if (!this.#emitted.has(target)) {
      this.#emitted.add(target);
      range.work.push(target);
    }
    return this.#context.keyOf(target);
  }

  /** Where the flow goes after an activity or a start: one way, a choice by conditions, or several at once. */
  #follow(range: Range, node: ModdleElement): string {
    const flows = this.#graph.outgoing(node);
    const key = this.#context.keyOf(node);
    const [only] = flows;
    const target = child(only, 'targetRef');
    if (target === undefined) return this.#end(range, `${key}-end`);
    if (flows.length === 1) {
      if (bodyOf(child(only, 'conditionExpression')) !== '') {
        this.#context.find(
          'changed',
          'lone-condition',
          node,
          '唯一出口上的条件未导入。',
          'The condition on the only way out is not taken over.',
        );
      }
      return this.#go(range, target);
    }
    const isChoice =
      flows.some((flow) => child(flow, 'conditionExpression') !== undefined) || child(node, 'default') !== undefined;
    const extra = this.#context.fresh(`${key}-${isChoice ? 'choice' : 'fork'}`);
    const state = isChoice
      ? makeState(this.#reach(range, node), node, extra, 'choice')
      : this.#fork(range, node, extra);
    if (state !== undefined) range.states.set(extra, state);
    return extra;
  }

  #end(range: Range, wish: string): string {
    const key = this.#context.fresh(wish);
    range.states.set(key, { type: 'final', title: '结束' });
    return key;
  }

  #fork(range: Range, node: ModdleElement, key: string): State | undefined {
    const flows = this.#graph.outgoing(node);
    const join = this.#graph.join(node);
    const stop = new Set([...(join === undefined ? [] : [join]), ...range.stops.keys()]);
    const cores = flows.map((flow) => {
      const target = child(flow, 'targetRef');
      return target === undefined ? new Set<ModdleElement>() : this.#graph.reach(target, stop, { borders: false });
    });
    const all = cores.flatMap((core) => [...core]);
    const isBlock =
      new Set(all).size === all.length &&
      !all.includes(node) &&
      !all.some((each) => this.#emitted.has(each) && each !== node);
    if (!isBlock) {
      this.#context.find(
        'lost',
        'unstructured-fork',
        node,
        '并行分支相互交叉或回到分叉之前，无法表示为并行块，只保留第一条分支。',
        'The branches cross each other or lead back before the fork, which is no block; only the first branch is kept.',
      );
      const [first] = this.#graph.next(node);
      if (first === undefined) return undefined;
      const to = this.#go(range, first);
      return { type: 'decision', title: titleOf(node, '分叉'), branches: [{ when: '1 = 1', to }], otherwise: to };
    }
    if (join !== undefined) this.#matchedJoins.add(join);
    const behind =
      join === undefined ? new Set<ModdleElement>() : this.#graph.reach(join, new Set([node]), { borders: false });
    const regions = new Map<string, Region>();
    let otherwise: string | undefined;
    flows.forEach((flow, at) => {
      const target = child(flow, 'targetRef');
      if (target === undefined) return;
      const withBorders = this.#graph.reach(target, stop, { borders: true });
      const members = new Set(
        [...withBorders].filter((each) => cores[at]?.has(each) === true || (!behind.has(each) && !all.includes(each))),
      );
      const states = new Map<string, State>();
      const inner: Range = {
        states,
        members,
        parent: range,
        work: [],
        stops: new Map(join === undefined ? [] : [[join, () => doneKey(this.#context, states, key, at)]]),
      };
      const initial = this.#go(inner, target);
      this.#drain(inner);
      const name = regionName(regions, flow, at);
      const isInclusive = node.$type === 'bpmn:InclusiveGateway';
      const isDefault = child(node, 'default') === flow;
      const when = isInclusive && !isDefault ? this.#condition(flow) : undefined;
      if (isDefault) otherwise = name;
      regions.set(name, {
        title: titleOf(flow, titleOf(target, name)),
        ...(when === undefined ? {} : { when }),
        initial,
        states: Object.fromEntries(states),
      });
    });
    const to = this.#afterJoin(range, key, join);
    const parallel: ParallelState = {
      type: 'parallel',
      title: titleOf(node, '并行办理'),
      regions: Object.fromEntries(regions),
      join: 'all',
      to,
    };
    return otherwise === undefined ? parallel : { ...parallel, otherwise };
  }

  #condition(flow: ModdleElement): string | undefined {
    const source = bodyOf(child(flow, 'conditionExpression'));
    return source === '' ? undefined : this.#context.feel(flow, source);
  }

  #afterJoin(range: Range, key: string, join: ModdleElement | undefined): string {
    if (join === undefined) return this.#end(range, `${key}-end`);
    if (join.$type === 'bpmn:ComplexGateway') {
      this.#context.find(
        'changed',
        'complex-join',
        join,
        '复杂网关的汇合条件未导入，改为等待全部分支。',
        'The condition of the complex gateway is not taken over; all branches are waited for.',
      );
    } else if (join.$type !== 'bpmn:ParallelGateway' && join.$type !== 'bpmn:InclusiveGateway') {
      this.#context.find(
        'changed',
        'merge-without-join',
        join,
        '并行分支未经汇合网关相遇，导入后在此等待全部分支。',
        'Branches meet here without a join; here all of them are waited for.',
      );
    }
    const stop = range.stops.get(join);
    return stop === undefined ? this.#go(range, join) : stop();
  }
}
