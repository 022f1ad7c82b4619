import { jsonPointer } from '@yunliu/engine/definition';
import { pathOf } from '../document/json-path.js';
import type { Editor } from '../editing/editor.js';
import { refuse } from '../editing/refusal.js';
import { sitesOf } from '../names/document-sites.js';
import type { Reroute, StateCommand } from './command.js';
import { removeExit } from './exit-removal.js';
import { placeOfState, requireState, statesOf } from './find-state.js';
import { leaveScope } from './state-commands.js';
import { connectionsOf, keysWithin, targetsOf } from './state-exits.js';

/** Removes states with all inside them and everything that only made sense with them. */
export function removeStates(
  editor: Editor,
  { keys, reroute = { by: 'bridge' } }: Extract<StateCommand, { readonly type: 'remove-states' }>,
): void {
  const chosen = keys.map((key) => requireState(editor.document, key));
  const gone = new Set(chosen.flatMap(({ key, state }) => keysWithin(key, state)));
  if (reroute.by === 'to' && gone.has(reroute.to))
    refuse(
      'state/unknown',
      ['改接的目标也将被删除', 'The new target is removed too'],
      ['请选择其他目标。', 'Choose another target.'],
    );
  rerouteWays(editor, gone, reroute);
  for (const { key } of chosen) {
    const placed = statesOf(editor.document).get(key);
    // Gone already with the phase around it.
    if (placed === undefined) continue;
    leaveScope(editor, placeOfState(placed), key);
    editor.remove(requireState(editor.document, key).pointer);
  }
  forgetStates(editor, gone);
}

function rerouteWays(editor: Editor, gone: ReadonlySet<string>, reroute: Reroute): void {
  // Back to front: removing an entry of a list changes the pointers behind it.
  for (const way of connectionsOf(editor.document).toReversed()) {
    if (!gone.has(way.to) || gone.has(way.from) || way.kind === 'initial') continue;
    if (reroute.by === 'drop' && removeExit(editor, way.pointer)) continue;
    const target = reroute.by === 'to' ? reroute.to : bridge(editor, way.to, gone);
    if (target !== undefined && target !== way.from) editor.set(way.pointer, target);
    else if (reroute.by !== 'drop') removeExit(editor, way.pointer);
  }
}

/** The first state behind a removed one that stays. */
function bridge(editor: Editor, key: string, gone: ReadonlySet<string>): string | undefined {
  const states = statesOf(editor.document);
  const seen = new Set<string>();
  const queue = [key];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (!gone.has(at)) return states.has(at) ? at : undefined;
    const state = states.get(at)?.state;
    if (state !== undefined) queue.push(...targetsOf(state));
  }
  return undefined;
}

/** References that are no ways: places on the canvas, clocks that stand still there, people and returns. */
function forgetStates(editor: Editor, gone: ReadonlySet<string>): void {
  for (const site of sitesOf(editor.document).names.toReversed()) {
    if (site.kind !== 'state' || !gone.has(site.name) || !site.pointer.startsWith('/definition')) continue;
    if (/\/(pauseIn|layout\/states|notHandlersOf|operations\/return\/to)\/[^/]+$/.test(site.pointer))
      editor.remove(site.pointer, true);
    else if (/\/stop\/\d+\/(enter|leave|of)$/.test(site.pointer)) editor.remove(parentOf(site.pointer), true);
    else if (/\/start\/(enter|leave|of)$/.test(site.pointer)) editor.remove(parentOf(site.pointer));
  }
  for (const { pointer, state } of statesOf(editor.document).values())
    if (state.type === 'task' && state.operations?.return !== undefined && state.operations.return.to === undefined)
      editor.remove(`${pointer}/operations/return`, true);
}

function parentOf(pointer: string): string {
  return jsonPointer(...pathOf(pointer).slice(0, -1));
}
