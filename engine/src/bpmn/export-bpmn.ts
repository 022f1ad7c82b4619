import { BpmnModdle } from 'bpmn-moddle';
import { localize } from '../definition/localized-text.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { EventDraft, FlowDraft, NodeDraft, ScopeDraft } from './bpmn-draft.js';
import type { BpmnFinding } from './bpmn-finding.js';
import { ProcessDraft } from './draft-process.js';
import type { Drawing } from './lay-out.js';
import type { ModdleElement } from './moddle-element.js';
import { headerJson } from './own-data.js';
import { drawingOf } from './placed-drawing.js';
import { yunliuPackage } from './yunliu-package.js';

export interface BpmnExport {
  readonly xml: string;
  /** What other programs will see differently; nothing is lost, our own import reads it all back. */
  readonly findings: readonly BpmnFinding[];
}

const FEEL = 'https://www.omg.org/spec/DMN/20191111/FEEL/';
const TARGET = 'https://yunliu.dev/bpmn';

/**
 * A definition as BPMN 2.0 with its drawing. Whatever BPMN can say stands there as BPMN; all the rest is kept in extension
 * elements, so that `importBpmn` gives back the identical definition.
 */
export async function exportBpmn(definition: ProcessDefinition): Promise<BpmnExport> {
  const draft = new ProcessDraft(definition);
  const writer = new Writer(draft);
  const { xml } = await writer.moddle.toXML(writer.write(drawingOf(definition, draft.root)), { format: true });
  return { xml, findings: draft.findings };
}

class Writer {
  readonly moddle = new BpmnModdle({ yunliu: yunliuPackage });
  readonly #draft: ProcessDraft;
  readonly #elements = new Map<NodeDraft | FlowDraft, ModdleElement>();
  /** Messages, signals, errors and escalations, by kind and name. */
  readonly #shared = new Map<string, ModdleElement>();

  constructor(draft: ProcessDraft) {
    this.#draft = draft;
  }

