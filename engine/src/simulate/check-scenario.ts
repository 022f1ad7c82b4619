import { historyEventTypes } from '../instance/history-event-types.js';
import { jsonPointer, type Issue } from '../definition/issue.js';
import { parseIsoDuration } from '../service-time/iso-duration.js';
import type { Scenario } from './scenario.js';
import {
  clockStatuses,
  choices,
  scenarioFields,
  stepExtras,
  stepVerbs,
  type Fields,
  type Shape,
} from './scenario-format.js';

type Json = unknown;
type Found = { readonly scenario: Scenario; readonly issues: readonly [] } | { readonly issues: readonly Issue[] };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads a scenario from JSON. Gives every fault with its place; a scenario only when there is none. */
export function checkScenario(json: unknown): Found {
  const issues: Issue[] = [];
  const add = (code: string, pointer: string, zh: string, en: string, hintZh: string, hintEn: string): void => {
    const message = { 'zh-CN': zh, en };
    issues.push({
      code: `scenario/${code}`,
      severity: 'error',
      pointer,
      message,
      hint: { 'zh-CN': hintZh, en: hintEn },
    });
  };

  const checkShape = (value: Json, shape: Shape, pointer: string): void => {
    if (typeof shape === 'object' && 'fields' in shape) return checkFields(value, shape.fields, pointer);
    if (typeof shape === 'object') {
      if (!Array.isArray(value)) return wrongType(pointer, '列表', 'a list');
      return value.forEach((item, at) => checkShape(item, shape.list, `${pointer}/${at}`));
    }
    const expected = scalarFault(value, shape);
    if (expected !== undefined) wrongType(pointer, ...expected);
  };

  const checkFields = (value: Json, fields: Fields, pointer: string, others: readonly string[] = []): void => {
    if (!isObject(value)) return wrongType(pointer, '对象', 'an object');
    const known = new Map(Object.entries(fields).map(([name, shape]) => [name.replace('!', ''), shape]));
    for (const [name, item] of Object.entries(value)) {
      const shape = known.get(name);
      if (shape !== undefined) checkShape(item, shape, pointer + jsonPointer(name));
      else if (!others.includes(name)) unknownKey(pointer, name, [...known.keys(), ...others]);
    }
    for (const name of Object.keys(fields)) {
      const key = name.slice(0, -1);
      if (name.endsWith('!') && !Object.hasOwn(value, key)) {
        add('missing-key', pointer, `缺少“${key}”。`, `"${key}" is missing.`, `补上“${key}”。`, `Add "${key}".`);
      }
    }
  };

  const checkStep = (step: Json, pointer: string): void => {
    if (!isObject(step)) return wrongType(pointer, '对象', 'an object');
    const verbs = Object.keys(step).filter((name) => !Object.hasOwn(stepExtras, name));
    const [verb] = verbs;
    if (verb === undefined || verbs.length > 1) {
      const all = Object.keys(stepVerbs).join(', ');
      return add(
        'one-verb',
        pointer,
        verbs.length === 0 ? '步骤没有动作。' : `步骤含有 ${verbs.length} 个动作：${verbs.join('、')}。`,
        verbs.length === 0 ? 'The step has no verb.' : `The step has ${verbs.length} verbs: ${verbs.join(', ')}.`,
        `每个步骤恰好写一个动作：${all}。`,
        `Write exactly one verb in each step: ${all}.`,
      );
    }
    const shape = Object.hasOwn(stepVerbs, verb) ? stepVerbs[verb] : undefined;
    if (shape === undefined) return unknownVerb(pointer, verb);
    checkShape(step[verb], shape, pointer + jsonPointer(verb));
    for (const [name, extra] of Object.entries(stepExtras)) {
      if (Object.hasOwn(step, name)) checkShape(step[name], extra, pointer + jsonPointer(name));
    }
    if ('refused' in step && (verb === 'expect' || verb === 'job' || verb.startsWith('advance'))) {
      add(
        'refused-misplaced',
        pointer + '/refused',
        `步骤“${verb}”不会被拒绝。`,
        `A step "${verb}" cannot be refused.`,
        '把 refused 写在命令步骤上。',
        'Put `refused` on a step that sends a command.',
      );
    }
  };

  function unknownVerb(pointer: string, verb: string): void {
    const near = nearest(verb, Object.keys(stepVerbs));
    add(
      'unknown-verb',
      pointer + jsonPointer(verb),
      `没有动作“${verb}”。`,
      `There is no verb "${verb}".`,
      near === undefined ? `可用的动作：${Object.keys(stepVerbs).join('、')}。` : `是否想写“${near}”？`,
      near === undefined ? `Verbs: ${Object.keys(stepVerbs).join(', ')}.` : `Did you mean "${near}"?`,
    );
  }

  function unknownKey(pointer: string, name: string, known: readonly string[]): void {
    const near = nearest(name, known);
    add(
      'unknown-key',
      pointer + jsonPointer(name),
      `这里不能写“${name}”。`,
      `"${name}" does not belong here.`,
      near === undefined ? `可用的键：${known.join('、')}。` : `是否想写“${near}”？`,
      near === undefined ? `Keys here: ${known.join(', ')}.` : `Did you mean "${near}"?`,
    );
  }

  function wrongType(pointer: string, zh: string, en: string): void {
    add('wrong-type', pointer, `这里应为${zh}。`, `This must be ${en}.`, `改为${zh}。`, `Write ${en}.`);
  }

  checkFields(json, scenarioFields, '', ['steps']);
  if (isObject(json)) {
    const { steps } = json;
    if (!Array.isArray(steps) || steps.length === 0)
      wrongType('/steps', '至少含一个步骤的列表', 'a list of at least one step');
    else steps.forEach((step, at) => checkStep(step, `/steps/${at}`));
  }
  return issues.length > 0 ? { issues } : { scenario: json as Scenario, issues: [] };
}

