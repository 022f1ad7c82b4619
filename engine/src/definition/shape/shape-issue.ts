import type { Issue } from '../issue.js';
import { nearestName } from '../nearest-name.js';

type Text = Issue['message'];

function issue(code: string, pointer: string, message: Text, hint: Text): Issue {
  return { code, severity: 'error', pointer, message, hint };
}

/** The value as it can stand in a sentence. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function nameAt(pointer: string): string {
  return pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
}

/** Faults of shape, worded once for definitions, forms and everything else with a published schema. */
export const shapeIssue = {
  tooDeep: (pointer: string, limit: number): Issue =>
    issue(
      'schema/too-deep',
      pointer,
      { 'zh-CN': `嵌套超过 ${limit} 层`, en: `Nested deeper than ${limit} levels` },
      {
        'zh-CN': '减少嵌套层次，把内层流程拆成单独的流程。',
        en: 'Nest less; make the inner part a process of its own.',
      },
    ),
  notConstant: (pointer: string, wanted: string | number, found: unknown): Issue =>
    issue(
      'schema/invalid-value',
      pointer,
      {
        'zh-CN': `“${nameAt(pointer)}”的值应为 ${wanted}，而不是 ${shown(found)}`,
        en: `"${nameAt(pointer)}" must be ${wanted}, not ${shown(found)}`,
      },
      { 'zh-CN': `改为 ${wanted}。`, en: `Write ${wanted}.` },
    ),
  notChoice: (pointer: string, choices: readonly string[], found: unknown): Issue => {
    const near = typeof found === 'string' ? nearestName(found, choices) : undefined;
    return issue(
      'schema/invalid-value',
      pointer,
      {
        'zh-CN': `“${nameAt(pointer)}”的值“${shown(found)}”不在允许范围内`,
        en: `"${shown(found)}" is not a possible value of "${nameAt(pointer)}"`,
      },
      {
        'zh-CN': `${near === undefined ? '' : `是否指“${near}”？`}可选：${choices.join('、')}。`,
        en: `${near === undefined ? '' : `Did you mean "${near}"? `}One of ${choices.join(', ')}.`,
      },
    );
  },
  wrongType: (pointer: string, wanted: Text, found: Text): Issue =>
    issue(
      'schema/wrong-type',
      pointer,
      {
        'zh-CN':
          pointer === ''
            ? `整个文件应为${wanted['zh-CN']}，而不是${found['zh-CN']}`
            : `“${nameAt(pointer)}”应为${wanted['zh-CN']}，而不是${found['zh-CN']}`,
        en:
          pointer === ''
            ? `The file must be ${wanted.en}, not ${found.en}`
            : `"${nameAt(pointer)}" must be ${wanted.en}, not ${found.en}`,
      },
      { 'zh-CN': `改写为${wanted['zh-CN']}。`, en: `Write ${wanted.en}.` },
    ),
  missing: (pointer: string, name: string, what: string | undefined): Issue =>
    issue(
      'schema/missing-property',
      pointer,
      { 'zh-CN': `缺少必填项“${name}”`, en: `The property "${name}" is missing` },
      {
        'zh-CN': `补上“${name}”。`,
        en: what === undefined ? `Add "${name}".` : `Add "${name}": ${what.replace(/\.$/, '')}.`,
      },
    ),
  unknownProperty: (pointer: string, name: string, known: readonly string[], present: ReadonlySet<string>): Issue => {
    const near = nearestName(
      name,
      known.filter((candidate) => !present.has(candidate)),
    );
    return issue(
      'schema/unknown-property',
      pointer,
      { 'zh-CN': `不认识的属性“${name}”`, en: `There is no property "${name}" here` },
      name === 'each' && known.includes('handler')
        ? {
            'zh-CN': '自动任务不能逐项执行；请把它放进单独的流程，再用 call 的 each 逐项调用。',
            en: 'A service does one job. Put it into a process of its own, and call that with "each".',
          }
        : near === undefined
          ? { 'zh-CN': `删去它；此处可用：${known.join('、')}。`, en: `Remove it; possible here: ${known.join(', ')}.` }
          : { 'zh-CN': `是否指“${near}”？`, en: `Did you mean "${near}"?` },
    );
  },
  badName: (pointer: string, name: string): Issue =>
    issue(
      'schema/invalid-name',
      pointer,
      { 'zh-CN': `“${shown(name)}”不能用作名称`, en: `"${shown(name)}" cannot be used as a name` },
      {
        'zh-CN': '名称以字母或汉字开头，只含字母、汉字、数字；状态与角色还可用连字符，变量还可用下划线。',
        en: 'Begin with a letter and use letters and digits; states and roles may also have hyphens, variables underscores.',
      },
    ),
  badText: (pointer: string, value: string, what: string | undefined): Issue =>
    issue(
      'schema/invalid-text',
      pointer,
      {
        'zh-CN': `“${nameAt(pointer)}”的写法“${shown(value)}”不符合要求`,
        en: `"${shown(value)}" is not a valid "${nameAt(pointer)}"`,
      },
      {
        'zh-CN': '键名用小写字母、数字和连字符；字段位置写 #/properties/字段名。',
        en: what ?? 'See the published schema.',
      },
    ),
  tooShort: (pointer: string, limit: number): Issue =>
    issue(
      'schema/too-short',
      pointer,
      { 'zh-CN': `“${nameAt(pointer)}”不能为空`, en: `"${nameAt(pointer)}" must not be empty` },
      { 'zh-CN': `至少填写 ${limit} 个字符。`, en: `Write at least ${limit} character${limit === 1 ? '' : 's'}.` },
    ),
  tooLong: (pointer: string, limit: number, length: number): Issue =>
    issue(
      'schema/too-long',
      pointer,
      {
        'zh-CN': `“${nameAt(pointer)}”有 ${length} 个字符，超过 ${limit} 个`,
        en: `"${nameAt(pointer)}" has ${length} characters, more than ${limit}`,
      },
      { 'zh-CN': `缩短到 ${limit} 个字符以内。`, en: `Shorten it to ${limit} characters.` },
    ),
  outOfRange: (pointer: string, value: number, minimum: number | undefined, maximum: number | undefined): Issue =>
    issue(
      'schema/out-of-range',
      pointer,
      {
        'zh-CN': `“${nameAt(pointer)}”的值 ${value} 超出范围`,
        en: `The value ${value} of "${nameAt(pointer)}" is out of range`,
      },
      {
        'zh-CN': `允许范围：${minimum ?? '不限'} 至 ${maximum ?? '不限'}。`,
        en: `Allowed: ${minimum ?? 'any'} to ${maximum ?? 'any'}.`,
      },
    ),
  tooFew: (pointer: string, limit: number): Issue =>
    issue(
      'schema/too-few',
      pointer,
      {
        'zh-CN': `“${nameAt(pointer)}”至少需要 ${limit} 项`,
        en: `"${nameAt(pointer)}" needs at least ${limit} entr${limit === 1 ? 'y' : 'ies'}`,
      },
      { 'zh-CN': `补足 ${limit} 项。`, en: `Add entries until there are ${limit}.` },
    ),
  tooMany: (pointer: string, limit: number): Issue =>
    issue(
      'schema/too-many',
      pointer,
      { 'zh-CN': `“${nameAt(pointer)}”最多 ${limit} 项`, en: `"${nameAt(pointer)}" has more than ${limit} entries` },
      { 'zh-CN': `减少到 ${limit} 项以内。`, en: `Keep at most ${limit}.` },
    ),
} as const;
