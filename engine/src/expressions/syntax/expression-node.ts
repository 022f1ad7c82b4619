import type { FeelValue } from '../values/feel-value.js';

interface At {
  /** UTF-16 offsets of the node in the text. */
  readonly from: number;
  readonly to: number;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** One of `name in start..end` or `name in list`. */
export interface Iterator extends At {
  readonly name: string;
  readonly source: ExpressionNode;
  readonly end?: ExpressionNode;
}

/** What stands right of `in`: a value, a list, a range, or a comparison such as `> 5`. */
export type InTest =
  | ExpressionNode
  | (At & { readonly kind: 'compare-test'; readonly operator: ComparisonOperator; readonly operand: ExpressionNode });

/** Our own syntax tree of FEEL: what the evaluator and the type checker both walk. Grammar that is not here is refused. */
export type ExpressionNode = At &
  (
    | { readonly kind: 'literal'; readonly value: FeelValue }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'path'; readonly base: ExpressionNode; readonly name: string }
    | {
        readonly kind: 'arithmetic';
        readonly operator: ArithmeticOperator;
        readonly left: ExpressionNode;
        readonly right: ExpressionNode;
      }
    | { readonly kind: 'negate'; readonly operand: ExpressionNode }
    | {
        readonly kind: 'compare';
        readonly operator: ComparisonOperator;
        readonly left: ExpressionNode;
        readonly right: ExpressionNode;
      }
    | {
        readonly kind: 'between';
        readonly value: ExpressionNode;
        readonly low: ExpressionNode;
        readonly high: ExpressionNode;
      }
    | { readonly kind: 'in'; readonly value: ExpressionNode; readonly tests: readonly InTest[] }
    | { readonly kind: 'and' | 'or'; readonly left: ExpressionNode; readonly right: ExpressionNode }
    | {
        readonly kind: 'if';
        readonly condition: ExpressionNode;
        readonly yes: ExpressionNode;
        readonly no: ExpressionNode;
      }
    | { readonly kind: 'list'; readonly items: readonly ExpressionNode[] }
    | {
        readonly kind: 'context';
        readonly entries: readonly { readonly key: string; readonly value: ExpressionNode }[];
      }
    | { readonly kind: 'filter'; readonly base: ExpressionNode; readonly predicate: ExpressionNode }
    | { readonly kind: 'for'; readonly iterators: readonly Iterator[]; readonly body: ExpressionNode }
    | { readonly kind: 'some' | 'every'; readonly iterators: readonly Iterator[]; readonly body: ExpressionNode }
    | {
        readonly kind: 'range';
        readonly low: ExpressionNode;
        readonly high: ExpressionNode;
        readonly lowIncluded: boolean;
        readonly highIncluded: boolean;
      }
    | { readonly kind: 'instance-of'; readonly value: ExpressionNode; readonly type: string }
    /** `names` are given when the call uses named arguments, in the order of `args`. */
    | {
        readonly kind: 'call';
        readonly name: string;
        readonly args: readonly ExpressionNode[];
        readonly names?: readonly string[];
      }
  );
