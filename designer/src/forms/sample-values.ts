import type { Json, JsonObject } from '@yunliu/engine/definition';
import { cascadeItems, choicesOf, fromWallTime } from '@yunliu/engine/forms';
import type { DesignWorld } from '../session/index.js';
import { nodesIn, type FormNode } from './form-tree.js';

type SampleWorld = Pick<DesignWorld, 'organisation' | 'systems'>;

/** Something to see in each field, the same every time. `today`: a calendar day. */
export function sampleValues(tree: FormNode, world: SampleWorld, today: string): JsonObject {
  const values: { [name: string]: Json } = {};
  for (const node of nodesIn(tree)) {
    if (node.name === undefined || node.table !== undefined) continue;
    if (node.kind === 'table') {
      values[node.name] = [0, 1].map((row) =>
        Object.fromEntries(node.children.flatMap((column) => entry(column, world, today, row))),
      );
    } else Object.assign(values, Object.fromEntries(entry(node, world, today, 0)));
  }
  return values;
}

function entry(node: FormNode, world: SampleWorld, today: string, row: number): readonly (readonly [string, Json])[] {
  const isComputed = 'computed' in node.element && node.element.computed !== undefined;
  const value = isComputed ? undefined : sample(node, world, today, row);
  return value === undefined ? [] : [[node.name ?? '', value]];
}

function sample(node: FormNode, world: SampleWorld, today: string, row: number): Json | undefined {
  const { kind, schema = {}, title, element } = node;
  const { organisation } = world;
  const systems = Object.keys(world.systems);
  const bounded = (value: number): number =>
    Math.min(schema.maximum ?? value, Math.max(schema.minimum ?? value, value));
  switch (kind) {
    case 'text':
      return schema.pattern === undefined ? cut(row === 0 ? title : `${title}${row + 1}`, schema.maxLength) : undefined;
    case 'multi-line':
      return cut(`${title}。`, schema.maxLength);
    case 'integer':
      return bounded(3 + row);
    case 'number':
      return bounded(1.5 + row);
    case 'money':
      return bounded(1280.5 + row * 100);
    case 'date':
      return today;
    case 'date-time':
      return fromWallTime(`${today}T09:30`);
    case 'time':
      return '09:30:00';
    case 'yes-no':
      return row === 0;
    case 'choice':
      return choicesOf(schema)[row % Math.max(1, choicesOf(schema).length)]?.value;
    case 'multi-choice':
      return choicesOf(schema.items ?? {})
        .slice(0, 2)
        .map(({ value }) => value);
    case 'user':
    case 'department':
    case 'role':
    case 'system': {
      const id = {
        user: organisation.users.find(({ active }) => active)?.id,
        department: organisation.departments[0]?.id,
        role: organisation.roles[0]?.key,
        system: systems[0],
      }[kind];
      return id === undefined ? undefined : schema.type === 'array' ? [id] : id;
    }
    case 'serial-number':
      return `NO-${today.slice(0, 7).replace('-', '')}-0001`;
    case 'cascader': {
      if (element.type !== 'Cascader') return undefined;
      const path: string[] = [];
      for (let level = cascadeItems({ element, schema }); level[0] !== undefined; level = [...level[0].children])
        path.push(level[0].value);
      return schema.type === 'array' ? path : path.at(-1);
    }
    default:
      return undefined;
  }
}

function cut(text: string, most: number | undefined): string {
  return most === undefined ? text : text.slice(0, most);
}
