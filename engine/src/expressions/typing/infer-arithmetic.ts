import type { ArithmeticOperator } from '../syntax/expression-node.js';
import { ANY, DAYS_DURATION, isUnknown, NUMBER, STRING, type FeelType } from './feel-type.js';

function isDuration(type: FeelType): boolean {
  return type.kind === 'days and time duration' || type.kind === 'years and months duration';
}

/** Dates, times and texts that may spell one. */
function isPoint(type: FeelType): boolean {
  return type.kind === 'date' || type.kind === 'time' || type.kind === 'date and time';
}

/** Type of the result; `undefined` when the operator can never work on these two. */
export function inferArithmetic(operator: ArithmeticOperator, left: FeelType, right: FeelType): FeelType | undefined {
  if (left.kind === 'number' && right.kind === 'number') return NUMBER;
  if (isUnknown(left) || isUnknown(right)) return unknownSide(operator, isUnknown(left) ? right : left);
  switch (operator) {
    case '+':
      if (left.kind === 'string' && right.kind === 'string') return STRING;
      return shifted(left, right) ?? shifted(right, left);
    case '-':
      return difference(left, right) ?? shifted(left, right);
    case '*':
      if (isDuration(left) && right.kind === 'number') return left;
      return isDuration(right) && left.kind === 'number' ? right : undefined;
    case '/':
      if (isDuration(left) && right.kind === 'number') return left;
      return isDuration(left) && left.kind === right.kind ? NUMBER : undefined;
    case '**':
      return undefined;
  }
}

/** With one side unknown only the certain misfits count: a boolean, a list or a record in a calculation. */
function unknownSide(operator: ArithmeticOperator, known: FeelType): FeelType | undefined {
  if (isUnknown(known) || isDuration(known) || isPoint(known)) return ANY;
  if (known.kind === 'number') return operator === '+' || operator === '-' || operator === '**' ? NUMBER : ANY;
  if (known.kind === 'string') return operator === '+' ? ANY : operator === '-' ? ANY : undefined;
  return undefined;
}

function shifted(point: FeelType, duration: FeelType): FeelType | undefined {
  if (!isDuration(duration)) return undefined;
  if (isDuration(point)) return point.kind === duration.kind ? point : undefined;
  if (point.kind === 'string') return ANY;
  return isPoint(point) ? point : undefined;
}

function difference(left: FeelType, right: FeelType): FeelType | undefined {
  if (isPoint(left) && right.kind === 'string') return DAYS_DURATION;
  if (left.kind === 'string' && isPoint(right)) return DAYS_DURATION;
  if (!isPoint(left) || !isPoint(right)) return undefined;
  return (left.kind === 'time') === (right.kind === 'time') ? DAYS_DURATION : undefined;
}
