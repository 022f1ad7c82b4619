import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import { formId } from '../model/index.js';
import type { DesignSession } from '../session/index.js';
import { addFormDialog } from './workbench-dialogs.js';
import { icon } from './workbench-icons.js';
import { workbenchTexts } from './workbench-texts.js';

/** Which form the form and print designers show: the one chosen, else the one selected, else the first. */
export class FormChoice {
  #current: string | undefined;
  #selected: string | undefined;
  #isAdding = false;
  readonly #element: ReactiveControllerHost;

  constructor(element: ReactiveControllerHost) {
    this.#element = element;
  }

  get current(): string | undefined {
    return this.#current;
  }

  update(session: DesignSession | undefined): void {
    if (session === undefined) return;
    const forms = Object.keys(session.document.forms);
    const chosen = session.selection.find((element) => element.part === 'form' || element.part === 'print');
    const selected = chosen === undefined ? undefined : chosen.form;
    if (selected !== undefined && selected !== this.#selected && forms.includes(selected)) this.#current = selected;
    this.#selected = selected;
    if (this.#current === undefined || !forms.includes(this.#current)) this.#current = forms[0];
  }

  picker(session: DesignSession, { canEdit }: { readonly canEdit: boolean }): TemplateResult {
    const texts = workbenchTexts(session.locale);
    const forms = Object.entries(session.document.forms);
    const choose = (event: Event): void => {
      this.#current = (event.target as HTMLSelectElement).value;
      session.select([{ part: 'form', form: this.#current }]);
      this.#element.requestUpdate();
    };
    return html`<div class="forms">
      ${
        forms.length === 0
          ? nothing
          : html`<select aria-label=${texts.form} data-testid="form-choice" @change=${choose}>
              ${forms.map(
                ([id, form]) =>
                  html`<option value=${id} ?selected=${id === this.#current}>
                    ${localize(form.title, session.locale)}
                  </option>`,
              )}
            </select>`
      }
      ${
        canEdit && !session.isReadonly
          ? html`<button type="button" data-testid="add-form" @click=${() => this.#ask(true)}>
                ${icon('plus', 13)} ${texts.addForm}
              </button>
              ${
                this.#current === undefined
                  ? nothing
                  : html`<button
                      type="button"
                      class="plain icon"
                      aria-label=${texts.removeForm}
                      title=${texts.removeForm}
                      data-testid="remove-form"
                      @click=${() => session.execute({ type: 'remove-form', form: this.#current ?? '' })}
                    >
                      ${icon('bin', 14)}
                    </button>`
              }`
          : nothing
      }
    </div>`;
  }

  dialogs(session: DesignSession): TemplateResult | typeof nothing {
    if (!this.#isAdding) return nothing;
    const texts = workbenchTexts(session.locale);
    return addFormDialog({ texts, locale: session.locale, close: () => this.#ask(false) }, ({ key, title }) => {
      if (!session.execute({ type: 'add-form', key, title })) return;
      const added = Object.values(session.document.forms).find((form) => form.key === key);
      if (added !== undefined) this.#current = formId(added);
      this.#ask(false);
    });
  }

  #ask(isAdding: boolean): void {
    this.#isAdding = isAdding;
    this.#element.requestUpdate();
  }
}
