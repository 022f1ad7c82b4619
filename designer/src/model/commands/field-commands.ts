import { jsonPointer, type Json, type JsonSchema } from '@yunliu/engine/definition';
import type { Editor } from '../editing/editor.js';
import { refuse } from '../editing/refusal.js';
import { documentsPrinting } from '../names/printed-form.js';
import type { FormCommand } from './command.js';
import { requireFreeName } from './find-state.js';
import { requireField, requireForm } from './form-parts.js';
import { newField } from './new-field.js';

type Of<T extends FormCommand['type']> = Extract<FormCommand, { readonly type: T }>;

/** Another kind of input; title, label, hint and rules stay. */
export function changeFieldKind(editor: Editor, { form, path, kind }: Of<'change-field-kind'>): void {
  const { element, schema } = requireField(editor, form, path);
  const name = path.split('.').at(-1) ?? '';
  const before = editor.record(schema) as JsonSchema;
  const made = newField(kind, name, typeof before.title === 'string' ? before.title : name);
  const { type, scope, columns, options } = { columns: undefined, options: undefined, ...made.element } as {
    readonly [key: string]: unknown;
  };
  const kept = Object.fromEntries(
    Object.entries(editor.record(element)).filter(([key]) => ['label', 'hint', 'rule', 'rules'].includes(key)),
  );
  editor.set(element, { type, scope });
  for (const [key, value] of Object.entries({ ...kept, columns, options }))
    if (value !== undefined) editor.set(`${element}/${key}`, value);
  editor.set(schema, { ...made.schema, ...(before.title === undefined ? {} : { title: before.title }) });
}

export function requireFieldFilled(editor: Editor, { form, path, required }: Of<'require-field'>): void {
  const { schema } = requireField(editor, form, path);
  const name = path.split('.').at(-1) ?? '';
  const list = schema.replace(/\/properties\/[^/]+$/, '/required');
  const at = editor.list(list).indexOf(name);
  if (required && at < 0) editor.insert(list, name);
  if (!required && at >= 0) editor.remove(`${list}/${at}`, true);
}

export function setPrint(editor: Editor, { form, name, text }: Of<'set-print'>): void {
  requireForm(editor, form);
  requireFreeName(name, new Set());
  editor.set(jsonPointer('prints', form, name), text);
}

/** Gives a template another name and leaves it in its place. */
export function renamePrint(editor: Editor, { form, name, to }: Of<'rename-print'>): void {
  requireForm(editor, form);
  const all = jsonPointer('prints', form);
  const prints = Object.entries(editor.record(all)) as [string, Json][];
  if (!prints.some(([one]) => one === name))
    refuse(
      'print/unknown',
      [`没有打印模板“${name}”`, `There is no print template "${name}"`],
      ['请重新选择打印模板。', 'Choose a print template again.'],
    );
  if (to === name) return;
  requireFreeName(to, new Set(prints.map(([one]) => one)));
  editor.set(all, Object.fromEntries(prints.map(([one, text]) => [one === name ? to : one, text])));
  for (const pointer of documentsPrinting(editor.document, form, name)) editor.set(`${pointer}/print`, to);
}

export function removePrint(editor: Editor, { form, name }: Of<'remove-print'>): void {
  editor.remove(jsonPointer('prints', form, name));
}
