import { jsonPointer } from '@yunliu/engine/definition';
import { scopeName, type FormTemplate, type UiElement } from '@yunliu/engine/forms';
import { formId } from '../document/design-document.js';
import { pathOf } from '../document/json-path.js';
import type { Editor } from '../editing/editor.js';
import { refuse } from '../editing/refusal.js';
import { sitesOf } from '../names/document-sites.js';
import { requireVariableName } from '../names/rename.js';
import { usesOf } from '../names/uses-of.js';
import type { FormCommand } from './command.js';
import { freshName, requireFreeName } from './find-state.js';
import { giveFirstForm } from './give-form.js';
import { propertiesPointer, requireElement, requireForm } from './form-parts.js';
import { fieldRecipes, fieldTitle, newField, newLayout } from './new-field.js';

type Of<T extends FormCommand['type']> = Extract<FormCommand, { readonly type: T }>;

export function addForm(editor: Editor, { key, title }: Of<'add-form'>): void {
  const id = formId({ key, version: 1 });
  requireFreeName(key, new Set(Object.values(editor.document.forms).map((form) => form.key)));
  const form: FormTemplate = {
    format: 1,
    key,
    version: 1,
    title,
    schema: { type: 'object', properties: {} },
    ui: { type: 'VerticalLayout', elements: [] },
  };
  editor.set('/forms' + jsonPointer(id), form);
  editor.set('/prints' + jsonPointer(id), {});
  giveFirstForm(editor, id);
}

/** Tasks that show the form lose it. */
export function removeForm(editor: Editor, { form }: Of<'remove-form'>): void {
  const { key } = requireForm(editor, form);
  for (const { pointer } of usesOf(editor.document, { kind: 'form', name: key }).toReversed()) {
    if (pointer.endsWith('/form/template')) editor.remove(pointer.slice(0, -'/template'.length));
    else if (/\/reference\/\d+\/template$/.test(pointer)) editor.remove(pointer.slice(0, -'/template'.length), true);
  }
  editor.remove('/forms' + jsonPointer(form));
  editor.remove('/prints' + jsonPointer(form));
}

export function addField(editor: Editor, { form, into, index, kind, name, title, locale }: Of<'add-field'>): void {
  requireForm(editor, form);
  const base = '/forms' + jsonPointer(form);
  const holder = editor.get(base + into) as UiElement | undefined;
  const table = holder?.type === 'Table' ? scopeName(holder.scope) : undefined;
  if (holder === undefined || !('elements' in holder || 'columns' in holder)) return refuseHolder(into);
  if (table !== undefined && kind === 'table')
    refuse(
      'form/table-in-table',
      ['明细中不能再放明细', 'A table cannot hold a table'],
      ['请放到明细之外。', 'Put it beside the table.'],
    );
  const schemas = base + propertiesPointer(table);
  const taken = new Set(Object.keys(editor.record(schemas)));
  if (table === undefined)
    for (const site of sitesOf(editor.document).names)
      if (site.kind === 'variable' && site.declares === true) taken.add(site.name);
  if (name !== undefined) {
    requireVariableName(name);
    requireFreeName(name, taken);
  }
  const recipe = fieldRecipes[kind];
  const made = newField(kind, name ?? freshName(recipe.name, taken, ''), title ?? fieldTitle(kind, locale), locale);
  editor.set(schemas + jsonPointer(scopeName(made.element.scope)), made.schema);
  editor.insert(`${base}${into}/${table === undefined ? 'elements' : 'columns'}`, made.element, index);
}

export function addElement(editor: Editor, { form, into, index, layout, title }: Of<'add-element'>): void {
  requireForm(editor, form);
  const list = `/forms${jsonPointer(form)}${into}/elements`;
  if (editor.get(list) === undefined) return refuseHolder(into);
  editor.insert(list, newLayout(layout, title), index);
}

export function removeElement(editor: Editor, { form, at }: Of<'remove-element'>): void {
  const base = '/forms' + jsonPointer(form);
  const element = requireElement(editor, form, at);
  if (at === '/ui')
    refuse(
      'form/root',
      ['不能删除整个表单布局', 'The whole layout cannot be removed'],
      ['可删除其中的元素。', 'Remove what is inside.'],
    );
  const list = at.replace(/\/\d+$/, '');
  if (list.endsWith('/columns') && editor.list(base + list).length < 2)
    refuse(
      'form/last-column',
      ['明细至少要有一列', 'A table needs a column'],
      ['可删除整个明细。', 'Remove the table.'],
    );
  const fields = fieldsIn(element, tableAround(editor, base, at));
  editor.remove(base + at);
  for (const field of fields) forgetField(editor, form, field);
}

interface FieldPath {
  readonly table?: string | undefined;
  readonly name: string;
}

function fieldsIn(element: UiElement, table?: string): readonly FieldPath[] {
  if ('elements' in element) return element.elements.flatMap((child) => fieldsIn(child));
  return element.type === 'Label' ? [] : [{ table, name: scopeName(element.scope) }];
}

