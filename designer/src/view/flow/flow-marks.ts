/** Where an instance stands in its flow. All lists hold state keys. */
export interface FlowMarks {
  readonly active: readonly string[];
  /** Entered and left again. */
  readonly done: readonly string[];
  /** States with a problem that needs a person. */
  readonly incidents?: readonly string[];
  /** Times a state was entered, where it was more than once. */
  readonly visits?: { readonly [state: string]: number };
  /** Transitions taken, `from>to>kind` with kind `outcome`, `branch`, `route`, `timer` or `message`. */
  readonly taken?: readonly string[];
}

export type StateMark = 'done' | 'active' | 'open' | 'none';

/** Each mark also has a sign: colour alone does not tell everyone. */
export const markSigns = { done: '✓', active: '●', open: '○' } as const;

/** `none` when the drawing shows a definition, not an instance. An active state counts as active even if it was done before. */
export function markOf(state: string, marks: FlowMarks | undefined): StateMark {
  if (marks === undefined) return 'none';
  if (marks.active.includes(state)) return 'active';
  return marks.done.includes(state) ? 'done' : 'open';
}

/** How a state of one version stands to another version, with the sign that shows it beside its colour. */
export type StateChange = 'added' | 'removed' | 'changed' | 'moved';

export const changeSigns: { readonly [change in StateChange]: string } = {
  added: '+',
  removed: '−',
  changed: '≠',
  moved: '↔',
};
