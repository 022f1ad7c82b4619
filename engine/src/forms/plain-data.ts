import type { Issue } from '../definition/issue.js';
import { jsonPointer } from '../definition/issue.js';
import { formIssue } from './form-issues.js';

/** Most characters of JSON text a submission may have. */
const submissionLimit = 2_000_000;

const depthLimit = 12;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Is `value` plain JSON of a bearable size, without keys that reach for a prototype? Values may come from a host's own
 * code, not only from `JSON.parse`, so nothing is taken for granted.
 */
export function checkPlainData(value: unknown): Issue[] {
  const issues: Issue[] = [];
  let budget = submissionLimit;

  // Names on the way to the value in hand; a pointer is written only where there is something to say.
  const way: (string | number)[] = ['values'];
  const here = (): string => jsonPointer(...way);

  const visit = (item: unknown): void => {
    if (budget < 0 || issues.length >= 100) return;
    if (item === null || item === undefined || typeof item === 'boolean') {
      budget -= 5;
    } else if (typeof item === 'number') {
      budget -= 10;
      if (!Number.isFinite(item)) issues.push(formIssue.notJson(here()));
    } else if (typeof item === 'string') {
      budget -= item.length + 2;
    } else if (way.length > depthLimit || typeof item !== 'object') {
      issues.push(formIssue.notJson(here()));
    } else if (Array.isArray(item)) {
      for (let index = 0; index < item.length && budget >= 0; index++) {
        way.push(index);
        visit(item[index]);
        way.pop();
      }
    } else {
      const prototype: unknown = Object.getPrototypeOf(item);
      if (prototype !== null && prototype !== Object.prototype) {
        issues.push(formIssue.notJson(here()));
        return;
      }
      for (const key of Object.keys(item)) {
        budget -= key.length + 4;
        way.push(key);
        if (forbidden.has(key)) issues.push(formIssue.forbiddenKey(here()));
        else visit((item as { readonly [key: string]: unknown })[key]);
        way.pop();
        if (budget < 0) return;
      }
    }
  };

  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [formIssue.notJson('/values')];
  visit(value);
  if (budget < 0)
    issues.unshift(
      formIssue.tooLarge('/values', undefined, {
        'zh-CN': `表单内容过大（上限 ${String(submissionLimit)} 字符）`,
        en: `is larger than ${String(submissionLimit)} characters`,
      }),
    );
  return issues;
}
