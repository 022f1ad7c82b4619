import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { t } from '../locales/index.js';
import { dayStart, fromLocalTime, tidyDay } from '../time-words.js';
import { openDialog } from './dialog.js';

/** One field of a small form. */
interface DialogField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'line' | 'text' | 'number' | 'choice' | 'date' | 'moment';
  readonly required?: boolean;
  /** Said when it is required and empty. */
  readonly missing?: string;
  readonly hint?: string;
  readonly value?: string;
  readonly options?: readonly { readonly value: string; readonly title: string }[];
  /** Shown while this holds for what has been entered. */
  readonly when?: (values: DialogValues) => boolean;
}

export type DialogValues = Readonly<Record<string, string>>;

export interface FormQuestion {
  readonly title: string;
  readonly text?: string | TemplateResult;
  readonly fields: readonly DialogField[];
  readonly confirm: string;
  readonly danger?: boolean;
  /** Something that depends on what has been entered, e.g. a preview. */
  readonly below?: (values: DialogValues, redraw: () => void) => TemplateResult | typeof nothing;
}

/** Asks for a few values; `undefined` = not after all. Faults stand at their fields, and the first gets the focus. */
export async function askForm(question: FormQuestion): Promise<DialogValues | undefined> {
  const { common } = t();
  let values: Record<string, string> = Object.fromEntries(
    question.fields.map(({ name, value = '' }) => [name, value] as const),
  );
  let faults: ReadonlySet<string> = new Set();
  return openDialog<DialogValues>(question.title, (close, redraw) => {
    const shown = question.fields.filter(({ when }) => when === undefined || when(values));
    const submit = (event: Event): void => {
      event.preventDefault();
      const missing = shown.filter(
        (field) =>
          (field.required === true && (values[field.name] ?? '').trim() === '') ||
          isWrongTime(field, values[field.name] ?? ''),
      );
      if (missing.length === 0) {
        close(
          Object.fromEntries(
            shown.map(({ name, kind }) => {
              const value = values[name] ?? '';
              return [name, kind === 'moment' ? tidyMoment(value) : kind === 'date' ? tidyDay(value) : value] as const;
            }),
          ),
        );
        return;
      }
      faults = new Set(missing.map(({ name }) => name));
      redraw();
      (event.target as HTMLElement).querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    };
    const enter = (name: string, event: Event): void => {
      values = { ...values, [name]: (event.target as HTMLInputElement).value };
      redraw();
    };
    return html`<form class="dialog-form" novalidate @submit=${submit}>
      ${question.text === undefined ? nothing : html`<div class="dialog-text">${question.text}</div>`}
      ${shown.map((field) => renderField(field, values[field.name] ?? '', faults.has(field.name), enter))}
      ${question.below?.(values, redraw) ?? nothing}
      <div class="dialog-actions">
        <button type="button" class="button" data-testid="dialog-cancel" @click=${() => close(undefined)}>
          ${common.cancel}
        </button>
        <button
          type="submit"
          class=${question.danger === true ? 'button danger' : 'button primary'}
          data-testid="dialog-confirm"
        >
          ${question.confirm}
        </button>
      </div>
    </form>`;
  });
}

/** Dates as text: the browser's own date fields speak the language of the browser, not that of the portal. */
const PLACEHOLDERS = { line: '', number: '', date: '2026-09-30', moment: '2026-09-30 17:40' } as const;

/** `2026-9-30 9:05` as `2026-09-30T09:05`; what is no time stays as it is. */
function tidyMoment(text: string): string {
  const [, day = '', hour = '', minute = ''] = /^(\S+?)[ T]+(\d{1,2})[:：](\d{2})$/.exec(text.trim()) ?? [];
  return day === '' ? text.trim() : `${tidyDay(day)}T${hour.padStart(2, '0')}:${minute}`;
}

function isWrongTime({ kind }: DialogField, value: string): boolean {
  if (value.trim() === '') return false;
  if (kind === 'moment') return fromLocalTime(tidyMoment(value)) === undefined;
  return kind === 'date' && dayStart(tidyDay(value), 0) === undefined;
}

function renderField(
  field: DialogField,
  value: string,
  isWrong: boolean,
  enter: (name: string, event: Event) => void,
): TemplateResult {
  const { common } = t();
  const { name, label, kind, required, hint } = field;
  const invalid = isWrong ? 'true' : 'false';
  const onInput = (event: Event): void => enter(name, event);
  const control =
    kind === 'text'
      ? html`<textarea
          rows="3"
          maxlength="2000"
          data-testid=${`field-${name}`}
          aria-invalid=${invalid}
          .value=${value}
          @input=${onInput}
        ></textarea>`
      : kind === 'choice'
        ? html`<select data-testid=${`field-${name}`} aria-invalid=${invalid} @change=${onInput}>
            ${(field.options ?? []).map(
              (option) =>
                html`<option value=${option.value} ?selected=${option.value === value}>${option.title}</option>`,
            )}
          </select>`
        : html`<input
            type=${kind === 'number' ? 'number' : 'text'}
            placeholder=${PLACEHOLDERS[kind]}
            data-testid=${`field-${name}`}
            aria-invalid=${invalid}
            step=${kind === 'number' ? 'any' : nothing}
            min=${kind === 'number' ? '0' : nothing}
            maxlength=${kind === 'line' ? '400' : nothing}
            .value=${value}
            @input=${onInput}
          />`;
  return html`<label class="field"
    ><span class="field-label"
      >${label}<span class=${required === true ? 'mark-required' : 'faint'}
        >${required === true ? common.required : common.optional}</span
      ></span
    >${control}${hint === undefined ? nothing : html`<span class="faint">${hint}</span>`}${
      isWrong
        ? html`<span class="field-fault" role="alert"
            >${value.trim() === '' ? (field.missing ?? `${label}${common.colon}${common.required}`) : t().clocks.act.wrongTime}</span
          >`
        : nothing
    }</label
  >`;
}
