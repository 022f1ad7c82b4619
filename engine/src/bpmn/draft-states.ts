import type { AssignmentRule } from '../definition/assignment-rule.js';
import { jsonPointer } from '../definition/issue.js';
import { localize, type LocalizedText } from '../definition/localized-text.js';
import type {
  CallState,
  DecisionState,
  ParallelState,
  PhaseState,
  ServiceState,
  State,
  TaskState,
  WaitState,
} from '../definition/states/state.js';
import type { EventDraft, NodeDraft, ScopeDraft } from './bpmn-draft.js';
import type { Around, Canvas } from './canvas.js';
import { drawErrors, drawEvents, interrupt } from './draft-borders.js';
import { choose, outcomeExits, routeExits, stateNode, type Spot } from './draft-spot.js';
import { timerEvent } from './own-data.js';

/** The node of a state, with everything that belongs to it. */
export function drawState(draft: Canvas, scope: ScopeDraft, around: Around, key: string, state: State): NodeDraft {
  const spot: Spot = { draft, scope, around, key };
  switch (state.type) {
    case 'task':
      return drawTask(spot, state);
    case 'decision':
      return drawDecision(spot, state);
    case 'service':
      return drawService(spot, state);
    case 'call':
      return drawCall(spot, state);
    case 'wait':
      return drawWait(spot, state);
    case 'phase':
      return drawPhase(spot, state);
    case 'parallel':
      return drawParallel(spot, state);
    case 'final': {
      const event: EventDraft | undefined =
        state.error === undefined ? undefined : { kind: 'error', name: state.error };
      return stateNode(spot, state, { type: 'bpmn:EndEvent', ...(event === undefined ? {} : { event }) });
    }
  }
}

function drawTask(spot: Spot, state: TaskState): NodeDraft {
  const { group } = state;
  const multi =
    group === undefined
      ? {}
      : {
          multi: {
            isSequential: group.kind === 'sequence' || group.each?.mode === 'sequential',
            ...(group.each === undefined ? {} : { list: group.each.list }),
          },
        };
  const drawn = stateNode(spot, state, { type: 'bpmn:UserTask', performer: performerOf(state.assign), ...multi });
  choose(spot, drawn, outcomeExits(state.outcomes));
  drawEvents(spot, drawn, state);
  return drawn;
}

/** As text: a role, a user or an expression. */
function performerOf(rule: AssignmentRule): string {
  switch (rule.by) {
    case 'role':
      return `role:${rule.role}`;
    case 'user':
      return `user:${rule.user}`;
    case 'department':
      return `department:${rule.department}`;
    case 'expression':
      return rule.users;
    default:
      return rule.by;
  }
}

function drawDecision(spot: Spot, state: DecisionState): NodeDraft {
  const { draft, scope, around } = spot;
  const drawn = stateNode(spot, state, { type: 'bpmn:ExclusiveGateway' });
  draft.later(() => {
    state.branches.forEach(({ when, to, title }, at) => {
      draft.lead({
        scope,
        around,
        from: drawn,
        to,
        name: localize(title),
        condition: when,
        way: { pointer: jsonPointer('branches', at, 'to'), to },
      });
    });
    const to = state.otherwise;
    const otherwise = draft.lead({ scope, around, from: drawn, to, way: { pointer: '/otherwise', to } });
    if (otherwise !== undefined) drawn.defaultFlow = otherwise;
  });
  return drawn;
}

function drawService(spot: Spot, state: ServiceState): NodeDraft {
  const drawn = stateNode(spot, state, { type: 'bpmn:ServiceTask', props: { implementation: state.handler } });
  choose(spot, drawn, [{ name: '', to: state.to, pointer: '/to' }]);
  drawErrors(spot, drawn, state.onError);
  if (state.onFailure !== undefined)
    interrupt(spot, drawn, 'failure', '失败', { kind: 'error', name: 'failure' }, state.onFailure, '/onFailure');
  drawEvents(spot, drawn, state);
  return drawn;
}

function drawCall(spot: Spot, state: CallState): NodeDraft {
  const { process, each } = state;
  const called = typeof process === 'string' ? process : (process.oneOf[0] ?? '');
  const multi =
    each === undefined
      ? {}
      : {
          multi: {
            isSequential: each.mode === 'sequential',
            list: each.list,
            ...(each.enough === undefined ? {} : { enough: each.enough }),
          },
        };
  const drawn = stateNode(spot, state, { type: 'bpmn:CallActivity', props: { calledElement: called }, ...multi });
  if (typeof process !== 'string') {
    spot.draft.note(
      'several-children',
      drawn,
      `子流程按条件从 ${process.oneOf.join('、')} 中选择，BPMN 只写第一个。`,
      `The child is one of ${process.oneOf.join(', ')}; BPMN names the first.`,
    );
  }
  if (!state.wait)
    spot.draft.note(
      'no-wait',
      drawn,
      '不等待子流程结束，BPMN 的调用活动总是等待。',
      'It does not wait for the child; a call activity of BPMN always does.',
    );
  choose(spot, drawn, routeExits(state.outcomes, 'outcomes'));
  drawErrors(spot, drawn, state.onError);
  drawEvents(spot, drawn, state);
  return drawn;
}

