import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Json, JsonObject, Locale } from '@yunliu/engine/definition';
import { controlStyles, type ControlChange, type Option } from '../controls/index.js';
import { themeTokens } from '../view/theme.css.js';
import { colon } from '../view/locales/colon.js';
import { trialTexts } from './trial-texts.js';
import { rowsOf, valuesOf, type ValueRow } from './value-rows.js';

export interface AskField {
  readonly name: string;
  readonly label: string;
  readonly input: 'text' | 'lines' | 'person' | 'people' | 'choice' | 'time' | 'check' | 'values';
  readonly required?: boolean;
  readonly hint?: string;
  readonly options?: readonly Option[];
  readonly value?: Answer;
  /** Shown only while another field has this value. */
  readonly when?: readonly [name: string, value: string];
}

export type Answer = string | boolean | readonly string[] | JsonObject | undefined;
export type Answers = { readonly [name: string]: Answer };

export interface AskQuestion {
  readonly title: string;
  readonly text?: string;
  readonly fields: readonly AskField[];
  readonly action: string;
  readonly danger?: boolean;
  readonly locale: Locale;
  /** What is wrong with the answers; the dialog stays open. */
  readonly check?: (answers: Answers) => string | undefined;
}

/** What was typed, without spaces around; nothing = ''. */
export function typedAnswer(answers: Answers, name: string): string {
  const value = answers[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** Asks a few things and answers with what was given; `undefined` = nothing was. */
export class AskDialog extends LitElement {
  static override properties = { question: { state: true }, answers: { state: true }, wrong: { state: true } };
  static override styles = [
    themeTokens,
    controlStyles,
    css`
      .stack {
        margin-top: 12px;
      }
      .row {
        display: grid;
        grid-template-columns: 1fr 1fr 30px;
        gap: 6px;
        margin-bottom: 6px;
      }
      p {
        margin: 6px 0 0;
      }
      .star {
        color: var(--yl-danger);
      }
    `,
  ];

  declare question: AskQuestion | undefined;
  declare answers: { [name: string]: Answer };
  declare wrong: string;
  #settle: ((answers: Answers | undefined) => void) | undefined;
  #rows: { [name: string]: readonly ValueRow[] } = {};

  constructor() {
    super();
    this.answers = {};
    this.wrong = '';
  }

  async ask(question: AskQuestion): Promise<Answers | undefined> {
    this.#done(undefined);
    this.question = question;
    this.answers = Object.fromEntries(question.fields.map(({ name, value }) => [name, value]));
    this.#rows = Object.fromEntries(
      question.fields.flatMap(({ name, input, value }) =>
        input === 'values' ? [[name, rowsOf((value ?? {}) as JsonObject)]] : [],
      ),
    );
    this.wrong = '';
    await this.updateComplete;
    const answer = new Promise<Answers | undefined>((resolve) => (this.#settle = resolve));
    this.#dialog?.showModal();
    return answer;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override render(): TemplateResult {
    const { question } = this;
    const texts = trialTexts(question?.locale ?? 'zh-CN');
    return html`<dialog aria-labelledby="title" @close=${() => this.#done(undefined)}>
      ${
        question === undefined
          ? nothing
          : html`<form method="dialog" @submit=${this.#submit} novalidate>
              <h2 id="title">${question.title}</h2>
              ${question.text === undefined ? nothing : html`<p>${question.text}</p>`}
              <div class="stack">
                ${question.fields.filter((field) => this.#isShown(field)).map((field) => this.#field(field))}
              </div>
              <p class="fault" role="alert">${this.wrong}</p>
              <div class="buttons">
                <button type="button" @click=${() => this.#dialog?.close()}>${texts.cancel}</button>
                <button type="submit" class=${question.danger === true ? 'danger' : 'primary'} data-ok>
                  ${question.action}
                </button>
              </div>
            </form>`
      }
    </dialog>`;
  }

  #isShown({ when }: AskField): boolean {
    return when === undefined || this.answers[when[0]] === when[1];
  }

  #field(field: AskField): TemplateResult {
    const { name, label, input, hint = '', options = [], required = false } = field;
    const locale = this.question?.locale ?? 'zh-CN';
    const value = this.answers[name];
    const set = (event: CustomEvent<ControlChange<Answer>>): void => this.#set(name, event.detail.value);
    switch (input) {
      case 'person':
        return html`<yl-pick-control
          data-field=${name}
          .label=${label}
          .options=${options}
          .value=${value}
          .locale=${locale}
          ?required=${required}
          @yl-change=${set}
        ></yl-pick-control>`;
      case 'people':
        return html`<yl-picks-control
          data-field=${name}
          .label=${label}
          .options=${options}
          .value=${value ?? []}
          .locale=${locale}
          ?required=${required}
          @yl-change=${set}
        ></yl-picks-control>`;
      case 'check':
        return html`<label class="check"
            ><input
              type="checkbox"
              data-field=${name}
              .checked=${value === true}
              @change=${(event: Event) => this.#set(name, (event.target as HTMLInputElement).checked)}
            />${label}</label
          >${hint === '' ? nothing : html`<div class="hint">${hint}</div>`}`;
      case 'values':
        return this.#values(field);
      default:
        return html`<div class="field">
          <label for=${`ask-${name}`}
            >${label}${required ? html` <span class="star" aria-hidden="true">*</span>` : nothing}</label
          >
          ${this.#input(field, value)} ${hint === '' ? nothing : html`<div class="hint">${hint}</div>`}
        </div>`;
    }
  }

  #input({ name, input, options = [], required = false }: AskField, value: Answer): TemplateResult {
    const id = `ask-${name}`;
    const typed = (event: Event): void => this.#set(name, (event.target as HTMLInputElement).value);
    const text = typeof value === 'string' ? value : '';
    if (input === 'lines')
      return html`<textarea
        id=${id}
        data-field=${name}
        rows="3"
        aria-required=${required}
        .value=${text}
        @input=${typed}
      ></textarea>`;
    if (input === 'choice')
      return html`<select id=${id} data-field=${name} aria-required=${required} @change=${typed}>
        ${options.map(
          (option) => html`<option value=${option.value} ?selected=${option.value === text}>${option.label}</option>`,
        )}
      </select>`;
    return html`<input
      id=${id}
      data-field=${name}
      type="text"
      inputmode=${input === 'time' ? 'numeric' : nothing}
      placeholder=${input === 'time' ? '2026-09-30 17:40' : nothing}
      aria-required=${required}
      autocomplete="off"
      .value=${text}
      @input=${typed}
    />`;
  }

  #values({ name, label }: AskField): TemplateResult {
    const texts = trialTexts(this.question?.locale ?? 'zh-CN');
    const rows = this.#rows[name] ?? [];
    const put = (next: readonly ValueRow[]): void => {
      this.#rows = { ...this.#rows, [name]: next };
      this.#set(name, valuesOf(next));
    };
    return html`<fieldset class="field">
      <legend class="label">${label}</legend>
      ${rows.map((row, at) => {
        const change =
          (key: 'name' | 'value') =>
          (event: Event): void =>
            put(
              rows.map((each, index) =>
                index === at ? { ...each, [key]: (event.target as HTMLInputElement).value } : each,
              ),
            );
        return html`<div class="row">
          <input
            aria-label=${`${texts.rowName} ${at + 1}`}
            .value=${row.name}
            placeholder=${texts.rowName}
            @input=${change('name')}
          />
          <input
            aria-label=${`${texts.rowValue} ${at + 1}`}
            .value=${row.value}
            placeholder=${texts.rowValue}
            @input=${change('value')}
          />
          <button
            type="button"
            class="plain icon"
            aria-label=${`${texts.removeRow} ${at + 1}`}
            @click=${() => put(rows.filter((_, index) => index !== at))}
          >
            ×
          </button>
        </div>`;
      })}
      <div>
        <button type="button" data-add-row @click=${() => put([...rows, { name: '', value: '' }])}>
          ${texts.addRow}
        </button>
      </div>
    </fieldset>`;
  }

  #set(name: string, value: Answer): void {
    this.answers = { ...this.answers, [name]: value };
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { question } = this;
    if (question === undefined) return;
    const shown = question.fields.filter((field) => this.#isShown(field));
    const missing = shown.find(({ name, required }) => required === true && isNothing(this.answers[name]));
    const texts = trialTexts(question.locale);
    const wrong =
      missing === undefined
        ? question.check?.(this.answers)
        : `${missing.label}${colon(question.locale)}${texts.needed}`;
    this.wrong = wrong ?? '';
    if (wrong !== undefined) return;
    this.#done(Object.fromEntries(shown.map(({ name }) => [name, this.answers[name]])));
  };

  #done(answers: Answers | undefined): void {
    const settle = this.#settle;
    this.#settle = undefined;
    if (this.#dialog?.open === true) this.#dialog.close();
    settle?.(answers);
  }
}

function isNothing(value: Answer | Json): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
