import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CalendarDryRun, Calendars, CheckCalendar } from '../../api/index.js';
import { call } from '../api-client.js';
import { toastError, toastOk } from '../contexts/toasts.js';
import { t } from '../locales/index.js';
import { ask, openDialog } from '../parts/dialog.js';
import { PortalError } from '../portal-error.js';
import { exactTime, tidyDay } from '../time-words.js';
import { readRows } from './calendar-rows.js';
import type { PastedRows } from './calendar-rows.js';

const FIRST_DAYS = 24;

interface Draft {
  readonly calendar: string;
  readonly text: string;
  readonly noticeTitle: string;
  readonly noticeNumber: string;
  readonly noticeIssued: string;
  readonly through: string;
}

interface Faults {
  readonly title: string;
  readonly hint: string;
  readonly lines: readonly string[];
}

/** Dates of the next notice: pasted or read from a file, tried first, confirmed then. True when the calendar changed. */
export async function addDates(calendars: Calendars, chosen: string): Promise<boolean> {
  const texts = t().clocks.addDates;
  let draft: Draft = { calendar: chosen, text: '', noticeTitle: '', noticeNumber: '', noticeIssued: '', through: '' };
  let faults: Faults | undefined;
  let result: CalendarDryRun | undefined;
  let busy = false;
  const answer = await openDialog<boolean>(
    texts.title,
    (close, redraw) => {
      const set = (part: Partial<Draft>): void => {
        draft = { ...draft, ...part };
        redraw();
      };
      const run = async (task: () => Promise<void>): Promise<void> => {
        busy = true;
        faults = undefined;
        redraw();
        try {
          await task();
        } catch (error) {
          faults = faultsOf(error, readRows(draft.text));
        }
        busy = false;
        redraw();
      };
      const check = (event: Event): void => {
        event.preventDefault();
        const pasted = readRows(draft.text);
        const own = [
          ...pasted.short.map((line) => texts.columns(line)),
          ...(pasted.rows.length === 0 && pasted.short.length === 0 ? [texts.noRows] : []),
        ];
        if (own.length > 0) {
          faults = { title: texts.faults(own.length), hint: '', lines: own };
          redraw();
          return;
        }
        void run(async () => {
          result = await call('checkCalendar', { body: bodyOf(draft, pasted) });
        });
      };
      const confirm = async (): Promise<void> => {
        if (result === undefined) return;
        const sure = await ask({
          title: texts.confirmTitle,
          text: texts.confirmText(result.moved.length),
          confirm: texts.confirm,
          danger: true,
        });
        if (sure === undefined) return;
        const { version } = result;
        await run(async () => {
          await call('changeCalendar', {
            body: { ...bodyOf(draft, readRows(draft.text)), expectedVersion: version },
          });
          toastOk(texts.done);
          close(true);
        });
      };
      const leave = async (): Promise<void> => {
        if (draft.text.trim() !== '') {
          const sure = await ask({
            title: texts.discard,
            text: texts.discardText,
            confirm: texts.discard,
            danger: true,
          });
          if (sure === undefined) return;
        }
        close(false);
      };
      const back = (): void => {
        result = undefined;
        redraw();
      };
      if (result !== undefined) return outcome(result, { busy, confirm, back, faults });
      return form(calendars, draft, { busy, faults, set, check, leave });
    },
    { wide: true },
  );
  return answer === true;
}

function bodyOf(draft: Draft, { rows }: PastedRows): CheckCalendar {
  const { calendar, noticeTitle, noticeNumber, noticeIssued, through } = draft;
  return {
    calendar,
    rows,
    ...(noticeTitle.trim() === ''
      ? {}
      : {
          notice: {
            title: noticeTitle.trim(),
            issued: noticeIssued,
            ...(noticeNumber.trim() === '' ? {} : { number: noticeNumber.trim() }),
          },
        }),
    ...(through === '' ? {} : { publishedThrough: through }),
  };
}

