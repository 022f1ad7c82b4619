import type { ProcessDefinition } from '../process-definition.js';
import type { PlacedState } from '../walk-states.js';

/** Where an instance may go, as far as the drawing tells: conditions are taken to be able to hold. */
export interface FlowGraph {
  readonly keys: readonly string[];
  /** States that may follow a state in one move. */
  readonly successors: (key: string) => readonly string[];
  /** The part of the successors that is taken without anybody or anything being waited for. */
  readonly automatic: (key: string) => readonly string[];
  /** States entered together with a state: what encloses it, and the other regions of a parallel state around it. */
  readonly enteredWith: (key: string) => readonly string[];
  /** Ends the whole process. */
  readonly isEnd: (key: string) => boolean;
}

interface Interrupts {
  readonly timers?: readonly { readonly to?: string }[];
  readonly messages?: readonly { readonly to: string }[];
  readonly signals?: readonly { readonly to?: string }[];
}

function interruptsOf(owner: Interrupts): string[] {
  return [...(owner.timers ?? []), ...(owner.messages ?? []), ...(owner.signals ?? [])].flatMap(({ to }) =>
    to === undefined ? [] : [to],
  );
}

function targets(rules: { readonly [name: string]: { readonly to: string } } | undefined): string[] {
  return Object.values(rules ?? {}).map(({ to }) => to);
}

export function flowGraph(definition: ProcessDefinition, states: ReadonlyMap<string, PlacedState>): FlowGraph {
  const known = (keys: readonly string[]): string[] => [...new Set(keys)].filter((key) => states.has(key));
  const enclosing = (placed: PlacedState): PlacedState[] => placed.ancestors.flatMap((key) => states.get(key) ?? []);

  /** Where an error of a code (absent = any) may lead: to the route of the innermost enclosing phase that catches it. */
  const caught = (placed: PlacedState, code?: string): string[] => {
    const found: string[] = [];
    for (const { state } of enclosing(placed).toReversed()) {
      const routes = state.type === 'phase' ? (state.onError ?? {}) : {};
      if (code === undefined) found.push(...targets(routes));
      else if (Object.hasOwn(routes, code) || Object.hasOwn(routes, '*')) {
        const route = Object.hasOwn(routes, code) ? routes[code] : routes['*'];
        return route === undefined ? [] : [route.to];
      }
    }
    return found;
  };

  /** Where the final leads: the routes of its phase, or what follows the parallel state. */
  const afterFinal = (placed: PlacedState): string[] => {
    if (placed.state.type === 'final' && placed.state.error !== undefined) return caught(placed, placed.state.error);
    const owner = enclosing(placed).at(-1)?.state;
    if (owner?.type === 'parallel') return [owner.to];
    if (owner?.type !== 'phase' || placed.state.type !== 'final') return [];
    const outcome = placed.state.outcome ?? placed.key;
    const route = Object.hasOwn(owner.onDone, outcome) ? owner.onDone[outcome] : owner.onDone['*'];
    return route === undefined ? [] : [route.to];
  };

  const automatic = (placed: PlacedState): string[] => {
    const { state } = placed;
    switch (state.type) {
      case 'decision':
        return [...state.branches.map(({ to }) => to), state.otherwise];
      case 'phase':
        return [state.initial];
      case 'parallel':
        // With a condition on every region the state may be passed through.
        return [
          ...Object.values(state.regions).map(({ initial }) => initial),
          ...(state.otherwise === undefined && Object.values(state.regions).every(({ when }) => when !== undefined)
            ? [state.to]
            : []),
        ];
      case 'call':
        return state.wait ? [] : targets({ '*': state.outcomes['*'] ?? { to: '' } });
      case 'final':
        return joins(placed) ? [] : afterFinal(placed);
      default:
        return [];
    }
  };

  /** The final of a region: what follows waits for the other regions. */
  const joins = (placed: PlacedState): boolean =>
    enclosing(placed).at(-1)?.state.type === 'parallel' &&
    !(placed.state.type === 'final' && placed.state.error !== undefined);

  const waited = (placed: PlacedState): string[] => {
    const { state } = placed;
    if (state.type === 'final') return joins(placed) ? afterFinal(placed) : [];
    if (state.type === 'decision') return [];
    const around: readonly (Interrupts & { readonly outcomes?: Readonly<Record<string, { readonly to: string }>> })[] =
      [
        ...enclosing(placed).map(({ state: outer }) =>
          outer.type === 'phase' || outer.type === 'parallel' ? outer : {},
        ),
        definition,
      ];
    const own = [...interruptsOf(state), ...around.flatMap(interruptsOf)];
    switch (state.type) {
      case 'task':
        return [...own, ...targets(state.outcomes), ...around.flatMap((outer) => targets(outer.outcomes))];
      case 'call':
        return state.wait ? [...own, ...targets(state.outcomes), ...targets(state.onError), ...caught(placed)] : own;
      case 'service': {
        const failed = state.onFailure === undefined ? [] : [state.onFailure];
        return [...own, state.to, ...failed, ...targets(state.onError), ...caught(placed)];
      }
      default:
        return own;
    }
  };

  const lookup = <Value>(of: (placed: PlacedState) => Value, none: Value) => {
    const cache = new Map<string, Value>();
    return (key: string): Value => {
      const cached = cache.get(key);
      if (cached !== undefined) return cached;
      const placed = states.get(key);
      const value = placed === undefined ? none : of(placed);
      cache.set(key, value);
      return value;
    };
  };

  return {
    keys: [...states.keys()],
    successors: lookup((placed) => known([...automatic(placed), ...waited(placed)]), []),
    automatic: lookup((placed) => known(automatic(placed)), []),
    enteredWith: lookup((placed) => {
      const beside = enclosing(placed).flatMap(({ key, state }, depth) => {
        if (state.type !== 'parallel') return [key];
        const inside = placed.ancestors[depth + 1] ?? placed.key;
        return [
          key,
          ...Object.values(state.regions).flatMap((region) =>
            Object.hasOwn(region.states, inside) ? [] : [region.initial],
          ),
        ];
      });
      return known(beside);
    }, []),
    isEnd(key) {
      const placed = states.get(key);
      if (placed?.state.type !== 'final') return false;
      const { error } = placed.state;
      return placed.ancestors.length === 0 || (error !== undefined && caught(placed, error).length === 0);
    },
  };
}

/** Everything that can be reached over `next`, the start included. */
export function closure(start: readonly string[], next: (key: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set(start);
  const waiting = [...start];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    for (const follower of next(key)) {
      if (seen.has(follower)) continue;
      seen.add(follower);
      waiting.push(follower);
    }
  }
  return seen;
}
