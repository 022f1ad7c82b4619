import { localize, type State } from '@yunliu/engine/definition';
import { elementAt, statesOf, type DesignElement } from '../model/index.js';
import { isObject } from './describe/commands.js';
import type { Field, Section } from './describe/field.js';
import { kept, processSections } from './describe/process.js';
import { regionFields, stateSections } from './describe/states.js';
import { messageFields, signalFields, timerFields } from './describe/timing.js';
import { branchFields, outcomeFields, routeFields } from './describe/ways.js';
import { lastStep, parentPointer, valueOf, type Design } from './place.js';
import { stateTitle, summaryOf } from './summaries.js';

/** What the panel is about. */
export interface Subject {
  readonly part: 'process' | 'state' | 'connection' | 'several' | 'elsewhere';
  readonly pointer: string;
  readonly title: string;
  /** Type of the state; kind of the connection. */
  readonly type?: State['type'] | ConnectionKind;
  readonly state?: string;
  readonly sections: readonly Section[];
  /** Properties that no section shows and that belong elsewhere. */
  readonly kept: readonly string[];
}

type ConnectionKind = 'outcome' | 'route' | 'error' | 'branch' | 'timer' | 'message' | 'signal' | 'plain';

/** What of a connection's panel is shown, by the list or record it stands in. */
const connectionFields: { readonly [kind in ConnectionKind]: readonly Field[] } = {
  outcome: outcomeFields,
  route: routeFields,
  error: routeFields,
  branch: branchFields,
  timer: timerFields,
  message: messageFields,
  signal: signalFields,
  plain: [{ key: '', label: ['转到', 'Goes to'], control: { kind: 'pick', of: 'target' }, required: true }],
};

export function subjectOf(design: Design, selection: readonly DesignElement[]): Subject {
  const [only] = selection;
  if (selection.length > 1) return { part: 'several', pointer: '', title: '', sections: [], kept: [] };
  switch (only?.part) {
    case undefined:
    case 'process':
      return processSubject(design);
    case 'state':
      return stateSubject(design, only.state) ?? processSubject(design);
    case 'connection':
      return connectionSubject(design, only.state, only.at) ?? processSubject(design);
    default:
      return { part: 'elsewhere', pointer: '', title: '', sections: [], kept: [] };
  }
}

function processSubject({ document, locale }: Design): Subject {
  const title = localize(document.definition.title, locale);
  return { part: 'process', pointer: '/definition', title, sections: processSections, kept };
}

function stateSubject(design: Design, key: string): Subject | undefined {
  const placed = statesOf(design.document).get(key);
  if (placed === undefined) return undefined;
  const { state, pointer } = placed;
  return {
    part: 'state',
    pointer,
    title: localize(state.title, design.locale) || key,
    type: state.type,
    state: key,
    sections: stateSections[state.type] ?? [],
    kept: ['type', 'states'],
  };
}

function connectionSubject(design: Design, state: string, at: string): Subject | undefined {
  const value = valueOf({ ...design, pointer: at });
  if (typeof value === 'string') {
    // `to`, `otherwise`, `initial`: the way is the name of its target, or stands in a rule that says more.
    const around = elementAt(design.document, at);
    if (around.part === 'connection' && around.at !== at) return connectionSubject(design, state, around.at);
  } else if (!isObject(value)) return undefined;
  const kind = connectionKind(design, state, at);
  const collection = ({ error: 'routes', route: 'routes', plain: undefined } as const)[kind as 'error'] ?? plural(kind);
  const title =
    collection === undefined
      ? stateTitle(design, typeof value === 'string' ? value : '')
      : summaryOf(collection, lastStep(at), value, design).title;
  return {
    part: 'connection',
    pointer: at,
    title,
    type: kind,
    state,
    sections: [{ id: 'connection', label: ['去向', 'Way'], fields: connectionFields[kind], open: true }],
    kept: [],
  };
}

function plural(kind: ConnectionKind): 'outcomes' | 'branches' | 'timers' | 'messages' | 'signals' | undefined {
  switch (kind) {
    case 'outcome':
      return 'outcomes';
    case 'branch':
      return 'branches';
    case 'timer':
      return 'timers';
    case 'message':
      return 'messages';
    case 'signal':
      return 'signals';
    default:
      return undefined;
  }
}

function connectionKind({ document }: Design, state: string, at: string): ConnectionKind {
  const called = statesOf(document).get(state)?.state.type === 'call';
  switch (lastStep(parentPointer(at))) {
    case 'outcomes':
      return called ? 'route' : 'outcome';
    case 'onDone':
      return 'route';
    case 'onError':
      return 'error';
    case 'branches':
      return 'branch';
    case 'timers':
      return 'timer';
    case 'messages':
      return 'message';
    case 'signals':
      return 'signal';
    default:
      return 'plain';
  }
}

/** All panels there are, by name: what the test of coverage walks. */
export const allFields = { ...connectionFields, region: regionFields };
