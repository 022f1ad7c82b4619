import { jsonPointer } from '../definition/issue.js';
import { localize } from '../definition/localized-text.js';
import type { Route } from '../definition/states/state.js';
import type { MessageRule, SignalRule, TimerRule } from '../definition/timing.js';
import type { EventDraft, NodeDraft } from './bpmn-draft.js';
import type { Spot } from './draft-spot.js';
import { timerEvent } from './own-data.js';

export function drawErrors(spot: Spot, host: NodeDraft, routes: { readonly [code: string]: Route } | undefined): void {
  for (const [code, { to }] of Object.entries(routes ?? {})) {
    interrupt(
      spot,
      host,
      `error_${code === '*' ? 'any' : code}`,
      code === '*' ? '' : code,
      { kind: 'error', name: code },
      to,
      jsonPointer('onError', code, 'to'),
    );
  }
}

/** Timers, messages and signals of a state that is an activity: events on its border. */
export function drawEvents(
  spot: Spot,
  host: NodeDraft,
  rules: {
    readonly timers?: readonly TimerRule[];
    readonly messages?: readonly MessageRule[];
    readonly signals?: readonly SignalRule[];
  },
): void {
  (rules.timers ?? []).forEach((rule, at) => {
    const name = localize(rule.title) || rule.id;
    interrupt(spot, host, rule.id, name, timerEvent(rule), rule.to, jsonPointer('timers', at, 'to'));
    if (rule.calendar !== undefined && rule.calendar !== 'always' && rule.calendar !== 'natural') {
      spot.draft.note(
        'calendar',
        host,
        `定时器“${name}”按日历“${rule.calendar}”计时，BPMN 只写时长。`,
        `The timer "${name}" counts on calendar "${rule.calendar}"; BPMN has only the length.`,
      );
    }
  });
  (rules.messages ?? []).forEach((rule, at) =>
    interrupt(
      spot,
      host,
      rule.name,
      localize(rule.title) || rule.name,
      { kind: 'message', name: rule.name },
      rule.to,
      jsonPointer('messages', at, 'to'),
    ),
  );
  (rules.signals ?? []).forEach((rule, at) =>
    interrupt(
      spot,
      host,
      rule.name,
      localize(rule.title) || rule.name,
      { kind: 'signal', name: rule.name },
      rule.to,
      jsonPointer('signals', at, 'to'),
    ),
  );
}

/** An event on the border. Without a target it does not interrupt and ends at once: its effects are data of the state. */
export function interrupt(
  { draft, scope, around, key }: Spot,
  host: NodeDraft,
  id: string,
  name: string,
  event: EventDraft,
  to: string | undefined,
  pointer: string,
): void {
  draft.later(() => {
    const from = draft.boundary(scope, host, { id: `on_${key}_${id}`, name, event, isInterrupting: to !== undefined });
    if (to !== undefined) {
      draft.lead({ scope, around, from, to, way: { pointer, to } });
      return;
    }
    const end = draft.node(scope, { id: `after_${key}_${id}`, type: 'bpmn:EndEvent', name });
    draft.flow(scope, from, end);
  });
}
