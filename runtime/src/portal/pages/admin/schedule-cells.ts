import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ApiSchedule, ScheduleRun } from '../../../api/index.js';
import { t } from '../../locales/index.js';
import { momentInWords } from '../../time-words.js';

/** Why it does not run, or not now. */
export function scheduleWhy(schedule: ApiSchedule): TemplateResult | typeof nothing {
  const { waitingFor, waitingForDates, coveredBy, pause, status } = schedule;
  const texts = t().admin.schedules;
  const separator = t().common.listSeparator;
  const why = (text: string): TemplateResult => html`<span class="schedule-why">${text}</span>`;
  if (status === 'covered') return why(texts.coveredBy(coveredBy?.title ?? ''));
  if (pause !== undefined) return why(texts.pausedBy(pause.by.name, pause.reason));
  if (waitingFor.length > 0)
    return html`<span class="schedule-why"
      >${texts.waitingFor} <span translate="no">${waitingFor.join(separator)}</span></span
    >`;
  return waitingForDates.length > 0 ? why(texts.waitingForDates(waitingForDates.join(separator))) : nothing;
}

/** What came of a run. */
export function scheduleRun(run: ScheduleRun): TemplateResult {
  const texts = t().admin.schedules;
  const tone = { started: 'ok', failed: 'warn', skipped: 'off' }[run.result];
  const when = momentInWords(run.at, Date.now());
  return html`<span class="schedule-run"
    >${
      run.instanceId === undefined
        ? html`<span class="nowrap">${when}</span>`
        : html`<a class="nowrap" href=${`/instances/${run.instanceId}`}>${when}</a>`
    }
    <span class=${`chip ${tone}`}>${texts[run.result]}</span>
    ${run.by === undefined ? nothing : html`<span class="faint">${texts.byHand(run.by.name)}</span>`}</span
  >`;
}

/** When it runs next; what comes after that on request. */
export function scheduleNext({ next }: ApiSchedule): TemplateResult {
  const texts = t().admin.schedules;
  const now = Date.now();
  const words = next.map(
    ({ at, deadline, part, period }) =>
      html`<span class="nowrap">${momentInWords(at, now)}</span> ${[
          part,
          period,
          deadline === undefined ? undefined : texts.due(momentInWords(deadline, now)),
        ]
          .filter((text) => text !== undefined)
          .map((text) => html`<span class="faint">${text}</span>`)}`,
  );
  const [first, ...others] = words;
  if (first === undefined) return html`<span class="faint">${texts.noNext}</span>`;
  return html`<span class="schedule-next">${first}</span> ${
      others.length === 0
        ? nothing
        : html`<details class="schedule-more">
            <summary>${texts.more(others.length)}</summary>
            <ol>
              ${others.map((other) => html`<li>${other}</li>`)}
            </ol>
          </details>`
    }`;
}
