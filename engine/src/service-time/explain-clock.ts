import type { Instant } from '../definition/instant.js';
import { localize } from '../definition/localized-text.js';
import type { BreachCause, ClockEvent } from './clock.js';
import { impossibleTime } from './clock-fault.js';
import { readFacts } from './clock-facts.js';
import { ruleDaysOf } from './explain-days.js';
import { ruleIntervals, type RuledInterval } from './explain-intervals.js';
import { stepText } from './explain-steps.js';
import { amountText, both, dateTime, duration, ruleText, span } from './explain-words.js';
import type { BothTexts, ClockExplanation, ExplainedInterval } from './explained.js';
import { foldClock } from './fold-clock.js';
import type { CalendarSource, FoldedClock } from './folded-clock.js';
import { judgeClock, viewOf } from './judge-clock.js';
import { parseInstant } from './parse-instant.js';

/**
 * Why the clock is due when it is due: what counted and what did not, each with its rule, the steps that moved the due,
 * and the whole in sentences. Errors as of `judgeClock`.
 */
export function explainClock(
  events: readonly ClockEvent[],
  calendars: CalendarSource,
  asOf: Instant,
): ClockExplanation {
  const at = parseInstant(asOf);
  if (at === undefined) throw impossibleTime(events.length, '', asOf);
  const facts = readFacts(events);
  const folded = foldClock(facts, calendars, at);
  if (folded === undefined) {
    const sentences = [both('尚未开始计时。', 'Counting has not begun.')];
    return { view: judgeClock(events, calendars, asOf), intervals: [], steps: [], sentences };
  }
  const byRow = new Map(facts.map((fact) => [fact.row, fact]));
  const end = Math.max(folded.judgedAt, folded.due ?? folded.judgedAt);
  const rows = folded.commitment.unit === 'minute' ? ruleIntervals(folded, end) : ruleDaysOf(folded, end);
  const steps = folded.steps.flatMap((step) => {
    const fact = byRow.get(step.row);
    if (fact === undefined) return [];
    return {
      at: new Date(step.at).toISOString(),
      row: step.row,
      what: step.what,
      dueBefore: step.dueBefore === null ? null : new Date(step.dueBefore).toISOString(),
      dueAfter: step.dueAfter === null ? null : new Date(step.dueAfter).toISOString(),
      text: stepText(step, fact, folded),
    };
  });
  return {
    view: viewOf(folded),
    intervals: rows.map((row) => explained(row, folded)),
    steps,
    sentences: [promised(folded), ...steps.map(({ text }) => text), ...conclusions(folded, rows)],
  };
}

function explained(row: RuledInterval, { commitment }: FoldedClock): ExplainedInterval {
  const { from, to, counted, projected, rule, nth, calendar } = row;
  const countedMs = counted && commitment.unit === 'minute' ? calendar.elapsed(from, to) : 0;
  const [when, why] = [span(calendar, from, to), ruleText(rule)];
  const verdict = !counted
    ? both('不计', 'not counted')
    : nth === undefined
      ? both(`计 ${duration(countedMs)['zh-CN']}`, `${duration(countedMs).en} counted`)
      : both(`第 ${nth} 天`, `day ${nth}`);
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    counted,
    projected,
    rule,
    countedMs,
    ...(nth === undefined ? {} : { nth }),
    text: both(`${when['zh-CN']} ${verdict['zh-CN']}：${why['zh-CN']}`, `${when.en} ${verdict.en}: ${why.en}`),
  };
}

function promised({ phases, steps }: FoldedClock & { readonly steps: FoldedClock['steps'] }): BothTexts {
  const phase = phases[0];
  if (phase === undefined || steps.length === 0) return both('', '');
  const { terms, calendar } = phase;
  const table = Object.entries(terms.byPriority ?? {}).map(([priority, amount]) => {
    const text = amount === null ? both('无约定', 'none') : amountText(amount, terms.unit);
    return both(`${priority} ${text['zh-CN']}`, `${priority} ${text.en}`);
  });
  const amount =
    terms.byPriority === undefined
      ? amountText(terms.amount ?? 0, terms.unit)
      : both(table.map((text) => text['zh-CN']).join('、'), table.map((text) => text.en).join(', '));
  return both(
    `约定 ${amount['zh-CN']}，按日历“${localize(calendar.title)}”计时。`,
    `Promised: ${amount.en}, on the calendar "${localize(calendar.title, 'en')}".`,
  );
}

const CAUSES: Readonly<Record<BreachCause, BothTexts>> = {
  priority_raise: both('因优先级调高', 'by the raised priority'),
  agreement_change: both('因服务约定变更', 'by the changed agreement'),
  downtime_change: both('因停机时段变更', 'by a change of the planned downtime'),
  reopened: both('因重开', 'by the reopening'),
};

function conclusions(folded: FoldedClock, rows: readonly RuledInterval[]): readonly BothTexts[] {
  const { due, phase, commitment, breachedAt, breachCause, state } = folded;
  const { calendar } = phase;
  const texts: BothTexts[] = [];
  if (due === null) {
    const none = commitment.unit === 'minute' && commitment.budget === Infinity;
    texts.push(
      none
        ? both('此优先级没有约定时限。', 'Nothing is promised for this priority.')
        : state === 'stopped'
          ? both('办结时处于暂停，没有到期时间。', 'It was paused when it was stopped, so it has no due.')
          : both(
              '暂停中，恢复后才有到期时间，其间不会超时。',
              'Paused: the due is known after it resumes; it cannot be late meanwhile.',
            ),
    );
  } else texts.push(dueSentence(folded, due, rows));
  if (due !== null && calendar.isProvisional(calendar.dayOf(due - 1)))
    texts.push(
      both(
        `到期日晚于已公布的放假安排（至 ${calendar.publishedThrough ?? ''}），为暂定时间。`,
        `The due lies past the last official notice (until ${calendar.publishedThrough ?? ''}) and is provisional.`,
      ),
    );
  if (breachedAt !== null) {
    const at = dateTime(calendar, breachedAt);
    const cause = breachCause === null ? both('', '') : CAUSES[breachCause];
    texts.push(
      both(`${cause['zh-CN']}已于 ${at['zh-CN']} 超时。`, `Broken ${at.en}${cause.en === '' ? '' : ` ${cause.en}`}.`),
    );
  } else if (state === 'stopped') texts.push(both('已按时完成。', 'It was kept.'));
  return texts;
}

function dueSentence({ phase, commitment }: FoldedClock, due: number, rows: readonly RuledInterval[]): BothTexts {
  const at = dateTime(phase.calendar, due);
  if (commitment.unit === 'minute') {
    const budget = duration(commitment.budget);
    return both(
      `服务时间计满 ${budget['zh-CN']}即到期：${at['zh-CN']}。`,
      `${budget.en} of service time are used up ${at.en}; that is the due.`,
    );
  }
  const nth = rows.findLast(({ counted }) => counted)?.nth ?? 0;
  return both(
    `第 ${nth} 天计满，于营业结束时届满（《民法典》第二百零三条）：${at['zh-CN']}。`,
    `Day ${nth} completes the term, which ends when business closes (Civil Code 203): ${at.en}.`,
  );
}
