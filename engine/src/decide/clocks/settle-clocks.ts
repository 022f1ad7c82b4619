import { SUSPENDED } from '../../agreements/promise.js';
import type { Instant } from '../../definition/instant.js';
import type { InstanceClock } from '../../instance/instance-clock.js';
import type { ProcessInstance } from '../../instance/instance.js';
import type { Turn } from '../turn.js';
import { bindService } from './bind-service.js';
import { putClock, recordClock } from './change-clock.js';
import { armClockTimers } from './clock-timers.js';
import { ruleOf } from './clock-rules.js';
import { termsFor } from './clock-terms.js';
import { escalate } from './escalate.js';
import { startClocks } from './follow-course.js';
import { tieLateEntry } from './late-entry.js';
import { followDues } from './task-due.js';

/** Breaches may raise the priority, which may break other promises; more rounds than clocks cannot be. */
const MAX_ROUNDS = 20;
const MINUTE = 60_000;

/** The last step of every command: what it did to the clocks is drawn into breaches, timers and due times. */
export function settleClocks(turn: Turn, before: ProcessInstance | undefined): void {
  if (turn.ctx.calendars.judge === undefined) return;
  if (turn.status === 'running' && turn.variables !== before?.variables) {
    bindService(turn);
    followAppointments(turn);
  }
  // A ticket that is taken up again takes its promises up again; the time it was closed does not count.
  if (turn.command.type === 'reopen') startClocks(turn);
  tieLateEntry(turn, before?.clocks ?? []);
  followSuspension(turn, before);
  const isUntouched = before?.clocks === undefined ? turn.clocks.length === 0 : turn.clocks === before.clocks;
  if (isUntouched && turn.suspended === before?.suspended) return;
  const told = new Set((before?.clocks ?? []).filter(({ breachedAt }) => breachedAt !== undefined).map(({ id }) => id));
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const broken = turn.clocks.find((clock) => clock.breachedAt !== undefined && !told.has(clock.id));
    if (broken === undefined) break;
    told.add(broken.id);
    tellBreach(turn, broken);
  }
  armClockTimers(turn);
  followDues(turn);
}

function tellBreach(turn: Turn, clock: InstanceClock): void {
  if (clock.verdict?.result === 'void') return;
  recordClock(turn, 'clock.breached', clock, { at: clock.breachedAt ?? null, cause: clock.cause ?? 'engineer' });
  if (turn.status === 'running') escalate(turn, clock, 'breach');
}

/** An instant that was agreed, or moved, after the clock began; time granted since then is added to it. */
function followAppointments(turn: Turn): void {
  for (const clock of turn.clocks) {
    if (clock.state === 'stopped') continue;
    const rule = ruleOf(turn.process, clock);
    const agreed = rule?.latest === undefined ? undefined : termsFor(turn, rule, clock.startedAt)?.latest;
    if (agreed === undefined) continue;
    const latest = withExtensions(agreed, clock);
    if (latest !== clock.latest) putClock(turn, { ...clock, latest });
  }
}

/** Extensions of minutes that were granted in time; other units belong to promises that have an amount. */
function withExtensions(agreed: Instant, { events }: InstanceClock): Instant {
  let latest = Date.parse(agreed);
  for (const event of events) {
    if (event.type !== 'extend' || event.decision !== 'approved' || event.unit !== 'minute') continue;
    if (Date.parse(event.at) <= latest) latest += event.amount * MINUTE;
  }
  return new Date(latest).toISOString();
}

/** While the ticket is suspended its clocks stand still, unless its times were to run on. */
function followSuspension(turn: Turn, before: ProcessInstance | undefined): void {
  const [was, is] = [before?.suspended, turn.suspended];
  if (was === is) return;
  for (const clock of turn.clocks) {
    if (is !== undefined && is.timers !== 'absolute' && clock.state === 'running') {
      const paused = addPause(turn, clock);
      if (paused !== undefined) recordClock(turn, 'clock.paused', paused, { reason: SUSPENDED });
    }
    if (is === undefined && clock.state === 'paused' && clock.pauseReason === SUSPENDED) {
      const resumed = putClock(turn, { ...clock, events: [...clock.events, { type: 'resume', at: turn.now }] });
      if (resumed !== undefined) recordClock(turn, 'clock.resumed', resumed, { reason: SUSPENDED });
    }
  }
}

function addPause(turn: Turn, clock: InstanceClock): InstanceClock | undefined {
  return putClock(turn, { ...clock, events: [...clock.events, { type: 'pause', at: turn.now, reason: SUSPENDED }] });
}
