import { localize, type LocalizedText } from '../definition/localized-text.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { State, States } from '../definition/states/state.js';
import type { EventDraft, FlowDraft, NodeDraft, ScopeDraft } from './bpmn-draft.js';
import type { BpmnFinding } from './bpmn-finding.js';
import type { Around, Canvas, Transition } from './canvas.js';
import { drawState } from './draft-states.js';
import { timerEvent } from './own-data.js';

/** Where a state is drawn. */
interface Place {
  readonly node: NodeDraft;
  readonly scope: ScopeDraft;
  readonly around: Around;
}

const XML_ID = /^[A-Za-z_][\w.-]*$/;

/** A definition as a BPMN drawing before it is laid out and written. */
export class ProcessDraft implements Canvas {
  readonly root: ScopeDraft = { nodes: [], flows: [] };
  readonly findings: BpmnFinding[] = [];
  readonly definition: ProcessDefinition;
  readonly #places = new Map<string, Place>();
  readonly #exits = new Map<string, NodeDraft>();
  readonly #ids = new Set<string>(['Definitions', 'Collaboration']);
  /** Drawn once every node is there. */
  readonly #later: (() => void)[] = [];

  constructor(definition: ProcessDefinition) {
    this.definition = definition;
    this.newId(definition.key);
    this.drawStates(this.root, [], definition.states, definition.initial);
    this.drawRootRules();
    for (const draw of this.#later) draw();
  }

  /** A fresh XML id close to the wish. */
  newId(wish: string): string {
    const base = XML_ID.test(wish)
      ? wish
      : `id_${[...wish].map((letter) => (/[\w-]/.test(letter) ? letter : letter.codePointAt(0)?.toString(16))).join('')}`;
    let id = base;
    for (let at = 2; this.#ids.has(id); at += 1) id = `${base}_${at}`;
    this.#ids.add(id);
    return id;
  }

  node(scope: ScopeDraft, node: NodeDraft): NodeDraft {
    const made: NodeDraft = { ...node, id: this.newId(node.id) };
    scope.nodes.push(made);
    return made;
  }

  later(draw: () => void): void {
    this.#later.push(draw);
  }

  flow(
    scope: ScopeDraft,
    from: NodeDraft,
    to: NodeDraft,
    more: Pick<FlowDraft, 'name' | 'condition' | 'way'> = {},
  ): FlowDraft {
    const made: FlowDraft = { id: this.newId(`flow_${from.id}_${to.id}`), from, to, ...more };
    scope.flows.push(made);
    return made;
  }

  note(code: string, element: NodeDraft, zh: string, en: string): void {
    this.findings.push({
      code: `bpmn/${code}`,
      severity: 'note',
      element: element.id,
      name: element.name ?? '',
      type: element.type,
      message: { 'zh-CN': zh, en },
    });
  }

  /** States of one place with its start; the flow of each state is drawn when all nodes are there. */
  drawStates(scope: ScopeDraft, around: Around, states: States, initial: string): void {
    const start = this.node(scope, { id: around.length === 0 ? 'start' : `start_${initial}`, type: 'bpmn:StartEvent' });
    for (const [key, state] of Object.entries(states)) this.drawOne(scope, around, key, state);
    this.later(
      () => void this.lead({ scope, around, from: start, to: initial, way: { pointer: '/initial', to: initial } }),
    );
  }

  drawOne(scope: ScopeDraft, around: Around, key: string, state: State): void {
    const node = drawState(this, scope, around, key, state);
    this.#places.set(key, { node, scope, around });
  }

  /**
   * Draws a transition. Sequence flows may not cross the border of a sub-process: on the way out it ends inside and goes on
   * from an event on the border; on the way in it goes to the sub-process.
   */
  lead(transition: Transition): FlowDraft | undefined {
    const { scope, around, from, to, ...more } = transition;
    const target = this.#places.get(to);
    if (target === undefined) return undefined;
    const chain = [...target.around.map((each) => each.node), target.node];
    const scopes = [...target.around.map((each) => each.scope), target.scope];
    const at = scopes.indexOf(scope);
    if (at >= 0) {
      const direct = chain[at] ?? target.node;
      if (direct !== target.node) {
        this.note(
          'enters-inside',
          direct,
          `“${from.name ?? from.id}”直接进入“${direct.name ?? direct.id}”内部的“${target.node.name ?? to}”，BPMN 只能画到外层。`,
          `"${from.name ?? from.id}" goes straight to "${target.node.name ?? to}" inside "${direct.name ?? direct.id}"; BPMN can only lead to the sub-process.`,
        );
      }
      return this.flow(scope, from, direct, more);
    }
    // The outermost sub-process that is left: its surroundings hold the target.
    const left = around.find((each) => scopes.includes(each.scope));
    if (left === undefined) return undefined;
    const leave = this.node(scope, {
      id: `leave_${from.id}_${to}`,
      type: 'bpmn:EndEvent',
      name: localize(this.#title(to)),
      event: { kind: 'escalation', name: `to:${to}` },
    });
    const drawn = this.flow(scope, from, leave, more);
    this.#exit(left, around.slice(0, around.indexOf(left)), to);
    return drawn;
  }

  /** One event on the border for each target, however many ways lead there. */
  #exit(left: Around[number], around: Around, to: string): void {
    const key = `${left.node.id} ${to}`;
    if (this.#exits.has(key)) return;
    const boundary = this.boundary(left.scope, left.node, {
      id: `exit_${left.node.id}_${to}`,
      name: localize(this.#title(to)),
      event: { kind: 'escalation', name: `to:${to}` },
      isInterrupting: true,
    });
    this.#exits.set(key, boundary);
    this.lead({ scope: left.scope, around, from: boundary, to });
  }

  boundary(
    scope: ScopeDraft,
    host: NodeDraft,
    { id, name, event, isInterrupting }: { id: string; name: string; event: EventDraft; isInterrupting: boolean },
  ): NodeDraft {
    return this.node(scope, {
      id,
      type: 'bpmn:BoundaryEvent',
      name,
      event,
      host,
      props: { cancelActivity: isInterrupting },
    });
  }

  #title(key: string): LocalizedText | undefined {
    return this.#places.get(key)?.node.name ?? key;
  }

  /** Rules around the whole process: sub-processes started by an event, the only place BPMN has for them. */
  private drawRootRules(): void {
    const { outcomes, timers, messages, signals } = this.definition;
    const draw = (id: string, name: string, event: EventDraft, isInterrupting: boolean): void => {
      const inner: ScopeDraft = { nodes: [], flows: [] };
      const holder = this.node(this.root, {
        id,
        type: 'bpmn:SubProcess',
        name,
        props: { triggeredByEvent: true },
        inner,
      });
      const start = this.node(inner, {
        id: `${id}_start`,
        type: 'bpmn:StartEvent',
        name,
        event,
        props: { isInterrupting },
      });
      const end = this.node(inner, { id: `${id}_end`, type: 'bpmn:EndEvent' });
      this.flow(inner, start, end);
      this.note(
        'process-rule',
        holder,
        `“${name}”对整个流程有效，BPMN 以事件子流程表示。`,
        `"${name}" holds for the whole process; BPMN shows it as an event sub-process.`,
      );
    };
    for (const [name, { title }] of Object.entries(outcomes ?? {})) {
      draw(`anywhere_${name}`, localize(title), { kind: 'escalation', name: `outcome:${name}` }, true);
    }
    for (const timer of timers ?? [])
      draw(`timer_${timer.id}`, localize(timer.title) || timer.id, timerEvent(timer), timer.to !== undefined);
    for (const { name, title } of messages ?? [])
      draw(`message_${name}`, localize(title) || name, { kind: 'message', name }, true);
    for (const { name, title, to } of signals ?? [])
      draw(`signal_${name}`, localize(title) || name, { kind: 'signal', name }, to !== undefined);
  }
}
