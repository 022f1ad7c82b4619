import { jsonPointer } from '@yunliu/engine/definition';
import type { Editor } from '../editing/editor.js';
import { refuse } from '../editing/refusal.js';
import { sitesOf, tablesOf } from '../names/document-sites.js';
import { renameEverywhere, requireVariableName } from '../names/rename.js';
import { usesOf, type NameQuery } from '../names/uses-of.js';
import type { NameCommand } from './command.js';
import { requireFreeName, requireState, statesOf } from './find-state.js';

type Of<T extends NameCommand['type']> = Extract<NameCommand, { readonly type: T }>;

export function rename(editor: Editor, { to, kind, name, of }: Of<'rename'>): void {
  if (to === name) return;
  const query: NameQuery = { kind, name, ...(of === undefined ? {} : { of }) };
  const taken = takenNames(editor, query);
  if (kind === 'variable' || kind === 'column') requireVariableName(to);
  requireFreeName(to, taken);
  if (kind === 'state') renameFinal(editor, name, to);
  if (kind === 'form') renameForm(editor, name, to);
  renameEverywhere(editor, query, to);
}

/** An end without an outcome of its own gives its key as the outcome. */
function renameFinal(editor: Editor, name: string, to: string): void {
  const { state, ancestors } = requireState(editor.document, name);
  if (state.type === 'final' && state.outcome === undefined)
    renameEverywhere(editor, { kind: 'final-outcome', name, of: ancestors.at(-1) ?? '' }, to);
}

function renameForm(editor: Editor, name: string, to: string): void {
  for (const [id, form] of Object.entries(editor.document.forms))
    if (form.key === name) {
      editor.renameKey('/forms' + jsonPointer(id), `${to}@${form.version}`);
      if (Object.hasOwn(editor.document.prints, id))
        editor.renameKey('/prints' + jsonPointer(id), `${to}@${form.version}`);
    }
}

function takenNames(editor: Editor, { kind, of }: NameQuery): ReadonlySet<string> {
  const { document } = editor;
  if (kind === 'state') return new Set(statesOf(document).keys());
  if (kind === 'column') return tablesOf(document).get(of ?? '') ?? new Set();
  return new Set(
    sitesOf(document)
      .names.filter((site) => site.kind === kind && site.declares === true && (of === undefined || site.of === of))
      .map((site) => site.name),
  );
}

export function addVariable(editor: Editor, { name, schema }: Of<'add-variable'>): void {
  requireVariableName(name);
  requireFreeName(name, takenNames(editor, { kind: 'variable', name }));
  if (editor.get('/definition/data') === undefined) editor.set('/definition/data', { type: 'object', properties: {} });
  editor.set('/definition/data/properties' + jsonPointer(name), schema);
}

/** Takes the declaration away; where it is still used lint shows. Ask `usesOf` first. */
export function removeVariable(editor: Editor, { name }: Of<'remove-variable'>): void {
  const properties = '/definition/data/properties';
  if (!Object.hasOwn(editor.record(properties), name)) refuseUnknown(name);
  editor.remove(properties + jsonPointer(name));
  const at = editor.list('/definition/data/required').indexOf(name);
  if (at >= 0) editor.remove(`/definition/data/required/${at}`, true);
  if (Object.keys(editor.record(properties)).length === 0) editor.remove('/definition/data');
}

export function addRole(editor: Editor, { key, title }: Of<'add-role'>): void {
  requireFreeName(key, new Set(Object.keys(editor.document.definition.roles)));
  editor.set('/definition/roles' + jsonPointer(key), { title });
}

export function removeRole(editor: Editor, { key }: Of<'remove-role'>): void {
  if (!Object.hasOwn(editor.document.definition.roles, key)) refuseUnknown(key);
  for (const { pointer } of usesOf(editor.document, { kind: 'role', name: key }).toReversed())
    if (/^\/definition\/(visibleTo|start\/by)\/\d+$/.test(pointer)) editor.remove(pointer);
    else if (/^\/definition\/conflictingRoles\/\d+\/[01]$/.test(pointer)) editor.remove(pointer.slice(0, -2), true);
  editor.remove('/definition/roles' + jsonPointer(key));
}

function refuseUnknown(name: string): never {
  return refuse('name/unknown', [`没有“${name}”`, `There is no "${name}"`], ['请重新选择。', 'Choose again.']);
}
