import { jsonPointer, type LocalizedText } from '@yunliu/engine/definition';
import type { Editor } from '../editing/editor.js';
import { refuse } from '../editing/refusal.js';
import { usesOf } from '../names/uses-of.js';
import type { ConnectionCommand } from './command.js';
import { removeExit, requireExit } from './exit-removal.js';
import { freshName, ownerPointer, requireFreeName, requireState } from './find-state.js';
import { freshKeys } from './state-commands.js';

type Of<T extends ConnectionCommand['type']> = Extract<ConnectionCommand, { readonly type: T }>;

const WAY: LocalizedText = { 'zh-CN': '办理', en: 'Go on' };

export function connect(editor: Editor, { from, to, title }: Of<'connect'>): void {
  const { state, pointer } = requireState(editor.document, from);
  requireState(editor.document, to);
  switch (state.type) {
    case 'task':
      return addOutcome(editor, { type: 'add-outcome', of: from, to, ...(title === undefined ? {} : { title }) });
    case 'decision':
      return addBranch(editor, { type: 'add-branch', of: from, to, ...(title === undefined ? {} : { title }) });
    case 'parallel':
    case 'service':
      return editor.set(`${pointer}/to`, to);
    case 'phase':
    case 'call': {
      const map = state.type === 'phase' ? 'onDone' : 'outcomes';
      return editor.set(`${pointer}/${map}/*`, { ...editor.record(`${pointer}/${map}/*`), to });
    }
    case 'wait':
      return editor.insert(`${pointer}/timers`, {
        id: freshKeys(editor)('waited'),
        ...(title === undefined ? {} : { title }),
        after: 'P1D',
        calendar: 'workday',
        to,
      });
    case 'final':
      refuse(
        'connection/from-end',
        ['结束之后没有下一步', 'Nothing follows an end'],
        ['请从其他状态连出。', 'Begin at another state.'],
      );
  }
}

export function reconnect(editor: Editor, { pointer, to }: Of<'reconnect'>): void {
  requireState(editor.document, to);
  if (typeof editor.get(pointer) !== 'string')
    refuse('connection/unknown', ['没有这条连线', 'There is no such way'], ['请重新选择。', 'Choose again.'], pointer);
  editor.set(pointer, to);
}

export function disconnect(editor: Editor, { pointer }: Of<'disconnect'>): void {
  requireExit(removeExit(editor, pointer), pointer);
}

export function addOutcome(editor: Editor, { of, to, key, title }: Of<'add-outcome'>): void {
  const owner = ownerPointer(editor.document, of);
  const present = new Set(Object.keys(editor.record(`${owner}/outcomes`)));
  if (key !== undefined) requireFreeName(key, present);
  const name = key ?? freshName('go', present);
  editor.set(`${owner}/outcomes${jsonPointer(name)}`, { title: title ?? WAY, to });
}

/** An outcome that a group counts on, or that is taken for absent people, is named before it can go. */
export function removeOutcome(editor: Editor, { of, key }: Of<'remove-outcome'>): void {
  const pointer = `${ownerPointer(editor.document, of)}/outcomes${jsonPointer(key)}`;
  const uses = usesOf(editor.document, { kind: 'outcome', name: key, of }).filter(
    (use) => !use.declares && use.pointer.startsWith('/definition'),
  );
  const [use] = uses;
  if (use !== undefined)
    refuse(
      'outcome/in-use',
      [`出路“${key}”还被引用`, `The outcome "${key}" is still used`],
      ['先修改引用它的规则（会签、自动跳过、时限）。', 'Change what refers to it first (group, skipping, clocks).'],
      use.pointer,
    );
  requireExit(removeExit(editor, `${pointer}/to`), pointer);
}

export function addRoute(editor: Editor, { of, map, key, to }: Of<'add-route'>): void {
  const routes = `${ownerPointer(editor.document, of)}/${map}`;
  if (Object.hasOwn(editor.record(routes), key))
    refuse(
      'name/taken',
      [`已有“${key}”的出路`, `There is a way for "${key}" already`],
      ['请修改已有的出路。', 'Change that one.'],
      routes,
    );
  editor.set(
    routes + jsonPointer(key),
    { to },
    key === '*' ? undefined : Object.keys(editor.record(routes)).find((name) => name === '*'),
  );
}

export function removeRoute(editor: Editor, { of, map, key }: Of<'remove-route'>): void {
  const pointer = `${ownerPointer(editor.document, of)}/${map}${jsonPointer(key)}`;
  requireExit(removeExit(editor, `${pointer}/to`), pointer);
}

export function renameRoute(editor: Editor, { of, map, key, to }: Of<'rename-route'>): void {
  const routes = `${ownerPointer(editor.document, of)}/${map}`;
  if (to !== '*') requireFreeName(to, new Set(Object.keys(editor.record(routes))));
  editor.renameKey(routes + jsonPointer(key), to);
}

export function addBranch(editor: Editor, { of, to, when = 'false', title, index }: Of<'add-branch'>): void {
  const { pointer } = requireState(editor.document, of);
  editor.insert(`${pointer}/branches`, { when, to, ...(title === undefined ? {} : { title }) }, index);
}

export function removeBranch(editor: Editor, { of, index }: Of<'remove-branch'>): void {
  const pointer = `${requireState(editor.document, of).pointer}/branches/${index}`;
  requireExit(removeExit(editor, `${pointer}/to`), pointer);
}
