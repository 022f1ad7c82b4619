import type { Json } from '../definition/json.js';
import type { ValueFault } from './compiled-form.js';
import { plainText } from './fields/field-type.js';

interface Wording {
  readonly 'zh-CN': string;
  readonly en: string;
}

const types: { readonly [type: string]: Wording } = {
  string: { 'zh-CN': '文字', en: 'a text' },
  number: { 'zh-CN': '数字', en: 'a number' },
  integer: { 'zh-CN': '整数', en: 'a whole number' },
  boolean: { 'zh-CN': '是或否', en: 'yes or no' },
  array: { 'zh-CN': '列表', en: 'a list' },
  object: { 'zh-CN': '一组内容', en: 'a group of values' },
};

const formats: { readonly [format: string]: Wording } = {
  date: { 'zh-CN': '须为有效日期，如 2026-09-30', en: 'must be a date such as 2026-09-30' },
  'date-time': { 'zh-CN': '须为有效的日期和时间', en: 'must be a date and time' },
  time: { 'zh-CN': '须为有效时间，如 17:40', en: 'must be a time such as 17:40' },
  email: { 'zh-CN': '须为有效的电子邮箱地址', en: 'must be an e-mail address' },
  uri: { 'zh-CN': '须为有效的网址', en: 'must be a web address' },
};

function typeWords(type: Json | undefined): Wording {
  const list = Array.isArray(type) ? (type as readonly Json[]) : plainText(type).split(',');
  const words = list
    .map(plainText)
    .flatMap((name) => (name === 'null' ? [] : [types[name] ?? { 'zh-CN': name, en: name }]));
  return {
    'zh-CN': `须为${words.map((word) => word['zh-CN']).join('或')}`,
    en: `must be ${words.map((word) => word.en).join(' or ')}`,
  };
}

/** What an Ajv fault means to the person who fills in the form; no field name in it, no full stop. */
export function faultWords(fault: ValueFault): Wording {
  const limit = plainText(fault.params['limit']);
  switch (fault.keyword) {
    case 'type':
      return typeWords(fault.params['type']);
    case 'minLength':
      return { 'zh-CN': `至少 ${limit} 个字`, en: `needs ${limit} characters at least` };
    case 'maxLength':
      return { 'zh-CN': `最多 ${limit} 个字`, en: `may have ${limit} characters at most` };
    case 'minimum':
      return { 'zh-CN': `不能小于 ${limit}`, en: `must be ${limit} or more` };
    case 'maximum':
      return { 'zh-CN': `不能大于 ${limit}`, en: `must be ${limit} or less` };
    case 'exclusiveMinimum':
      return { 'zh-CN': `须大于 ${limit}`, en: `must be more than ${limit}` };
    case 'exclusiveMaximum':
      return { 'zh-CN': `须小于 ${limit}`, en: `must be less than ${limit}` };
    case 'multipleOf':
      return multipleWords(Number(fault.params['multipleOf']));
    case 'minItems':
      return { 'zh-CN': `至少 ${limit} 项`, en: `needs ${limit} entries at least` };
    case 'maxItems':
      return { 'zh-CN': `最多 ${limit} 项`, en: `may have ${limit} entries at most` };
    case 'uniqueItems':
      return { 'zh-CN': '不能有重复项', en: 'must not list the same thing twice' };
    case 'pattern':
      return { 'zh-CN': '格式不符合要求', en: 'does not have the expected form' };
    case 'format':
      return (
        formats[plainText(fault.params['format'])] ?? { 'zh-CN': '格式不正确', en: 'does not have the expected format' }
      );
    case 'enum':
    case 'const':
    case 'oneOf':
    case 'anyOf':
      return { 'zh-CN': '不在可选范围内', en: 'is none of the choices' };
    case 'required':
      return { 'zh-CN': '不完整', en: 'is incomplete' };
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return { 'zh-CN': '含有多余的内容', en: 'contains something unexpected' };
    default:
      return { 'zh-CN': '不符合填写要求', en: 'does not meet the rules of the form' };
  }
}

function multipleWords(step: number): Wording {
  if (step === 1) return { 'zh-CN': '须为整数', en: 'must be a whole number' };
  if (step === 0.01) return { 'zh-CN': '最多两位小数', en: 'may have two decimals at most' };
  if (step === 0.1) return { 'zh-CN': '最多一位小数', en: 'may have one decimal at most' };
  return { 'zh-CN': `须为 ${String(step)} 的倍数`, en: `must be a multiple of ${String(step)}` };
}