/** Faults with the number of the line as the person sees it. */
function faultsOf(error: unknown, { lines }: PastedRows): Faults {
  const known = PortalError.from(error);
  const texts = t().clocks.addDates;
  const told = (known.issues ?? []).map(({ pointer, message, hint }) => {
    const row = /^\/rows\/(\d+)\//.exec(pointer)?.[1];
    const line = row === undefined ? undefined : lines[Number(row)];
    // The server numbers the rows it was sent; blank lines and a heading are not among them.
    const text = line === undefined ? message : message.replace(/^第 \d+ 行|^Row \d+/, texts.row(line));
    return `${text} ${hint}`;
  });
  return { title: known.message, hint: known.hint, lines: told };
}

function faultList(faults: Faults | undefined): TemplateResult | typeof nothing {
  if (faults === undefined) return nothing;
  return html`<div class="banner danger" role="alert" data-testid="calendar-faults">
    <p><b>${faults.title}</b> ${faults.hint}</p>
    <ul>
      ${faults.lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </div>`;
}

function form(
  calendars: Calendars,
  draft: Draft,
  at: {
    readonly busy: boolean;
    readonly faults: Faults | undefined;
    readonly set: (part: Partial<Draft>) => void;
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

function outcome(
  result: CalendarDryRun,
  at: {
    readonly busy: boolean;
    readonly faults: Faults | undefined;
    readonly confirm: () => Promise<void>;
    readonly back: () => void;
  },
): TemplateResult {
  const texts = t().clocks.addDates;
  const { calendar } = t().clocks;
  return html`<div class="dialog-form" data-testid="calendar-dry-run">
    <h3>${texts.dryRun}</h3>
    <p>${texts.daysChanged(result.days.length)}</p>
    <ul class="dry-days" tabindex="0" aria-label=${texts.daysChanged(result.days.length)}>
      ${result.days.slice(0, FIRST_DAYS).map(
        (day) =>
          html`<li>
            <span class="number">${day.date}</span> <span class="faint">${day.title}</span>
            <span
              >${texts.was} ${day.before === '' ? calendar.closed : day.before} ${texts.becomes}
              <b>${day.after === '' ? calendar.closed : day.after}</b></span
            >
            <span class="faint">${day.why}</span>
          </li>`,
      )}
    </ul>
    ${result.days.length > FIRST_DAYS ? html`<p class="faint">${texts.moreDays(result.days.length - FIRST_DAYS)}</p>` : nothing}
    <p>
      <b>${texts.duesMoved(result.judged, result.moved.length)}</b>
      ${result.newlyBreached > 0 ? html`<span class="chip clock over">${texts.breaches(result.newlyBreached)}</span>` : nothing}
    </p>
    ${result.moved.length === 0 ? html`<p class="soft">${texts.nothingMoves}</p>` : movedList(result.moved)}
    ${faultList(at.faults)}
    <div class="dialog-actions">
      <button type="button" class="button" data-testid="calendar-back" ?disabled=${at.busy} @click=${at.back}>
        ${texts.edit}
      </button>
      <button
        type="button"
        class="button primary"
        data-testid="calendar-confirm"
        ?disabled=${at.busy}
        @click=${() => void at.confirm()}
      >
        ${texts.confirm}
      </button>
    </div>
  </div>`;
}

/** Each due that moves: ticket, old and new, and why. */
export function movedList(moved: CalendarDryRun['moved']): TemplateResult {
  const { page, act } = t().clocks;
  const due = (at: string | null): string => (at === null ? page.noDue : exactTime(at));
  return html`<ul class="moved" tabindex="0" aria-label=${act.moves} data-testid="moved-dues">
    ${moved.map(
      (row) =>
        html`<li>
          <a href=${`/instances/${row.instanceId}/clocks?clock=${row.clockId}`}
            >${row.businessKey === undefined ? nothing : html`<span class="number" translate="no">${row.businessKey}</span> `}${row.subject}</a
          >
          <span
            >${row.metric} <span class="number">${due(row.oldDue)} → <b>${due(row.newDue)}</b></span></span
          >
          ${row.newlyBreached ? html`<span class="chip clock over">${act.wouldBreach}</span>` : nothing}
          <span class="faint">${row.why.join('；')}</span>
        </li>`,
    )}
  </ul>`;
}
