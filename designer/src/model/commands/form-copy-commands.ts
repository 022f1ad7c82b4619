import { jsonPointer } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import { formId } from '../document/design-document.js';
import { pathOf, valueAt } from '../document/json-path.js';
import type { Editor } from '../editing/editor.js';
import { refuse } from '../editing/refusal.js';
import { sitesOf } from '../names/document-sites.js';
import { sameJson } from '@yunliu/engine/forms';
import type { FormCommand } from './command.js';
import { freshName, requireFreeName } from './find-state.js';
import { moveElement } from './form-commands.js';
import { copyElements, outermost, renameInClip, tableAt } from './form-clip.js';
import { propertiesPointer, requireElement, requireForm } from './form-parts.js';
import { shiftedPointer } from './shifted-pointer.js';

type Of<T extends FormCommand['type']> = Extract<FormCommand, { readonly type: T }>;

/** Several elements to one place, in the order they stand in. */
export function moveElements(editor: Editor, { form, at, into, index }: Of<'move-elements'>): void {
  let sources = [...outermost(at)];
  const holder = requireElement(editor, form, into);
  const key = holder.type === 'Table' ? 'columns' : 'elements';
  let list = `${into}/${key}`;
  let place = index ?? editor.list(`/forms${jsonPointer(form)}${list}`).length;
  while (sources.length > 0) {
    const [source = '', ...rest] = sources;
    const from = source.replace(/\/\d+$/, '');
    const step = Number(pathOf(source).at(-1));
    const same = from === list;
    const target = same && step < place ? place - 1 : place;
    moveElement(editor, {
      type: 'move-element',
      form,
      at: source,
      into: list.slice(0, -key.length - 1),
      index: target,
    });
    const change = { removed: source, inserted: { list, index: place } };
    sources = rest.map((pointer) => shiftedPointer(pointer, change));
    list = shiftedPointer(`${list}/0`, { removed: source }).replace(/\/\d+$/, '');
    place = same && step < place ? place : place + 1;
  }
}

/** Names that are taken become fresh ones; a field of the process that the form does not show yet is shown here too. */
export function pasteElements(editor: Editor, { form, into, index, clip }: Of<'paste-elements'>): void {
  const template = requireForm(editor, form);
  const base = '/forms' + jsonPointer(form);
  const holder = requireElement(editor, form, into);
  const isTable = holder.type === 'Table';
  if (isTable !== (clip.columns === true) || !('elements' in holder || isTable))
    refuse(
      'form/other-rows',
      ['列只能粘贴到明细中，其他元素不能放入明细', 'Columns go into tables, other elements do not'],
      ['请选择其他位置。', 'Choose another place.'],
      into,
    );
  const table = isTable ? tableAt(template, into) : undefined;
  const schemas = base + propertiesPointer(table);
  const names = newNames(editor, schemas, clip.fields, table);
  const pasted = renameInClip(clip, names, table);
  for (const [name, schema] of Object.entries(pasted.fields)) editor.set(schemas + jsonPointer(name), schema);
  const required = schemas.replace(/\/properties$/, '/required');
  for (const name of pasted.required ?? []) editor.insert(required, name);
  const list = `${base}${into}/${isTable ? 'columns' : 'elements'}`;
  const first = index ?? editor.list(list).length;
  for (const [offset, element] of pasted.elements.entries())
    editor.insert(list, structuredClone(element), first + offset);
}

function newNames(
  editor: Editor,
  schemas: string,
  fields: Of<'paste-elements'>['clip']['fields'],
  table: string | undefined,
): ReadonlyMap<string, string> {
  const taken = new Set(Object.keys(editor.record(schemas)));
  const declared = new Map<string, unknown>();
  if (table === undefined)
    for (const { kind, declares, name, pointer } of sitesOf(editor.document).names)
      if (kind === 'variable' && declares === true) declared.set(name, editor.get(pointer));
  const names = new Map<string, string>();
  for (const [name, schema] of Object.entries(fields)) {
    const isShared = !taken.has(name) && declared.has(name) && sameJson(declared.get(name) as never, schema as never);
    const all = isShared ? taken : new Set([...taken, ...declared.keys()]);
    const fresh = freshName(name, all, '');
    names.set(name, fresh);
    taken.add(fresh);
  }
  return names;
}

export function duplicateElements(editor: Editor, { form, at }: Of<'duplicate-elements'>): void {
  const template = requireForm(editor, form);
  // From the last, so that the pointers of the others stay.
  for (const pointer of outermost(at).toReversed()) {
    if (pointer === '/ui') continue;
    requireElement(editor, form, pointer);
    const list = pointer.replace(/\/\d+$/, '');
    const into = list.replace(/\/(elements|columns)$/, '');
    pasteElements(editor, {
      type: 'paste-elements',
      form,
      into,
      index: Number(pathOf(pointer).at(-1)) + 1,
      clip: copyElements(template, [pointer]),
    });
  }
}

/** The form with its prints under another key. */
export function copyForm(editor: Editor, { form, key, title }: Of<'copy-form'>): void {
  const template = requireForm(editor, form);
  requireFreeName(key, new Set(Object.values(editor.document.forms).map((other) => other.key)));
  const { code: _, ...rest } = template;
  const made: FormTemplate = { ...structuredClone(rest), key, version: 1, ...(title === undefined ? {} : { title }) };
  const id = formId(made);
  editor.set('/forms' + jsonPointer(id), made);
  editor.set('/prints' + jsonPointer(id), { ...editor.document.prints[form] });
}

/**
 * Goes on with the next version of a form; every task and every document of this process that used the present one
 * uses the next. The published version stays what it is, outside of this design.
 */
export function nextFormVersion(editor: Editor, { form, version }: Of<'next-form-version'>): void {
  const template = requireForm(editor, form);
  const next = version ?? template.version + 1;
  const id = formId({ key: template.key, version: next });
  if (next <= template.version || Object.hasOwn(editor.document.forms, id))
    refuse(
      'form/version-taken',
      [`表单版本“${id}”已存在`, `The form version "${id}" is there already`],
      ['请换一个版本号。', 'Choose another version.'],
    );
  for (const { kind, name, pointer } of sitesOf(editor.document).names) {
    if (kind !== 'form' || name !== template.key || !pointer.endsWith('/template')) continue;
    const at = `${pointer.slice(0, -'/template'.length)}/version`;
    if (valueAt(editor.document, pathOf(at)) === template.version) editor.set(at, next);
  }
  editor.set(`/forms${jsonPointer(form)}/version`, next);
  editor.renameKey('/forms' + jsonPointer(form), id);
  if (Object.hasOwn(editor.document.prints, form)) editor.renameKey('/prints' + jsonPointer(form), id);
}
