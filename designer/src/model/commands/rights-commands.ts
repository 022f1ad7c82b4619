import { jsonPointer, type FieldRight } from '@yunliu/engine/definition';
import type { Editor } from '../editing/editor.js';
import { refuse } from '../editing/refusal.js';
import { sitesOf } from '../names/document-sites.js';
import { formId, type DesignDocument } from '../document/design-document.js';
import type { RightCell, RightsCommand } from './command.js';
import { requireTask } from './rule-commands.js';

type Of<T extends RightsCommand['type']> = Extract<RightsCommand, { readonly type: T }>;

export function setRights(editor: Editor, { cells }: Of<'set-rights'>): void {
  for (const { state, path, right } of cells) setRight(editor, { state, path }, right);
}

export function fillRights(editor: Editor, { from, into }: Of<'fill-rights'>): void {
  const right = rightsOf(editor, from.state)[from.path] ?? null;
  for (const cell of into) setRight(editor, cell, right);
}

export function copyRights(editor: Editor, { from, to }: Of<'copy-rights'>): void {
  const rights = rightsOf(editor, from);
  for (const state of to) {
    rightsOf(editor, state);
    editor.set(`${requireTask(editor, state).pointer}/form/rights`, { ...rights });
  }
}

/** Chooses the form a task shows; rights on fields that the new form has too stay. */
export function setForm(editor: Editor, { of, form }: Of<'set-form'>): void {
  const { pointer, state } = requireTask(editor, of);
  if (form === null) return editor.remove(`${pointer}/form`);
  const template = editor.document.forms[form];
  if (template === undefined)
    return refuse(
      'form/unknown',
      [`没有表单“${form}”`, `There is no form "${form}"`],
      ['请重新选择表单。', 'Choose a form again.'],
    );
  const rights = Object.entries(state.form?.rights ?? { '*': 'read' }).filter(
    ([path]) => path === '*' || Object.hasOwn(template.schema.properties ?? {}, path.split('.')[0] ?? ''),
  );
  editor.set(`${pointer}/form`, {
    template: template.key,
    version: template.version,
    rights: Object.fromEntries(rights),
  });
}

function setRight(editor: Editor, { state, path }: RightCell, right: FieldRight | null): void {
  rightsOf(editor, state);
  const rights = `${requireTask(editor, state).pointer}/form/rights`;
  if (right === null) return editor.remove(rights + jsonPointer(path));
  editor.set(rights + jsonPointer(path), right, placeOfRight(editor, state, path));
}

/** `*` first, then the fields in the order of the form. */
function placeOfRight(editor: Editor, state: string, path: string): string | undefined {
  const present = Object.keys(rightsOf(editor, state));
  if (path === '*') return present[0];
  const order = pathsOf(editor.document, editor, state);
  const rank = order.indexOf(path);
  return rank < 0 ? undefined : present.find((other) => order.indexOf(other) > rank);
}

function pathsOf(document: DesignDocument, editor: Editor, state: string): readonly string[] {
  const { form } = requireTask(editor, state).state;
  const id = form === undefined ? '' : formId({ key: form.template, version: form.version });
  const base = '/forms' + jsonPointer(id);
  return sitesOf(document)
    .names.filter(
      ({ pointer, kind }) =>
        pointer.startsWith(`${base}/ui`) && pointer.endsWith('/scope') && (kind === 'variable' || kind === 'column'),
    )
    .map((site) => (site.of === undefined ? site.name : `${site.of}.${site.name}`));
}

function rightsOf(editor: Editor, state: string): { readonly [path: string]: FieldRight } {
  const { form } = requireTask(editor, state).state;
  if (form === undefined)
    return refuse(
      'form/none',
      [`“${state}”没有表单`, `"${state}" shows no form`],
      ['请先为该任务选择表单。', 'Choose a form for the task first.'],
    );
  return form.rights;
}
