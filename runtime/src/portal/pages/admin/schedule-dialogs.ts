import { html, nothing } from 'lit';
import type { ApiDateSet, ApiSchedule } from '../../../api/index.js';
import { t } from '../../locales/index.js';
import { openDialog } from '../../parts/dialog.js';
import { icon } from '../../parts/icon.js';

/** Which rule to run; `undefined` = not after all. */
export async function askRun(schedule: ApiSchedule): Promise<{ readonly part: string | undefined } | undefined> {
  const { admin, common } = t();
  const texts = admin.schedules;
  return openDialog<{ part: string | undefined }>(texts.runTitle(schedule.title), (close) => {
    const submit = (event: Event): void => {
      event.preventDefault();
      const part = new FormData(event.target as HTMLFormElement).get('part');
      close({ part: typeof part === 'string' ? part : undefined });
    };
    return html`<form class="dialog-form" @submit=${submit}>
      <p>${texts.runText}</p>
      ${
        schedule.parts.length === 0
          ? nothing
          : html`<label class="field"
              ><span class="field-label">${texts.runPart}</span
              ><select name="part">
                ${schedule.parts.map((part) => html`<option value=${part.key}>${part.title}</option>`)}
              </select></label
            >`
      }
      <div class="dialog-actions">
        <button type="button" class="button" data-testid="dialog-cancel" @click=${() => close(undefined)}>
          ${common.cancel}
        </button>
        <button type="submit" class="button primary" data-testid="dialog-confirm">${texts.runNow}</button>
      </div>
    </form>`;
  });
}

type Dates = readonly { readonly date: string; readonly to?: string; readonly title?: string }[];

interface Line {
  readonly id: number;
  readonly date: string;
  readonly to: string;
  readonly title: string;
}

/** The dates of a set, row by row. */
export async function askDates(set: ApiDateSet): Promise<Dates | undefined> {
  const { admin, common } = t();
  const texts = admin.schedules;
  let count = 0;
  const line = (date = '', to = '', title = ''): Line => ({ id: count++, date, to, title });
  let lines = set.dates.length === 0 ? [line()] : set.dates.map(({ date, to, title }) => line(date, to, title));
  let fault = '';
  return openDialog<Dates>(
    texts.setDatesOf(set.title),
    (close, redraw) => {
      const change = (id: number, part: Partial<Line>): void => {
        lines = lines.map((one) => (one.id === id ? { ...one, ...part } : one));
      };
      const submit = (event: Event): void => {
        event.preventDefault();
        const filled = lines.filter(({ date }) => date !== '');
        fault = filled.some(({ date, to }) => to !== '' && to < date) ? texts.reversed : '';
        if (fault !== '') {
          redraw();
          return;
        }
        close(
          filled.map(({ date, to, title }) => ({
            date,
            ...(to === '' ? {} : { to }),
            ...(title.trim() === '' ? {} : { title: title.trim() }),
          })),
        );
      };
      const input = (one: Line, part: 'date' | 'to' | 'title', label: string, type: string) =>
        html`<label class="field"
          ><span class="field-label">${label}</span
          ><input
            type=${type}
            maxlength="200"
            .value=${one[part]}
            data-testid=${`dates-${part}`}
            @input=${(event: Event) => change(one.id, { [part]: (event.target as HTMLInputElement).value })}
        /></label>`;
      return html`<form class="dialog-form" @submit=${submit}>
        ${set.description === undefined ? nothing : html`<p>${set.description}</p>`}
        <div class="date-lines">
          ${lines.map(
            (one, index) =>
              html`<div class="date-line">
                ${input(one, 'date', texts.from, 'date')} ${input(one, 'to', texts.to, 'date')}
                ${input(one, 'title', texts.note, 'text')}
                <button
                  type="button"
                  class="button ghost square"
                  aria-label=${texts.removeDate(index + 1)}
                  @click=${() => {
                    lines = lines.filter(({ id }) => id !== one.id);
                    redraw();
                  }}
                >
                  ${icon('close', 16)}
                </button>
              </div>`,
          )}
        </div>
        ${fault === '' ? nothing : html`<p class="field-fault" role="alert">${fault}</p>`}
        <button
          type="button"
          class="button small"
          @click=${() => {
            lines = [...lines, line()];
            redraw();
          }}
        >
          ${icon('plus', 14)}${texts.addDate}
        </button>
        <div class="dialog-actions">
          <button type="button" class="button" data-testid="dialog-cancel" @click=${() => close(undefined)}>
            ${common.cancel}
          </button>
          <button type="submit" class="button primary" data-testid="dialog-confirm">${common.save}</button>
        </div>
      </form>`;
    },
    { wide: true },
  );
}
