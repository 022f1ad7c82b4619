import { pathOf } from '../document/json-path.js';
import type { Editor } from '../editing/editor.js';
import { refuse } from '../editing/refusal.js';

/** Pointer of the outcome, branch, route or rule that a target's pointer belongs to; undefined where `to` is a must. */
function exitOf(pointer: string): { readonly pointer: string; readonly list: string } | undefined {
  const match = /^(.*\/(outcomes|branches|onDone|onError|timers|messages|signals))\/[^/]+\/to$/.exec(pointer);
  if (match !== null) return { pointer: pointer.slice(0, -'/to'.length), list: match[1] ?? '' };
  return pointer.endsWith('/onFailure') ? { pointer, list: '' } : undefined;
}

/** Takes a way out away, with the timer or outcome that took it; the last of a kind that a state needs stays. */
export function removeExit(editor: Editor, pointer: string): boolean {
  const exit = exitOf(pointer);
  if (exit === undefined) return false;
  const { list } = exit;
  const kind = pathOf(list).at(-1) ?? '';
  // A reminder that also led away goes on reminding.
  if ((kind === 'timers' || kind === 'signals') && editor.list(`${exit.pointer}/effects`).length > 0) {
    editor.remove(pointer);
    return true;
  }
  const owner = editor.record(list.slice(0, list.lastIndexOf('/')));
  const needed =
    kind === 'branches' ||
    kind === 'onDone' ||
    (kind === 'outcomes' && owner['type'] !== 'phase' && owner['type'] !== undefined);
  if (needed && Object.keys(editor.get(list) ?? {}).length < 2) return false;
  editor.remove(exit.pointer, true);
  return true;
}

export function requireExit(removed: boolean, pointer: string): void {
  if (removed) return;
  refuse(
    'connection/needed',
    ['这条连线不能删除：状态至少要有一条出路', 'This way cannot go: the state needs one'],
    ['请把它改接到其他状态，或删除整个状态。', 'Lead it to another state, or remove the state.'],
    pointer,
  );
}
