import type { BpmnFinding } from './bpmn-finding.js';
import { bodyOf } from './import-context.js';
import { child, children, text, type ModdleElement } from './moddle-element.js';

interface Drawn {
  readonly element: ModdleElement;
  readonly said: string;
}

/**
 * What a file says and the definition read from it would not say again: edits of another program that our format has no
 * place for. They are named, never dropped in silence.
 */
export function compareDrawings(given: ModdleElement, again: ModdleElement): readonly BpmnFinding[] {
  const [before, after] = [drawnIn(given), drawnIn(again)];
  return [...before].flatMap(([key, { element, said }]): readonly BpmnFinding[] => {
    if (after.get(key)?.said === said) return [];
    const message = after.has(key)
      ? {
          'zh-CN': '该元素在其他工具中被修改，此修改未导入。',
          en: 'Another program has changed this element; the change is not taken over.',
        }
      : {
          'zh-CN': '该元素由其他工具添加，未能导入。',
          en: 'Another program has added this element; it is not taken over.',
        };
    return [
      {
        code: 'bpmn/edit-not-taken',
        severity: 'lost',
        element: element.id ?? '',
        name: element.name ?? '',
        type: element.$type,
        message,
      },
    ];
  });
}

function drawnIn(process: ModdleElement): ReadonlyMap<string, Drawn> {
  const found = new Map<string, Drawn>();
  const open = [process];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    for (const element of children(holder, 'flowElements')) {
      if ('flowElements' in element) open.push(element);
      // Ids of flows follow from their ends, so a flow led elsewhere is another flow.
      const key =
        element.$type === 'bpmn:SequenceFlow'
          ? `flow ${child(element, 'sourceRef')?.id} ${child(element, 'targetRef')?.id} ${element.name ?? ''} ${bodyOf(child(element, 'conditionExpression'))}`
          : `node ${element.id}`;
      found.set(key, { element, said: key.startsWith('flow') ? key : nodeText(element) });
    }
  }
  return found;
}

function nodeText(node: ModdleElement): string {
  const events = children(node, 'eventDefinitions').map((event) => [
    event.$type,
    ...['timeDuration', 'timeDate', 'timeCycle'].map((property) =>
      'timeDuration' in event || event.$type === 'bpmn:TimerEventDefinition' ? bodyOf(child(event, property)) : '',
    ),
    ...['message', 'signal', 'error', 'escalation'].map((kind) => child(event, `${kind}Ref`)?.name ?? ''),
  ]);
  const loop = child(node, 'loopCharacteristics');
  return JSON.stringify([
    node.$type,
    node.name ?? '',
    events,
    loop?.$type ?? '',
    text(node, 'calledElement'),
    text(node, 'implementation'),
    node.$type === 'bpmn:BoundaryEvent' ? [node.get('cancelActivity'), child(node, 'attachedToRef')?.id] : '',
  ]);
}
