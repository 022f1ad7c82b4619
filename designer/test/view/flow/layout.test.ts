import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '@yunliu/engine/definition';
import { buildFlowGraph } from '../../../src/view/flow/flow-graph.js';
import type { Box, FlowDrawing, Point } from '../../../src/view/flow/layout/drawing.js';
import { layoutFixed } from '../../../src/view/flow/layout/fixed-layout.js';
import { layoutFlow } from '../../../src/view/flow/layout/layout-flow.js';
import { compactMetrics, wideMetrics } from '../../../src/view/flow/layout/metrics.js';
import { hotlineSample, releaseSample } from './sample-definitions.js';

const folder = new URL('../../../../process-definitions/', import.meta.url);

/** The shipped definitions; one that is being edited and does not parse is somebody else's test. */
function shipped(): ProcessDefinition[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'calendars')
    .flatMap((entry) => {
      try {
        return [JSON.parse(readFileSync(new URL(`${entry.name}/1.json`, folder), 'utf8')) as ProcessDefinition];
      } catch {
        return [];
      }
    });
}

const definitions = [hotlineSample, releaseSample, ...shipped()];

describe('layout of a flow', () => {
  for (const definition of definitions) {
    for (const [size, metrics] of Object.entries({ wide: wideMetrics, compact: compactMetrics })) {
      const drawing = layoutFlow(buildFlowGraph(definition, 'zh-CN'), metrics);

      it(`[G1] no two states overlap: ${definition.key}, ${size}`, () => {
        expect(overlapping(drawing.nodes.map((node) => ({ ...node, name: node.node.id })))).toEqual([]);
      });

      it(`[G2] no label lies on a state or on another label: ${definition.key}, ${size}`, () => {
        const labels = drawing.edges.flatMap((edge) =>
          edge.label === undefined ? [] : [{ ...edge.label, name: edge.edge.id }],
        );
        const nodes = drawing.nodes.map((node) => ({ ...node, name: node.node.id }));
        expect(overlapping(labels)).toEqual([]);
        expect(
          labels.flatMap((label) =>
            nodes.filter((node) => meet(label, node)).map((node) => `${label.name} on ${node.name}`),
          ),
        ).toEqual([]);
      });

      it(`[G3] no line runs through a state: ${definition.key}, ${size}`, () => {
        expect(linesThroughNodes(drawing)).toEqual([]);
      });

      it(`[G4] lines are orthogonal and begin and end at their states: ${definition.key}, ${size}`, () => {
        for (const { edge, points } of drawing.edges) {
          points.slice(1).forEach((point, index) => {
            const before = points[index] as Point;
            expect(Math.min(Math.abs(point.x - before.x), Math.abs(point.y - before.y)), edge.id).toBeLessThan(0.6);
          });
          expect(touches(boxOf(drawing, edge.from), points[0] as Point), `${edge.id} begins`).toBe(true);
          expect(touches(boxOf(drawing, edge.to), points.at(-1) as Point), `${edge.id} ends`).toBe(true);
        }
      });

      it(`[G5] everything lies inside the drawing, states inside their containers: ${definition.key}, ${size}`, () => {
        for (const box of [...drawing.nodes, ...drawing.containers]) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(drawing.width);
          expect(box.y + box.height).toBeLessThanOrEqual(drawing.height);
        }
        for (const container of drawing.containers) {
          if (container.node === undefined) continue;
          for (const inner of container.node.levels.flatMap((level) => level.nodes)) {
            const box = boxOf(drawing, inner.id);
            expect(box.x).toBeGreaterThanOrEqual(container.x);
            expect(box.x + box.width).toBeLessThanOrEqual(container.x + container.width);
            expect(box.y + box.height).toBeLessThanOrEqual(container.y + container.height);
          }
        }
      });
    }
  }

  it('[G6] the same definition always gives the same drawing', () => {
    const draw = (): FlowDrawing => layoutFlow(buildFlowGraph(releaseSample, 'zh-CN'), wideMetrics);
    expect(JSON.stringify(draw())).toBe(JSON.stringify(draw()));
  });

  it('[G7] the main line runs straight down and returns stay on its right', () => {
    const drawing = layoutFlow(buildFlowGraph(hotlineSample, 'zh-CN'), wideMetrics);
    const centre = (id: string): number => boxOf(drawing, id).x + boxOf(drawing, id).width / 2;
    const line = ['call-taken', 'dispatched', 'in-handling', 'called-back', 'archived'];
    for (const id of line) expect(Math.abs(centre(id) - centre('call-taken'))).toBeLessThanOrEqual(1);
    const back = drawing.edges.find((edge) => edge.edge.from === 'dispatched' && edge.edge.to === 'call-taken');
    expect(back?.back).toBe(true);
    expect(Math.max(...(back?.points ?? []).map((point) => point.x))).toBeGreaterThan(
      boxOf(drawing, 'call-taken').x + 164,
    );
  });

  it('[G8] several ways between the same states are one line with all their names', () => {
    const definition: ProcessDefinition = {
      ...hotlineSample,
      states: {
        ask: {
          type: 'task',
          title: '确认',
          assign: { by: 'starter' },
          outcomes: { yes: { title: '同意', to: 'end' }, no: { title: '不同意', to: 'end' } },
        },
        end: { type: 'final', title: '结束' },
      },
      initial: 'ask',
      outcomes: {},
    };
    const edges = buildFlowGraph(definition, 'zh-CN').edges.filter((edge) => edge.from === 'ask');
    expect(edges.map((edge) => edge.label)).toEqual(['同意／不同意']);
  });

  it('[G9] the designer’s places are kept when every state has one, else the layout is automatic', () => {
    const flat: ProcessDefinition = {
      ...hotlineSample,
      layout: {
        states: Object.fromEntries(
          Object.keys(hotlineSample.states).map((key, index) => [key, { x: index * 200, y: 40 }]),
        ),
      },
    };
    const graph = buildFlowGraph(flat, 'zh-CN');
    const drawing = layoutFixed(graph, flat.layout ?? { states: {} }, wideMetrics);
    expect(drawing?.nodes.filter((node) => node.node.type === 'task').map((node) => node.y)).toEqual(
      expect.arrayContaining([46]),
    );
    expect(layoutFixed(graph, { states: { 'call-taken': { x: 0, y: 0 } } }, wideMetrics)).toBeUndefined();
  });

  it('[G10] laying out a flow of 20 states takes a few milliseconds', () => {
    const biggest = definitions.toSorted(
      (a, b) => JSON.stringify(b.states).length - JSON.stringify(a.states).length,
    )[0] as ProcessDefinition;
    const graph = buildFlowGraph(biggest, 'zh-CN');
    layoutFlow(graph, wideMetrics);
    const start = performance.now();
    layoutFlow(graph, wideMetrics);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

function boxOf(drawing: FlowDrawing, id: string): Box {
  const found = drawing.nodes.find((node) => node.node.id === id) ?? drawing.containers.find((box) => box.id === id);
  if (found === undefined) throw new Error(`${id} is not drawn`);
  return found;
}

function meet(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width - 0.5 && b.x < a.x + a.width - 0.5 && a.y < b.y + b.height - 0.5 && b.y < a.y + a.height - 0.5
  );
}

function overlapping(boxes: readonly (Box & { readonly name: string })[]): string[] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => meet(a, b))
      .map((b) => `${a.name} on ${b.name}`),
  );
}

function touches(box: Box, point: Point): boolean {
  const near = 1.5;
  return (
    point.x >= box.x - near &&
    point.x <= box.x + box.width + near &&
    point.y >= box.y - near &&
    point.y <= box.y + box.height + near
  );
}

function linesThroughNodes(drawing: FlowDrawing): string[] {
  return drawing.edges.flatMap(({ edge, points }) =>
    points.slice(1).flatMap((to, index) => {
      const from = points[index] as Point;
      const line: Box = {
        x: Math.min(from.x, to.x),
        y: Math.min(from.y, to.y),
        width: Math.abs(from.x - to.x),
        height: Math.abs(from.y - to.y),
      };
      return drawing.nodes
        .filter((node) => {
          const inner: Box = { x: node.x + 1, y: node.y + 1, width: node.width - 2, height: node.height - 2 };
          return (
            line.x < inner.x + inner.width &&
            inner.x < line.x + line.width + 0.01 &&
            line.y < inner.y + inner.height &&
            inner.y < line.y + line.height + 0.01
          );
        })
        .map((node) => `${edge.id} through ${node.node.id}`);
    }),
  );
}
