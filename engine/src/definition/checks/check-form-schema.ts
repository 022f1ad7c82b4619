import { safePattern } from '../../expressions/index.js';
import type { FormTemplate } from '../../forms/form-template.js';
import { jsonPointer } from '../issue.js';
import type { JsonSchema } from '../json.js';
import { nearestName } from '../nearest-name.js';
import { isFeelName } from './check-values.js';
import { suggestion, type IssueCollector } from './issue-collector.js';

/** The data part of a template: names, required fields, patterns, choices, limits. */
export function checkFormSchema(issues: IssueCollector, template: FormTemplate): void {
  if (template.schema.type !== 'object') {
    issues.error(
      'form/schema-not-object',
      '/schema',
      ['表单的数据结构应为 object', 'The schema of a form must be of type object'],
      ['写 "type": "object"，字段放在 properties 中。', 'Write "type": "object" with the fields in properties.'],
    );
  }
  checkObject(issues, template.schema, '/schema');
}

function checkObject(issues: IssueCollector, schema: JsonSchema, pointer: string): void {
  const names = Object.keys(schema.properties ?? {});
  for (const [index, name] of (schema.required ?? []).entries()) {
    if (names.includes(name)) continue;
    issues.error(
      'form/unknown-required',
      pointer + jsonPointer('required', index),
      [`必填字段“${name}”不存在`, `The required field "${name}" does not exist`],
      suggestion(nearestName(name, names), names),
    );
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const at = pointer + jsonPointer('properties', name);
    if (!isFeelName(name)) {
      issues.error(
        'variable/unusable-name',
        at,
        [
          `“${name}”在表达式中有特殊含义，不能用作字段名`,
          `"${name}" has a meaning in expressions and cannot name a field`,
        ],
        ['换一个名称。', 'Choose another name.'],
      );
    }
    checkValue(issues, property, at);
  }
}

function checkValue(issues: IssueCollector, schema: JsonSchema, pointer: string): void {
  if (schema.pattern !== undefined && safePattern(schema.pattern) === undefined) {
    issues.error(
      'form/pattern-refused',
      `${pointer}/pattern`,
      [`正则表达式“${schema.pattern}”不可用`, `The pattern "${schema.pattern}" is not accepted`],
      [
        '不支持环视与反向引用；请检查括号与转义。',
        'Look-around and back references are not supported; check brackets and escapes.',
      ],
    );
  }
  checkLimits(issues, schema, pointer);
  checkChoices(issues, schema, pointer);
  if (schema.properties !== undefined) checkObject(issues, schema, pointer);
  if (schema.items !== undefined) checkValue(issues, schema.items, `${pointer}/items`);
}

const PAIRS = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
] as const;

function checkLimits(issues: IssueCollector, schema: JsonSchema, pointer: string): void {
  for (const [low, high] of PAIRS) {
    const [from, to] = [schema[low], schema[high]];
    if (from === undefined || to === undefined || from <= to) continue;
    issues.error(
      'form/limits-crossed',
      `${pointer}/${low}`,
      [
        `${low}（${from}）大于 ${high}（${to}），没有值能满足`,
        `${low} (${from}) is above ${high} (${to}); no value fits`,
      ],
      ['调整其中一个。', 'Change one of them.'],
    );
  }
}

function checkChoices(issues: IssueCollector, schema: JsonSchema, pointer: string): void {
  if (schema.enum !== undefined) {
    issues.warning(
      'form/choice-without-title',
      `${pointer}/enum`,
      ['选项没有标题，页面上将显示内部值', 'The choices have no titles; people see the stored values'],
      ['改用 oneOf: [{ "const": …, "title": … }]。', 'Use oneOf: [{ "const": …, "title": … }].'],
    );
  }
  const seen = new Set<unknown>();
  for (const [index, choice] of (schema.oneOf ?? []).entries()) {
    const at = pointer + jsonPointer('oneOf', index);
    if (choice.const === undefined) {
      issues.error(
        'form/choice-without-value',
        at,
        ['选项缺少 const', 'The choice has no const'],
        ['写成 { "const": 值, "title": 标题 }。', 'Write { "const": value, "title": text }.'],
      );
      continue;
    }
    if (choice.title === undefined) {
      issues.warning(
        'form/choice-without-title',
        at,
        [`选项 ${JSON.stringify(choice.const)} 没有标题`, `The choice ${JSON.stringify(choice.const)} has no title`],
        ['补上 title。', 'Add a title.'],
      );
    }
    if (seen.has(choice.const)) {
      issues.error(
        'form/choice-twice',
        at,
        [`选项 ${JSON.stringify(choice.const)} 重复`, `The choice ${JSON.stringify(choice.const)} appears twice`],
        ['每个值只保留一个选项。', 'Keep one choice per value.'],
      );
    }
    seen.add(choice.const);
  }
}
