import { parseIsoDuration } from '../../service-time/index.js';
import { jsonPointer } from '../issue.js';
import { nearestName } from '../nearest-name.js';
import type { ClockRule, MessageRule, SignalRule, TimerRule } from '../timing.js';
import { checkClock } from './check-clock.js';
import { checkAssignments } from './check-values.js';
import { checkDuration } from './check-duration.js';
import { checkEffects } from './check-effects.js';
import type { DefinitionSubject } from './definition-subject.js';
import { reportExpression } from './expression-issues.js';
import { suggestion } from './issue-collector.js';
import { OPEN_CONTEXT } from '../../expressions/index.js';

interface TimedOwner {
  readonly timers?: readonly TimerRule[];
  readonly messages?: readonly MessageRule[];
  readonly signals?: readonly SignalRule[];
  readonly clocks?: readonly ClockRule[];
}

/** Timers, messages and clocks of a state or of the process. `ids` holds the timer ids seen so far. */
export function checkTiming(subject: DefinitionSubject, owner: TimedOwner, pointer: string, ids: Set<string>): void {
  for (const [index, timer] of (owner.timers ?? []).entries())
    checkTimer(subject, timer, pointer + jsonPointer('timers', index), ids);
  for (const [index, message] of (owner.messages ?? []).entries())
    checkMessage(subject, message, pointer + jsonPointer('messages', index));
  for (const [index, signal] of (owner.signals ?? []).entries())
    checkSignal(subject, signal, pointer + jsonPointer('signals', index));
  for (const [index, clock] of (owner.clocks ?? []).entries()) {
    const at = pointer + jsonPointer('clocks', index);
    if (clock.within !== undefined) checkDuration(subject, clock.within, `${at}/within`, clock.calendar);
    requireCalendar(subject, clock.calendar, `${at}/calendar`);
    if (clock.latest !== undefined)
      checkInstant(subject, clock.latest, `${at}/latest`, subject.variables.types, subject.variables.open);
    checkClock(subject, clock, at);
  }
}

function requireCalendar(subject: DefinitionSubject, calendar: string | undefined, pointer: string): void {
  const known = subject.context.calendars;
  if (calendar === undefined || calendar === '' || known === undefined || known.includes(calendar)) return;
  subject.error(
    'calendar/unknown',
    pointer,
    [`没有日历“${calendar}”`, `There is no calendar "${calendar}"`],
    suggestion(nearestName(calendar, known), known),
  );
}

function checkTimer(subject: DefinitionSubject, timer: TimerRule, at: string, ids: Set<string>): void {
  const { types, open } = subject.variables;
  if (timer.id !== '' && ids.has(timer.id)) {
    subject.error(
      'timer/duplicate-id',
      `${at}/id`,
      [`定时器“${timer.id}”重复`, `The timer "${timer.id}" appears twice`],
      ['定时器的 id 在整个流程中必须唯一。', 'Timer ids are unique within the definition.'],
    );
  }
  ids.add(timer.id);
  if (timer.after !== undefined && timer.at !== undefined) {
    subject.error(
      'timer/after-and-at',
      at,
      [`定时器“${timer.id}”同时写了 after 和 at`, `The timer "${timer.id}" has both after and at`],
      ['只保留其中一个。', 'Keep one of them.'],
    );
  } else if (timer.after === undefined && timer.at === undefined) {
    subject.error(
      'timer/no-time',
      at,
      [`定时器“${timer.id}”没有写明时间`, `The timer "${timer.id}" has no time`],
      ['写 after（时长）或 at（给出时刻的表达式）。', 'Give after (a duration) or at (an expression).'],
    );
  }
  if (timer.after !== undefined) checkDuration(subject, timer.after, `${at}/after`, timer.calendar);
  if (timer.at !== undefined) checkInstant(subject, timer.at, `${at}/at`, types, open);
  requireCalendar(subject, timer.calendar, `${at}/calendar`);
  if (timer.to !== undefined) subject.requireState(timer.to, `${at}/to`);
  checkRepeat(subject, timer, at);
  if (timer.to === undefined && (timer.effects ?? []).length === 0) {
    subject.warning(
      'timer/no-effect',
      at,
      [`定时器“${timer.id}”到时什么也不做`, `The timer "${timer.id}" does nothing when it fires`],
      ['写明 to 或 effects。', 'Give to or effects.'],
    );
  }
  checkEffects(subject, timer.effects, `${at}/effects`);
}