function drawWait(spot: Spot, state: WaitState): NodeDraft {
  const { draft, scope, around, key } = spot;
  const ends = [
    ...(state.timers ?? []).map((rule, at) => ({
      ...exitOf(rule),
      event: timerEvent(rule),
      pointer: jsonPointer('timers', at, 'to'),
      id: rule.id,
    })),
    ...(state.messages ?? []).map((rule, at) => ({
      ...exitOf(rule),
      event: { kind: 'message', name: rule.name } as const,
      pointer: jsonPointer('messages', at, 'to'),
      id: rule.name,
    })),
    ...(state.signals ?? []).map((rule, at) => ({
      ...exitOf(rule),
      event: { kind: 'signal', name: rule.name } as const,
      pointer: jsonPointer('signals', at, 'to'),
      id: rule.name,
    })),
  ];
  const [only] = ends;
  if (ends.length === 1 && only?.to !== undefined) {
    const drawn = stateNode(spot, state, { type: 'bpmn:IntermediateCatchEvent', event: only.event });
    choose(spot, drawn, [{ name: only.name, to: only.to, pointer: only.pointer }]);
    return drawn;
  }
  if (ends.some(({ to }) => to === undefined)) {
    // What only reminds cannot hang on a gateway.
    const drawn = stateNode(spot, state, { type: 'bpmn:ReceiveTask' });
    drawEvents(spot, drawn, state);
    return drawn;
  }
  const drawn = stateNode(spot, state, { type: 'bpmn:EventBasedGateway' });
  draft.later(() => {
    for (const { id, name, to, event, pointer } of ends) {
      if (to === undefined) continue;
      const caught = draft.node(scope, { id: `${key}_${id}`, type: 'bpmn:IntermediateCatchEvent', name, event });
      draft.flow(scope, drawn, caught);
      draft.lead({ scope, around, from: caught, to, way: { pointer, to } });
    }
  });
  return drawn;
}

function exitOf(rule: {
  readonly title?: LocalizedText;
  readonly to?: string;
  readonly id?: string;
  readonly name?: string;
}) {
  return { name: localize(rule.title) || (rule.id ?? rule.name ?? ''), to: rule.to };
}

function drawPhase(spot: Spot, state: PhaseState): NodeDraft {
  const { draft, scope, around } = spot;
  const inner: ScopeDraft = { nodes: [], flows: [] };
  const drawn = stateNode(spot, state, { type: 'bpmn:SubProcess', inner });
  draft.drawStates(inner, [...around, { scope, node: drawn }], state.states, state.initial);
  choose(spot, drawn, routeExits(state.onDone, 'onDone'));
  for (const [name, { title, to }] of Object.entries(state.outcomes ?? {})) {
    interrupt(
      spot,
      drawn,
      name,
      localize(title),
      { kind: 'escalation', name: `outcome:${name}` },
      to,
      jsonPointer('outcomes', name, 'to'),
    );
  }
  drawErrors(spot, drawn, state.onError);
  drawEvents(spot, drawn, state);
  return drawn;
}

function drawParallel(spot: Spot, state: ParallelState): NodeDraft {
  const { draft, scope, around, key } = spot;
  const inner: ScopeDraft = { nodes: [], flows: [] };
  const drawn = stateNode(spot, state, { type: 'bpmn:SubProcess', inner });
  const inside = [...around, { scope, node: drawn }];
  const isInclusive = Object.values(state.regions).some(({ when }) => when !== undefined);
  const start = draft.node(inner, { id: `start_${key}`, type: 'bpmn:StartEvent' });
  const fork = draft.node(inner, {
    id: `fork_${key}`,
    type: isInclusive ? 'bpmn:InclusiveGateway' : 'bpmn:ParallelGateway',
  });
  const regions = Object.entries(state.regions).map(([name, { states, initial, ...rest }]) => {
    const area: ScopeDraft = { nodes: [], flows: [] };
    const own = { kind: 'region' as const, key: name, json: { ...rest } };
    const title = localize(rest.title) || name;
    const region = draft.node(inner, { id: `${key}_${name}`, type: 'bpmn:SubProcess', name: title, inner: area, own });
    draft.drawStates(area, [...inside, { scope: inner, node: region }], states, initial);
    return { name, region, when: rest.when };
  });
  const joinType = state.join === 'all' ? fork.type : 'bpmn:ComplexGateway';
  const needed = state.join === 'any' ? 1 : state.join;
  const join = draft.node(inner, {
    id: `join_${key}`,
    type: joinType,
    ...(state.join === 'all' ? {} : { activation: `activationCount >= ${needed}` }),
  });
  const end = draft.node(inner, { id: `end_${key}`, type: 'bpmn:EndEvent' });
  draft.flow(inner, start, fork);
  for (const { name, region, when } of regions) {
    const into = draft.flow(inner, fork, region, when === undefined ? {} : { condition: when });
    // Only an inclusive gateway has a default; without conditions there is nothing to default from.
    if (isInclusive && state.otherwise === name && when === undefined) fork.defaultFlow = into;
    draft.flow(inner, region, join);
  }
  draft.flow(inner, join, end);
  choose(spot, drawn, [{ name: '', to: state.to, pointer: '/to' }]);
  drawEvents(spot, drawn, state);
  return drawn;
}
