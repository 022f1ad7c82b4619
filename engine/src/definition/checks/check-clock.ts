import { jsonPointer } from '../issue.js';
import type { ClockPoint, ClockRule } from '../timing.js';
import { walkStates } from '../walk-states.js';
import { nearestName } from '../nearest-name.js';
import { checkAssignmentRule } from './check-assignment.js';
import { checkEffects } from './check-effects.js';
import type { DefinitionSubject } from './definition-subject.js';
import { suggestion } from './issue-collector.js';

/** When a clock starts, stops and stands still, and what happens when it runs out. */
export function checkClock(subject: DefinitionSubject, clock: ClockRule, at: string): void {
  if (clock.start !== undefined) checkPoint(subject, clock, clock.start, `${at}/start`);
  for (const [index, point] of (clock.stop ?? []).entries())
    checkPoint(subject, clock, point, at + jsonPointer('stop', index));
  for (const state of Object.keys(clock.pauseIn ?? {})) subject.requireState(state, at + jsonPointer('pauseIn', state));
  for (const [index, step] of (clock.escalation ?? []).entries()) {
    const place = at + jsonPointer('escalation', index);
    if (step.notify !== undefined) checkAssignmentRule(subject, step.notify, `${place}/notify`);
    if (step.reassign !== undefined) checkAssignmentRule(subject, step.reassign, `${place}/reassign`);
    checkEffects(subject, step.effects, `${place}/effects`);
  }
}

function checkPoint(subject: DefinitionSubject, clock: ClockRule, point: ClockPoint, at: string): void {
  const { enter, leave, outcome, of, stopOf } = point;
  const ways = [enter, leave, outcome, stopOf].filter((way) => way !== undefined).length;
  if (ways !== 1 || (outcome === undefined) !== (of === undefined)) {
    subject.error(
      'clock/unclear-point',
      at,
      [`时限“${clock.metric}”的起止点不明确`, `It is not clear when the clock "${clock.metric}" starts or ends`],
      ['enter、leave、stopOf 或 outcome 加 of，只写一种。', 'Give one of enter, leave, stopOf, or outcome with of.'],
    );
    return;
  }
  for (const state of [enter, leave, of]) if (state !== undefined) subject.requireState(state, at);
  if (stopOf !== undefined) requireMetric(subject, clock, stopOf, at);
}

function requireMetric(subject: DefinitionSubject, clock: ClockRule, metric: string, at: string): void {
  const known = new Set((subject.definition.clocks ?? []).map((each) => each.metric));
  for (const { state } of walkStates(subject.definition))
    if ('clocks' in state) for (const each of state.clocks ?? []) known.add(each.metric);
  if (metric === clock.metric) known.delete(metric);
  if (known.has(metric)) return;
  subject.error(
    'clock/unknown-metric',
    `${at}/stopOf`,
    [`本流程没有指标为“${metric}”的其他时限`, `No other clock of this process has the metric "${metric}"`],
    suggestion(nearestName(metric, known), [...known]),
  );
}
