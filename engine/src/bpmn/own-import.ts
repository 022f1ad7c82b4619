import { localize, type LocalizedText } from '../definition/localized-text.js';
import type { Json } from '../definition/json.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { State } from '../definition/states/state.js';
import { ForeignScope } from './foreign-scope.js';
import type { ImportContext } from './import-context.js';
import { child, children, text, type ModdleElement } from './moddle-element.js';

type Mutable = { [name: string]: Json };

/** Reads a file that our export has written, also when another program has moved, renamed or led something elsewhere since. */
export class OwnImport {
  readonly #context: ImportContext;
  /** States of ours by element. */
  readonly #owned = new Map<ModdleElement, { readonly key: string; readonly json: Mutable }>();

  constructor(context: ImportContext) {
    this.#context = context;
  }

  read(process: ModdleElement): ProcessDefinition {
    const { initial, ...header } = JSON.parse(text(ownData(process, 'yunliu:Definition'), 'json')) as Mutable;
    this.#collect(process);
    const states = this.#scope(process);
    const title = renamed(header['title'] as LocalizedText, process.name);
    return {
      ...header,
      title,
      initial: this.#initial(process) ?? initial,
      states: Object.fromEntries(states),
    } as unknown as ProcessDefinition;
  }

  #collect(holder: ModdleElement): void {
    for (const element of children(holder, 'flowElements')) {
      const state = ownData(element, 'yunliu:State');
      if (state !== undefined) {
        const key = text(state, 'key');
        this.#owned.set(element, { key, json: JSON.parse(text(state, 'json')) as Mutable });
        this.#context.reserve(key);
        this.#context.keys.set(element, key);
      }
      if ('flowElements' in element) this.#collect(element);
    }
  }

  #scope(holder: ModdleElement): ReadonlyMap<string, State> {
    const found = new Map<string, State>();
    const elements = children(holder, 'flowElements');
    for (const flow of elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow')) this.#lead(elements, flow);
    const added: ModdleElement[] = [];
    for (const element of elements) {
      const own = this.#owned.get(element);
      if (own !== undefined) found.set(own.key, this.#state(element, own.json));
      else if (isForeign(element)) added.push(element);
    }
    if (added.length > 0) {
      const scope = new ForeignScope(this.#context, holder, { resolve: (element) => this.#resolve(element) });
      for (const [key, state] of scope.readAdded(added)) found.set(key, state);
    }
    return found;
  }

  #state(element: ModdleElement, json: Mutable): State {
    const state: Mutable = { ...json, title: renamed(json['title'] as LocalizedText, element.name) };
    if (json['type'] === 'phase') {
      state['initial'] = this.#initial(element) ?? '';
      state['states'] = Object.fromEntries(this.#scope(element)) as unknown as Json;
    }
    if (json['type'] === 'parallel') {
      const regions = children(element, 'flowElements').flatMap((inner): readonly [string, Json][] => {
        const region = ownData(inner, 'yunliu:Region');
        if (region === undefined) return [];
        const own = JSON.parse(text(region, 'json')) as Mutable;
        const named =
          own['title'] === undefined ? {} : { title: renamed(own['title'] as LocalizedText, inner.name) as Json };
        const states = Object.fromEntries(this.#scope(inner)) as unknown as Json;
        return [[text(region, 'key'), { ...own, ...named, initial: this.#initial(inner) ?? '', states } as Json]];
      });
      state['regions'] = Object.fromEntries(regions);
    }
    return state as unknown as State;
  }

  /** Where the start event of a scope leads. */
  #initial(holder: ModdleElement): string | undefined {
    for (const flow of children(holder, 'flowElements')) {
      const way = ownData(flow, 'yunliu:Way');
      if (way === undefined || text(way, 'pointer') !== '/initial') continue;
      return this.#target(flow, way);
    }
    return undefined;
  }

  /** A flow that another program has led elsewhere changes the transition it draws. */
  #lead(elements: readonly ModdleElement[], flow: ModdleElement): void {
    const way = ownData(flow, 'yunliu:Way');
    const pointer = text(way, 'pointer');
    if (way === undefined || pointer === '/initial' || child(flow, 'targetRef')?.id === text(way, 'via')) return;
    const owner = this.#owner(elements, child(flow, 'sourceRef'));
    const to = this.#target(flow, way);
    if (owner !== undefined && to !== undefined) setAt(owner.json, pointer, to);
  }

  #target(flow: ModdleElement, way: ModdleElement): string | undefined {
    const target = child(flow, 'targetRef');
    if (target === undefined || target.id === text(way, 'via')) return text(way, 'to');
    return this.#resolve(target) ?? this.#context.keyOf(target);
  }

  /** The state whose transition starts at an element: itself, its host, or what stands before its gateway or event. */
  #owner(
    elements: readonly ModdleElement[],
    source: ModdleElement | undefined,
  ): { readonly json: Mutable } | undefined {
    const seen = new Set<ModdleElement>();
    for (let at = source; at !== undefined && !seen.has(at);) {
      const here: ModdleElement = at;
      seen.add(here);
      const own = this.#owned.get(here);
      if (own !== undefined) return own;
      at =
        child(here, 'attachedToRef') ??
        child(
          elements.find((element) => element.$type === 'bpmn:SequenceFlow' && child(element, 'targetRef') === here),
          'sourceRef',
        );
    }
    return undefined;
  }

  /** The state a drawn element stands for; elements of others have none yet. */
  #resolve(element: ModdleElement): string | undefined {
    const own = this.#owned.get(element);
    if (own !== undefined) return own.key;
    const escalation = children(element, 'eventDefinitions').map((event) =>
      text(child(event, 'escalationRef'), 'escalationCode'),
    );
    return escalation.find((code) => code.startsWith('to:'))?.slice('to:'.length);
  }
}

/** Neither ours nor drawn by us, and something that may be a state. */
function isForeign(element: ModdleElement): boolean {
  if (['bpmn:SequenceFlow', 'bpmn:BoundaryEvent'].includes(element.$type)) return false;
  return ownData(element, 'yunliu:Generated') === undefined && ownData(element, 'yunliu:Region') === undefined;
}

/** Our extension element of a type. */
export function ownData(element: ModdleElement, type: string): ModdleElement | undefined {
  return children(child(element, 'extensionElements'), 'values').find(({ $type }) => $type === type);
}

function renamed(title: LocalizedText, name: string | undefined): LocalizedText {
  if (name === undefined || name === localize(title)) return title;
  return typeof title === 'string' ? name : { ...title, 'zh-CN': name };
}

/** Sets what is there already; a pointer to nothing changes nothing. */
function setAt(json: Mutable, pointer: string, value: string): void {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = parts.pop();
  let at: unknown = json;
  for (const part of parts) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return;
    at = (at as { readonly [name: string]: unknown })[part];
  }
  if (last !== undefined && typeof at === 'object' && at !== null && Object.hasOwn(at, last))
    (at as { [name: string]: unknown })[last] = value;
}
