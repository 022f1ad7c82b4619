/** How two values are compared. */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A value in a condition: what a field holds, how many rows a table has, a fixed value, or a moment. */
export type Term =
  /** `path`: a variable, or a record variable and its entry; inside rows the first is the row's own name. `as`: its text read as a date. */
  | { readonly term: 'field'; readonly path: readonly string[]; readonly as?: 'date' | 'date and time' }
  | { readonly term: 'count'; readonly path: readonly string[] }
  | { readonly term: 'value'; readonly value: string | number | boolean }
  /** A day or an instant: `offset` is an ISO duration after it (`P3D`), or before it (`-P3D`). */
  | { readonly term: 'today' | 'now'; readonly offset?: string }
  | { readonly term: 'date'; readonly date: string };

/**
 * A condition as people put it together. Each has exactly one text in FEEL; texts that no condition writes stay with the
 * expert editor, untouched.
 */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'compare'; readonly left: Term; readonly operator: Comparison; readonly right: Term }
  | { readonly kind: 'between'; readonly value: Term; readonly low: Term; readonly high: Term }
  /** The value is one of these. `written`: the text asks `list contains([…], value)`. */
  | {
      readonly kind: 'in';
      readonly value: Term;
      readonly values: readonly (string | number)[];
      readonly written?: 'list contains';
    }
  | { readonly kind: 'empty'; readonly value: Term; readonly negated: boolean }
  /** A text holds a text (`contains`, `starts`, `ends`), or a list holds an element (`has`). */
  | {
      readonly kind: 'contains';
      readonly how: 'contains' | 'starts' | 'ends' | 'has';
      readonly value: Term;
      readonly text: Term;
    }
  /** `some` or `every` row of a list meets the condition; `row` is the name its fields are read by. */
  | {
      readonly kind: 'rows';
      readonly which: 'some' | 'every';
      readonly list: readonly string[];
      readonly row: string;
      readonly condition: Condition;
    }
  | { readonly kind: 'not'; readonly part: Condition };

/** FEEL text as the condition builder sees it. */
export type ReadCondition =
  | { readonly mode: 'plain'; readonly condition: Condition }
  /** No condition of the builder says exactly this. */
  | { readonly mode: 'expert'; readonly text: string };
