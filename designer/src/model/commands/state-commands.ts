import { inline } from '../text/text-style.js';
import { jsonPointer, type State, type States } from '@yunliu/engine/definition';
import type { Editor } from '../editing/editor.js';
import { refuse } from '../editing/refusal.js';
import type { Position, StateCommand, StatePlace } from './command.js';
import { newState, stateTitles, newRegion, type FreshKey } from './defaults.js';
import {
  freshName,
  placeOfState,
  requireFreeName,
  requireState,
  scopePointer,
  statesOf,
  statesPointer,
} from './find-state.js';
import { giveOnlyForm } from './give-form.js';
import { fixLayout } from './keep-layout.js';
import { connectionsOf, keysWithin } from './state-exits.js';

type Of<T extends StateCommand['type']> = Extract<StateCommand, { readonly type: T }>;

/** Free keys for states, timers and whatever else must be unique in the file; never the same twice. */
export function freshKeys(editor: Editor): FreshKey {
  const taken = new Set(statesOf(editor.document).keys());
  const text = JSON.stringify(editor.document.definition);
  for (const match of text.matchAll(/"(?:id|metric)":"([^"]*)"/g)) taken.add(match[1] ?? '');
  return (base) => {
    const key = freshName(base, taken);
    taken.add(key);
    return key;
  };
}

export function addState(editor: Editor, command: Of<'add-state'>): void {
  if (command.at !== undefined) fixLayout(editor);
  const fresh = freshKeys(editor);
  const place = command.into ?? {};
  if (command.key !== undefined) requireFreeName(command.key, statesOf(editor.document));
  const key = command.key ?? fresh(command.stateType === 'final' ? 'end' : command.stateType);
  if (command.key !== undefined) fresh(key);
  const states = editor.record(statesPointer(editor.document, place)) as States;
  const next = nextOf(states, key);
  const made = newState(command.stateType, command.title ?? stateTitles[command.stateType], next, fresh);
  editor.set(statesPointer(editor.document, place) + jsonPointer(key), { ...made, ...command.values }, place.before);
  giveOnlyForm(editor, keysWithin(key, made));
  if (command.at !== undefined) placeState(editor, key, command.at);
}

/** A new state leads to an end beside it, if there is one; else to itself, which lint shows. */
function nextOf(states: States, key: string): string {
  return Object.entries(states).findLast(([, state]) => state.type === 'final')?.[0] ?? key;
}

