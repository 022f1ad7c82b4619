import { describe, expect, it } from 'vitest';
import { CommandStack, statesOf, valueAt, pathOf } from '@yunliu/designer/model';
import {
  firstValueOf,
  mappingAt,
  renameEntry,
  sameNames,
  targetOptions,
  targetsAt,
} from '../../src/expressions/mapping-model.js';
import { readWorld } from '../design-world.js';
import { shipped } from '../model/shipped.js';

const world = readWorld();
const document = shipped('hotline');
const call = statesOf(document).get('in-handling')?.pointer ?? '';

describe('names with their values', () => {
  it('[X17] a call takes the names of the process it calls, gives back to ours', () => {
    expect(targetsAt(`${call}/input`, document)).toBe('child');
    expect(targetsAt(`${call}/output`, document)).toBe('variables');
    const names = targetOptions(document, `${call}/input`, 'child', world, 'zh-CN');
    expect(names.length).toBeGreaterThan(5);
    expect(names.some(({ value }) => value === 'startedBy')).toBe(false);
    expect(
      targetOptions(document, `${call}/output`, 'variables', world, 'zh-CN').some(({ value }) => value === 'satisfied'),
    ).toBe(true);
    expect(firstValueOf(document, `${call}/output`, 'outcome', world)).toBe('child.outcome');
  });

  it('[X17] renaming keeps the place in the order and the value; a taken name is refused', () => {
    const stack = new CommandStack(document);
    const entries = mappingAt(document, `${call}/input`);
    const [first, second] = entries;
    const command = renameEntry(document, `${call}/input`, first?.[0] ?? '', 'somethingElse');
    if (command === undefined) throw new Error('no command');
    stack.execute(command);
    expect(Object.entries(valueAt(stack.document, pathOf(`${call}/input`)) as object)[0]).toEqual([
      'somethingElse',
      first?.[1],
    ]);
    stack.undo();
    expect(stack.document).toEqual(document);
    expect(renameEntry(document, `${call}/input`, first?.[0] ?? '', second?.[0] ?? '')).toBeUndefined();
  });

  it('[X17] fields of the same name can be added at once', () => {
    const command = sameNames(document, `${call}/input`, 'child', world);
    if (command?.type !== 'set') throw new Error('no command');
    const value = command.value as Record<string, string>;
    for (const [name, text] of mappingAt(document, `${call}/input`)) expect(value[name]).toBe(text);
    expect(Object.keys(value).length).toBeGreaterThan(mappingAt(document, `${call}/input`).length);
  });
});
