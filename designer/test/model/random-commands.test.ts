import { describe, expect, it } from 'vitest';
import {
  applyPatches,
  commandTypes,
  connectionsOf,
  copyElements,
  copyStates,
  patchesBetween,
  saveDesign,
  type Command,
  type CommandStack,
  type CommandType,
} from '@yunliu/designer/model';
import { DesignSession } from '@yunliu/designer/session';
import { walkStates } from '@yunliu/engine/definition';
import { readWorld } from '../design-world.js';
import { shipped } from './shipped.js';

/** A small generator of numbers (mulberry32), so that a failing sequence can be run again by its seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function randomCommand(stack: CommandStack, random: () => number, step: number): Command {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const { document } = stack;
  const states = walkStates(document.definition);
  const state = (): string => pick(states).key;
  const task = (): string => pick(states.filter((one) => one.state.type === 'task')).key;
  const form = (): string => pick(Object.keys(document.forms)) ?? 'none';
  const id = form();
  const field = (): string => pick(Object.keys(document.forms[id]?.schema.properties ?? {})) ?? 'none';
  const elements = (document.forms[id]?.ui as { elements?: unknown[] } | undefined)?.elements ?? [];
  const element = (): string => `/ui/elements/${Math.floor(random() * elements.length)}`;
  const way = (): string => pick(connectionsOf(document)).pointer;
  const name = `n${step}`;
  const path = (): string => {
    const name = field();
    const columns = Object.keys(document.forms[id]?.schema.properties?.[name]?.items?.properties ?? {});
    return columns.length > 0 && random() < 0.5 ? `${name}.${pick(columns)}` : name;
  };
  const outcomes = Object.entries(document.definition.states).flatMap(([of, one]) =>
    one.type === 'task' ? Object.keys(one.outcomes).map((key) => ({ of, key })) : [],
  );
  const prints = Object.keys(document.prints[id] ?? {});
  const roles = Object.keys(document.definition.roles);
  const scenarios = Object.keys(document.scenarios);
  const variables = Object.keys(document.definition.data?.properties ?? {});
  const decision = (): string => pick(states.filter((one) => one.state.type === 'decision'))?.key ?? 'none';
  const parallel = (): string => pick(states.filter((one) => one.state.type === 'parallel'))?.key ?? 'none';
  const phase = (): string => pick(states.filter((one) => one.state.type === 'phase'))?.key ?? 'none';
  const at = (): string => `/definition${pick(states).pointer}`;
  /** One of every command there is: a new one without a line here does not compile. */
  const makers: { readonly [type in CommandType]: () => Command } = {
    'add-state': () => ({
      type: 'add-state',
      stateType: pick(['task', 'decision', 'parallel', 'phase', 'call', 'wait', 'service', 'final'] as const),
    }),
    'remove-states': () => ({
      type: 'remove-states',
      keys: [state()],
      reroute: pick([{ by: 'bridge' }, { by: 'drop' }, { by: 'to', to: state() }] as const),
    }),
    'move-states': () => ({ type: 'move-states', keys: [state()], into: pick([{}, { in: state() }]) }),
    'wrap-states': () => ({ type: 'wrap-states', keys: [state()] }),
    'unwrap-state': () => ({ type: 'unwrap-state', key: pick([state(), phase()]) }),
    'duplicate-states': () => ({ type: 'duplicate-states', keys: [state()] }),
    'paste-states': () => ({ type: 'paste-states', clip: copyStates(document, [state()]), at: { x: step, y: 0 } }),
    'change-state-type': () => ({
      type: 'change-state-type',
      key: state(),
      to: pick(['task', 'decision', 'wait', 'call', 'final', 'service'] as const),
    }),
    'set-initial': () => ({ type: 'set-initial', key: state() }),
    'add-region': () => ({ type: 'add-region', of: parallel(), key: name }),
    'remove-region': () => {
      const of = parallel();
      const regions = states.find(({ key }) => key === of)?.state;
      const keys = regions?.type === 'parallel' ? Object.keys(regions.regions) : ['none'];
      return { type: 'remove-region', of, key: pick(keys) };
    },
    connect: () => ({ type: 'connect', from: state(), to: state() }),
    reconnect: () => ({ type: 'reconnect', pointer: way(), to: state() }),
    disconnect: () => ({ type: 'disconnect', pointer: way() }),
    'add-outcome': () => ({ type: 'add-outcome', of: task(), to: state() }),
    'remove-outcome': () => ({ type: 'remove-outcome', ...(pick(outcomes) ?? { of: 'none', key: 'none' }) }),
    'add-route': () => ({ type: 'add-route', of: phase(), map: 'onDone', key: name, to: state() }),
    'remove-route': () => ({ type: 'remove-route', of: phase(), map: 'onDone', key: routeOf(states, phase()) }),
    'rename-route': () => {
      const of = phase();
      return { type: 'rename-route', of, map: 'onDone', key: routeOf(states, of), to: name };
    },
    'add-branch': () => ({ type: 'add-branch', of: decision(), to: state(), when: '1 = 1', index: 0 }),
    'remove-branch': () => ({ type: 'remove-branch', of: decision(), index: 0 }),
    'add-rule': () => ({
      type: 'add-rule',
      of: task(),
      list: pick(['timers', 'messages', 'signals', 'clocks'] as const),
    }),
    'add-effect': () => ({
      type: 'add-effect',
      at: `${at()}/onEntry`,
      effect: pick(['set', 'notify', 'cc'] as const),
      index: 0,
    }),
    'set-assignment': () => ({ type: 'set-assignment', of: task(), assign: { by: 'leader', level: (step % 3) + 1 } }),
    'set-group': () => ({ type: 'set-group', of: task(), kind: pick(['all', 'any', 'vote', 'none'] as const) }),
    'set-operation': () => ({ type: 'set-operation', of: task(), operation: 'return', value: { to: 'previous' } }),
    set: () => ({ type: 'set', pointer: `${at()}/title`, value: name }),
    remove: () => ({ type: 'remove', pointer: `${at()}/onEntry/0`, andEmpty: true }),
    insert: () => ({ type: 'insert', pointer: '/definition/visibleTo', value: name, index: 0 }),
    move: () => ({ type: 'move', pointer: '/definition/visibleTo', from: 0, to: 1 }),
    reorder: () => ({
      type: 'reorder',
      pointer: '/definition/states',
      keys: Object.keys(document.definition.states).toReversed(),
    }),
    rename: () =>
      pick<Command>([
        { type: 'rename', kind: 'state', name: state(), to: name },
        { type: 'rename', kind: 'variable', name: field(), to: name },
        { type: 'rename', kind: 'role', name: pick(roles) ?? 'none', to: name },
        { type: 'rename', kind: 'form', name: document.forms[id]?.key ?? 'none', to: name },
      ]),
    'add-variable': () => ({ type: 'add-variable', name, schema: { type: 'string' } }),
    'remove-variable': () => ({ type: 'remove-variable', name: pick(variables) ?? 'none' }),
    'add-role': () => ({ type: 'add-role', key: name, title: name }),
    'remove-role': () => ({ type: 'remove-role', key: pick(roles) ?? 'none' }),
    'set-rights': () => ({
      type: 'set-rights',
      cells: [{ state: task(), path: path(), right: pick(['hidden', 'read', 'edit', 'required', null] as const) }],
    }),
    'fill-rights': () => ({
      type: 'fill-rights',
      from: { state: task(), path: field() },
      into: [{ state: task(), path: field() }],
    }),
    'copy-rights': () => ({ type: 'copy-rights', from: task(), to: [task()] }),
    'set-form': () => ({ type: 'set-form', of: task(), form: pick([id, null]) }),
    'add-form': () => ({ type: 'add-form', key: `form-${name}`, title: name }),
    // One form stays, so that there is always one to work on.
    'remove-form': () => ({ type: 'remove-form', form: Object.keys(document.forms).length > 1 ? id : 'none' }),
    'copy-form': () => ({ type: 'copy-form', form: id, key: `copy-${name}` }),
    'next-form-version': () => ({ type: 'next-form-version', form: id }),
    'add-field': () => ({
      type: 'add-field',
      form: id,
      into: '/ui',
      kind: pick(['text', 'money', 'table', 'choice', 'user', 'attachment', 'seal'] as const),
      index: 0,
    }),
    'add-element': () => ({
      type: 'add-element',
      form: id,
      into: '/ui',
      layout: pick(['rows', 'columns', 'group', 'tabs', 'steps', 'label'] as const),
      index: 0,
    }),
    'remove-element': () => ({ type: 'remove-element', form: id, at: element() }),
    'move-element': () => ({ type: 'move-element', form: id, at: element(), into: '/ui', index: 0 }),
    'move-elements': () => ({ type: 'move-elements', form: id, at: [element(), element()], into: '/ui', index: 0 }),
    'paste-elements': () => {
      const template = document.forms[id];
      const clip = template === undefined ? { elements: [], fields: {} } : copyElements(template, [element()]);
      return { type: 'paste-elements', form: id, into: '/ui', clip };
    },
    'duplicate-elements': () => ({ type: 'duplicate-elements', form: id, at: [element()] }),
    'wrap-elements': () => ({ type: 'wrap-elements', form: id, at: [element()], in: pick(['group', 'columns']) }),
    'unwrap-element': () => ({ type: 'unwrap-element', form: id, at: element() }),
    'change-field-kind': () => ({
      type: 'change-field-kind',
      form: id,
      path: path(),
      kind: pick(['text', 'integer', 'date', 'choice', 'user'] as const),
    }),
    'require-field': () => ({ type: 'require-field', form: id, path: path(), required: random() < 0.5 }),
    'set-print': () => ({ type: 'set-print', form: id, name: pick(['print', name]), text: `<p>${name}</p>` }),
    'remove-print': () => ({ type: 'remove-print', form: id, name: pick(prints) ?? 'none' }),
    'rename-print': () => ({ type: 'rename-print', form: id, name: pick(prints) ?? 'none', to: name }),
    'place-states': () => ({ type: 'place-states', places: { [state()]: { x: step, y: step } } }),
    'align-states': () => ({ type: 'align-states', keys: [state(), state()], by: 'left' }),
    'distribute-states': () => ({ type: 'distribute-states', keys: [state(), state(), state()], along: 'x' }),
    'lay-out': () => ({ type: 'lay-out' }),
    'bend-connections': () => ({
      type: 'bend-connections',
      lines: [{ pointer: way(), bends: [{ x: step, y: step * 2 }] }],
    }),
    'move-label': () => ({ type: 'move-label', pointer: way(), offset: { x: step, y: 4 } }),
    'clear-layout': () => ({ type: 'clear-layout' }),
    'add-scenario': () => ({ type: 'add-scenario', name, story: { process: 'hotline', steps: [] } }),
    'remove-scenario': () => ({ type: 'remove-scenario', name: pick(scenarios) ?? 'none' }),
    'rename-scenario': () => ({ type: 'rename-scenario', name: pick(scenarios) ?? 'none', to: name }),
    'apply-patches': () => ({
      type: 'apply-patches',
      patches: [{ op: 'replace', pointer: '/definition/title', value: name }],
    }),
    batch: () => ({
      type: 'batch',
      commands: [
        { type: 'set', pointer: `${at()}/title`, value: name },
        { type: 'add-variable', name, schema: { type: 'number' } },
      ],
    }),
  };
  return makers[pick(commandTypes)]();
}

