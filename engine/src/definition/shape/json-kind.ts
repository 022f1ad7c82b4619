type Kind = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';

type Text = { readonly 'zh-CN': string; readonly en: string };

const NAMES: { readonly [kind in Kind | 'null']: Text } = {
  object: { 'zh-CN': '对象', en: 'an object' },
  array: { 'zh-CN': '列表', en: 'a list' },
  string: { 'zh-CN': '文本', en: 'a text' },
  number: { 'zh-CN': '数字', en: 'a number' },
  integer: { 'zh-CN': '整数', en: 'a whole number' },
  boolean: { 'zh-CN': 'true 或 false', en: 'true or false' },
  null: { 'zh-CN': 'null', en: 'null' },
};

export function kindFits(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return Number.isFinite(value);
    default:
      return typeof value === kind;
  }
}

/** What the value is, in words. */
export function jsonKindOf(value: unknown): Text {
  if (value === null || value === undefined) return NAMES.null;
  if (Array.isArray(value)) return NAMES.array;
  const kind = typeof value;
  return kind === 'object' || kind === 'string' || kind === 'number' || kind === 'boolean' ? NAMES[kind] : NAMES.object;
}

/** One kind, or several, in words. */
export function describeKind(...kinds: readonly Kind[]): Text {
  return {
    'zh-CN': kinds.map((kind) => NAMES[kind]['zh-CN']).join('或'),
    en: kinds.map((kind) => NAMES[kind].en).join(' or '),
  };
}
