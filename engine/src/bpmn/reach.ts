import type { State } from '../definition/states/state.js';
import type { ForeignGraph } from './foreign-graph.js';
import type { ImportContext } from './import-context.js';
import type { ModdleElement } from './moddle-element.js';

export interface ScopeResult {
  readonly initial: string;
  readonly states: ReadonlyMap<string, State>;
}

export interface ScopeOptions {
  /** Escalations that an event on the border of this scope catches. */
  readonly escalations?: ReadonlyMap<string, () => string>;
  /** Elements of our own file: the state key they stand for. */
  readonly resolve?: (element: ModdleElement) => string | undefined;
}

/** What making one state may ask of its surroundings. */
export interface Reach {
  readonly context: ImportContext;
  readonly graph: ForeignGraph;
  /** Key of the state a way leads to. */
  readonly go: (target: ModdleElement) => string;
  /** Key of what follows the element. */
  readonly follow: () => string;
  readonly isVisited: (element: ModdleElement) => void;
  readonly inside: (holder: ModdleElement, options: ScopeOptions) => ScopeResult;
  readonly escalation: (code: string) => string | undefined;
}
