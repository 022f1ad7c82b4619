import { describe, expect, it } from 'vitest';
import { CommandStack, saveDesign, type Command, type DesignDocument } from '@yunliu/designer/model';
import { boxAt, lineAt, placeAtPoint, type Box } from '../../src/forms/canvas-boxes.js';
import { dropCommand, mayHold, placeAfter, placesFor, type Carried } from '../../src/forms/drop-place.js';
import { formTree, nodeAt, nodesIn, type FormNode } from '../../src/forms/form-tree.js';
import { paletteItems } from '../../src/forms/palette-items.js';
import { emptyForm } from './empty-form.js';

const F = 'leave@1';
const add = (command: object): Command => ({ form: F, into: '/ui', ...command }) as Command;
const sample = emptyForm(
  add({ type: 'add-field', kind: 'text', name: 'who' }),
  add({ type: 'add-element', layout: 'columns' }),
  add({ type: 'add-field', kind: 'date', name: 'from', into: '/ui/elements/1' }),
  add({ type: 'add-field', kind: 'date', name: 'until', into: '/ui/elements/1' }),
  add({ type: 'add-element', layout: 'tabs' }),
  add({ type: 'add-field', kind: 'table', name: 'days' }),
  add({ type: 'add-field', kind: 'money', name: 'cost', into: '/ui/elements/3' }),
);
const treeOf = (document: DesignDocument): FormNode => formTree(document.forms[F] as never);
const tree = treeOf(sample);
const at = (pointer: string): FormNode => nodeAt(tree, pointer) as FormNode;

describe('where elements may go', () => {
  it('[D3] tabs hold pages only, tables fields only, nothing goes into itself', () => {
    const text: Carried = { what: 'kind', kind: 'text' };
    const tabs = at('/ui/elements/2');
    const table = at('/ui/elements/3');
    expect(mayHold(tree, tabs, text)).toBe(false);
    expect(mayHold(tree, tabs, { what: 'kind', kind: 'tab' })).toBe(true);
    expect(mayHold(tree, tree, { what: 'kind', kind: 'tab' })).toBe(false);
    expect(mayHold(tree, table, text)).toBe(true);
    expect(mayHold(tree, table, { what: 'kind', kind: 'table' })).toBe(false);
    expect(mayHold(tree, table, { what: 'kind', kind: 'group' })).toBe(false);
    expect(mayHold(tree, table, { what: 'elements', at: ['/ui/elements/0'] })).toBe(false);
    expect(mayHold(tree, tree, { what: 'elements', at: ['/ui/elements/3/columns/0'] })).toBe(false);
    expect(mayHold(tree, at('/ui/elements/1'), { what: 'elements', at: ['/ui/elements/1'] })).toBe(false);
  });

  it('[D3] every place the arrow keys lead to can be dropped on, and gives an undoable step', () => {
    const carrieds: Carried[] = [
      ...paletteItems('zh-CN').map(({ kind }): Carried => ({ what: 'kind', kind })),
      ...nodesIn(tree)
        .slice(1)
        .map((node): Carried => ({ what: 'elements', at: [node.at] })),
      { what: 'elements', at: ['/ui/elements/0', '/ui/elements/1/elements/1'] },
    ];
    let tried = 0;
    for (const carried of carrieds)
      for (const place of placesFor(tree, carried)) {
        const stack = new CommandStack(sample);
        const before = JSON.stringify(saveDesign(stack.document));
        stack.execute(dropCommand(F, carried, place));
        const after = JSON.stringify(saveDesign(stack.document));
        expect(after, JSON.stringify({ carried, place })).not.toBe(before);
        stack.undo();
        expect(JSON.stringify(saveDesign(stack.document))).toBe(before);
        stack.redo();
        expect(JSON.stringify(saveDesign(stack.document))).toBe(after);
        tried++;
      }
    expect(tried).toBeGreaterThan(200);
  });

  it('[D3] moved elements arrive where the line was, in their order', () => {
    const stack = new CommandStack(sample);
    stack.execute(
      dropCommand(
        F,
        { what: 'elements', at: ['/ui/elements/1/elements/0', '/ui/elements/0'] },
        { into: '/ui', index: 3 },
      ),
    );
    expect(treeOf(stack.document).children.map((node) => node.name ?? node.kind)).toEqual([
      'columns',
      'tabs',
      'who',
      'from',
      'days',
    ]);
  });

  it('[D4] something new goes into the selected layout, else behind the selected element, else to the end', () => {
    const text: Carried = { what: 'kind', kind: 'text' };
    expect(placeAfter(tree, undefined, text)).toEqual({ into: '/ui', index: 4 });
    expect(placeAfter(tree, '/ui/elements/0', text)).toEqual({ into: '/ui', index: 1 });
    expect(placeAfter(tree, '/ui/elements/1', text)).toEqual({ into: '/ui/elements/1', index: 2 });
    expect(placeAfter(tree, '/ui/elements/2', text)).toEqual({ into: '/ui/elements/2/elements/0', index: 0 });
    expect(placeAfter(tree, '/ui/elements/3/columns/0', text)).toEqual({ into: '/ui/elements/3', index: 1 });
    expect(placeAfter(tree, '/ui/elements/3/columns/0', { what: 'kind', kind: 'group' })).toEqual({
      into: '/ui',
      index: 4,
    });
  });
});

const rect = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });
const page: Box = {
  at: '/ui',
  index: 0,
  rect: rect(0, 0, 400, 400),
  flow: 'down',
  children: [
    { at: '/ui/elements/0', index: 0, rect: rect(0, 0, 400, 50), children: [] },
    {
      at: '/ui/elements/1',
      index: 1,
      rect: rect(0, 60, 400, 160),
      flow: 'across',
      children: [
        { at: '/ui/elements/1/elements/0', index: 0, rect: rect(10, 70, 195, 150), children: [] },
        { at: '/ui/elements/1/elements/1', index: 1, rect: rect(205, 70, 390, 150), children: [] },
      ],
    },
  ],
};

describe('the place under the pointer', () => {
  const place = (x: number, y: number, may = (at: string): boolean => at !== '') =>
    placeAtPoint(page, x, y, may)?.place;

  it('[D3] is in the innermost layout, before or after the middle of what is there', () => {
    expect(place(100, 10)).toEqual({ into: '/ui', index: 0 });
    expect(place(100, 40)).toEqual({ into: '/ui', index: 1 });
    expect(place(60, 110)).toEqual({ into: '/ui/elements/1', index: 0 });
    expect(place(180, 110)).toEqual({ into: '/ui/elements/1', index: 1 });
    expect(place(380, 110)).toEqual({ into: '/ui/elements/1', index: 2 });
    expect(place(100, 300)).toEqual({ into: '/ui', index: 2 });
  });

  it('[D3] at the edge of a layout is beside it, and passes what may not hold it', () => {
    expect(place(100, 63)).toEqual({ into: '/ui', index: 1 });
    expect(place(100, 110, (into) => into === '/ui')).toEqual({ into: '/ui', index: 1 });
    expect(place(100, 110, () => false)).toBeUndefined();
  });

  it('[D3] shows a lying line between rows and an upright one between columns', () => {
    expect(lineAt(page, 1)).toMatchObject({ y: 55, upright: false });
    expect(lineAt(boxAt(page, '/ui/elements/1') as Box, 1)).toMatchObject({ x: 200, upright: true, length: 80 });
  });
});
