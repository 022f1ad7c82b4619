import { jsonPointer, type JsonObject, type ProcessDefinition, type States } from '@yunliu/engine/definition';
import { formId, type DesignDocument } from '../document/design-document.js';
import { Editor } from '../editing/editor.js';
import { drawnLayout } from '../layout/drawn-layout.js';
import { sitesOf } from '../names/document-sites.js';
import { renameEverywhere } from '../names/rename.js';
import type { Clip, Position, StateCommand } from './command.js';
import { placeOfState, requireState, statesOf, statesPointer } from './find-state.js';
import type { FreshKey } from './defaults.js';
import { fixLayout } from './keep-layout.js';
import { freshKeys, placeState } from './state-commands.js';
import { keysWithin } from './state-exits.js';

const OFFSET = 40;

/** The states with their places, roles and forms: what the clipboard carries, also to another process. */
export function copyStates(document: DesignDocument, keys: readonly string[]): Clip {
  const chosen = keys.map((key) => requireState(document, key));
  const states = Object.fromEntries(chosen.map(({ key, state }) => [key, state]));
  const part = asDocument(document, states);
  const within = new Set(chosen.flatMap(({ key, state }) => keysWithin(key, state)));
  const used = (kind: 'role' | 'form'): ReadonlySet<string> =>
    new Set(
      sitesOf(part)
        .names.filter((site) => site.kind === kind && site.declares !== true)
        .map(({ name }) => name),
    );
  const [roles, templates] = [used('role'), used('form')];
  const forms = Object.values(document.forms).filter((form) => templates.has(form.key));
  const ids = new Set(forms.map((form) => formId(form)));
  return {
    states,
    places: pick(drawnLayout(document.definition).states, (key) => within.has(key)),
    connections: (drawnLayout(document.definition).connections ?? []).filter(
      ({ from, to }) => from !== undefined && within.has(from) && within.has(to),
    ),
    roles: pick(document.definition.roles, (key) => roles.has(key)),
    forms: pick(document.forms as unknown as Record<string, JsonObject>, (id) => ids.has(id)),
    prints: pick(document.prints, (id) => ids.has(id)),
  };
}

export function duplicateStates(
  editor: Editor,
  { keys }: Extract<StateCommand, { readonly type: 'duplicate-states' }>,
): void {
  const clip = copyStates(editor.document, keys);
  const [first] = keys;
  const into = first === undefined ? {} : placeOfState(requireState(editor.document, first));
  pasteStates(editor, { type: 'paste-states', clip, into });
}

/** Puts the states in, with new keys where theirs are taken; ways among them lead among the copies. */
export function pasteStates(
  editor: Editor,
  { clip, into = {}, at }: Extract<StateCommand, { readonly type: 'paste-states' }>,
): void {
  if (at !== undefined) fixLayout(editor);
  const states = structuredClone(clip.states);
  const fresh = freshKeys(editor);
  const renamed = new Map<string, string>();
  for (const [key, state] of Object.entries(states))
    for (const one of keysWithin(key, state)) renamed.set(one, fresh(one));
  const copies = underNewKeys(editor.document, states, renamed, fresh);
  const target = statesPointer(editor.document, into);
  for (const [key, state] of Object.entries(copies)) editor.set(target + jsonPointer(key), state);
  for (const [role, value] of Object.entries(clip.roles ?? {}))
    if (!Object.hasOwn(editor.document.definition.roles, role))
      editor.set('/definition/roles' + jsonPointer(role), value);
  for (const [id, form] of Object.entries(clip.forms ?? {}))
    if (!Object.hasOwn(editor.document.forms, id)) {
      editor.set('/forms' + jsonPointer(id), form);
      editor.set('/prints' + jsonPointer(id), clip.prints?.[id] ?? {});
    }
  placeCopies(editor, clip, renamed, at);
}

function placeCopies(
  editor: Editor,
  { places = {}, connections = [] }: Clip,
  renamed: ReadonlyMap<string, string>,
  at: Position | undefined,
): void {
  const all = Object.values(places);
  // A drawing that is laid out automatically stays so, unless somebody says where the copies go.
  if (all.length === 0 || (at === undefined && editor.document.definition.layout === undefined)) return;
  const left = Math.min(...all.map(({ x }) => x));
  const top = Math.min(...all.map(({ y }) => y));
  const [dx, dy] = at === undefined ? [OFFSET, OFFSET] : [at.x - left, at.y - top];
  for (const [key, place] of Object.entries(places))
    placeState(editor, renamed.get(key) ?? key, { ...place, x: place.x + dx, y: place.y + dy });
  for (const { from = '', to, bends, ...rest } of connections)
    editor.insert('/definition/layout/connections', {
      from: renamed.get(from) ?? from,
      to: renamed.get(to) ?? to,
      ...rest,
      ...(bends === undefined ? {} : { bends: bends.map(({ x, y }) => ({ x: x + dx, y: y + dy })) }),
    });
}

/** The states under their new keys, ways among them included, with timers of their own. */
function underNewKeys(
  document: DesignDocument,
  states: States,
  keys: ReadonlyMap<string, string>,
  fresh: FreshKey,
): States {
  const part = new Editor(asDocument(document, states));
  // By way of names nobody has, so that `a` -> `b` and `b` -> `c` do not meet.
  const passing = [...keys].map(([key, to], index) => ({ key, to, via: `yunliu_copy_${index}` }));
  for (const { key, via } of passing) renameEverywhere(part, { kind: 'state', name: key }, via);
  for (const { via, to } of passing) renameEverywhere(part, { kind: 'state', name: via }, to);
  for (const { pointer, state } of statesOf(part.document).values())
    for (const [index, timer] of ('timers' in state ? (state.timers ?? []) : []).entries())
      part.set(`${pointer}/timers/${index}/id`, fresh(timer.id));
  return part.document.definition.states;
}

/** States by themselves as a process of their own, so that their names can be told and changed like everywhere. */
function asDocument(document: DesignDocument, states: States): DesignDocument {
  const { format, key, version, title, category } = document.definition;
  const definition: ProcessDefinition = {
    format,
    key,
    version,
    title,
    category,
    roles: {},
    start: { by: [] },
    initial: '',
    states,
  };
  return { definition, forms: {}, prints: {}, scenarios: {} };
}

function pick<T>(
  record: { readonly [key: string]: T },
  wanted: (key: string) => boolean,
): { readonly [key: string]: T } {
  return Object.fromEntries(Object.entries(record).filter(([key]) => wanted(key)));
}
