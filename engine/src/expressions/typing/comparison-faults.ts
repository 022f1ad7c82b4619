import type { ExpressionFault } from '../expression.js';
import type { ExpressionNode } from '../syntax/expression-node.js';
import { expressionFault, type Span } from '../syntax/fault.js';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../values/temporal.js';
import { areComparable, isTemporalKind, typeName, type FeelType } from './feel-type.js';

interface Side {
  readonly type: FeelType;
  readonly node: ExpressionNode;
}

/** What cannot be right about comparing two values: other kinds, a choice that does not exist, a text that is no date. */
export function comparisonFaults(at: Span, left: Side, right: Side): readonly ExpressionFault[] {
  const [a, b] = [left.type, right.type];
  if (!areComparable(a, b)) {
    return [
      expressionFault(
        'type-mismatch',
        at,
        `${typeName(a)['zh-CN']}不能与${typeName(b)['zh-CN']}比较`,
        `${typeName(a).en} cannot be compared with ${typeName(b).en}`,
      ),
    ];
  }
  return [
    ...choiceFaults(a, right.node),
    ...choiceFaults(b, left.node),
    ...dateFaults(a, right.node),
    ...dateFaults(b, left.node),
  ];
}

/** A text literal that the other side can never be: almost always a misspelt choice. */
function choiceFaults(type: FeelType, other: ExpressionNode): readonly ExpressionFault[] {
  if (type.kind !== 'string' || type.values === undefined) return [];
  if (other.kind !== 'literal' || typeof other.value !== 'string') return [];
  if (other.value === '' || type.values.includes(other.value)) return [];
  const choices = type.values.slice(0, 8);
  return [
    expressionFault(
      'unknown-value',
      other,
      `“${other.value}”不在可选值之中（${choices.join('、')}）`,
      `"${other.value}" is not one of the possible values (${choices.join(', ')})`,
    ),
  ];
}

/** A text literal compared with a date must spell one. */
function dateFaults(type: FeelType, other: ExpressionNode): readonly ExpressionFault[] {
  if (!isTemporalKind(type) || other.kind !== 'literal' || typeof other.value !== 'string') return [];
  if (readAs(type, other.value) !== undefined) return [];
  return [
    expressionFault(
      'type-mismatch',
      other,
      `“${other.value}”不是${typeName(type)['zh-CN']}`,
      `"${other.value}" is not ${typeName(type).en}`,
    ),
  ];
}

function readAs(type: FeelType, text: string): unknown {
  switch (type.kind) {
    case 'date':
      return parseDate(text);
    case 'time':
      return parseTime(text);
    case 'date and time':
      return parseDateTime(text);
    default:
      return parseDuration(text);
  }
}
