import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Calendars } from '../../api/index.js';
import { toastError } from '../contexts/toasts.js';
import { t } from '../locales/index.js';
import { tidyDay } from '../time-words.js';
import { faultList } from './calendar-faults.js';
import type { CalendarFaults } from './calendar-faults.js';
import { readRows } from './calendar-rows.js';

/** What is typed into the form. */
export interface DatesDraft {
  readonly calendar: string;
  readonly text: string;
  readonly noticeTitle: string;
  readonly noticeNumber: string;
  readonly noticeIssued: string;
  readonly through: string;
}

/** The form for the dates of a notice: pasted or read from a file. */
export function datesForm(
  calendars: Calendars,
  draft: DatesDraft,
  at: {
    readonly busy: boolean;
    readonly faults: CalendarFaults | undefined;
    readonly set: (part: Partial<DatesDraft>) => void;
    readonly check: (event: Event) => void;
    readonly leave: () => Promise<void>;
  },
): TemplateResult {
  const texts = t().clocks.addDates;
  const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;
  const read = async (event: Event): Promise<void> => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file === undefined) return;
    try {
      at.set({ text: await file.text() });
    } catch (error) {
      toastError(error);
    }
  };
  const line = (label: string, name: 'noticeTitle' | 'noticeNumber'): TemplateResult =>
    html`<label class="field"
      ><span class="field-label">${label}</span
      ><input
        type="text"
        maxlength="200"
        data-testid=${`calendar-${name}`}
        .value=${draft[name]}
        @input=${(event: Event) => at.set({ [name]: valueOf(event) })}
    /></label>`;
  const day = (label: string, name: 'noticeIssued' | 'through'): TemplateResult =>
    html`<label class="field"
      ><span class="field-label">${label}</span
      ><input
        type="text"
        inputmode="numeric"
        placeholder="2027-12-31"
        data-testid=${`calendar-${name}`}
        .value=${draft[name]}
        @change=${(event: Event) => at.set({ [name]: tidyDay(valueOf(event)) })}
    /></label>`;
  return html`<form class="dialog-form" novalidate @submit=${at.check}>
    <p class="dialog-text">${texts.lead}</p>
    <label class="field"
      ><span class="field-label">${texts.calendar}</span
      ><select data-testid="calendar-target" @change=${(event: Event) => at.set({ calendar: valueOf(event) })}>
        ${calendars.calendars
          .filter(({ counts }) => counts !== 'elapsed')
          .map(({ key, title }) => html`<option value=${key} ?selected=${key === draft.calendar}>${title}</option>`)}
      </select></label
    >
    <label class="field"
      ><span class="field-label"
        >${texts.paste}<span class="faint">${texts.rows(readRows(draft.text).rows.length)}</span></span
      ><textarea
        rows="7"
        data-testid="calendar-rows"
        placeholder=${texts.placeholder}
        .value=${draft.text}
        @input=${(event: Event) => at.set({ text: valueOf(event) })}
      ></textarea>
    </label>
    <label class="button small file-button"
      >${texts.upload}<input class="unseen" type="file" accept=".csv,.tsv,.txt,text/plain,text/csv" @change=${read}
    /></label>
    <div class="field-pair">${line(texts.noticeTitle, 'noticeTitle')} ${line(texts.noticeNumber, 'noticeNumber')}</div>
    <div class="field-pair">${day(texts.noticeIssued, 'noticeIssued')} ${day(texts.through, 'through')}</div>
    ${faultList(at.faults)}
    <div class="dialog-actions">
      <button type="button" class="button" data-testid="dialog-cancel" @click=${() => void at.leave()}>
        ${t().common.cancel}
      </button>
      <button type="submit" class="button primary" data-testid="calendar-check" ?disabled=${at.busy}>
        ${at.busy ? texts.checking : texts.check}
      </button>
    </div>
  </form>`;
}