/** What was expected instead, in both languages; `undefined` = it fits. */
function scalarFault(value: Json, shape: Exclude<Shape, object>): readonly [string, string] | undefined {
  switch (shape) {
    case 'text':
      return typeof value === 'string' && value !== '' ? undefined : ['非空文本', 'a text that is not empty'];
    case 'text-or-null':
      return typeof value === 'string' || value === null ? undefined : ['文本或 null', 'a text or null'];
    case 'instant':
      return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value))
        ? undefined
        : ['带时区的时间，如 2026-09-30T17:40:00+08:00', 'an instant with offset, e.g. 2026-09-30T17:40:00+08:00'];
    case 'duration':
      return typeof value === 'string' && parseIsoDuration(value) !== undefined
        ? undefined
        : ['ISO 8601 时长，如 PT20M、P1D', 'an ISO 8601 duration, e.g. PT20M or P1D'];
    case 'boolean':
      return typeof value === 'boolean' ? undefined : ['true 或 false', 'true or false'];
    case 'count':
      return Number.isInteger(value) && (value as number) >= 0 ? undefined : ['非负整数', 'a whole number, 0 or more'];
    case 'place':
      return Number.isInteger(value) && (value as number) >= 1
        ? undefined
        : ['1 或更大的整数', 'a whole number, 1 or more'];
    case 'object':
      return isObject(value) ? undefined : ['对象', 'an object'];
    case 'json':
      return undefined;
    case 'status':
      return ['running', 'completed', 'cancelled'].includes(value as string)
        ? undefined
        : ['running、completed 或 cancelled', 'running, completed or cancelled'];
    case 'clock-status':
      return (clockStatuses as readonly unknown[]).includes(value)
        ? undefined
        : [clockStatuses.join('、'), `one of ${clockStatuses.join(', ')}`];
    case 'number':
      return typeof value === 'number' && value > 0 ? undefined : ['大于零的数', 'a number above zero'];
    case 'event-type':
      return (historyEventTypes as readonly unknown[]).includes(value)
        ? undefined
        : [
            `历史事件类型（${historyEventTypes.join('、')}）`,
            `a type of history event (${historyEventTypes.join(', ')})`,
          ];
    default: {
      const words: readonly unknown[] = choices[shape];
      return words.includes(value) ? undefined : [words.join('、'), `one of ${words.join(', ')}`];
    }
  }
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The known name that differs by at most two letters (or by case), to guess what was meant. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, far: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far);
  const [best] = ranked;
  return best !== undefined && best.far <= 2 ? best.candidate : undefined;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
