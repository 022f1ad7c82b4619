import type { LocalizedText } from '../../definition/localized-text.js';
import type { ExtraScope } from '../turn.js';

const PLACEHOLDER = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/**
 * Title of one row's task: `{{item.name}}` and `{{index}}` are filled with the row's values; what has none leaves nothing.
 * `undefined` = the title of the state has no such place, so the task needs none of its own.
 */
export function rowTitle(title: LocalizedText, scope: ExtraScope | undefined): LocalizedText | undefined {
  if (scope === undefined) return undefined;
  const texts = typeof title === 'string' ? [title] : [title['zh-CN'], title.en ?? ''];
  if (!texts.some((text) => text.includes('{{'))) return undefined;
  const fill = (text: string): string => text.replace(PLACEHOLDER, (_, path: string) => shown(path, scope));
  if (typeof title === 'string') return fill(title);
  return title.en === undefined
    ? { 'zh-CN': fill(title['zh-CN']) }
    : { 'zh-CN': fill(title['zh-CN']), en: fill(title.en) };
}

function shown(path: string, scope: ExtraScope): string {
  let value: unknown = scope;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return '';
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
