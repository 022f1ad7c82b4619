import type { JsonSchema } from '@yunliu/engine/definition';
import type { UiElement } from '@yunliu/engine/forms';
import type { FormClip } from '../model/index.js';
import { ImportNotes, type ImportNote } from './import-note.js';
import { importSchema } from './import-schema.js';
import { importUiSchema } from './import-ui-schema.js';

export interface ImportedForm {
  readonly title: string;
  readonly clip: FormClip;
  readonly notes: readonly ImportNote[];
}

/** A JSON Schema, with or without a UI schema of JSON Forms, as elements of ours and a list of what was left out. */
export function importForm(schema: unknown, ui?: unknown): ImportedForm {
  const notes = new ImportNotes();
  const given = typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? (schema as JsonSchema) : {};
  // Files that hold both parts: { schema, uischema }.
  const both = given['schema'] !== undefined && (given['uischema'] ?? given['ui'] ?? given['uiSchema']) !== undefined;
  const root = both ? (given['schema'] as JsonSchema) : given;
  const layout = ui ?? (both ? (given['uischema'] ?? given['ui'] ?? given['uiSchema']) : undefined);
  const fields = importSchema(root, notes);
  if (fields.length === 0)
    notes.schema(
      '',
      '没有找到字段：应为 type 是 object 的 JSON Schema',
      'No fields found: expected a JSON Schema of type object',
    );
  const elements: readonly UiElement[] =
    layout === undefined ? fields.map(({ element }) => element) : importUiSchema(layout, fields, notes);
  return {
    title: typeof root.title === 'string' ? root.title : '',
    notes: notes.notes,
    clip: {
      elements,
      fields: Object.fromEntries(fields.map(({ name, schema: own }) => [name, own])),
      required: fields.filter(({ required }) => required).map(({ name }) => name),
    },
  };
}