export function placeState(editor: Editor, key: string, { x, y, width, height }: Position): void {
  const position = { x, y, ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
  editor.set('/definition/layout/states' + jsonPointer(key), inline(position));
}

export function moveStates(editor: Editor, { keys, into }: Of<'move-states'>): void {
  const moved = keys.map((key) => requireState(editor.document, key));
  const inside = new Set(moved.flatMap(({ key, state }) => keysWithin(key, state)));
  if (into.in !== undefined && inside.has(into.in))
    refuse(
      'state/into-itself',
      ['不能把状态移入它自己', 'A state cannot be moved into itself'],
      ['请选择其他位置。', 'Choose another place.'],
    );
  const target = statesPointer(editor.document, into);
  for (const { key, state, ancestors, region } of moved) {
    const from = {
      ...(ancestors.at(-1) === undefined ? {} : { in: ancestors.at(-1) as string }),
      ...(region === undefined ? {} : { region }),
    };
    if (statesPointer(editor.document, from) !== target) leaveScope(editor, from, key);
    editor.remove(requireState(editor.document, key).pointer);
    editor.set(target + jsonPointer(key), state, into.before);
  }
}

/** The scope a state leaves must not be left empty or without a beginning. */
export function leaveScope(editor: Editor, from: StatePlace, key: string): void {
  const scope = scopePointer(editor.document, from);
  const others = Object.keys(editor.record(`${scope}/states`)).filter((name) => name !== key);
  const [first] = others;
  if (first === undefined)
    refuse(
      'state/last-in-scope',
      [`“${key}”是其所在范围内最后一个状态`, `"${key}" is the last state in its scope`],
      ['先加入其他状态，或删除外层的阶段、分区。', 'Add another state first, or remove the phase or region around it.'],
    );
  if (editor.get(`${scope}/initial`) === key) editor.set(`${scope}/initial`, first);
}

export function wrapStates(editor: Editor, { keys, key, title }: Of<'wrap-states'>): void {
  const fresh = freshKeys(editor);
  const states = keys.map((name) => requireState(editor.document, name));
  const [first] = states;
  if (first === undefined) return;
  const place = placeOfState(first);
  const scope = scopePointer(editor.document, place);
  const chosen = new Set(keys);
  if (states.some((state) => scopePointer(editor.document, placeOfState(state)) !== scope))
    refuse(
      'state/not-together',
      ['所选状态不在同一范围内', 'The states are not in the same scope'],
      ['只选择同一层的状态。', 'Choose states of one level.'],
    );
  if (key !== undefined) requireFreeName(key, statesOf(editor.document));
  const name = key ?? fresh('phase');
  const siblings = Object.entries(editor.record(`${scope}/states`) as States);
  const inside = siblings.filter(([one]) => chosen.has(one));
  const initial = editor.get(`${scope}/initial`) as string;
  const end = fresh(`${name}-done`);
  const hasFinal = inside.some(([, state]) => state.type === 'final');
  const outside = siblings.find(([one]) => !chosen.has(one))?.[0] ?? name;
  const phase: State = {
    type: 'phase',
    title: title ?? stateTitles.phase,
    initial: chosen.has(initial) ? initial : first.key,
    states: Object.fromEntries([
      ...inside,
      ...(hasFinal ? [] : [[end, newState('final', stateTitles.final, end, fresh)] as const]),
    ]),
    onDone: { '*': { to: outside } },
  };
  editor.set(`${scope}/states${jsonPointer(name)}`, phase, first.key);
  for (const one of chosen) editor.remove(`${scope}/states${jsonPointer(one)}`);
  if (chosen.has(initial)) editor.set(`${scope}/initial`, name);
}

export function unwrapState(editor: Editor, { key }: Of<'unwrap-state'>): void {
  const placed = requireState(editor.document, key);
  const { state } = placed;
  if (state.type !== 'phase')
    refuse(
      'state/not-a-phase',
      [`“${key}”不是阶段`, `"${key}" is no phase`],
      ['只有阶段可以解散。', 'Only a phase can be dissolved.'],
    );
  const scope = scopePointer(editor.document, placeOfState(placed));
  if (editor.get(`${scope}/initial`) === key) editor.set(`${scope}/initial`, state.initial);
  for (const [name, inner] of Object.entries(state.states))
    editor.set(`${scope}/states${jsonPointer(name)}`, inner, key);
  editor.remove(placed.pointer);
  return retarget(editor, key, state.initial);
}

/** Everything that led to one state leads to another. */
function retarget(editor: Editor, from: string, to: string): void {
  for (const way of connectionsOf(editor.document)) if (way.to === from) editor.set(way.pointer, to);
}

export function setInitial(editor: Editor, { key }: Of<'set-initial'>): void {
  const placed = requireState(editor.document, key);
  editor.set(`${scopePointer(editor.document, placeOfState(placed))}/initial`, key);
}

export function addRegion(editor: Editor, { of, key, title }: Of<'add-region'>): void {
  const { pointer, state } = requireState(editor.document, of);
  if (state.type !== 'parallel') return requireParallel(of);
  const regions = new Set(Object.keys(state.regions));
  if (key !== undefined) requireFreeName(key, regions);
  const name = key ?? freshName(`branch-${regions.size + 1}`, regions);
  const made = newRegion(title ?? { 'zh-CN': '新分支', en: 'New branch' }, freshKeys(editor));
  editor.set(pointer + jsonPointer('regions', name), made);
  giveOnlyForm(editor, Object.keys(made.states));
}

export function removeRegion(editor: Editor, { of, key }: Of<'remove-region'>): void {
  const { pointer, state } = requireState(editor.document, of);
  if (state.type !== 'parallel') return requireParallel(of);
  if (Object.keys(state.regions).length < 3)
    refuse(
      'region/two-needed',
      ['并行至少要有两个分支', 'A parallel state needs two regions'],
      ['可删除整个并行状态。', 'Remove the parallel state as a whole.'],
    );
  for (const inner of Object.keys(state.regions[key]?.states ?? {}))
    editor.remove('/definition/layout/states' + jsonPointer(inner), true);
  editor.remove(pointer + jsonPointer('regions', key));
  if (state.otherwise === key) editor.remove(`${pointer}/otherwise`);
}

function requireParallel(of: string): never {
  return refuse(
    'state/not-parallel',
    [`“${of}”不是并行状态`, `"${of}" is not parallel`],
    ['请选择并行状态。', 'Choose a parallel state.'],
  );
}
