import { describe, expect, it } from 'vitest';
import { fieldChanges } from '@yunliu/engine/forms';

const table = (from: unknown, to: unknown) =>
  fieldChanges([{ name: 'parts', from: from as never, to: to as never }]).map(
    ({ kind, row, column, from: a, to: b }) => (kind === 'changed' ? [row, column, a, b] : [kind, row]),
  );
const row = (name: string, price = 1) => ({ name, price });

describe('field changes', () => {
  it('[F60] a plain value is one change, whatever its shape', () => {
    expect(
      fieldChanges([
        { name: 'title', from: null, to: '甲' },
        { name: 'tags', from: ['a'], to: [] },
      ]),
    ).toEqual([
      { field: 'title', kind: 'changed', from: null, to: '甲' },
      { field: 'tags', kind: 'changed', from: ['a'], to: [] },
    ]);
  });

  it('[F60] in a table it names row and column', () => {
    expect(table([row('a'), row('b'), row('c')], [row('a'), row('b', 9), row('c')])).toEqual([[1, 'price', 1, 9]]);
    expect(table([{ a: 1 }], [{ a: 1, b: 2 }])).toEqual([[0, 'b', null, 2]]);
  });

  it('[F60] rows that came or went are named, those that only moved up or down are not', () => {
    expect(table([row('a'), row('b'), row('c')], [row('a'), row('c')])).toEqual([['row-removed', 1]]);
    expect(table([row('a'), row('c')], [row('a'), row('b'), row('c')])).toEqual([['row-added', 1]]);
    expect(table(null, [row('a'), row('a')])).toEqual([
      ['row-added', 0],
      ['row-added', 1],
    ]);
    expect(table([row('a')], null)).toEqual([['row-removed', 0]]);
    expect(table([row('a'), row('b')], [row('x'), row('a'), row('b', 2)])).toEqual([
      ['row-added', 0],
      [2, 'price', 1, 2],
    ]);
  });

  it('[F60] one moved row does not make the others look changed', () => {
    expect(table([row('a'), row('b'), row('c'), row('d')], [row('b'), row('c'), row('d'), row('a')])).toEqual([
      ['row-removed', 0],
      ['row-added', 3],
    ]);
  });

  it('[F60] ten thousand rows with one changed cell are one change', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => row(`第 ${index} 行`, index));
    expect(table(many, many.with(7000, row('第 7000 行', -1)))).toEqual([[7000, 'price', 7000, -1]]);
  });
});
