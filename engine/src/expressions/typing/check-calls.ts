import type { ExpressionFault } from '../expression.js';
import { builtInFunctions } from '../functions/built-in-functions.js';
import { resolveCall, signatureText } from '../functions/resolve-call.js';
import { safePattern } from '../safe-pattern.js';
import type { ExpressionNode } from '../syntax/expression-node.js';
import { expressionFault } from '../syntax/fault.js';
import { walk } from '../syntax/walk.js';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../values/temporal.js';

/** Functions that do not exist, wrong numbers of arguments, and literals that can never be read. */
export function checkCalls(root: ExpressionNode): readonly ExpressionFault[] {
  const faults: ExpressionFault[] = [];
  walk(root, (node) => {
    if (node.kind !== 'call') return;
    const target = builtInFunctions.get(node.name);
    if (target === undefined) {
      const near = nearest(node.name);
      faults.push(
        expressionFault(
          'unknown-function',
          node,
          `没有名为“${node.name}”的函数${near === undefined ? '' : `，是否指“${near}”？`}`,
          `There is no function "${node.name}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
        ),
      );
    } else if (resolveCall(target, node.args.length, node.names) === undefined) {
      const usage = signatureText(target);
      faults.push(
        expressionFault(
          'unknown-function',
          node,
          `函数“${node.name}”的参数不符，用法：${usage}`,
          `The arguments do not fit "${node.name}"; usage: ${usage}`,
        ),
      );
    } else {
      faults.push(...literalFaults(node));
    }
  });
  return faults;
}

function nearest(name: string): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');
  return [...builtInFunctions.keys()].find((known) => plain(known) === plain(name));
}

const LITERAL_READERS: ReadonlyMap<string, (text: string) => unknown> = new Map<string, (text: string) => unknown>([
  ['date', (text) => parseDate(text) ?? parseDateTime(text)],
  ['time', parseTime],
  ['date and time', parseDateTime],
  ['duration', parseDuration],
  ['@', (text) => parseDuration(text) ?? parseDate(text) ?? parseDateTime(text) ?? parseTime(text)],
]);

/** `duration("20 minutes")` or `matches(x, "(?=a)")`: a text that gives null whatever the data. */
function literalFaults(node: ExpressionNode & { readonly kind: 'call' }): readonly ExpressionFault[] {
  const literal = node.args[node.name === 'matches' || node.name === 'replace' || node.name === 'split' ? 1 : 0];
  if (literal?.kind !== 'literal' || typeof literal.value !== 'string') return [];
  const read = LITERAL_READERS.get(node.name);
  if (read !== undefined && node.args.length === 1 && read(literal.value) === undefined) {
    return [
      expressionFault(
        'syntax',
        literal,
        `“${literal.value}”不是有效的日期、时间或时长`,
        `"${literal.value}" is not a valid date, time or duration`,
      ),
    ];
  }
  const isPattern = node.name === 'matches' || node.name === 'replace' || node.name === 'split';
  if (isPattern && safePattern(literal.value) === undefined) {
    return [
      expressionFault(
        'syntax',
        literal,
        `正则表达式“${literal.value}”不可用（不支持环视与反向引用）`,
        `The pattern "${literal.value}" is not accepted (look-around and back references are not supported)`,
      ),
    ];
  }
  return [];
}