  write(drawing: Drawing): ModdleElement {
    const { definition, root } = this.#draft;
    const process = this.#make('bpmn:Process', {
      id: this.#idOf(definition.key),
      name: localize(definition.title),
      isExecutable: true,
    });
    const json = JSON.stringify({ ...headerJson(definition), initial: definition.initial });
    this.#extend(process, [this.#make('yunliu:Definition', { json })]);
    this.#document(process, localize(definition.description));
    this.#fill(process, root);
    const plane = this.#make('bpmndi:BPMNPlane', { id: this.#draft.newId('plane'), bpmnElement: process });
    plane.set('planeElement', this.#drawn(root, drawing));
    return this.#make('bpmn:Definitions', {
      id: 'Definitions',
      targetNamespace: TARGET,
      expressionLanguage: FEEL,
      exporter: 'Yunliu',
      exporterVersion: '1',
      rootElements: [...this.#shared.values(), process],
      diagrams: [this.#make('bpmndi:BPMNDiagram', { id: this.#draft.newId('diagram'), plane })],
    });
  }

  /** The id the draft has given the process: the same rule without the register. */
  #idOf(key: string): string {
    return /^[A-Za-z_][\w.-]*$/.test(key)
      ? key
      : `process_${[...key].map((letter) => letter.codePointAt(0)?.toString(16)).join('')}`;
  }

  #make(type: string, attributes: Record<string, unknown> = {}): ModdleElement {
    return this.moddle.create(type, attributes) as ModdleElement;
  }

  #extend(element: ModdleElement, values: readonly ModdleElement[]): void {
    element.set('extensionElements', this.#make('bpmn:ExtensionElements', { values }));
  }

  #document(element: ModdleElement, text: string): void {
    if (text !== '') element.set('documentation', [this.#make('bpmn:Documentation', { text })]);
  }

  #fill(holder: ModdleElement, scope: ScopeDraft): void {
    for (const node of scope.nodes) this.#elements.set(node, this.#node(node));
    for (const node of scope.nodes) {
      if (node.host !== undefined) this.#elements.get(node)?.set('attachedToRef', this.#elements.get(node.host));
    }
    for (const flow of scope.flows) this.#elements.set(flow, this.#flow(flow));
    for (const node of scope.nodes) {
      if (node.defaultFlow !== undefined)
        this.#elements.get(node)?.set('default', this.#elements.get(node.defaultFlow));
    }
    holder.set(
      'flowElements',
      [...scope.nodes, ...scope.flows].flatMap((item) => this.#elements.get(item) ?? []),
    );
  }

  #node(node: NodeDraft): ModdleElement {
    const { id, type, name, props, own } = node;
    const element = this.#make(type, { id, ...(name === undefined || name === '' ? {} : { name }), ...props });
    this.#extend(element, [
      own === undefined
        ? this.#make('yunliu:Generated')
        : this.#make(own.kind === 'state' ? 'yunliu:State' : 'yunliu:Region', {
            key: own.key,
            json: JSON.stringify(own.json),
          }),
    ]);
    this.#document(element, node.documentation ?? '');
    if (node.event !== undefined) element.set('eventDefinitions', [this.#event(node.event, id)]);
    if (node.performer !== undefined) this.#perform(element, node.performer);
    if (node.multi !== undefined) element.set('loopCharacteristics', this.#multi(node.multi));
    if (node.activation !== undefined) element.set('activationCondition', this.#expression(node.activation));
    if (node.inner !== undefined) this.#fill(element, node.inner);
    return element;
  }

  #flow(flow: FlowDraft): ModdleElement {
    const { id, name, condition, way } = flow;
    const [source, target] = [this.#elements.get(flow.from), this.#elements.get(flow.to)];
    const element = this.#make('bpmn:SequenceFlow', {
      id,
      ...(name === undefined || name === '' ? {} : { name }),
      sourceRef: source,
      targetRef: target,
    });
    if (way !== undefined) this.#extend(element, [this.#make('yunliu:Way', { ...way, via: flow.to.id })]);
    if (condition !== undefined) element.set('conditionExpression', this.#expression(condition));
    for (const [end, list] of [
      [source, 'outgoing'],
      [target, 'incoming'],
    ] as const) {
      const known = end?.get(list);
      if (Array.isArray(known)) known.push(element);
    }
    return element;
  }

  #expression(body: string): ModdleElement {
    return this.#make('bpmn:FormalExpression', { body });
  }

  #event(event: EventDraft, owner: string): ModdleElement {
    const id = this.#draft.newId(`event_${owner}`);
    if (event.kind === 'timer') {
      const [property, body] =
        event.cycle !== undefined
          ? ['timeCycle', event.cycle]
          : event.duration !== undefined
            ? ['timeDuration', event.duration]
            : ['timeDate', event.date ?? ''];
      return this.#make('bpmn:TimerEventDefinition', { id, [property]: this.#expression(body) });
    }
    const type = `${event.kind.charAt(0).toUpperCase()}${event.kind.slice(1)}`;
    const definition = this.#make(`bpmn:${type}EventDefinition`, { id });
    // An error event without a reference catches every error.
    if (event.kind !== 'error' || event.name !== '*')
      definition.set(`${event.kind}Ref`, this.#reference(event.kind, type, event.name));
    return definition;
  }

  #reference(kind: string, type: string, name: string): ModdleElement {
    const key = `${kind} ${name}`;
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const code = kind === 'error' ? { errorCode: name } : kind === 'escalation' ? { escalationCode: name } : {};
    const made = this.#make(`bpmn:${type}`, { id: this.#draft.newId(`${kind}_${name}`), name, ...code });
    this.#shared.set(key, made);
    return made;
  }

  #perform(element: ModdleElement, performer: string): void {
    const assignment = this.#make('bpmn:ResourceAssignmentExpression', { expression: this.#expression(performer) });
    element.set('resources', [this.#make('bpmn:PotentialOwner', { resourceAssignmentExpression: assignment })]);
  }

  #multi({ isSequential, list, enough }: NonNullable<NodeDraft['multi']>): ModdleElement {
    const made = this.#make('bpmn:MultiInstanceLoopCharacteristics', { isSequential });
    // The list is data of ours; as a cardinality every reader understands how many there will be.
    if (list !== undefined) made.set('loopCardinality', this.#expression(`count(${list})`));
    if (enough !== undefined) made.set('completionCondition', this.#expression(enough));
    return made;
  }

  #drawn(scope: ScopeDraft, drawing: Drawing): readonly ModdleElement[] {
    const shapes = scope.nodes.flatMap((node) => {
      const box = drawing.boxes.get(node);
      if (box === undefined) return [];
      const shape = this.#make('bpmndi:BPMNShape', {
        id: this.#draft.newId(`${node.id}_di`),
        bpmnElement: this.#elements.get(node),
        bounds: this.#make('dc:Bounds', { ...box }),
        ...(node.inner === undefined ? {} : { isExpanded: true }),
        ...(node.type === 'bpmn:ExclusiveGateway' ? { isMarkerVisible: true } : {}),
      });
      return [shape, ...(node.inner === undefined ? [] : this.#drawn(node.inner, drawing))];
    });
    const edges = scope.flows.flatMap((flow) => {
      const points = drawing.lines.get(flow);
      if (points === undefined) return [];
      const label = drawing.labels.get(flow);
      return [
        this.#make('bpmndi:BPMNEdge', {
          id: this.#draft.newId(`${flow.id}_di`),
          bpmnElement: this.#elements.get(flow),
          waypoint: points.map((point) => this.#make('dc:Point', { ...point })),
          ...(label === undefined
            ? {}
            : { label: this.#make('bpmndi:BPMNLabel', { bounds: this.#make('dc:Bounds', { ...label }) }) }),
        }),
      ];
    });
    return [...shapes, ...edges];
  }
}
