import { suggestion } from '../definition/checks/issue-collector.js';
import { nearestName } from '../definition/nearest-name.js';
import { parseIsoDuration } from '../service-time/iso-duration.js';
import type { ClockCommitment, Commitment } from './commitment.js';
import { requireCalendar, requirePriority, requireRole, type AgreementSubject } from './agreement-subject.js';

/** Kinds that count on a calendar. */
const NEED_CALENDAR: ReadonlySet<Commitment['kind']> = new Set([
  'clock',
  'availability',
  'presence',
  'periodic',
  'lead',
  'interval',
  'entitlement',
]);

/** Faults of one row; every message names the row. */
export function checkCommitment(subject: AgreementSubject, commitment: Commitment, at: string): void {
  const { issues, agreement } = subject;
  const row = `承诺 ${commitment.id}`;
  for (const [index, service] of commitment.services.entries()) {
    if (subject.services.has(service)) continue;
    issues.error(
      'agreement/unknown-service',
      `${at}/services/${index}`,
      [`${row}：协议没有服务“${service}”`, `${commitment.id}: the agreement has no service "${service}"`],
      suggestion(nearestName(service, subject.services), [...subject.services]),
    );
  }
  for (const [index, exclusion] of (commitment.exclusions ?? []).entries()) {
    const known = agreement.exclusions.map(({ key }) => key);
    if (known.includes(exclusion)) continue;
    issues.error(
      'agreement/unknown-exclusion',
      `${at}/exclusions/${index}`,
      [`${row}：协议没有除外事项“${exclusion}”`, `${commitment.id}: the agreement has no exclusion "${exclusion}"`],
      suggestion(nearestName(exclusion, known), known),
    );
  }
  if (commitment.calendar !== undefined) {
    requireCalendar(subject, commitment.calendar, `${at}/calendar`, row);
  } else if (NEED_CALENDAR.has(commitment.kind)) {
    issues.error(
      'agreement/no-calendar',
      at,
      [`${row}没有日历`, `Commitment ${commitment.id} has no calendar`],
      ['请填写 calendar：按哪一种服务时间计算。', 'Give calendar: by which service hours it is counted.'],
    );
  }
  checkProcesses(subject, commitment, at);
  checkFigures(subject, commitment, at);
  if (commitment.kind === 'clock') checkClock(subject, commitment, at);
}

function checkProcesses(subject: AgreementSubject, commitment: Commitment, at: string): void {
  const { processes } = subject.context;
  if (commitment.kind === 'clock' || processes === undefined) return;
  for (const [index, key] of (commitment.measure.processes ?? []).entries()) {
    if (processes.some((process) => process.key === key) || subject.services.has(key)) continue;
    const known = [...processes.map((process) => process.key), ...subject.services];
    subject.issues.error(
      'agreement/unknown-process',
      `${at}/measure/processes/${index}`,
      [`承诺 ${commitment.id}：没有流程“${key}”`, `${commitment.id}: there is no process "${key}"`],
      suggestion(nearestName(key, known), known),
    );
  }
}

function checkFigures({ issues }: AgreementSubject, commitment: Commitment, at: string): void {
  const { id, kind } = commitment;
  const duration = (value: string | undefined, pointer: string): number => {
    if (value === undefined || value === '') return 0;
    const parsed = parseIsoDuration(value);
    if (parsed !== undefined && parsed.months + parsed.days + parsed.ms > 0)
      return parsed.months * 31 * 86_400_000 + parsed.days * 86_400_000 + parsed.ms;
    issues.error(
      'duration/invalid',
      pointer,
      [`承诺 ${id}：“${value}”不是大于零的时长`, `${id}: "${value}" is not a duration above zero`],
      ['按 ISO 8601 书写，如 PT30M、P3D、P1M。', 'Write ISO 8601, e.g. PT30M, P3D, P1M.'],
    );
    return 0;
  };
  if (kind === 'lead') {
    const [least, most] = [duration(commitment.atLeast, `${at}/atLeast`), duration(commitment.atMost, `${at}/atMost`)];
    if (commitment.atLeast === undefined && commitment.atMost === undefined) issues.error(...noFigure(id, at));
    if (least > 0 && most > 0 && most < least) issues.error(...reversed(id, `${at}/atMost`));
  }
  if (kind === 'sum') {
    const { atMost, atLeast } = commitment;
    if (atMost === undefined && atLeast === undefined) issues.error(...noFigure(id, at));
    if (atMost !== undefined && atLeast !== undefined && atMost < atLeast)
      issues.error(...reversed(id, `${at}/atMost`));
  }
  if (kind === 'interval') duration(commitment.every, `${at}/every`);
  if (kind === 'entitlement')
    for (const [group, term] of Object.entries(commitment.terms)) duration(term, `${at}/terms/${group}`);
  if (kind === 'clock')
    for (const [index, reason] of commitment.pauseReasons.entries())
      duration(reason.atMost, `${at}/pauseReasons/${index}/atMost`);
}

