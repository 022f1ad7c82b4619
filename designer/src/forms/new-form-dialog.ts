import { css, html, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import { controlStyles } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import type { FormController } from './form-controller.js';
import { fill, formDesignerTexts } from './form-designer-texts.js';

/** `<yl-new-form-dialog>`: name and key of a new form or of a copy. Tells `yl-close`. */
export class NewFormDialog extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    controller: { attribute: false },
    copying: { type: Boolean },
    fault: { state: true },
  };
  static override styles = [
    themeTokens,
    controlStyles,
    css`
      p {
        margin: 0;
      }
      p:empty {
        display: none;
      }
    `,
  ];

  declare controller: FormController | undefined;
  declare copying: boolean;
  declare fault: string;

  constructor() {
    super();
    this.copying = false;
    this.fault = '';
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
    // What is proposed is typed over.
    this.renderRoot.querySelector('input')?.select();
  }

  protected override render(): TemplateResult {
    const texts = formDesignerTexts(this.locale);
    const title = localize(this.controller?.template?.title, this.locale);
    const process = localize(this.session?.document.definition.title, this.locale);
    const base = this.copying
      ? `${this.controller?.template?.key ?? 'form'}-copy`
      : (this.session?.document.definition.key ?? 'form');
    const key = freeKey(base, this.controller);
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new CustomEvent('yl-close'))}>
      <form class="stack" method="dialog" @submit=${this.#submit}>
        <h2 id="title">${this.copying ? texts.copyForm : texts.newForm}</h2>
        <div class="field">
          <label for="name">${texts.formTitle}</label>
          <input
            id="name"
            required
            maxlength="100"
            autofocus
            .value=${this.copying ? fill(texts.copyTitle, { title }) : fill(texts.newFormTitle, { process })}
          />
        </div>
        <div class="field">
          <label for="key">${texts.formKey}</label>
          <input id="key" required translate="no" aria-describedby="hint" .value=${key} />
          <span class="hint" id="hint">${texts.formKeyHint}</span>
        </div>
        <p class="fault" role="alert">${this.fault}</p>
        <div class="buttons">
          <button type="button" @click=${this.#close}>${texts.cancel}</button>
          <button type="submit" class="primary" data-confirm>${texts.confirm}</button>
        </div>
      </form>
    </dialog>`;
  }

  readonly #close = (): void => this.renderRoot.querySelector('dialog')?.close();

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const read = (id: string): string => this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.value.trim() ?? '';
    const { controller, session } = this;
    if (controller === undefined || session === undefined) return;
    const before = session.document;
    this.fault = '';
    const unsubscribe = session.subscribe((change) => {
      if (change.what === 'refusal')
        this.fault = `${change.fault.message[this.locale]}。${change.fault.hint[this.locale]}`;
    });
    if (this.copying) controller.copyForm(read('key'), read('name'));
    else controller.newForm(read('key'), read('name'));
    unsubscribe();
    if (session.document !== before) this.#close();
  };
}

/** Key and name proposed for a new form of the process. */
export function newFormFor({ session, locale }: FormController): readonly [key: string, title: string] {
  const { key, title } = session.document.definition;
  return [
    freeKey(key, { session }),
    fill(formDesignerTexts(locale).newFormTitle, { process: localize(title, locale) }),
  ];
}

/** A key that no form of the design or of the world has. */
export function freeKey(base: string, controller: Pick<FormController, 'session'> | undefined): string {
  const taken = new Set(
    [...Object.values(controller?.session.document.forms ?? {}), ...(controller?.session.host.world.forms ?? [])].map(
      ({ key }) => key,
    ),
  );
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}