/** What no element shows any more goes out of the schema, and the rights on it with it. */
function forgetField(editor: Editor, form: string, { table, name }: FieldPath): void {
  const base = '/forms' + jsonPointer(form);
  const kind = table === undefined ? 'variable' : 'column';
  const shown = sitesOf(editor.document).names.some(
    (site) =>
      site.kind === kind &&
      site.name === name &&
      (table === undefined || site.of === table) &&
      site.pointer.startsWith(`${base}/ui`),
  );
  if (shown) return;
  const properties = base + propertiesPointer(table);
  editor.remove(properties + jsonPointer(name));
  const required = properties.replace(/\/properties$/, '/required');
  const at = editor.list(required).indexOf(name);
  if (at >= 0) editor.remove(`${required}/${at}`, true);
  for (const { pointer, form: shows } of rightsPointers(editor)) {
    if (shows !== form) continue;
    for (const path of Object.keys(editor.record(pointer)))
      if (table === undefined ? path === name || path.startsWith(`${name}.`) : path === `${table}.${name}`)
        editor.remove(pointer + jsonPointer(path));
  }
}

function rightsPointers(editor: Editor): readonly { readonly pointer: string; readonly form: string }[] {
  return sitesOf(editor.document)
    .names.filter(({ kind, pointer }) => kind === 'form' && pointer.endsWith('/form/template'))
    .map(({ name, pointer }) => {
      const at = pointer.slice(0, -'/template'.length);
      return { pointer: `${at}/rights`, form: `${name}@${String(editor.get(`${at}/version`))}` };
    });
}

export function moveElement(editor: Editor, { form, at, into, index }: Of<'move-element'>): void {
  const base = '/forms' + jsonPointer(form);
  const element = requireElement(editor, form, at);
  if (into === at || into.startsWith(`${at}/`))
    refuse(
      'form/into-itself',
      ['不能把元素移入它自己', 'An element cannot be moved into itself'],
      ['请选择其他位置。', 'Choose another place.'],
    );
  const from = at.replace(/\/\d+$/, '');
  const place = Number(pathOf(at).at(-1));
  const holder = editor.get(base + into) as UiElement | undefined;
  const list = `${into}/${holder?.type === 'Table' ? 'columns' : 'elements'}`;
  if (editor.get(base + list) === undefined) return refuseHolder(into);
  if (from !== list && (from.endsWith('/columns') || list.endsWith('/columns')))
    refuse(
      'form/other-rows',
      ['列不能移出明细，字段也不能移入', 'A column cannot leave its table, nor a field enter it'],
      ['请在目标位置新增字段。', 'Add a field there instead.'],
    );
  if (from === list) return editor.move(base + list, place, index ?? editor.list(base + list).length - 1);
  // The target first: taking the element out may shift the pointer of its new parent.
  const target = pathOf(list);
  const source = pathOf(from);
  editor.insert(base + list, element, index);
  const shifted = source.length > target.length && target.every((step, depth) => step === source[depth]);
  const step = Number(source[target.length]);
  const moved = shifted && index !== undefined && step >= index ? source.with(target.length, String(step + 1)) : source;
  editor.remove(base + jsonPointer(...moved, place));
}

export function wrapElements(editor: Editor, { form, at, in: kind }: Of<'wrap-elements'>): void {
  const base = '/forms' + jsonPointer(form);
  const [first] = at;
  if (first === undefined) return;
  const list = first.replace(/\/\d+$/, '');
  const places = at.map((pointer) => Number(pathOf(pointer).at(-1))).sort((a, b) => a - b);
  if (list.endsWith('/columns') || list === '/ui' || at.some((pointer) => pointer.replace(/\/\d+$/, '') !== list))
    refuse(
      'form/not-together',
      ['所选元素不在同一层', 'The elements are not side by side'],
      ['只选择同一层的元素。', 'Choose elements of one level.'],
    );
  const elements = at.map((pointer) => requireElement(editor, form, pointer));
  const ordered = places.map((place) => elements[at.indexOf(`${list}/${place}`)] as UiElement);
  const made = { ...newLayout(kind, undefined), elements: ordered };
  for (const place of places.toReversed()) editor.remove(`${base}${list}/${place}`);
  editor.insert(base + list, made, places[0] ?? 0);
}

export function unwrapElement(editor: Editor, { form, at }: Of<'unwrap-element'>): void {
  const base = '/forms' + jsonPointer(form);
  const element = requireElement(editor, form, at);
  if (!('elements' in element) || at === '/ui') return refuseHolder(at);
  const list = at.replace(/\/\d+$/, '');
  const place = Number(pathOf(at).at(-1));
  editor.remove(base + at);
  for (const [offset, child] of element.elements.entries()) editor.insert(base + list, child, place + offset);
}

/** Table a column stands in. */
function tableAround(editor: Editor, base: string, at: string): string | undefined {
  const match = /^(.*)\/columns\/\d+$/.exec(at);
  return match === null
    ? undefined
    : scopeName((editor.get(base + (match[1] ?? '')) as { readonly scope: string }).scope);
}

function refuseHolder(into: string): never {
  return refuse(
    'form/not-a-holder',
    ['这里不能放入元素', 'Nothing can be put here'],
    ['请放入行、列、分组、页签或明细。', 'Put it into rows, columns, a group, a tab or a table.'],
    into,
  );
}