type Told = Parameters<AgreementSubject['issues']['error']>;

function noFigure(id: string, at: string): Told {
  return [
    'agreement/no-amount',
    at,
    [`承诺 ${id} 没有数额`, `Commitment ${id} has no figure`],
    ['请填写 atLeast 或 atMost。', 'Give atLeast or atMost.'],
  ];
}

function reversed(id: string, at: string): Told {
  return [
    'agreement/reversed-interval',
    at,
    [`承诺 ${id}：上限小于下限`, `Commitment ${id}: the upper limit is below the lower one`],
    ['请交换或改正两个数额。', 'Swap or correct the two figures.'],
  ];
}

function checkClock(subject: AgreementSubject, clock: ClockCommitment, at: string): void {
  const { issues, agreement } = subject;
  const { amount, id } = clock;
  const row = `承诺 ${id}`;
  const ways = [amount.value, amount.byPriority, amount.until].filter((each) => each !== undefined).length;
  if (ways !== 1 || (amount.until === undefined) !== (amount.unit !== undefined)) {
    issues.error(
      'agreement/no-amount',
      `${at}/amount`,
      [`${row}的时限不明确`, `The time promised by ${id} is not clear`],
      ['填写 unit 加 value 或 byPriority，或仅填写 until。', 'Give unit with value or byPriority, or until alone.'],
    );
  }
  const applies = clock.priorities ?? agreement.priorities.map(({ key }) => key);
  for (const [index, key] of (clock.priorities ?? []).entries())
    requirePriority(subject, key, `${at}/priorities/${index}`, row);
  if (amount.byPriority !== undefined) {
    for (const key of Object.keys(amount.byPriority))
      requirePriority(subject, key, `${at}/amount/byPriority/${key}`, row);
    for (const key of applies) {
      if (Object.hasOwn(amount.byPriority, key)) continue;
      issues.error(
        'agreement/amount-missing',
        `${at}/amount/byPriority`,
        [`${row}：优先级“${key}”没有时限`, `${id}: no amount for priority "${key}"`],
        ['请补充该优先级，或用 priorities 限定适用范围。', 'Add it, or narrow the row with priorities.'],
      );
    }
  }
  for (const [service, calendar] of Object.entries(clock.calendarByService ?? {})) {
    requireCalendar(subject, calendar, `${at}/calendarByService/${service}`, row);
  }
  for (const [index, { notify, reassign, raisePriority }] of (clock.escalation ?? []).entries()) {
    for (const role of [notify, reassign]) {
      if (role !== undefined) requireRole(subject, role, `${at}/escalation/${index}`);
    }
    if (raisePriority !== undefined) requirePriority(subject, raisePriority, `${at}/escalation/${index}`, row);
  }
  checkRaised(subject, clock, at);
}

/**
 * Some published process of its services must start the clock. As long as one of the services has no process yet, the row
 * waits for it.
 */
function checkRaised({ metrics, agreement, issues }: AgreementSubject, clock: ClockCommitment, at: string): void {
  if (metrics === undefined || clock.services.length === 0) return;
  const names = clock.metrics ?? [clock.key];
  const processes = agreement.services
    .filter(({ key }) => clock.services.includes(key))
    .map(({ key, process }) => process ?? key);
  if (processes.some((key) => names.some((name) => metrics.get(key)?.has(name) === true))) return;
  const waiting = processes.filter((key) => !metrics.has(key));
  if (waiting.length > 0) {
    issues.warning(
      'agreement/process-waiting',
      `${at}/services`,
      [
        `承诺 ${clock.id}：流程 ${waiting.join('、')} 尚未发布`,
        `${clock.id}: waiting for process ${waiting.join(', ')}`,
      ],
      ['流程发布后自动生效。', 'It takes effect when the process is published.'],
    );
    return;
  }
  issues.error(
    'agreement/start-never-raised',
    `${at}/start`,
    [
      `承诺 ${clock.id}：没有流程会产生起点“${clock.start}”（指标 ${names.join('、')}）`,
      `${clock.id}: no process raises its start "${clock.start}" (metric ${names.join(', ')})`,
    ],
    [
      '在流程的状态上声明该指标的时钟，或改正 metrics。',
      'Declare a clock of that metric in a process, or correct metrics.',
    ],
  );
}
