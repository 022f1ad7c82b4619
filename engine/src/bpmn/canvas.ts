import type { States } from '../definition/states/state.js';
import type { EventDraft, FlowDraft, NodeDraft, ScopeDraft } from './bpmn-draft.js';

/** The sub-processes around a place, outermost first, each with the scope it stands in. */
export type Around = readonly { readonly scope: ScopeDraft; readonly node: NodeDraft }[];

export interface Transition {
  readonly scope: ScopeDraft;
  readonly around: Around;
  readonly from: NodeDraft;
  readonly to: string;
  readonly name?: string;
  readonly condition?: string;
  readonly way?: FlowDraft['way'];
}

/** What the drawing of one state may do to the whole. */
export interface Canvas {
  node(scope: ScopeDraft, node: NodeDraft): NodeDraft;
  flow(
    scope: ScopeDraft,
    from: NodeDraft,
    to: NodeDraft,
    more?: Pick<FlowDraft, 'name' | 'condition' | 'way'>,
  ): FlowDraft;
  lead(transition: Transition): FlowDraft | undefined;
  boundary(
    scope: ScopeDraft,
    host: NodeDraft,
    event: { readonly id: string; readonly name: string; readonly event: EventDraft; readonly isInterrupting: boolean },
  ): NodeDraft;
  drawStates(scope: ScopeDraft, around: Around, states: States, initial: string): void;
  later(draw: () => void): void;
  note(code: string, element: NodeDraft, zh: string, en: string): void;
}
