import type { Visit } from '../../instance/instance.js';
import type { InstanceClock } from '../../instance/instance-clock.js';
import type { ClockPoint } from '../../definition/timing.js';
import type { Turn } from '../turn.js';
import { stopClock } from './change-clock.js';
import { clockRulesOf, ruleOf } from './clock-rules.js';
import { eventTime } from './event-time.js';
import { pauseFor, resumeFrom, startClock } from './start-clock.js';

/** The process begins: clocks that it declares itself. */
export function startClocks(turn: Turn): void {
  for (const placed of clockRulesOf(turn.process)) {
    if (placed.owner === undefined && placed.rule.start === undefined) startClock(turn, placed, undefined);
  }
}

/** A state is entered (`visit` absent: a final): clocks of its own, and those elsewhere that name it. */
export function enterClocks(turn: Turn, state: string, visit: Visit | undefined): void {
  const rules = clockRulesOf(turn.process);
  if (rules.length === 0) return;
  stopAt(turn, { enter: state });
  for (const placed of rules) {
    const { rule, owner } = placed;
    const isOwn = rule.start === undefined && owner === state && visit !== undefined;
    if (isOwn || rule.start?.enter === state) startClock(turn, placed, visit);
    const reason = reasonIn(rule.pauseIn, state);
    if (reason === undefined) continue;
    for (const clock of clocksOf(turn, placed)) pauseFor(turn, clock, reason);
  }
}

/** A visit is left; `withdrawn`: because the instance is cancelled. */
export function leaveClocks(turn: Turn, visit: Visit, withdrawn: boolean): void {
  if (turn.clocks.length === 0 && clockRulesOf(turn.process).length === 0) return;
  for (const placed of clockRulesOf(turn.process)) {
    const reason = reasonIn(placed.rule.pauseIn, visit.state);
    if (reason === undefined) continue;
    for (const clock of clocksOf(turn, placed)) resumeFrom(turn, clock, reason);
  }
  for (const clock of turn.clocks) {
    if (clock.visitId !== visit.id || clock.state === 'stopped') continue;
    // Ended by something else, the clock only outlives the stay here.
    if (!withdrawn && ruleOf(turn.process, clock)?.stop !== undefined) continue;
    stopAndChain(turn, clock, withdrawn);
  }
  if (withdrawn) return;
  stopAt(turn, { leave: visit.state });
  startAt(turn, { leave: visit.state });
}

/** An outcome is taken at a task, before the state is left. */
export function outcomeClocks(turn: Turn, state: string, outcome: string): void {
  if (clockRulesOf(turn.process).length === 0) return;
  stopAt(turn, { outcome, of: state });
  startAt(turn, { outcome, of: state });
}

/** The instance has ended: whatever still runs ends with it. */
export function endClocks(turn: Turn, withdrawn: boolean): void {
  for (const clock of turn.clocks) if (clock.state !== 'stopped') stopClock(turn, clock, eventTime(turn), withdrawn);
}

function stopAndChain(turn: Turn, clock: InstanceClock, withdrawn = false): void {
  stopClock(turn, clock, eventTime(turn), withdrawn);
  if (!withdrawn) startAt(turn, { stopOf: clock.metric });
}

function stopAt(turn: Turn, point: ClockPoint): void {
  for (const clock of turn.clocks) {
    if (clock.state === 'stopped') continue;
    if (ruleOf(turn.process, clock)?.stop?.some((stop) => isPoint(stop, point)) === true) stopAndChain(turn, clock);
  }
}

function startAt(turn: Turn, point: ClockPoint): void {
  for (const placed of clockRulesOf(turn.process)) {
    if (placed.rule.start !== undefined && isPoint(placed.rule.start, point)) startClock(turn, placed, undefined);
  }
}

function isPoint(one: ClockPoint, other: ClockPoint): boolean {
  return (
    one.enter === other.enter &&
    one.leave === other.leave &&
    one.outcome === other.outcome &&
    one.of === other.of &&
    one.stopOf === other.stopOf
  );
}

function clocksOf(turn: Turn, placed: { readonly owner?: string; readonly index: number }): readonly InstanceClock[] {
  return turn.clocks.filter(({ owner, index }) => owner === placed.owner && index === placed.index);
}

function reasonIn(reasons: { readonly [state: string]: string } | undefined, state: string): string | undefined {
  return reasons !== undefined && Object.hasOwn(reasons, state) ? reasons[state] : undefined;
}
