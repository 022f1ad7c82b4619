import type { ProcessDefinition } from '@yunliu/engine/definition';
import { buildFlowGraph, type GraphLevel } from '../../view/flow/flow-graph.js';
import { nodeSize, wideMetrics } from '../../view/flow/layout/metrics.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Size of a state whose place names none, and about which nothing is known. */
export const USUAL_SIZE: Size = { width: 164, height: 56 };

const known = new WeakMap<object, ReadonlyMap<string, Size>>();

/** How large each state is drawn when its place names no size; the same in every language. */
export function stateSizes(definition: ProcessDefinition): ReadonlyMap<string, Size> {
  const found = known.get(definition.states);
  if (found !== undefined) return found;
  const sizes = new Map<string, Size>();
  const visit = (level: GraphLevel): void => {
    for (const node of level.nodes) {
      if (node.levels.length === 0) {
        const { width, height } = nodeSize(node, wideMetrics);
        sizes.set(node.id, { width, height });
      }
      node.levels.forEach(visit);
    }
  };
  visit(buildFlowGraph(definition, 'zh-CN').root);
  known.set(definition.states, sizes);
  return sizes;
}
