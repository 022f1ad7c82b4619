import type { ForeignGraph } from './foreign-graph.js';
import type { ImportContext } from './import-context.js';
import type { ModdleElement } from './moddle-element.js';

/** What has not become a state and was not passed through either. */
export function tellRest(context: ImportContext, graph: ForeignGraph, visited: ReadonlySet<ModdleElement>): void {
  for (const node of graph.nodes) {
    if (visited.has(node) || node.$type === 'bpmn:BoundaryEvent') continue;
    const isEvent = node.get('triggeredByEvent') === true;
    const isUndo = node.get('isForCompensation') === true;
    context.find(
      'lost',
      isEvent ? 'event-sub-process' : isUndo ? 'compensation' : 'unreached',
      node,
      isEvent
        ? '事件子流程不支持。'
        : isUndo
          ? '补偿处理步骤不支持，请改用状态的补偿动作。'
          : '从开始事件到不了该元素，未导入。',
      isEvent
        ? 'Event sub-processes are not supported.'
        : isUndo
          ? 'Compensation handlers are not supported; use the compensation of a state.'
          : 'Nothing leads here from the start; it is left out.',
    );
  }
  for (const other of graph.others) {
    context.find('lost', 'data-element', other, '数据对象不导入。', 'Data objects are not taken over.');
  }
}
