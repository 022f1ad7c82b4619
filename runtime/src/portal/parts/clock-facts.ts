import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ApiClock } from '../../api/index.js';
import { t } from '../locales/index.js';
import { exactTime } from '../time-words.js';
import { pauseTitle } from './clock-panel.js';
import { promisedWords, remainingWords, usedWords } from './clock-words.js';

/** What is promised by a clock, how far it has got, and its verdict. */
export function clockFacts(clock: ApiClock): TemplateResult {
  const texts = t().clocks;
  const left = remainingWords(clock);
  const fact = (title: string, value: unknown, testid = ''): TemplateResult =>
    html`<div>
      <dt>${title}</dt>
      <dd data-testid=${testid === '' ? nothing : testid}>${value}</dd>
    </div>`;
  const time = (title: string, at: string | undefined): TemplateResult | typeof nothing =>
    at === undefined ? nothing : fact(title, html`<time class="number" datetime=${at}>${exactTime(at)}</time>`);
  return html`<dl class="facts wide clock-facts">
    ${fact(texts.page.due, clock.due === null ? texts.page.noDue : html`<time class="number" datetime=${clock.due}>${exactTime(clock.due)}</time>`, 'clock-due')}
    ${fact(texts.page.promise, promisedWords(clock))} ${fact(texts.page.used, usedWords(clock))}
    ${fact(left.label, left.text, 'clock-left')}
    ${clock.calendar === undefined ? nothing : fact(texts.page.calendar, html`<a href=${`/calendars?calendar=${clock.calendar.key}`}>${clock.calendar.title}</a>`)}
    ${clock.target === undefined ? nothing : fact(texts.page.target, texts.page.percent(clock.target))}
    ${fact(texts.page.verdict, texts.verdicts[clock.result ?? 'open'], 'clock-verdict')}
    ${clock.cause === undefined ? nothing : fact(texts.page.cause, texts.causes[clock.cause], 'clock-cause')}
    ${clock.engineer === undefined ? nothing : fact(texts.page.engineer, clock.engineer.name)}
    ${time(texts.page.started, clock.startedAt)} ${time(texts.page.stopped, clock.stoppedAt)}
    ${clock.state === 'paused' ? fact(texts.page.pauseReason, pauseTitle(clock)) : nothing}
    ${clock.state === 'paused' ? time(texts.page.pausedSince, clock.pausedSince) : nothing}
    ${clock.state === 'paused' ? time(texts.page.pausedUntil, clock.pausedUntil) : nothing}
  </dl>`;
}
