import type { ProcessDefinition } from '@yunliu/engine/definition';
import { buildFlowGraph } from '../../view/flow/flow-graph.js';
import { layoutFlow } from '../../view/flow/layout/layout-flow.js';
import { wideMetrics } from '../../view/flow/layout/metrics.js';
import type { Position } from '../commands/command.js';

/** Places of all states as the read-only flow draws them: whole pixels, containers with their size. */
export function autoLayout(definition: ProcessDefinition): { readonly [state: string]: Position } {
  const { nodes, containers } = layoutFlow(buildFlowGraph(definition, 'zh-CN'), wideMetrics);
  const places: [string, Position][] = [];
  for (const { node, x, y, width, height } of containers)
    if (node !== undefined)
      places.push([
        node.id,
        { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) },
      ]);
  for (const { node, x, y } of nodes)
    if (node.type !== 'start' && node.type !== 'anywhere')
      places.push([node.id, { x: Math.round(x), y: Math.round(y) }]);
  return Object.fromEntries(places);
}
