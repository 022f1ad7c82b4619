import { describe, expect, it } from 'vitest';
import { checkFeel, feelSentence, scopeAt } from '../../src/expressions/index.js';
import { completeFeel } from '../../src/expressions/feel-completion.js';
import { explainFeel } from '../../src/expressions/feel-check.js';
import { functionText } from '../../src/expressions/function-words.js';
import { builtInFunctions } from '@yunliu/engine/expressions';
import { statesOf } from '@yunliu/designer/model';
import { readWorld } from '../design-world.js';
import { shipped, shippedProcesses } from '../model/shipped.js';

const world = readWorld();
const hotline = shipped('hotline');
const stateAt = (key: string): string => statesOf(hotline).get(key)?.pointer ?? '';

describe('what an expression may read', () => {
  it('[X1] every shipped expression is checked as the validator does: no fault at its own place', () => {
    const bad: string[] = [];
    let count = 0;
    for (const key of shippedProcesses) {
      const document = shipped(key);
      const visit = (value: unknown, at: string): void => {
        if (typeof value !== 'object' || value === null) return;
        for (const [name, member] of Object.entries(value)) {
          const pointer = `${at}/${name}`;
          const isFeel =
            name === 'when' ||
            /\/(values|input|output)\/[^/]+$/.test(pointer) ||
            (name === 'users' && at.includes('assign'));
          if (isFeel && typeof member === 'string') {
            count += 1;
            const scope = scopeAt(document, pointer, world);
            for (const fault of checkFeel(member, scope, name === 'when' ? 'condition' : 'any', 'zh-CN'))
              bad.push(`${key}${pointer}: ${member}: ${fault.message}`);
          } else visit(member, pointer);
        }
      };
      visit(document.definition, '/definition');
    }
    expect(count).toBeGreaterThan(500);
    expect(bad).toEqual([]);
  });

  it('[X1] rules and formulas of every shipped form are checked in their own row', () => {
    const bad: string[] = [];
    let count = 0;
    for (const key of shippedProcesses) {
      const document = shipped(key);
      const visit = (value: unknown, at: string): void => {
        if (typeof value !== 'object' || value === null) return;
        for (const [name, member] of Object.entries(value)) {
          if ((name === 'condition' || name === 'computed') && typeof member === 'string') {
            count += 1;
            const scope = scopeAt(document, `${at}/${name}`, world);
            bad.push(...checkFeel(member, scope, 'any', 'zh-CN').map(({ message }) => `${at}: ${member}: ${message}`));
          } else visit(member, `${at}/${name}`);
        }
      };
      visit(document.forms, '/forms');
    }
    expect(count).toBeGreaterThan(20);
    expect(bad).toEqual([]);
  });

  it('[X2] names that are bound at a place are there and nowhere else', () => {
    const call = scopeAt(hotline, `${stateAt('in-handling')}/output/x`, world).types;
    expect(call.get('child')?.kind).toBe('context');
    expect(scopeAt(hotline, `${stateAt('in-handling')}/input/x`, world).types.has('child')).toBe(false);
    expect(scopeAt(hotline, '/definition/start/messages/0/output/x', world).names.map(({ name }) => name)).toEqual([
      'message',
    ]);
    expect(scopeAt(hotline, '/definition/messages/0/output/x', world).types.has('message')).toBe(true);
    expect(scopeAt(hotline, '/definition/messages/0/effects/0/values/x', world).types.has('message')).toBe(false);
  });

  it('[X2] inside the columns of a table the columns hide fields of the same name', () => {
    const [form] = Object.keys(hotline.forms);
    const withTable = Object.entries(hotline.forms).find(([, { ui }]) => JSON.stringify(ui).includes('"Table"'));
    const document = withTable === undefined ? shipped('special-room-duty') : hotline;
    const [id, template] = Object.entries(document.forms).find(([, { ui }]) =>
      JSON.stringify(ui).includes('"Table"'),
    ) ?? [form ?? ''];
    let at = '';
    const find = (node: unknown, pointer: string): void => {
      if (typeof node !== 'object' || node === null) return;
      if ((node as { type?: string }).type === 'Table') at ||= pointer;
      for (const [name, member] of Object.entries(node)) find(member, `${pointer}/${name}`);
    };
    find(template?.ui, '/ui');
    const scope = scopeAt(document, `/forms/${id}${at}/columns/0/computed`, world);
    expect(scope.names.some(({ origin }) => origin === 'column')).toBe(true);
    expect(
      scopeAt(document, `/forms/${id}${at}/rule/condition`, world).names.some(({ origin }) => origin === 'column'),
    ).toBe(false);
  });

  it('[X3] names are completed by name, by Chinese title, in paths and in compared values', () => {
    const scope = scopeAt(hotline, '/definition/states/x/when', world);
    const labels = (text: string, explicit = false): readonly string[] =>
      (completeFeel(text, text.length, explicit, scope, 'zh-CN')?.options ?? []).map(({ label }) => label);
    expect(labels('satis')[0]).toBe('satisfied');
    const [first] = scope.names.filter(({ title }) => /^[\u4e00-\u9fff]/.test(title));
    expect(labels(`a = 1 and ${first?.title.slice(0, 2) ?? ''}`)).toContain(first?.name);
    const choice = scope.names.find(({ field }) => (field?.choices.size ?? 0) > 1);
    expect(labels(`${choice?.name ?? ''} = "`)).toEqual([...(choice?.field?.choices.keys() ?? [])]);
    expect(labels('reason = "sat')).toEqual([]);
    expect(labels('')).toEqual([]);
    expect(labels('', true).length).toBeGreaterThan(50);
    expect(labels('cou').some((label) => label.startsWith('count('))).toBe(true);
    const child = scopeAt(hotline, `${stateAt('in-handling')}/output/x`, world);
    const entries = completeFeel('child.', 6, false, child, 'zh-CN')?.options.map(({ label }) => label);
    expect(entries).toEqual(expect.arrayContaining(['outcome', 'businessKey']));
  });

  it('[X4] faults are those of the engine, in both languages, and say what is needed', () => {
    const scope = scopeAt(hotline, '/definition/states/x/when', world);
    expect(checkFeel('satisfyed = true', scope, 'condition', 'zh-CN')[0]).toMatchObject({
      from: 0,
      to: 9,
      severity: 'error',
    });
    expect(checkFeel('satisfied >', scope, 'condition', 'en')).toHaveLength(1);
    expect(checkFeel('satisfied', scope, 'number', 'zh-CN')[0]?.message).toBe('此处需要数字，而表达式给出是/否');
    expect(checkFeel('satisfied', scope, 'number', 'en')[0]?.message).toBe(
      'A number is needed here, this gives a boolean',
    );
    expect(checkFeel('', scope, 'condition', 'zh-CN')).toEqual([]);
    expect(feelSentence('satisfied = true', scope, 'zh-CN')).toMatch(/为“是”$/);
    expect(explainFeel('count(x) > 1', 2, scope, 'zh-CN')?.text).toBe('count：个数、行数');
    expect(explainFeel('satisfied = true', 3, scope, 'zh-CN')?.text).toContain('是/否');
  });

  it('[X3] every function of the engine has a text in both languages', () => {
    const names = [...builtInFunctions.keys()].filter((name) => name !== '@');
    for (const locale of ['zh-CN', 'en'] as const)
      expect(names.filter((name) => functionText(name, locale) === undefined)).toEqual([]);
  });
});
