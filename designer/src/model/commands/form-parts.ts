import { jsonPointer } from '@yunliu/engine/definition';
import type { FormTemplate, UiElement } from '@yunliu/engine/forms';
import type { Editor } from '../editing/editor.js';
import { refuse } from '../editing/refusal.js';
import { sitesOf } from '../names/document-sites.js';

export function requireForm(editor: Editor, id: string): FormTemplate {
  return (
    (Object.hasOwn(editor.document.forms, id) ? editor.document.forms[id] : undefined) ??
    refuse(
      'form/unknown',
      [`没有表单“${id}”`, `There is no form "${id}"`],
      ['请重新选择表单。', 'Choose a form again.'],
    )
  );
}

export function requireElement(editor: Editor, form: string, at: string): UiElement {
  requireForm(editor, form);
  const element = editor.get('/forms' + jsonPointer(form) + at) as UiElement | undefined;
  return (
    element ??
    refuse(
      'form/element-unknown',
      ['表单中没有这个元素', 'The form has no such element'],
      ['请重新选择。', 'Choose again.'],
      at,
    )
  );
}

/** Pointers of the element and the schema of a field. */
export function requireField(
  editor: Editor,
  form: string,
  path: string,
): { readonly element: string; readonly schema: string } {
  requireForm(editor, form);
  const base = '/forms' + jsonPointer(form);
  const [name = '', column] = path.split('.');
  const site = sitesOf(editor.document).names.find(
    ({ pointer, kind, name: found, of }) =>
      pointer.startsWith(`${base}/ui`) &&
      pointer.endsWith('/scope') &&
      (column === undefined
        ? kind === 'variable' && found === name
        : kind === 'column' && found === column && of === name),
  );
  if (site === undefined)
    return refuse(
      'form/field-unknown',
      [`表单中没有字段“${path}”`, `The form has no field "${path}"`],
      ['请重新选择字段。', 'Choose a field again.'],
    );
  const schema = base + propertiesPointer(column === undefined ? undefined : name) + jsonPointer(column ?? name);
  return { element: site.pointer.slice(0, -'/scope'.length), schema };
}

/** Schemas of the fields, or of a table's columns, inside a form. */
export function propertiesPointer(table: string | undefined): string {
  return table === undefined ? '/schema/properties' : `/schema/properties${jsonPointer(table)}/items/properties`;
}
