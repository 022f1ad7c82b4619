import { describe, expect, it } from 'vitest';
import { readCondition, writeCondition, type Condition } from '@yunliu/designer/model';
import { scopeAt } from '../../src/expressions/index.js';
import { conditionAbout, fieldOf, leftKey, leftOptions } from '../../src/expressions/condition-context.js';
import {
  conditionOfRow,
  operatorsOf,
  rowOf,
  sortOf,
  withLeft,
  withOperator,
} from '../../src/expressions/condition-row.js';
import { addTo, moveAt, partAt, replaceAt, shownTree, tidy } from '../../src/expressions/condition-tree.js';
import { conditionTexts } from '../../src/expressions/condition-texts.js';
import { isOptionalCondition } from '../../src/expressions/optional-condition.js';
import { scenarioValues } from '../../src/expressions/scenario-values.js';
import { readWorld } from '../design-world.js';
import { shipped, shippedProcesses } from '../model/shipped.js';

const world = readWorld();

function plain(text: string): Condition {
  const read = readCondition(text);
  if (read.mode === 'expert') throw new Error(text);
  return read.condition;
}

const conditions = shippedProcesses.flatMap((key) => {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value))
      if ((name === 'when' || name === 'condition') && typeof member === 'string') found.push(member);
      else visit(member);
  };
  const document = shipped(key);
  visit(document.definition);
  return [...new Set(found)].filter((text) => readCondition(text).mode === 'plain').map((text) => ({ document, text }));
});

describe('the rows of the condition builder', () => {
  it('[X5] what the builder shows of every shipped condition writes the very same text', () => {
    expect(conditions.length).toBeGreaterThan(120);
    for (const { text } of conditions) expect(writeCondition(tidy(shownTree(plain(text))))).toBe(text);
  });

  it('[X5] every row of every shipped condition goes through its inputs unchanged', () => {
    const rows = (part: Condition): Condition[] =>
      part.kind === 'all' || part.kind === 'any'
        ? part.parts.flatMap(rows)
        : part.kind === 'not'
          ? rows(part.part)
          : part.kind === 'rows'
            ? rows(part.condition)
            : [part];
    for (const { text } of conditions)
      for (const row of rows(plain(text))) {
        const taken = rowOf(row);
        if (taken === undefined) throw new Error(text);
        expect(conditionOfRow(taken)).toEqual(row);
      }
  });

  it('[X6] a new condition about any field is whole and plain, whatever operator is chosen', () => {
    let count = 0;
    for (const key of shippedProcesses) {
      const document = shipped(key);
      const scope = scopeAt(document, '/definition', world);
      const context = { scope, rows: new Map() };
      const options = leftOptions({ ...context, texts: conditionTexts('zh-CN') } as never);
      for (const { value } of options) {
        const made = conditionAbout(value, context);
        expect(readCondition(writeCondition(made)), value).toEqual({ mode: 'plain', condition: made });
        const row = rowOf(made);
        if (row === undefined) continue;
        expect(leftKey(row.left)).toBe(value);
        const field = fieldOf(row.left, context);
        for (const operator of operatorsOf(sortOf(row.left, field), row.left)) {
          const next = conditionOfRow(withOperator(row, operator, field));
          expect(readCondition(writeCondition(next)), `${value} ${operator}`).toEqual({
            mode: 'plain',
            condition: next,
          });
          count += 1;
        }
      }
    }
    expect(count).toBeGreaterThan(2000);
  });

  it('[X6] values stay where they still fit and go where they do not', () => {
    const scope = scopeAt(shipped('hotline'), '/definition', world);
    const context = { scope, rows: new Map() };
    const number = [...scope.fields.values()].find(({ kind }) => kind === 'integer' || kind === 'number');
    const flag = [...scope.fields.values()].find(({ kind }) => kind === 'yes-no');
    const row = rowOf(plain(`${number?.name ?? ''} > 7`));
    if (row === undefined || number === undefined || flag === undefined) throw new Error('fields');
    expect(writeCondition(conditionOfRow(withOperator(row, 'between', number)))).toBe(`${number.name} between 7 and 7`);
    const moved = withLeft(row, { term: 'field', path: [flag.name] }, flag, fieldOf(row.left, context));
    expect(writeCondition(conditionOfRow(moved))).toBe(`${flag.name} = true`);
  });

  it('[X7] parts are added, moved, replaced and taken away; empty groups go with them', () => {
    const whole = plain('a = 1 and (b = 2 or c = 3)');
    expect(writeCondition(tidy(replaceAt(whole, [1, 0], undefined) ?? whole))).toBe('a = 1 and c = 3');
    expect(writeCondition(tidy(addTo(whole, [1], plain('d = 4'))))).toBe('a = 1 and (b = 2 or c = 3 or d = 4)');
    expect(writeCondition(moveAt(whole, [1], -1))).toBe('(b = 2 or c = 3) and a = 1');
    expect(replaceAt(plain('not(a = 1)'), [0], undefined)).toBeUndefined();
    expect(partAt(whole, [1, 1])).toEqual(plain('c = 3'));
    const rows = shownTree(plain('some r in list satisfies r.x = 1'));
    expect(writeCondition(tidy(addTo(rows, [0, 0], plain('r.y = 2'))))).toBe(
      'some r in list satisfies r.x = 1 and r.y = 2',
    );
  });

  it('[X8] only conditions the format can do without are taken out', () => {
    expect(isOptionalCondition('/definition/states/a/outcomes/ok/when')).toBe(true);
    expect(isOptionalCondition('/definition/states/p/regions/r/when')).toBe(true);
    expect(isOptionalCondition('/definition/states/d/branches/0/when')).toBe(false);
    expect(isOptionalCondition('/forms/f@1/ui/elements/0/rule/condition')).toBe(false);
  });

  it('[X9] the values of a story are the last answers, without what was refused', () => {
    expect(
      scenarioValues({
        process: 'p',
        data: { a: 1 },
        steps: [
          { start: { by: 'u', data: { b: 1 } } },
          { complete: { data: { a: 2 } } },
          { complete: { data: { a: 3 } }, refused: 'form/invalid' },
          { complete: { process: 'other', data: { a: 4 } } },
        ],
      }),
    ).toEqual({ a: 2, b: 1, startedBy: 'u' });
  });
});
