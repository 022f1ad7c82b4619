import type { State } from '@yunliu/engine/definition';
import { walkStates } from '@yunliu/engine/definition';
import type { DesignDocument } from '../document/design-document.js';
import { sitesOf } from '../names/document-sites.js';
import { statesOf } from './find-state.js';

/** One way from a state (or from anywhere in a container) to another. */
export interface Connection {
  /** Pointer of the target's name. */
  readonly pointer: string;
  /** State, phase or '' for the process. A region counts as its parallel state. */
  readonly from: string;
  readonly to: string;
  readonly kind:
    | 'initial'
    | 'outcome'
    | 'branch'
    | 'otherwise'
    | 'route'
    | 'error'
    | 'timer'
    | 'message'
    | 'signal'
    | 'next'
    | 'failure';
}

interface Known {
  readonly roots: readonly unknown[];
  readonly connections: readonly Connection[];
}

const known = new WeakMap<object, Known>();

/** All ways of the definition, in the order of the file. Worked out anew only when something changed that has ways. */
export function connectionsOf(document: DesignDocument): readonly Connection[] {
  const { states, initial, outcomes, timers, messages, signals } = document.definition;
  const roots = [initial, outcomes, timers, messages, signals];
  const found = known.get(states);
  if (found !== undefined && found.roots.every((root, at) => root === roots[at])) return found.connections;
  const owners = new Map([...statesOf(document).values()].map(({ key, pointer }) => [pointer, key]));
  const connections = sitesOf(document).names.flatMap((site): Connection[] => {
    if (site.kind !== 'state' || site.at !== 'value' || !site.pointer.startsWith('/definition')) return [];
    let base = site.pointer;
    while (base !== '/definition' && !owners.has(base)) base = base.slice(0, base.lastIndexOf('/'));
    const kind = kindOf(site.pointer.slice(base.length));
    if (kind === undefined) return [];
    return [{ pointer: site.pointer, from: owners.get(base) ?? '', to: site.name, kind }];
  });
  known.set(states, { roots, connections });
  return connections;
}

function kindOf(rest: string): Connection['kind'] | undefined {
  if (/^\/initial$|^\/regions\/[^/]+\/initial$/.test(rest)) return 'initial';
  if (/^\/to$/.test(rest)) return 'next';
  if (/^\/otherwise$/.test(rest)) return 'otherwise';
  if (/^\/onFailure$/.test(rest)) return 'failure';
  const [, part] = /^\/(outcomes|branches|onDone|onError|timers|messages|signals)\/[^/]+\/to$/.exec(rest) ?? [];
  switch (part) {
    case 'outcomes':
      return 'outcome';
    case 'branches':
      return 'branch';
    case 'onDone':
      return 'route';
    case 'onError':
      return 'error';
    case 'timers':
      return 'timer';
    case 'messages':
      return 'message';
    case 'signals':
      return 'signal';
    default:
      return undefined;
  }
}

/** Where a state leads, most usual way first. */
export function targetsOf(state: State): readonly string[] {
  const waiting = 'timers' in state || 'messages' in state || 'signals' in state ? state : undefined;
  const rules = [...(waiting?.messages ?? []), ...(waiting?.timers ?? []), ...(waiting?.signals ?? [])];
  const away = rules.flatMap(({ to }) => (to === undefined ? [] : [to]));
  switch (state.type) {
    case 'task':
      return [...Object.values(state.outcomes).map(({ to }) => to), ...away];
    case 'decision':
      return [state.otherwise, ...state.branches.map(({ to }) => to)];
    case 'parallel':
      return [state.to, ...away];
    case 'phase':
      return [
        ...Object.values(state.onDone).map(({ to }) => to),
        ...Object.values(state.outcomes ?? {}).map(({ to }) => to),
        ...away,
      ];
    case 'call':
      return [...Object.values(state.outcomes).map(({ to }) => to), ...away];
    case 'service':
      return [state.to, ...away];
    case 'wait':
      return away;
    case 'final':
      return [];
  }
}

/** Keys inside a state, itself included. */
export function keysWithin(key: string, state: State): readonly string[] {
  return walkStates({ states: { [key]: state } }).map((placed) => placed.key);
}
