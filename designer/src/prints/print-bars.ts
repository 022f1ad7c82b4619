import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import type { PrintFault } from './print-check.js';
import type { printsTexts } from './prints-texts.js';

type Texts = ReturnType<typeof printsTexts>;

export interface PrintBar {
  readonly texts: Texts;
  readonly locale: Locale;
  readonly forms: readonly { readonly id: string; readonly title: string }[];
  readonly form: string;
  readonly names: readonly string[];
  readonly name: string | undefined;
  readonly isReadonly: boolean;
  chooseForm(form: string): void;
  choose(name: string): void;
  add(): void;
  rename(): void;
  duplicate(): void;
  remove(): void;
  setup(): void;
}

/** Which form, which template, and what is done with the template as a whole. */
export function barTemplate(bar: PrintBar): TemplateResult {
  const { texts, forms, form, names, name, isReadonly } = bar;
  const has = name !== undefined && !isReadonly;
  return html`<div class="line bar">
    <label class="line"
      ><span class="hint">${texts.form}</span>
      <select name="form" @change=${(event: Event) => bar.chooseForm((event.target as HTMLSelectElement).value)}>
        ${forms.map(({ id, title }) => html`<option value=${id} ?selected=${id === form}>${title}</option>`)}
      </select></label
    >
    <div class="line names" role="group" aria-label=${texts.templates}>
      ${names.map(
        (one) =>
          html`<button
            type="button"
            data-print=${one}
            aria-pressed=${String(one === name)}
            @click=${() => bar.choose(one)}
          >
            ${one === 'print' ? texts.mainPrint : one}
          </button>`,
      )}
    </div>
    <span class="grow"></span>
    ${isReadonly ? nothing : html`<button type="button" data-add @click=${() => bar.add()}>${texts.add}</button>`}
    ${
      !has
        ? nothing
        : html`<button type="button" data-setup @click=${() => bar.setup()}>${texts.setup}</button>
            <button type="button" class="plain" data-rename @click=${() => bar.rename()}>${texts.rename}</button>
            <button type="button" class="plain" data-duplicate @click=${() => bar.duplicate()}>
              ${texts.duplicate}
            </button>
            <button type="button" class="plain" data-remove @click=${() => bar.remove()}>${texts.remove}</button>`
    }
  </div>`;
}

/** Faults of the template; each leads to its line. */
export function faultsTemplate(
  texts: Texts,
  locale: Locale,
  faults: readonly PrintFault[] | undefined | null,
  show: (line: number) => void,
): TemplateResult | typeof nothing {
  if (faults === undefined) return nothing;
  if (faults === null) return html`<p class="faults hint">${texts.checkFailed}</p>`;
  if (faults.length === 0) return html`<p class="faults good" role="status">${texts.noFaults}</p>`;
  return html`<div class="faults" role="status">
    <strong>${texts.faults(faults.length)}</strong>
    <ul>
      ${faults.map(
        ({ line, message, hint, code }) =>
          html`<li data-code=${code}>
            <button
              type="button"
              class="plain"
              title=${hint[locale]}
              ?disabled=${line === undefined}
              @click=${() => show(line ?? 1)}
            >
              ${message[locale]}
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}
