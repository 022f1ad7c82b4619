/** What is known about a value before the expression runs. */
export type FeelType =
  /** Not known, or several kinds: never at fault. */
  | { readonly kind: 'any' }
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number' }
  /** `format`: the text is an ISO date or time. `values`: the only texts it can be. */
  | { readonly kind: 'string'; readonly format?: 'date' | 'date-time' | 'time'; readonly values?: readonly string[] }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  | { readonly kind: 'date and time' }
  | { readonly kind: 'days and time duration' }
  | { readonly kind: 'years and months duration' }
  | { readonly kind: 'list'; readonly items: FeelType }
  /** `open`: entries that are not listed may exist. */
  | { readonly kind: 'context'; readonly entries: ReadonlyMap<string, FeelType>; readonly open: boolean }
  | { readonly kind: 'range'; readonly of: FeelType };

/** Variables an expression may read, with what is known of each. */
export type TypeEnvironment = ReadonlyMap<string, FeelType>;

export const ANY: FeelType = { kind: 'any' };
export const NULL: FeelType = { kind: 'null' };
export const BOOLEAN: FeelType = { kind: 'boolean' };
export const NUMBER: FeelType = { kind: 'number' };
export const STRING: FeelType = { kind: 'string' };
export const DATE: FeelType = { kind: 'date' };
export const TIME: FeelType = { kind: 'time' };
export const DATE_TIME: FeelType = { kind: 'date and time' };
export const DAYS_DURATION: FeelType = { kind: 'days and time duration' };
export const MONTHS_DURATION: FeelType = { kind: 'years and months duration' };

export function listOf(items: FeelType): FeelType {
  return { kind: 'list', items };
}

/** An unknown record: any entry may exist. */
export const OPEN_CONTEXT: FeelType = { kind: 'context', entries: new Map(), open: true };

export function isUnknown(type: FeelType): boolean {
  return type.kind === 'any' || type.kind === 'null';
}

export function isTemporalKind(type: FeelType): boolean {
  return (
    type.kind === 'date' ||
    type.kind === 'time' ||
    type.kind === 'date and time' ||
    type.kind === 'days and time duration' ||
    type.kind === 'years and months duration'
  );
}

/** What both can be: the same kind, or nothing known. */
export function joinTypes(a: FeelType, b: FeelType): FeelType {
  if (a.kind === 'null') return b;
  if (b.kind === 'null') return a;
  if (a.kind !== b.kind) return ANY;
  if (a.kind === 'string' && b.kind === 'string') {
    return {
      kind: 'string',
      ...(a.format !== undefined && a.format === b.format ? { format: a.format } : {}),
      ...(a.values !== undefined && b.values !== undefined ? { values: [...new Set([...a.values, ...b.values])] } : {}),
    };
  }
  if (a.kind === 'list' && b.kind === 'list') return listOf(joinTypes(a.items, b.items));
  if (a.kind === 'context' && b.kind === 'context') {
    const keys = [...a.entries.keys()].filter((key) => b.entries.has(key));
    return {
      kind: 'context',
      entries: new Map(keys.map((key) => [key, joinTypes(a.entries.get(key) ?? ANY, b.entries.get(key) ?? ANY)])),
      open: true,
    };
  }
  return a;
}

/**
 * Can a value of `a` ever meet one of `b` in a comparison? Text may stand for the date it spells, and a list of one
 * element is not its element.
 */
export function areComparable(a: FeelType, b: FeelType): boolean {
  if (isUnknown(a) || isUnknown(b) || a.kind === b.kind) return true;
  if (a.kind === 'string') return isTemporalKind(b);
  return b.kind === 'string' && isTemporalKind(a);
}

const NAMES: { readonly [kind in FeelType['kind']]: { readonly 'zh-CN': string; readonly en: string } } = {
  any: { 'zh-CN': '未知类型', en: 'unknown' },
  null: { 'zh-CN': '空值', en: 'null' },
  boolean: { 'zh-CN': '是/否', en: 'a boolean' },
  number: { 'zh-CN': '数字', en: 'a number' },
  string: { 'zh-CN': '文本', en: 'a text' },
  date: { 'zh-CN': '日期', en: 'a date' },
  time: { 'zh-CN': '时间', en: 'a time' },
  'date and time': { 'zh-CN': '日期时间', en: 'a date and time' },
  'days and time duration': { 'zh-CN': '时长', en: 'a duration' },
  'years and months duration': { 'zh-CN': '年月时长', en: 'a duration in months' },
  list: { 'zh-CN': '列表', en: 'a list' },
  context: { 'zh-CN': '记录', en: 'a record' },
  range: { 'zh-CN': '区间', en: 'a range' },
};

/** The kind in words, for messages. */
export function typeName(type: FeelType): { readonly 'zh-CN': string; readonly en: string } {
  return NAMES[type.kind];
}
