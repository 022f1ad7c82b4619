import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Person } from '../../api/index.js';
import { t } from '../locales/index.js';
import { openDialog } from './dialog.js';
import './people-picker.js';

interface FieldCommon {
  readonly key: string;
  readonly label: string;
}

/** What a dialog asks for. */
export type DialogField =
  | (FieldCommon & {
      readonly kind: 'people';
      readonly most?: number;
      readonly required?: boolean;
      readonly exclude?: readonly string[];
      readonly among?: readonly Person[];
      readonly picked?: readonly Person[];
    })
  | (FieldCommon & {
      readonly kind: 'choice' | 'select';
      readonly options: readonly { readonly value: string; readonly title: string; readonly hint?: string }[];
      /** Chosen at first; absent = the person has to choose. */
      readonly value?: string;
    })
  | (FieldCommon & { readonly kind: 'text'; readonly required?: boolean; readonly missing?: string })
  | (FieldCommon & { readonly kind: 'flag'; readonly value?: boolean });

export interface DialogAnswer {
  text(key: string): string;
  people(key: string): readonly Person[];
  flag(key: string): boolean;
}

export interface OperationQuestion {
  readonly title: string;
  readonly text?: string | TemplateResult;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly fields: readonly DialogField[];
}

/** Asks for everything an operation needs, says at each field what is missing; `undefined` = no. */
export async function askOperation(question: OperationQuestion): Promise<DialogAnswer | undefined> {
  const { common } = t();
  const asked = new Answers(question.fields);
  return openDialog<DialogAnswer>(question.title, (close, redraw) => {
    const submit = (event: Event): void => {
      event.preventDefault();
      if (asked.judge()) return close(asked);
      redraw();
      // pickers draw themselves a moment later
      requestAnimationFrame(() => {
        const form = event.target as HTMLElement;
        const first = form.querySelector<HTMLElement>('[aria-invalid=true]');
        (first?.querySelector<HTMLElement>('input, textarea, select') ?? first)?.focus();
      });
    };
    return html`<form class="dialog-form" novalidate @submit=${submit}>
      ${question.text === undefined ? nothing : html`<div class="dialog-text">${question.text}</div>`}
      ${question.fields.map((field) => fieldView(field, asked, redraw))}
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

class Answers implements DialogAnswer {
  readonly faults = new Map<string, string>();
  private readonly texts = new Map<string, string>();
  private readonly persons = new Map<string, readonly Person[]>();
  private readonly flags = new Map<string, boolean>();

  constructor(private readonly fields: readonly DialogField[]) {
    for (const field of fields) {
      if (field.kind === 'people') this.persons.set(field.key, field.picked ?? []);
      else if (field.kind === 'flag') this.flags.set(field.key, field.value ?? false);
      else this.texts.set(field.key, field.kind === 'text' ? '' : (field.value ?? ''));
    }
  }

  text(key: string): string {
    return (this.texts.get(key) ?? '').trim();
  }

  people(key: string): readonly Person[] {
    return this.persons.get(key) ?? [];
  }

  flag(key: string): boolean {
    return this.flags.get(key) ?? false;
  }

  setText(key: string, text: string): void {
    this.texts.set(key, text);
  }

  setPeople(key: string, people: readonly Person[]): void {
    this.persons.set(key, people);
  }

  setFlag(key: string, flag: boolean): void {
    this.flags.set(key, flag);
  }

  /** Nothing is missing; else `faults` says what. */
  judge(): boolean {
    const { operations } = t();
    this.faults.clear();
    for (const field of this.fields) {
      if (field.kind === 'people') {
        if (field.required !== false && this.people(field.key).length === 0)
          this.faults.set(field.key, operations.personMissing);
      } else if (field.kind === 'text') {
        if (field.required === true && this.text(field.key) === '')
          this.faults.set(field.key, field.missing ?? operations.reasonMissing);
      } else if (field.kind !== 'flag' && this.text(field.key) === '')
        this.faults.set(field.key, operations.choiceMissing);
    }
    return this.faults.size === 0;
  }
}

function fieldView(field: DialogField, asked: Answers, redraw: () => void): TemplateResult {
  const { common } = t();
  const fault = asked.faults.get(field.key) ?? '';
  const faultLine = fault === '' ? nothing : html`<span class="field-fault" role="alert">${fault}</span>`;
  switch (field.kind) {
    case 'people':
      return html`<yl-people-picker
        .label=${field.label}
        .name=${field.key}
        .most=${field.most ?? 200}
        .required=${field.required ?? true}
        .exclude=${field.exclude ?? []}
        .among=${field.among}
        .picked=${asked.people(field.key)}
        .fault=${fault}
        @yl-people-picked=${(event: CustomEvent<{ people: readonly Person[] }>) => {
          asked.setPeople(field.key, event.detail.people);
          if (asked.faults.delete(field.key)) redraw();
        }}
      ></yl-people-picker>`;
    case 'choice':
      return html`<fieldset class="field options" aria-invalid=${fault === '' ? 'false' : 'true'}>
        <legend class="field-label">${field.label}</legend>
        ${field.options.map(
          ({ value, title, hint }) =>
            html`<label class="check option"
              ><input
                type="radio"
                name=${field.key}
                value=${value}
                data-testid=${`choose-${value}`}
                ?checked=${asked.text(field.key) === value}
                @change=${() => asked.setText(field.key, value)}
              /><span>${title}${hint === undefined ? nothing : html`<span class="faint">　${hint}</span>`}</span></label
            >`,
        )}${faultLine}
      </fieldset>`;
    case 'select':
      return html`<label class="field"
        ><span class="field-label">${field.label}<span class="mark-required">${common.required}</span></span
        ><select
          data-testid=${`select-${field.key}`}
          aria-invalid=${fault === '' ? 'false' : 'true'}
          @change=${(event: Event) => asked.setText(field.key, (event.target as HTMLSelectElement).value)}
        >
          ${asked.text(field.key) === '' ? html`<option value="">${t().operations.choiceMissing}</option>` : nothing}
          ${field.options.map(({ value, title }) => html`<option value=${value} ?selected=${asked.text(field.key) === value}>${title}</option>`)}</select
        >${faultLine}</label
      >`;
    case 'flag':
      return html`<label class="check"
        ><input
          type="checkbox"
          ?checked=${asked.flag(field.key)}
          data-testid=${`flag-${field.key}`}
          @change=${(event: Event) => asked.setFlag(field.key, (event.target as HTMLInputElement).checked)}
        />${field.label}</label
      >`;
    case 'text':
      return html`<label class="field"
        ><span class="field-label"
          >${field.label}<span class=${field.required === true ? 'mark-required' : 'faint'}
            >${field.required === true ? common.required : common.optional}</span
          ></span
        ><textarea
          rows="3"
          maxlength="2000"
          data-testid="dialog-text"
          aria-invalid=${fault === '' ? 'false' : 'true'}
          @input=${(event: Event) => asked.setText(field.key, (event.target as HTMLTextAreaElement).value)}
        ></textarea
        >${faultLine}</label
      >`;
  }
}
