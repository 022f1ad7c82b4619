import { jsonPointer } from '@yunliu/engine/definition';
import { refuse } from '../refuse.js';

const maxDepth = 32;
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses what no honest client sends: names that reach for JavaScript prototypes and nesting deep enough to exhaust the
 * stack of whatever walks the value later.
 */
export function checkSafeJson(value: unknown, path: readonly (string | number)[] = []): void {
  if (typeof value !== 'object' || value === null) return;
  if (path.length >= maxDepth) {
    throw refuse(
      'request/too-deep',
      [`数据嵌套超过 ${maxDepth} 层。`, `The data is nested more than ${maxDepth} levels deep.`],
      ['请减少嵌套层次。', 'Nest it less deeply.'],
      { pointer: jsonPointer(...path) },
    );
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => checkSafeJson(item, [...path, index]));
    return;
  }
  for (const [name, item] of Object.entries(value)) {
    if (forbidden.has(name)) {
      throw refuse(
        'request/forbidden-key',
        [`不允许使用键“${name}”。`, `The key “${name}” is not allowed.`],
        ['请改用其他名称。', 'Use another name.'],
        { pointer: jsonPointer(...path, name) },
      );
    }
    checkSafeJson(item, [...path, name]);
  }
}