type States = ReturnType<typeof walkStates>;

function routeOf(states: States, key: string): string {
  const state = states.find((one) => one.key === key)?.state;
  const routes = state !== undefined && 'onDone' in state ? Object.keys(state.onDone ?? {}) : [];
  return routes[0] ?? 'none';
}

const world = readWorld();
/** Of all sequences together: every command there is was done at least once. */
const everUsed = new Set<string>();

describe('random sequences', () => {
  it.each([
    // Nothing is published …
    [1, 'hotline', []],
    [2, 'hotline', []],
    [3, 'onsite-repair', []],
    [4, 'special-room-duty', []],
    // … or all forms are, so that steps make next versions.
    [5, 'hotline', world.forms],
    [6, 'bug-handling', world.forms],
  ] as const)(
    '[M8] seed %i: 200 commands on %s and as many undos give back the identical files',
    (seed, key, forms) => {
      const random = numbers(seed);
      const document = shipped(key);
      const files = saveDesign(document);
      const session = new DesignSession(document, { world: { ...world, forms } });
      const { stack } = session;
      const used = new Set<string>();
      let journal: unknown = document;
      stack.subscribe(({ patches }) => {
        journal = applyPatches(journal, patches);
      });
      let steps = 0;
      for (let tries = 0; steps < 200 && tries < 1500; tries++) {
        const before = stack.document;
        try {
          const command = randomCommand(stack, random, tries);
          stack.execute(command);
          if (stack.document === before) continue;
          used.add(command.type);
          everUsed.add(command.type);
          steps++;
        } catch (error) {
          // What cannot be done is refused with a fault, and leaves everything as it was.
          if (!(error instanceof Error) || error.name !== 'YunliuError') throw error;
          if (stack.document !== before) throw error;
        }
      }
      expect(steps).toBe(200);
      expect(used.size).toBeGreaterThan(25);
      const done = saveDesign(stack.document);
      expect(JSON.stringify(journal)).toBe(JSON.stringify(stack.document));
      expect(JSON.stringify(applyPatches(stack.document, patchesBetween(stack.document, document)))).toBe(
        JSON.stringify(document),
      );
      while (stack.undo());
      expect(saveDesign(stack.document)).toEqual(files);
      expect(stack.isDirty).toBe(false);
      while (stack.redo());
      expect(saveDesign(stack.document)).toEqual(done);
      session.close();
    },
  );

  it('[M8] together do every command there is', () => {
    expect(commandTypes.filter((type) => !everUsed.has(type))).toEqual([]);
  });
});
