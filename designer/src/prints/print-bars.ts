import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
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

/** A form without a template. */
export function noneTemplate(texts: Texts, isReadonly: boolean, make: () => void): TemplateResult {
  return html`<div class="empty none">
    <strong>${texts.noTemplates}</strong>
    <p>${texts.noTemplatesHint}</p>
    <button type="button" class="primary" data-starter ?hidden=${isReadonly} @click=${make}>
      ${texts.makeStarter}
    </button>
  </div>`;
}

/** Narrow: the template or its preview. */
export function viewsTemplate(
  texts: Texts,
  narrow: boolean,
  looking: boolean,
  choose: (look: boolean) => void,
): TemplateResult {
  return html`<div class="line views" role="group" aria-label=${texts.view} ?hidden=${!narrow}>
    ${[false, true].map(
      (look) =>
        html`<button
          type="button"
          data-look=${String(look)}
          aria-pressed=${String(look === looking)}
          @click=${() => choose(look)}
        >
          ${look ? texts.look : texts.edit}
        </button>`,
    )}
  </div>`;
}
