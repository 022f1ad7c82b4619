import { html, nothing, type TemplateResult } from 'lit';
import { localize, type Locale } from '@yunliu/engine/definition';
import type { Simulation } from '@yunliu/engine/simulate';
import type { ClockJump } from './clock-jumps.js';
import type { HistoryLine } from './history-lines.js';
import { nextHolidayEve } from './office-times.js';
import { exactTime, spokenTime } from './time-words.js';
import { fill, trialTexts } from './trial-texts.js';

interface ClockBar {
  readonly now: string;
  readonly locale: Locale;
  readonly hasTimer: boolean;
  /** What the next holiday is called; absent = none is announced. */
  readonly holiday?: string;
  /** What happened while time passed last; absent = no time has passed. */
  readonly fired?: readonly HistoryLine[];
  readonly onJump: (jump: ClockJump | 'time') => void;
}

/** The virtual clock with the ways to let time pass, and what happened on the way. */
export function clockBarTemplate({ now, locale, hasTimer, holiday, fired, onJump }: ClockBar): TemplateResult {
  const texts = trialTexts(locale);
  const button = (jump: ClockJump | 'time', label: string, disabled = false): TemplateResult =>
    html`<button type="button" data-jump=${jump} ?disabled=${disabled} @click=${() => onJump(jump)}>${label}</button>`;
  return html`<section class="clock" aria-label=${texts.clock}>
    <div class="line between">
      <time data-now datetime=${now}>${exactTime(now, locale, '')}</time>
      <div class="line">
        ${button('hour', texts.hour)} ${button('timer', texts.nextTimer, !hasTimer)}
        ${button('workday', texts.nextWorkday)}
        ${holiday === undefined ? nothing : button('holiday', fill(texts.toHolidayEve, { holiday }))}
        ${button('time', texts.toTime)}
      </div>
    </div>
    ${
      fired === undefined
        ? nothing
        : html`<div class="small" data-fired>
            <span class="muted">${fired.length === 0 ? texts.firedNothing : texts.fired}</span>
            <ul class="plain">
              ${fired.map(
                ({ at, text, tone }) =>
                  html`<li>
                    <span class="muted">${spokenTime(at, now, locale)}</span>
                    <span class=${tone === 'plain' ? '' : tone}>${text}</span>
                  </li>`,
              )}
            </ul>
          </div>`
    }
  </section>`;
}

/** What the next holiday is called, where one is announced. */
export function holidayAhead(
  { calendars, now }: Pick<Simulation, 'calendars' | 'now'>,
  locale: Locale,
): Pick<ClockBar, 'holiday'> {
  const eve = nextHolidayEve(calendars, now);
  if (eve === undefined) return {};
  return { holiday: eve.holiday === undefined ? trialTexts(locale).aHoliday : localize(eve.holiday, locale) };
}
