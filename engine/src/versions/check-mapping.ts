import type { CompiledProcess } from '../compile/compiled-process.js';
import { metricsOfProcess } from '../definition/metrics-of-process.js';
import { jsonPointer, type Issue } from '../definition/issue.js';
import { nearestName } from '../definition/nearest-name.js';
import { parseExpression } from '../expressions/parse-expression.js';
import type { MigrationMapping } from './migration-mapping.js';

const POLICIES = ['keep-remaining', 'restart', 'absolute'];
const KNOWN = new Set(['states', 'timers', 'timerRules', 'clocks', 'regions', 'variables']);
const STATE_KEYS: { readonly [key: string]: readonly unknown[] | undefined } = {
  timers: POLICIES,
  people: ['keep', 'assign'],
  work: ['keep', 'restart'],
  child: ['cancel'],
};

/** Faults of a mapping, which comes from people: its shape, and names that the two versions do not have. */
export function checkMapping(mapping: unknown, from: CompiledProcess, to: CompiledProcess): readonly Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, pointer: string, zh: string, en: string, hint?: readonly [string, string]): void =>
    void issues.push({
      code: `migration/${code}`,
      severity: 'error',
      pointer,
      message: { 'zh-CN': zh, en },
      hint: { 'zh-CN': hint?.[0] ?? '请修改迁移映射。', en: hint?.[1] ?? 'Correct the mapping.' },
    });
  const wrongShape = (pointer: string): void =>
    add('wrong-shape', pointer, '迁移映射的格式不正确。', 'The mapping is not of the right shape.');
  const unknownName = (
    what: 'state' | 'timer' | 'clock' | 'region',
    name: string,
    pointer: string,
    known: Iterable<string>,
  ): void => {
    const zh = { state: '状态', timer: '定时器', clock: '时限', region: '分支' }[what];
    const near = nearestName(name, known);
    add(
      `unknown-${what}`,
      pointer,
      `没有名为“${name}”的${zh}。`,
      `There is no ${what} "${name}".`,
      near === undefined ? undefined : [`是否指“${near}”？`, `Did you mean "${near}"?`],
    );
  };
  const root = objectOf(mapping);
  if (root === undefined) {
    wrongShape('');
    return issues;
  }
  for (const key of Object.keys(root)) if (!KNOWN.has(key)) wrongShape(jsonPointer(key));
  const section = (name: string): readonly (readonly [string, unknown])[] => {
    const value = own(root, name);
    if (value === undefined) return [];
    const object = objectOf(value);
    if (object === undefined) wrongShape(jsonPointer(name));
    return Object.entries(object ?? {});
  };
  if (root['timers'] !== undefined && !POLICIES.includes(root['timers'] as string)) wrongShape('/timers');
  for (const [state, rule] of section('states')) {
    const at = jsonPointer('states', state);
    const object = objectOf(rule);
    const target = object?.['to'];
    if (object === undefined || (target !== null && typeof target !== 'string')) {
      wrongShape(at);
      continue;
    }
    if (!from.states.has(state)) unknownName('state', state, at, from.states.keys());
    if (target !== null && !to.states.has(target)) unknownName('state', target, `${at}/to`, to.states.keys());
    for (const [key, value] of Object.entries(object)) {
      const allowed = Object.hasOwn(STATE_KEYS, key) ? STATE_KEYS[key] : undefined;
      if (key !== 'to' && allowed?.includes(value) !== true) wrongShape(at + jsonPointer(key));
    }
  }
  for (const [before, after] of section('timerRules')) {
    const at = jsonPointer('timerRules', before);
    if (!from.timers.has(before)) unknownName('timer', before, at, from.timers.keys());
    if (typeof after !== 'string') wrongShape(at);
    else if (!to.timers.has(after)) unknownName('timer', after, at, to.timers.keys());
  }
  const [clocksBefore, clocksAfter] = [metricsOfProcess(from.definition), metricsOfProcess(to.definition)];
  for (const [before, after] of section('clocks')) {
    const at = jsonPointer('clocks', before);
    if (!clocksBefore.has(before)) unknownName('clock', before, at, clocksBefore);
    if (after !== null && typeof after !== 'string') wrongShape(at);
    else if (after !== null && !clocksAfter.has(after)) unknownName('clock', after, at, clocksAfter);
  }
  for (const [parallel, rule] of section('regions')) {
    const at = jsonPointer('regions', parallel);
    const state = to.states.get(parallel)?.state;
    const regions = objectOf(rule);
    if (regions === undefined) wrongShape(at);
    else if (state?.type !== 'parallel') unknownName('state', parallel, at, to.states.keys());
    else
      for (const [region, decision] of Object.entries(regions)) {
        if (!Object.hasOwn(state.regions, region))
          unknownName('region', region, at + jsonPointer(region), Object.keys(state.regions));
        if (decision !== 'enter' && decision !== 'skip') wrongShape(at + jsonPointer(region));
      }
  }
  for (const [variable, text] of section('variables')) {
    const at = jsonPointer('variables', variable);
    if (typeof text !== 'string') {
      wrongShape(at);
      continue;
    }
    const { expression, faults } = parseExpression(text);
    if (expression !== undefined) continue;
    const reason = faults[0]?.message;
    add(
      'unreadable-expression',
      at,
      `变量“${variable}”的换算表达式无法解析：${reason?.['zh-CN'] ?? '语法错误'}`,
      `The expression for "${variable}" does not parse: ${reason?.en ?? 'syntax error'}`,
    );
  }
  return issues;
}

/** What `checkMapping` has found right. */
export function asMapping(mapping: unknown): MigrationMapping {
  return mapping as MigrationMapping;
}

function objectOf(value: unknown): { readonly [key: string]: unknown } | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: unknown })
    : undefined;
}

function own(object: { readonly [key: string]: unknown }, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
