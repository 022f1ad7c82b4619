import type { Json } from '../definition/json.js';

/** What starts, stops or interrupts at an event. */
export type EventDraft =
  | { readonly kind: 'timer'; readonly duration?: string; readonly date?: string; readonly cycle?: string }
  | { readonly kind: 'message' | 'signal' | 'error' | 'escalation'; readonly name: string };

/** A flow node to be written. */
export interface NodeDraft {
  readonly id: string;
  /** `bpmn:UserTask` … */
  readonly type: string;
  readonly name?: string;
  /** Attributes of the element as they are. */
  readonly props?: { readonly [name: string]: string | boolean };
  readonly event?: EventDraft;
  /** The node a boundary event sits on. */
  readonly host?: NodeDraft;
  readonly inner?: ScopeDraft;
  /** Our own data of a state or a region; without it the node is generated. */
  readonly own?: { readonly kind: 'state' | 'region'; readonly key: string; readonly json: Json };
  readonly documentation?: string;
  /** Several people, jobs or children. */
  readonly multi?: { readonly isSequential: boolean; readonly list?: string; readonly enough?: string };
  /** Who does a user task, as text. */
  readonly performer?: string;
  /** Of a complex gateway. */
  readonly activation?: string;
  defaultFlow?: FlowDraft;
}

export interface FlowDraft {
  readonly id: string;
  readonly from: NodeDraft;
  readonly to: NodeDraft;
  readonly name?: string;
  readonly condition?: string;
  /** The transition it draws: pointer inside the state, target key. */
  readonly way?: { readonly pointer: string; readonly to: string };
}

/** The process or one sub-process. */
export interface ScopeDraft {
  readonly nodes: NodeDraft[];
  readonly flows: FlowDraft[];
}
