import { jsonPointer } from '@yunliu/engine/definition';
import type { Editor } from '../editing/editor.js';
import { refuse } from '../editing/refusal.js';
import type { PatchCommand, ScenarioCommand, ValueCommand } from './command.js';
import { requireFreeName } from './find-state.js';

type Of<T extends ValueCommand['type']> = Extract<ValueCommand, { readonly type: T }>;
type Story<T extends ScenarioCommand['type']> = Extract<ScenarioCommand, { readonly type: T }>;

export function setValue(editor: Editor, { pointer, value }: Of<'set'>): void {
  requireInside(pointer);
  const parent = pointer.slice(0, pointer.lastIndexOf('/'));
  const holder = editor.get(parent);
  const wrong = holder !== undefined && (typeof holder !== 'object' || holder === null);
  if (wrong || (Array.isArray(holder) && editor.get(pointer) === undefined)) refuseMissing(pointer);
  editor.set(pointer, value);
}

export function removeValue(editor: Editor, { pointer, andEmpty }: Of<'remove'>): void {
  requireInside(pointer);
  if (editor.get(pointer) === undefined) refuseMissing(pointer);
  editor.remove(pointer, andEmpty);
}

export function insertValue(editor: Editor, { pointer, value, index }: Of<'insert'>): void {
  requireInside(pointer);
  const list = editor.get(pointer);
  if (list !== undefined && !Array.isArray(list)) refuseMissing(pointer);
  editor.insert(pointer, value, index);
}

export function moveValue(editor: Editor, { pointer, from, to }: Of<'move'>): void {
  const { length } = editor.list(pointer);
  if (![from, to].every((place) => Number.isInteger(place) && place >= 0 && place < length)) refuseMissing(pointer);
  editor.move(pointer, from, to);
}

export function reorderKeys(editor: Editor, { pointer, keys }: Of<'reorder'>): void {
  requireInside(pointer);
  const record = editor.get(pointer);
  if (typeof record !== 'object' || record === null || Array.isArray(record)) refuseMissing(pointer);
  editor.reorder(pointer, keys);
}

export function patch(editor: Editor, { patches }: PatchCommand): void {
  try {
    editor.patch(patches);
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    refuse(
      'patch/does-not-fit',
      ['设计已变化，这些修改无法套用', 'The design is another one by now; the changes do not fit'],
      ['请在当前设计上重新修改。', 'Make the change again on the design as it stands.'],
    );
  }
}

/** The parts themselves (`/forms`, `/definition`) are not to be replaced by the grammar of properties. */
function requireInside(pointer: string): void {
  if (!/^\/(definition|(forms|prints|scenarios)\/[^/]+)\/./.test(pointer)) refuseMissing(pointer);
}

function refuseMissing(pointer: string): never {
  return refuse(
    'pointer/nothing-there',
    [`“${pointer}”处没有可修改的内容`, `Nothing to change at "${pointer}"`],
    ['请重新选择。', 'Choose again.'],
    pointer,
  );
}

export function addScenario(editor: Editor, { name, story }: Story<'add-scenario'>): void {
  requireFreeName(name, new Set(Object.keys(editor.document.scenarios)));
  editor.set('/scenarios' + jsonPointer(name), story);
}

export function removeScenario(editor: Editor, { name }: Story<'remove-scenario'>): void {
  requireScenario(editor, name);
  editor.remove('/scenarios' + jsonPointer(name));
}

export function renameScenario(editor: Editor, { name, to }: Story<'rename-scenario'>): void {
  requireScenario(editor, name);
  requireFreeName(to, new Set(Object.keys(editor.document.scenarios)));
  editor.renameKey('/scenarios' + jsonPointer(name), to);
}

function requireScenario(editor: Editor, name: string): void {
  if (!Object.hasOwn(editor.document.scenarios, name))
    refuse(
      'scenario/unknown',
      [`没有场景“${name}”`, `There is no scenario "${name}"`],
      ['请重新选择场景。', 'Choose a scenario again.'],
    );
}
