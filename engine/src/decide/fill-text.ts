import type { Json } from '../definition/json.js';
import type { CompiledField } from '../forms/compiled-form.js';
import { formatValue } from '../forms/format-value.js';
import type { Turn } from './turn.js';

const PLACEHOLDER = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/**
 * Fills `{{variable}}` in the text of a notice as the field's type is read: names for people,
 * titles for choices. `{{businessKey}}` and `{{subject}}` are the instance's own; what has no value leaves nothing.
 */
export function fillText(turn: Turn, text: string): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    if (Object.hasOwn(turn.variables, name)) return shown(turn, name, turn.variables[name] ?? null);
    if (name === 'businessKey') return turn.businessKey ?? '';
    return name === 'subject' ? turn.subject : '';
  });
}

function shown(turn: Turn, name: string, value: Json): string {
  const field = fieldOf(turn, name);
  const { directory } = turn.ctx;
  if (field !== undefined) {
    const names = {
      userName: (id: string) => directory.user(id)?.name,
      departmentName: (id: string) => directory.department(id)?.name ?? turn.titles[`department:${id}`],
      roleName: (key: string) => directory.role(key)?.title ?? turn.titles[`role:${key}`],
      systemTitle: (key: string) => turn.ctx.agreements?.systemTitle?.(key),
    };
    return formatValue(field, value, { locale: 'zh-CN', names });
  }
  if (value === null || typeof value === 'object') return '';
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value);
}

function fieldOf(turn: Turn, name: string): CompiledField | undefined {
  for (const [template, version] of turn.process.templateVersions) {
    const field = turn.ctx.form(template, version)?.fields.get(name);
    if (field !== undefined) return field;
  }
  return undefined;
}
