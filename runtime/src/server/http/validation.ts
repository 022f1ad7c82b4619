import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { jsonPointer } from '@yunliu/engine/definition';
import type { Issue } from '@yunliu/engine/definition';
import type { Schema } from '../../api/index.js';
import { refuse } from '../refuse.js';

export type Part = 'params' | 'query' | 'body';

/** Checks one part of a request; throws `request/invalid` with every fault and its place. Changes nothing in the data. */
export type PartCheck = (value: unknown) => void;

export function createValidation(): {
  request(part: Part, schema: Schema<unknown>): PartCheck;
  answer(schema: Schema<unknown>): PartCheck;
} {
  const ajv = new Ajv2020({ allErrors: true, strict: true, coerceTypes: false, useDefaults: false });
  formats.default(ajv, ['date-time', 'uuid', 'date', 'time']);
  ajv.addKeyword('x-name');
  const compile = (schema: Schema<unknown>): ValidateFunction => ajv.compile(schema.json);
  return {
    request(part, schema) {
      const check = compile(schema);
      return (value) => {
        if (!check(value)) throw invalid(part, check.errors ?? []);
      };
    },
    answer(schema) {
      const check = compile(schema);
      return (value) => {
        if (!check(value)) throw new Error(`answer does not fit its schema: ${ajv.errorsText(check.errors)}`);
      };
    },
  };
}

function invalid(part: Part, errors: readonly ErrorObject[]): Error {
  const issues = errors.filter((error) => error.keyword !== 'anyOf').map((error) => issueOf(part, error));
  return refuse(
    'request/invalid',
    [
      `请求有 ${issues.length} 处不符合要求。`,
      `The request has ${issues.length} fault${issues.length === 1 ? '' : 's'}.`,
    ],
    [
      '请按 issues 逐条改正；接口说明见 /api/openapi.json。',
      'Mend each of the issues; the interface is described at /api/openapi.json.',
    ],
    { pointer: issues[0]?.pointer ?? '', issues },
  );
}

function issueOf(part: Part, error: ErrorObject): Issue {
  const base = (part === 'body' ? '' : `/${part}`) + error.instancePath;
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'additionalProperties': {
      const name = String(params['additionalProperty']);
      return issue(
        'request/unknown-key',
        base + jsonPointer(name),
        [`不认识的键“${name}”。`, `Unknown key “${name}”.`],
        ['请删除该键，或检查拼写。', 'Remove it or check the spelling.'],
      );
    }
    case 'required': {
      const name = String(params['missingProperty']);
      return issue(
        'request/missing-key',
        base + jsonPointer(name),
        [`缺少“${name}”。`, `“${name}” is missing.`],
        ['请补上该键。', 'Add it.'],
      );
    }
    case 'type':
      return issue(
        'request/wrong-type',
        base,
        [`类型应为 ${typeText(params['type'])}。`, `Must be of type ${typeText(params['type'])}.`],
        ['请改为所要求的类型；不做自动转换。', 'Send the required type; nothing is converted silently.'],
      );
    case 'enum': {
      const allowed = (params['allowedValues'] as readonly unknown[]).join(', ');
      return issue(
        'request/not-allowed',
        base,
        [`只能取以下值：${allowed}。`, `Must be one of: ${allowed}.`],
        ['请从中选择一个。', 'Choose one of them.'],
      );
    }
    case 'maxLength':
      return issue(
        'request/too-long',
        base,
        [`最多 ${String(params['limit'])} 个字符。`, `At most ${String(params['limit'])} characters.`],
        ['请缩短内容。', 'Shorten the text.'],
      );
    case 'minLength':
      return issue(
        'request/too-short',
        base,
        [`至少 ${String(params['limit'])} 个字符。`, `At least ${String(params['limit'])} characters.`],
        ['请补充内容。', 'Write more.'],
      );
    case 'maxItems':
      return issue(
        'request/too-many-items',
        base,
        [`最多 ${String(params['limit'])} 项。`, `At most ${String(params['limit'])} items.`],
        ['请分批提交。', 'Send them in several requests.'],
      );
    case 'format':
      return issue(
        'request/wrong-format',
        base,
        [`格式应为 ${String(params['format'])}。`, `Must have the format ${String(params['format'])}.`],
        [
          '例如 UUID 或 ISO 8601 时间（2026-09-30T09:40:00.000Z）。',
          'For example a UUID or an ISO 8601 instant (2026-09-30T09:40:00.000Z).',
        ],
      );
    default:
      return issue(
        'request/invalid-value',
        base,
        ['取值不符合要求。', 'The value is not acceptable.'],
        [
          `请满足约束 ${error.keyword} ${JSON.stringify(params)}。`,
          `It must satisfy ${error.keyword} ${JSON.stringify(params)}.`,
        ],
      );
  }
}

function issue(
  code: string,
  pointer: string,
  message: readonly [string, string],
  hint: readonly [string, string],
): Issue {
  return {
    code,
    severity: 'error',
    pointer,
    message: { 'zh-CN': message[0], en: message[1] },
    hint: { 'zh-CN': hint[0], en: hint[1] },
  };
}

function typeText(type: unknown): string {
  return Array.isArray(type) ? type.join(' / ') : String(type);
}
