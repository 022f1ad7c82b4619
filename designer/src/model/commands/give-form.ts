import type { FieldRight, TaskState } from '@yunliu/engine/definition';
import { formId, type DesignDocument } from '../document/design-document.js';
import type { Editor } from '../editing/editor.js';
import { usesOf } from '../names/uses-of.js';
import { statesOf } from './find-state.js';
import { targetsOf } from './state-exits.js';

/**
 * The first form of a process is what its people work with: every task that shows none shows it. Whoever works first
 * fills it in, the others read it.
 */
export function giveFirstForm(editor: Editor, form: string): void {
  const { document } = editor;
  if (Object.keys(document.forms).length !== 1) return;
  const first = firstTasks(document);
  for (const { key, state } of statesOf(document).values())
    if (state.type === 'task') give(editor, key, form, first.has(key) ? 'edit' : 'read');
}

/** New tasks of a process with one form show it to read; the very first to show it fills it in. */
export function giveOnlyForm(editor: Editor, keys: readonly string[]): void {
  for (const key of keys) {
    const form = onlyForm(editor.document);
    if (form !== undefined) give(editor, key, form.id, form.isShown ? 'read' : 'edit');
  }
}

function give(editor: Editor, key: string, id: string, right: FieldRight): void {
  const placed = statesOf(editor.document).get(key);
  const form = editor.document.forms[id];
  if (placed?.state.type !== 'task' || placed.state.form !== undefined || form === undefined) return;
  editor.set(`${placed.pointer}/form`, { template: form.key, version: form.version, rights: { '*': right } });
}

function onlyForm(document: DesignDocument): { readonly id: string; readonly isShown: boolean } | undefined {
  const forms = Object.values(document.forms).toSorted((a, b) => b.version - a.version);
  const [newest] = forms;
  if (newest === undefined || forms.some(({ key }) => key !== newest.key)) return undefined;
  const shown = new Set(
    [...statesOf(document).values()].flatMap(({ state }) => (state.type === 'task' ? idsIn(state) : [])),
  );
  const id = forms.map((form) => formId(form)).find((one) => shown.has(one));
  if (id !== undefined) return { id, isShown: true };
  // What is only printed was kept from the steps on purpose.
  const isUsed = usesOf(document, { kind: 'form', name: newest.key }).some(({ declares }) => !declares);
  return isUsed ? undefined : { id: formId(newest), isShown: false };
}

function idsIn({ form }: TaskState): readonly string[] {
  return form === undefined ? [] : [formId({ key: form.template, version: form.version })];
}

/** Tasks that a ticket reaches before anybody has worked on it. */
function firstTasks(document: DesignDocument): ReadonlySet<string> {
  const states = statesOf(document);
  const seen = new Set<string>();
  const tasks = new Set<string>();
  const waiting = [document.definition.initial];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const placed = states.get(key);
    if (placed === undefined || seen.has(key)) continue;
    seen.add(key);
    const { state, ancestors } = placed;
    const around = states.get(ancestors.at(-1) ?? '')?.state;
    if (state.type === 'task') tasks.add(key);
    else if (state.type === 'phase') waiting.push(state.initial);
    else if (state.type === 'parallel') waiting.push(...Object.values(state.regions).map(({ initial }) => initial));
    else if (state.type === 'final') waiting.push(...(around === undefined ? [] : targetsOf(around)));
    else waiting.push(...targetsOf(state));
  }
  return tasks;
}
