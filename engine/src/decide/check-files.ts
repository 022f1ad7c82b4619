import { jsonPointer, type Issue } from '../definition/issue.js';
import type { Json, JsonObject } from '../definition/json.js';
import { columnsOf, fieldName } from '../forms/compile-form.js';
import type { CompiledField, CompiledForm } from '../forms/compiled-form.js';
import { messageName } from '../forms/field-name.js';
import type { Turn } from './turn.js';

/**
 * Attachments, signatures and seals name stored files. Only files of this instance may be named: with the id of another
 * one a form would print, or hand out, what its reader may not see. What a field named before is left alone, since it may
 * have come from a parent process.
 */
export function fileIssues(turn: Turn, form: CompiledForm, values: JsonObject): readonly Issue[] {
  const own = new Set(turn.attachments.map(({ id }) => id));
  const issues: Issue[] = [];
  for (const [path, value] of Object.entries(values)) {
    const field = form.fields.get(path);
    if (field === undefined) continue;
    const cells = [...cellsOf(form, field, value)];
    if (cells.every(({ files }) => files.every((file) => own.has(file)))) continue;
    const before = Object.hasOwn(turn.variables, path) ? (turn.variables[path] ?? null) : null;
    const known = new Set([...cellsOf(form, field, before)].flatMap(({ files }) => files));
    for (const { column, row, files } of cells) {
      const unknown = files.filter((file) => !own.has(file) && !known.has(file));
      if (unknown.length > 0) issues.push(unknownFile(form, column, row));
    }
  }
  return issues;
}

interface Cell {
  readonly column: CompiledField;
  readonly row?: number;
  readonly files: readonly string[];
}

function* cellsOf(form: CompiledForm, field: CompiledField, value: Json): Generator<Cell> {
  if (field.element.type !== 'Table') {
    const files = filesIn(field, value);
    if (files.length > 0) yield { column: field, files };
    return;
  }
  if (!Array.isArray(value)) return;
  for (const [row, cells] of (value as readonly Json[]).entries()) {
    if (!isObject(cells)) continue;
    for (const column of columnsOf(form, field.path)) {
      const files = filesIn(column, cells[fieldName(column)] ?? null);
      if (files.length > 0) yield { column, row, files };
    }
  }
}

function filesIn({ element }: CompiledField, value: Json): readonly string[] {
  const entries =
    element.type === 'Attachment' && Array.isArray(value)
      ? (value as readonly Json[])
      : element.type === 'Signature' || element.type === 'Seal'
        ? [value]
        : [];
  return entries.flatMap((entry) => (isObject(entry) && typeof entry['file'] === 'string' ? [entry['file']] : []));
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknownFile(form: CompiledForm, field: CompiledField, row: number | undefined): Issue {
  const name = messageName(form, field, row);
  return {
    code: 'form/attachment-unknown',
    severity: 'error',
    pointer:
      row === undefined
        ? jsonPointer('values', field.path)
        : jsonPointer('values', field.table ?? '', row, fieldName(field)),
    message: {
      'zh-CN': `${name['zh-CN']}引用的文件不属于本流程。`,
      en: `${name.en} names a file that does not belong to this instance.`,
    },
    hint: { 'zh-CN': '请先将文件上传到本流程，再提交表单。', en: 'Upload the file to this instance first.' },
  };
}
