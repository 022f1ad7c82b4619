import type { ForeignGraph } from './foreign-graph.js';
import type { ImportContext } from './import-context.js';
import { children, text, type ModdleElement } from './moddle-element.js';

interface Walk {
  readonly context: ImportContext;
  readonly graph: ForeignGraph;
  /** Joins for which a fork has been found. */
  readonly matchedJoins: ReadonlySet<ModdleElement>;
  readonly visited: Set<ModdleElement>;
}

/** The element whose outgoing flow is followed instead; undefined = it is a state. */
export function passThrough(walk: Walk, target: ModdleElement): ModdleElement | undefined {
  const ways = walk.graph.outgoing(target).length;
  if (target.$type.endsWith('Gateway') && target.$type !== 'bpmn:EventBasedGateway' && ways <= 1) {
    const joins = target.$type === 'bpmn:ParallelGateway' || target.$type === 'bpmn:ComplexGateway';
    if (joins && walk.graph.incoming(target).length > 1 && !walk.matchedJoins.has(target)) {
      walk.context.find(
        'changed',
        'unmatched-join',
        target,
        '找不到与该汇合网关对应的分叉，按普通连线处理。',
        'No fork belongs to this join; it is taken as a plain connection.',
      );
    }
    return target;
  }
  const events = children(target, 'eventDefinitions');
  if (target.$type === 'bpmn:IntermediateThrowEvent') {
    const [event] = events;
    if (event?.$type === 'bpmn:LinkEventDefinition') return linkTarget(walk, target, event) ?? target;
    if (event === undefined) return target;
    if (event.$type === 'bpmn:EscalationEventDefinition') {
      walk.context.find(
        'lost',
        'escalation',
        target,
        '中间升级事件不支持。',
        'Escalations thrown on the way are not supported.',
      );
      return target;
    }
  }
  if (
    target.$type === 'bpmn:IntermediateCatchEvent' &&
    !events.some(({ $type }) => /(Timer|Message|Signal)EventDefinition$/.test($type))
  ) {
    if (!events.some(({ $type }) => $type === 'bpmn:LinkEventDefinition')) {
      walk.context.find(
        'lost',
        'catch-event',
        target,
        '该中间事件的触发条件不支持，已跳过。',
        'What this event waits for is not supported; it is passed over.',
      );
    }
    return target;
  }
  return undefined;
}

function linkTarget(walk: Walk, target: ModdleElement, event: ModdleElement): ModdleElement | undefined {
  const name = text(event, 'name') || (target.name ?? '');
  const found = walk.graph.nodes.find(
    (node) =>
      node.$type === 'bpmn:IntermediateCatchEvent' &&
      children(node, 'eventDefinitions').some(
        (each) => each.$type === 'bpmn:LinkEventDefinition' && (text(each, 'name') || node.name) === name,
      ),
  );
  if (found === undefined) {
    walk.context.find('lost', 'link', target, `没有名为“${name}”的链接捕获事件。`, `No link event catches "${name}".`);
    return undefined;
  }
  walk.visited.add(found);
  return found;
}
