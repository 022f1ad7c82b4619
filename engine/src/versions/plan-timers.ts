import type { CompiledProcess } from '../compile/compiled-process.js';
import type { Json } from '../definition/json.js';
import { localize } from '../definition/localized-text.js';
import type { TimerRule } from '../definition/timing.js';
import { sameJson } from '../forms/same-json.js';
import type { ProcessInstance, Timer } from '../instance/instance.js';
import { timerBefore, type MigrationMapping } from './migration-mapping.js';
import { reason, type MigrationReason } from './migration-reason.js';
import type { Placement } from './place-visits.js';
import type { MigrationTarget } from './migration-target.js';

/** One rule of the later version at one place, with what the instance has of it. */
export interface TimerStep {
  readonly rule: TimerRule;
  /** The rule of the same timer in the version before; absent = the timer is new. */
  readonly before?: TimerRule;
  /** The timer that runs; absent = it has fired, or was never armed. */
  readonly timer?: Timer;
}

/** Rules of one owner (a state; absent = the process) after and before, matched with the timers that run. */
export function timerSteps(
  from: CompiledProcess,
  to: CompiledProcess,
  mapping: MigrationMapping,
  place: { readonly before?: string; readonly after?: string; readonly timers: readonly Timer[] },
): readonly TimerStep[] {
  const old = new Map(rulesOf(from, place.before).map((rule) => [rule.id, rule]));
  return rulesOf(to, place.after).map((rule) => {
    const id = timerBefore(mapping, rule.id);
    const before = old.get(id);
    const timer = place.timers.find((each) => each.rule === id);
    return { rule, ...(before === undefined ? {} : { before }), ...(timer === undefined ? {} : { timer }) };
  });
}

function rulesOf(process: CompiledProcess, owner: string | undefined): readonly TimerRule[] {
  const state = owner === undefined ? process.definition : process.states.get(owner)?.state;
  return state !== undefined && 'timers' in state ? (state.timers ?? []) : [];
}

/** Timers that go, change or are new, so that nobody is surprised by a deadline. */
export function planTimers(
  { from, to }: MigrationTarget,
  mapping: MigrationMapping,
  instance: ProcessInstance,
  placement: Placement,
): readonly MigrationReason[] {
  const reasons: MigrationReason[] = [];
  const tell = (before: string | undefined, after: string | undefined, timers: readonly Timer[]): void => {
    const steps = timerSteps(from, to, mapping, { before, after, timers });
    const more = before === undefined ? {} : { state: before };
    for (const timer of timers) {
      if (steps.some((step) => step.timer === timer)) continue;
      const title = localize(from.timers.get(timer.rule)?.rule.title) || timer.rule;
      reasons.push(
        reason('note', 'timer-removed', [`定时器“${title}”将取消。`, `The timer "${title}" is cancelled.`], {
          ...more,
          name: timer.rule,
        }),
      );
    }
    for (const { rule, before: old, timer } of steps) {
      const title = localize(rule.title) || rule.id;
      if (old === undefined) {
        reasons.push(
          reason('note', 'timer-added', [`新增定时器“${title}”。`, `The timer "${title}" is new.`], {
            ...more,
            name: rule.id,
          }),
        );
      } else if (timer !== undefined && !sameTime(old, rule)) {
        reasons.push(
          reason(
            'note',
            'timer-changed',
            [`定时器“${title}”的时间有变。`, `The time of the timer "${title}" has changed.`],
            { ...more, name: rule.id },
          ),
        );
      }
    }
  };
  const timersOf = (visitId: string | undefined): readonly Timer[] =>
    instance.timers.filter((timer) => timer.visitId === visitId && !timer.rule.startsWith('clock:'));
  tell(undefined, undefined, timersOf(undefined));
  for (const { visit, state, isReentered } of placement.placed) {
    if (visit !== undefined && !isReentered) tell(visit.state, state, timersOf(visit.id));
  }
  return reasons;
}

/** Same length on the same calendar: what is told apart for re-arming. */
export function sameTime(a: TimerRule, b: TimerRule): boolean {
  const time = ({ after, at, calendar }: TimerRule): Json => [after ?? null, at ?? null, calendar ?? 'always'];
  return sameJson(time(a), time(b));
}
