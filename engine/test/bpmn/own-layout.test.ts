import { drawnLayout } from '@yunliu/designer/model';
import { BpmnModdle } from 'bpmn-moddle';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { exportBpmn, importBpmn } from '../../src/bpmn/index.js';
import type { Layout, ProcessDefinition } from '../../src/definition/process-definition.js';
import { walkStates } from '../../src/definition/walk-states.js';
import { definitionOf, final, task } from '../decide/definitions.js';

const folder = fileURLToPath(new URL('../../../process-definitions', import.meta.url));
const shipped = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(folder, name))
      .filter((file) => /^\d+\.json$/.test(file))
      .map((file) => JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as ProcessDefinition),
  )
  .filter(({ states }) => states !== undefined)
  .map((definition): ProcessDefinition => ({
    ...definition,
    layout: drawnLayout({ ...definition, layout: undefined }),
  }));

interface Point {
  readonly x: number;
  readonly y: number;
}
interface Box extends Point {
  readonly width: number;
  readonly height: number;
}
interface Element {
  readonly id: string;
  readonly $type: string;
  readonly $parent: Element;
  readonly sourceRef?: Element;
  readonly targetRef?: Element;
  readonly attachedToRef?: Element;
}
interface Drawn {
  readonly $type: string;
  readonly bpmnElement: Element;
  readonly bounds: Box;
  readonly waypoint?: readonly Point[];
  readonly label?: { readonly bounds: Box };
}

async function planeOf(xml: string): Promise<readonly Drawn[]> {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
  expect(warnings).toEqual([]);
  const { diagrams } = rootElement as { diagrams: readonly { plane: { planeElement: readonly Drawn[] } }[] };
  return diagrams[0]?.plane.planeElement ?? [];
}

const isShape = ({ $type }: Drawn): boolean => $type === 'bpmndi:BPMNShape';

