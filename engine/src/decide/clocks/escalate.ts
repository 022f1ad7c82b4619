import type { AgreedEscalation } from '../../agreements/commitment.js';
import { localize } from '../../definition/localized-text.js';
import type { ClockEscalation } from '../../definition/timing.js';
import type { Principal } from '../../identity/directory.js';
import type { InstanceClock } from '../../instance/instance-clock.js';
import { principalsFor } from '../assignment.js';
import { startChild } from '../children.js';
import { fillText } from '../fill-text.js';
import { EFFECT_TRIES } from '../job-tries.js';
import { runEffects } from '../run-effects.js';
import type { Turn } from '../turn.js';
import { changePriorityTo } from './change-priority-of.js';
import { ruleOf } from './clock-rules.js';
import { promiseFor } from './clock-terms.js';
import { bindsTask } from './task-due.js';

/** Carries out what process and agreement have declared for a percentage of the time, or for the breach. */
export function escalate(turn: Turn, clock: InstanceClock, at: number | 'breach'): void {
  const rule = ruleOf(turn.process, clock);
  for (const each of rule?.escalation ?? []) {
    if (each.at !== at) continue;
    if (each.notify !== undefined) tell(turn, clock, at, principalsFor(turn, each.notify), each.title, each.text);
    if (each.reassign !== undefined) reassign(turn, clock, principalsFor(turn, each.reassign));
    if (each.raisePriority !== undefined) changePriorityTo(turn, each.raisePriority, reasonOf(clock, at));
    runEffects(turn, each.effects, clock.owner);
  }
  if (clock.commitment === undefined) return;
  for (const each of promiseFor(turn, clock.metric)?.escalation ?? []) if (each.at === at) agreed(turn, clock, each);
}

/** Does anything happen then? Timers are armed only for what is declared. */
export function isDeclared(turn: Turn, clock: InstanceClock, at: number | 'breach'): boolean {
  const own = ruleOf(turn.process, clock)?.escalation ?? [];
  if (own.some((each) => each.at === at)) return true;
  if (clock.commitment === undefined) return false;
  return at === 'breach' || (promiseFor(turn, clock.metric)?.escalation ?? []).some((each) => each.at === at);
}

/** Can anything at all happen at some share of its time, or when it is broken? Most promises are only kept and counted. */
export function isEscalated(turn: Turn, clock: InstanceClock): boolean {
  return clock.commitment !== undefined || (ruleOf(turn.process, clock)?.escalation ?? []).length > 0;
}

function agreed(
  turn: Turn,
  clock: InstanceClock,
  { at, notify, text, reassign: to, raisePriority, start }: AgreedEscalation,
): void {
  if (notify !== undefined) tell(turn, clock, at, [`role:${notify}`], undefined, text);
  if (to !== undefined) reassign(turn, clock, [`role:${to}`]);
  if (raisePriority !== undefined) changePriorityTo(turn, raisePriority, reasonOf(clock, at));
  if (start !== undefined) startChild(turn, { process: start, variables: turn.variables, state: clock.owner });
}

function reasonOf({ metric }: InstanceClock, at: number | 'breach'): string {
  return at === 'breach' ? `时限“${metric}”已超期` : `时限“${metric}”已用 ${at}%`;
}

function tell(
  turn: Turn,
  clock: InstanceClock,
  at: number | 'breach',
  to: readonly Principal[],
  title: ClockEscalation['title'],
  text: ClockEscalation['text'],
): void {
  if (to.length === 0) return;
  const name = localize(clock.title ?? clock.metric);
  const usual = at === 'breach' ? `已超时限：${name}` : `时限预警：${name}（已用 ${at}%）`;
  const due = clock.due === null ? '' : `到期时间：${chinaTime(clock.due)}。`;
  turn.addJob(
    {
      kind: 'notify',
      to,
      title: title === undefined ? usual : fillText(turn, localize(title)),
      text: text === undefined ? due : `${fillText(turn, localize(text))}${due}`,
    },
    { tries: EFFECT_TRIES },
  );
}

/** `2026-09-30 17:40` on the clocks of China. */
function chinaTime(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Open tasks that the clock binds go to somebody else: one person gets them, several may claim. */
function reassign(turn: Turn, clock: InstanceClock, to: readonly Principal[]): void {
  if (to.length === 0) return;
  const [only] = to;
  const person = to.length === 1 && only?.startsWith('user:') === true ? only.slice('user:'.length) : undefined;
  for (const task of turn.tasks) {
    if (task.member !== undefined || !bindsTask(turn, clock, task)) continue;
    const { assignee: from, ...rest } = task;
    turn.replaceTask({ ...rest, candidates: to, ...(person === undefined ? {} : { assignee: person }) });
    turn.record(
      'task.transferred',
      { from: from ?? null, to: person ?? [...to], clock: clock.id },
      { state: task.state, taskId: task.id },
    );
  }
}
