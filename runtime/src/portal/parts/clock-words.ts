import type { ApiClock } from '../../api/index.js';
import { t } from '../locales/index.js';
import { spanInWords } from '../time-words.js';
import type { IconName } from './icon.js';

export type ClockTone = 'calm' | 'soon' | 'over' | 'paused' | 'done';

/** What a countdown needs to know of a promise. */
export interface Countdown {
  readonly state: 'running' | 'paused' | 'stopped';
  readonly startedAt?: string;
  readonly due?: string | null;
  readonly breached?: boolean;
  readonly provisional?: boolean;
}

/** The last fifth of the time, and at least half an hour before the due. */
export function clockTone({ state, startedAt, due, breached }: Countdown, now: number): ClockTone {
  if (state === 'stopped') return breached === true ? 'over' : 'done';
  if (breached === true && state === 'paused') return 'over';
  if (state === 'paused') return 'paused';
  if (due === undefined || due === null) return breached === true ? 'over' : 'calm';
  const left = Date.parse(due) - now;
  if (breached === true || left < 0) return 'over';
  const whole = startedAt === undefined ? 0 : Date.parse(due) - Date.parse(startedAt);
  return left <= Math.max(1_800_000, whole / 5) ? 'soon' : 'calm';
}

export const toneIcons: { readonly [Tone in ClockTone]: IconName } = {
  calm: 'clock',
  soon: 'warn',
  over: 'over',
  paused: 'pause',
  done: 'check',
};

/** `剩余 2 小时 5 分钟`, `已超时 5 分钟`, with the seconds in the last minutes. */
export function countdownText({ state, due }: Countdown, now: number): string {
  const texts = t();
  if (state === 'paused') return texts.clocks.tone.paused;
  if (due === undefined || due === null) return texts.clocks.page.none;
  const left = Date.parse(due) - now;
  if (left < 0) return texts.due.over(spanInWords(left));
  if (left < 600_000) {
    const seconds = Math.floor(left / 1000);
    return texts.due.left(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`);
  }
  return texts.due.left(spanInWords(left));
}

/** An amount in the unit of its clock. */
export function amountWords(amount: number, unit: ApiClock['unit'] = 'minute'): string {
  const { page } = t().clocks;
  if (unit === 'workday') return page.workdays(amount);
  return unit === 'day' ? page.days(amount) : spanInWords(amount * 60_000);
}

/** What is promised: `8 小时`, `2 个工作日`. */
export function promisedWords(clock: ApiClock): string {
  if (clock.budgetDays !== undefined) return amountWords(clock.budgetDays, clock.unit);
  return clock.budgetMs === undefined ? t().clocks.page.none : spanInWords(clock.budgetMs);
}

/** Service time left now: counted by the server at `readAt`, it runs on only while the calendar is open. */
export function remainingWords(clock: ApiClock): { readonly label: string; readonly text: string } {
  const { page } = t().clocks;
  const { remainingMs, result, state } = clock;
  if (remainingMs === null) return { label: page.left, text: state === 'paused' ? page.noDue : page.none };
  if (result !== undefined && remainingMs >= 0) return { label: page.left, text: spanInWords(remainingMs) };
  return remainingMs < 0
    ? { label: page.overBy, text: spanInWords(remainingMs) }
    : { label: page.left, text: spanInWords(remainingMs) };
}

export function usedWords(clock: ApiClock): string {
  return clock.elapsedDays === undefined ? spanInWords(clock.elapsedMs) : amountWords(clock.elapsedDays, clock.unit);
}
