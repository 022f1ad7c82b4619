import { html, nothing, type TemplateResult } from 'lit';
import { localize, type Instant, type Locale } from '@yunliu/engine/definition';
import type { Calendars } from '@yunliu/engine/service-time';
import { lastHolidayEve, nextHolidayEve, nextWorkdayAtNine } from './office-times.js';
import { exactTime, readTypedTime, typedTime } from './time-words.js';
import { fill, trialTexts } from './trial-texts.js';

interface Begin {
  readonly at: Instant;
  /** What is typed for it and not a time yet. */
  readonly typed: string | undefined;
  readonly now: () => Instant;
  readonly calendars: Calendars;
  readonly locale: Locale;
  readonly onTyped: (text: string) => void;
  readonly onTime: (time: Instant) => void;
}

/** When the virtual clock begins: typed, or one of the moments at which promises are hard to keep. */
export function beginTemplate({ at, typed, now, calendars, locale, onTyped, onTime }: Begin): TemplateResult {
  const texts = trialTexts(locale);
  const isWrong = typed !== undefined && readTypedTime(typed) === undefined;
  const workday = nextWorkdayAtNine(calendars, now());
  const eve = nextHolidayEve(calendars, now()) ?? lastHolidayEve(calendars, now());
  const holiday = eve?.holiday === undefined ? texts.aHoliday : localize(eve.holiday, locale);
  const preset = (name: string, label: string, time: () => Instant | undefined): TemplateResult => {
    const known = time();
    return html`<button
      type="button"
      data-preset=${name}
      ?disabled=${known === undefined}
      title=${known === undefined ? texts.noHoliday : exactTime(known, locale, '')}
      @click=${() => {
        const chosen = time();
        if (chosen !== undefined) onTime(chosen);
      }}
    >
      ${label}
    </button>`;
  };
  return html`<div class="field">
    <label for="begins">${texts.clockBegins}</label>
    <input
      id="begins"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      placeholder="2026-09-30 17:40"
      aria-describedby="begins-hint"
      aria-invalid=${isWrong ? 'true' : nothing}
      .value=${typed ?? typedTime(at)}
      @input=${(event: Event) => onTyped((event.target as HTMLInputElement).value)}
    />
    <div class="line presets" role="group" aria-label=${texts.presets}>
      ${preset('now', texts.now, now)} ${preset('workday', texts.workdayAtNine, () => workday)}
      ${preset('holiday', fill(texts.holidayEve, { holiday }), () => eve?.at)}
    </div>
    <div class=${isWrong ? 'fault' : 'hint'} id="begins-hint" role=${isWrong ? 'alert' : nothing}>
      ${isWrong ? texts.timeWrong : exactTime(at, locale, '')}
    </div>
  </div>`;
}

/** What “now” is where nobody says otherwise, to the minute. */
export function nowOf(clock: (() => Instant) | undefined): Instant {
  const now = clock?.() ?? new Date().toISOString();
  return `${now.slice(0, 16)}:00.000Z`;
}