function checkInstant(
  subject: DefinitionSubject,
  text: string,
  pointer: string,
  names: DefinitionSubject['variables']['types'],
  open: boolean,
): void {
  const checked = reportExpression(subject, { text, pointer, names, open });
  const kind = checked?.type.kind;
  if (
    checked === undefined ||
    checked.faults.length > 0 ||
    kind === 'any' ||
    kind === 'string' ||
    kind === 'date' ||
    kind === 'date and time'
  )
    return;
  subject.error(
    'timer/not-an-instant',
    pointer,
    ['此处应给出日期时间', 'this must give a date and time'],
    [
      '例如：date and time(计划时间) 或 now() + duration("P1D")。',
      'E.g. date and time(plannedAt) or now() + duration("P1D").',
    ],
  );
}

function checkRepeat(subject: DefinitionSubject, timer: TimerRule, at: string): void {
  if (timer.repeat !== true) {
    for (const name of ['times', 'missed'] as const) {
      if (timer[name] === undefined) continue;
      subject.warning(
        'timer/only-when-repeating',
        `${at}/${name}`,
        [
          `定时器“${timer.id}”不重复，${name} 不会用到`,
          `The timer "${timer.id}" does not repeat, so ${name} is never used`,
        ],
        [`加上 repeat，或删去 ${name}。`, `Set repeat, or remove ${name}.`],
      );
    }
    return;
  }
  if (timer.to !== undefined) {
    subject.error(
      'timer/repeat-interrupts',
      `${at}/repeat`,
      [`定时器“${timer.id}”会离开所在状态，不能重复`, `The timer "${timer.id}" leaves its state and cannot repeat`],
      ['去掉 repeat，或去掉 to。', 'Remove repeat, or remove to.'],
    );
  }
  const period = timer.after === undefined ? undefined : parseIsoDuration(timer.after);
  if (timer.after === undefined || (period !== undefined && period.months + period.days + period.ms === 0)) {
    subject.error(
      'timer/repeat-without-period',
      `${at}/repeat`,
      [`定时器“${timer.id}”重复，但没有间隔时长`, `The timer "${timer.id}" repeats without a period`],
      ['用 after 写明大于零的间隔。', 'Give a period above zero with after.'],
    );
  }
}

function checkMessage(subject: DefinitionSubject, message: MessageRule, at: string): void {
  const { types, open } = subject.variables;
  if (message.key !== undefined)
    reportExpression(subject, { text: message.key, pointer: `${at}/key`, names: types, open });
  for (const name of Object.keys(message.output ?? {})) subject.requireVariable(name, at + jsonPointer('output', name));
  checkAssignments(subject, {
    values: message.output,
    pointer: `${at}/output`,
    names: new Map([...types, ['message', OPEN_CONTEXT]]),
    open,
    targets: types,
  });
  subject.requireState(message.to, `${at}/to`);
  checkEffects(subject, message.effects, `${at}/effects`);
}

function checkSignal(subject: DefinitionSubject, signal: SignalRule, at: string): void {
  const { types, open } = subject.variables;
  for (const name of Object.keys(signal.output ?? {})) subject.requireVariable(name, at + jsonPointer('output', name));
  checkAssignments(subject, {
    values: signal.output,
    pointer: `${at}/output`,
    names: new Map([...types, ['signal', OPEN_CONTEXT]]),
    open,
    targets: types,
  });
  if (signal.to !== undefined) subject.requireState(signal.to, `${at}/to`);
  else if ((signal.effects ?? []).length === 0 && Object.keys(signal.output ?? {}).length === 0) {
    subject.warning(
      'signal/no-effect',
      at,
      [`收到信号“${signal.name}”后什么也不做`, `Nothing happens when signal "${signal.name}" comes`],
      ['写明 to、output 或 effects。', 'Give to, output or effects.'],
    );
  }
  checkEffects(subject, signal.effects, `${at}/effects`);
}

/** Messages that start the process: they see nothing but the message. */
export function checkStartMessages(subject: DefinitionSubject): void {
  const names = new Map([['message', OPEN_CONTEXT]]);
  for (const [index, { key, output }] of (subject.definition.start.messages ?? []).entries()) {
    const at = jsonPointer('start', 'messages', index);
    if (key !== undefined) reportExpression(subject, { text: key, pointer: `${at}/key`, names, open: false });
    for (const name of Object.keys(output ?? {})) subject.requireVariable(name, at + jsonPointer('output', name));
    checkAssignments(subject, {
      values: output,
      pointer: `${at}/output`,
      names,
      open: false,
      targets: subject.variables.types,
    });
  }
}
