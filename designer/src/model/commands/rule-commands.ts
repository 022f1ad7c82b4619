import { jsonPointer, type TaskState } from '@yunliu/engine/definition';
import type { Editor } from '../editing/editor.js';
import { refuse } from '../editing/refusal.js';
import type { RuleCommand } from './command.js';
import { ballots, newEffect, newGroup, newRule } from './defaults.js';
import { ownerPointer, requireState } from './find-state.js';
import { freshKeys } from './state-commands.js';
import { targetsOf } from './state-exits.js';

type Of<T extends RuleCommand['type']> = Extract<RuleCommand, { readonly type: T }>;

export function addRule(editor: Editor, { of, list, rule, index }: Of<'add-rule'>): void {
  const owner = ownerPointer(editor.document, of);
  const state = of === '' ? undefined : requireState(editor.document, of).state;
  const away = (state === undefined ? undefined : targetsOf(state)[0]) ?? editor.document.definition.initial;
  const made = newRule(list, away, freshKeys(editor));
  editor.insert(`${owner}/${list}`, rule ?? made, index);
}

export function addEffect(editor: Editor, { at, effect, index }: Of<'add-effect'>): void {
  editor.insert(at, typeof effect === 'string' ? newEffect(effect) : effect, index);
}

export function setAssignment(editor: Editor, { of, assign }: Of<'set-assignment'>): void {
  editor.set(`${requireTask(editor, of).pointer}/assign`, assign);
}

/** Chooses how several people answer; outcomes to agree and to refuse are made where the task has none. */
export function setGroup(editor: Editor, { of, kind }: Of<'set-group'>): void {
  const { pointer, state } = requireTask(editor, of);
  if (kind === 'none') return editor.remove(`${pointer}/group`);
  const names = Object.keys(state.outcomes);
  const pass =
    state.group?.pass ?? names.find((name) => state.outcomes[name]?.style === 'primary') ?? names[0] ?? 'agree';
  const reject = state.group?.reject ?? names.find((name) => state.outcomes[name]?.style === 'danger') ?? 'refuse';
  const to = state.outcomes[pass]?.to ?? targetsOf(state)[0] ?? of;
  for (const [name, ballot] of [
    [pass, ballots.pass],
    [reject, ballots.reject],
  ] as const)
    if (!Object.hasOwn(state.outcomes, name)) {
      const { title, style } = ballot;
      editor.set(`${pointer}/outcomes${jsonPointer(name)}`, { title, to, style });
    }
  const { abstain, until, each, results } = state.group ?? {};
  const kept = Object.fromEntries(
    Object.entries({ abstain, until, each, results }).filter(([, value]) => value !== undefined),
  );
  editor.set(`${pointer}/group`, { ...newGroup(kind, pass, reject), ...kept });
}

/** Without a value the operation goes back to its default. */
export function setOperation(editor: Editor, { of, operation, value }: Of<'set-operation'>): void {
  const pointer = `${requireTask(editor, of).pointer}/operations${jsonPointer(operation)}`;
  if (value === undefined) editor.remove(pointer, true);
  else editor.set(pointer, value);
}

export function requireTask(editor: Editor, of: string): { readonly pointer: string; readonly state: TaskState } {
  const { pointer, state } = requireState(editor.document, of);
  if (state.type === 'task') return { pointer, state };
  return refuse(
    'state/not-a-task',
    [`“${of}”不是人工任务`, `"${of}" is no task`],
    ['请选择人工任务。', 'Choose a task.'],
  );
}