function isWithin(a: Box, b: Box): boolean {
  return a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** On the border of the symbol itself: box, circle or diamond. */
function isOnBorder({ x, y }: Point, { bpmnElement, bounds }: Drawn): boolean {
  const dx = Math.abs(x - bounds.x - bounds.width / 2) / (bounds.width / 2);
  const dy = Math.abs(y - bounds.y - bounds.height / 2) / (bounds.height / 2);
  const distance = bpmnElement.$type.endsWith('Event')
    ? Math.hypot(dx, dy)
    : bpmnElement.$type.endsWith('Gateway')
      ? dx + dy
      : Math.max(dx, dy);
  return Math.abs(distance - 1) < 0.01;
}

/** Everything wrong in a drawing. */
function faults(plane: readonly Drawn[]): readonly string[] {
  const found: string[] = [];
  const shapes = new Map(plane.filter(isShape).map((shape) => [shape.bpmnElement, shape]));
  const all = [...shapes.values()];
  for (const { bpmnElement: element, bounds } of all) {
    const holder = shapes.get(element.$parent);
    if (holder !== undefined && !isWithin(bounds, holder.bounds))
      found.push(`${element.id} outside ${element.$parent.id}`);
    const host = element.attachedToRef && shapes.get(element.attachedToRef);
    const middle = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
    if (host !== undefined && !isOnBorder(middle, host)) found.push(`${element.id} beside its host`);
  }
  for (const [at, one] of all.entries())
    for (const other of all.slice(at + 1)) {
      const [a, b] = [one.bpmnElement, other.bpmnElement];
      if (a.$parent !== b.$parent || a.attachedToRef === b || b.attachedToRef === a) continue;
      if (overlap(one.bounds, other.bounds)) found.push(`${a.id} on ${b.id}`);
    }
  for (const { bpmnElement: flow, waypoint = [] } of plane.filter((drawn) => !isShape(drawn))) {
    const ends = [
      [waypoint[0], flow.sourceRef],
      [waypoint.at(-1), flow.targetRef],
    ] as const;
    for (const [point, node] of ends) {
      const shape = node && shapes.get(node);
      if (point === undefined || shape === undefined || !isOnBorder(point, shape))
        found.push(`${flow.id} ends nowhere`);
    }
    for (const { x, y } of waypoint)
      if (!Number.isFinite(x) || !Number.isFinite(y)) found.push(`${flow.id} leads nowhere`);
  }
  return found;
}

const named = shipped.map((definition) => [`${definition.key} ${definition.version}`, definition] as const);

describe('a definition with a layout', () => {
  test.each(named)(
    '[B30] %s: nothing outside its container, nothing overlaps, lines end on borders',
    async (_, definition) => {
      const { xml } = await exportBpmn(definition);
      expect(faults(await planeOf(xml))).toEqual([]);
      expect((await exportBpmn(definition)).xml).toBe(xml);
      expect((await importBpmn(xml)).definition).toStrictEqual(JSON.parse(JSON.stringify(definition)));
    },
  );

  test.each(named)('[B31] %s: states stand to each other as the layout has them', async (_, definition) => {
    const { states = {} } = definition.layout ?? {};
    const plane = await planeOf((await exportBpmn(definition)).xml);
    const boxes = new Map(plane.filter(isShape).map(({ bpmnElement, bounds }) => [bpmnElement.id, bounds]));
    const turned: string[] = [];
    const leafs = walkStates(definition).filter(({ state }) => !['phase', 'parallel'].includes(state.type));
    for (const { key: one, state: a } of leafs)
      for (const { key: other, state: b } of leafs) {
        const [p, q, boxP, boxQ] = [states[one], states[other], boxes.get(one), boxes.get(other)];
        if (p === undefined || q === undefined || boxP === undefined || boxQ === undefined) throw new Error(one);
        if (a.type !== b.type || a.type === 'final' || a.type === 'wait') continue;
        if ((p.x <= q.x && boxP.x > boxQ.x) || (p.y <= q.y && boxP.y > boxQ.y)) turned.push(`${one} ${other}`);
      }
    expect(turned).toEqual([]);
  });

  const layout: Layout = {
    states: { apply: { x: 300, y: 100 }, check: { x: 300, y: 320, width: 200, height: 80 }, end: { x: 350, y: 560 } },
    connections: [
      {
        from: 'apply',
        to: 'check',
        bends: [
          { x: 520, y: 128 },
          { x: 520, y: 360 },
        ],
      },
      { from: 'check', to: 'end', way: 1, bends: [{ x: 620, y: 480 }], label: { x: 10, y: -20 } },
    ],
  };
  const small = (changes: Partial<ProcessDefinition> = {}): ProcessDefinition =>
    definitionOf(
      'apply',
      {
        apply: task({ ok: 'check' }),
        check: { ...task({ yes: 'end', no: 'end' }), timers: [{ id: 'late', after: 'P1D', to: 'end' }] },
        end: final(),
      },
      { layout, ...changes },
    );

  test('[B31] shapes take the places and sizes given, events in their middle; lines take the bends and labels', async () => {
    const plane = await planeOf((await exportBpmn(small())).xml);
    const of = (id: string) => plane.find(({ bpmnElement }) => bpmnElement.id === id);
    expect(of('apply')?.bounds).toMatchObject({ x: 300, y: 100, width: 164, height: 56 });
    expect(of('check')?.bounds).toMatchObject({ x: 300, y: 320, width: 200, height: 80 });
    expect(of('end')?.bounds).toMatchObject({ width: 36, height: 36 });
    expect(of('flow_apply_check')?.waypoint).toMatchObject([
      { x: 464, y: 128 },
      { x: 520, y: 128 },
      { x: 520, y: 360 },
      { x: 500, y: 360 },
    ]);
    // The timer is the first way to the end, the outcomes are the second and third.
    const bent = plane.filter(({ waypoint }) => waypoint?.some(({ x, y }) => x === 620 && y === 480) === true);
    expect(bent.map(({ bpmnElement }) => bpmnElement.id)).toEqual(['flow_choice_check_end']);
    expect(bent[0]?.label?.bounds).toMatchObject({ height: 14 });
    expect(faults(plane)).toEqual([]);
  });

  test('[B32] without a place for every state the drawing is made anew', async () => {
    const places = async (definition: ProcessDefinition) =>
      (await planeOf((await exportBpmn(definition)).xml)).map(({ bounds, waypoint }) => [bounds, waypoint]);
    const two = Object.fromEntries(Object.entries(layout.states).filter(([key]) => key !== 'end'));
    expect(JSON.stringify(await places(small({ layout: { ...layout, states: two } })))).toBe(
      JSON.stringify(await places(small({ layout: undefined }))),
    );
  });

  test('[B33] where there is no room for what BPMN needs besides, room is made', async () => {
    const definition = definitionOf(
      'phase',
      {
        phase: {
          type: 'phase',
          title: '阶段',
          initial: 'a',
          states: { a: task({ ok: 'b', back: 'out', no: 'over' }), b: task({ ok: 'over', no: 'out' }), over: final() },
          onDone: { '*': { to: 'out' } },
          outcomes: { stop: { title: '停', to: 'out' }, more: { title: '再', to: 'next' } },
        },
        next: task({ ok: 'out' }),
        out: final(),
      },
      {
        layout: {
          states: {
            phase: { x: 10, y: 10, width: 200, height: 210 },
            a: { x: 28, y: 50 },
            b: { x: 28, y: 107 },
            over: { x: 28, y: 164 },
            next: { x: 211, y: 10 },
            out: { x: 10, y: 221 },
          },
        },
      },
    );
    expect(faults(await planeOf((await exportBpmn(definition)).xml))).toEqual([]);
  });
});
