import { describe, expect, it } from 'vitest';
import {
  applyPatches,
  CommandStack,
  commandTypes,
  connectionsOf,
  patchesBetween,
  saveDesign,
  type Command,
} from '@yunliu/designer/model';
import { walkStates } from '@yunliu/engine/definition';
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
  const form = (): string => pick(Object.keys(document.forms));
  const id = form();
  const field = (): string => pick(Object.keys(document.forms[id]?.schema.properties ?? { none: {} }));
  const elements = (document.forms[id]?.ui as { elements?: unknown[] } | undefined)?.elements ?? [];
  const element = (): string => `/ui/elements/${Math.floor(random() * elements.length)}`;
  const way = (): string => pick(connectionsOf(document)).pointer;
  const name = `n${step}`;
  const makers: readonly (() => Command)[] = [
    () => ({
      type: 'add-state',
      stateType: pick(['task', 'decision', 'parallel', 'phase', 'call', 'wait', 'service', 'final'] as const),
    }),
    () => ({
      type: 'remove-states',
      keys: [state()],
      reroute: pick([{ by: 'bridge' }, { by: 'drop' }, { by: 'to', to: state() }] as const),
    }),
    () => ({ type: 'move-states', keys: [state()], into: pick([{}, { in: state() }]) }),
    () => ({ type: 'wrap-states', keys: [state()] }),
    () => ({ type: 'unwrap-state', key: state() }),
    () => ({ type: 'duplicate-states', keys: [state()] }),
    () => ({
      type: 'change-state-type',
      key: state(),
      to: pick(['task', 'decision', 'wait', 'call', 'final', 'service'] as const),
    }),
    () => ({ type: 'set-initial', key: state() }),
    () => ({ type: 'connect', from: state(), to: state() }),
    () => ({ type: 'reconnect', pointer: way(), to: state() }),
    () => ({ type: 'disconnect', pointer: way() }),
    () => ({ type: 'add-outcome', of: task(), to: state() }),
    () => ({ type: 'add-rule', of: task(), list: pick(['timers', 'messages', 'signals', 'clocks'] as const) }),
    () => ({
      type: 'add-effect',
      at: `${pick(states).pointer.replace(/^/, '/definition')}/onEntry`,
      effect: pick(['set', 'notify', 'cc'] as const),
      index: 0,
    }),
    () => ({ type: 'set-group', of: task(), kind: pick(['all', 'any', 'vote', 'none'] as const) }),
    () => ({ type: 'rename', kind: 'state', name: state(), to: name }),
    () => ({ type: 'rename', kind: 'variable', name: field(), to: name }),
    () => ({ type: 'add-variable', name, schema: { type: 'string' } }),
    () => ({
      type: 'set-rights',
      cells: [{ state: task(), path: field(), right: pick(['hidden', 'read', 'edit', 'required', null] as const) }],
    }),
    () => ({ type: 'copy-rights', from: task(), to: [task()] }),
    () => ({ type: 'set-form', of: task(), form: pick([id, null]) }),
    () => ({
      type: 'add-field',
      form: id,
      into: '/ui',
      kind: pick(['text', 'money', 'table', 'choice'] as const),
      index: 0,
    }),
    () => ({ type: 'remove-element', form: id, at: element() }),
    () => ({ type: 'move-element', form: id, at: element(), into: '/ui', index: 0 }),
    () => ({ type: 'wrap-elements', form: id, at: [element()], in: 'group' }),
    () => ({ type: 'unwrap-element', form: id, at: element() }),
    () => ({ type: 'change-field-kind', form: id, path: field(), kind: pick(['text', 'integer', 'date'] as const) }),
    () => ({ type: 'require-field', form: id, path: field(), required: random() < 0.5 }),
    () => ({ type: 'place-states', places: { [state()]: { x: step, y: step } } }),
    () => ({ type: 'align-states', keys: [state(), state()], by: 'left' }),
    () => pick([{ type: 'lay-out' }, { type: 'clear-layout' }] as const),
    () => ({ type: 'set', pointer: `/definition${pick(states).pointer}/title`, value: name }),
  ];
  return pick(makers)();
}

describe('random sequences', () => {
  it.each([
    [1, 'hotline'],
    [2, 'hotline'],
    [3, 'onsite-repair'],
    [4, 'special-room-duty'],
  ] as const)('[M8] seed %i: 200 commands on %s and as many undos give back the identical files', (seed, key) => {
    const random = numbers(seed);
    const document = shipped(key);
    const files = saveDesign(document);
    const stack = new CommandStack(document);
    const used = new Set<string>();
    let journal: unknown = document;
    stack.subscribe(({ patches }) => {
      journal = applyPatches(journal, patches);
    });
    let steps = 0;
    for (let tries = 0; steps < 200 && tries < 1000; tries++) {
      const before = stack.document;
      try {
        const command = randomCommand(stack, random, tries);
        stack.execute(command);
        if (stack.document === before) continue;
        used.add(command.type);
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
    expect(commandTypes).toContain([...used][0]);
  });
});
