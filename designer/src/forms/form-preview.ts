import { css, html, nothing, type TemplateResult } from 'lit';
import { localize, type FieldRights, type JsonObject } from '@yunliu/engine/definition';
import { compileForm, type FormTemplate, type FormValidator } from '@yunliu/engine/forms';
import { controlStyles } from '../controls/index.js';
import { statesOf } from '../model/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { worldPeople } from '../session/index.js';
import { interpretedValidator } from '@yunliu/engine/simulate';
import type { FormElement } from '../view/index.js';
import { themeTokens } from '../view/theme.css.js';
import { formDesignerTexts } from './form-designer-texts.js';
import { formTree } from './form-tree.js';
import { previewFiles } from './preview-ports.js';
import { sampleValues } from './sample-values.js';

/**
 * `<yl-form-preview .session .form>`: the form in the very renderer people fill it in with, under the rights of a step.
 * The renderer is loaded when a preview is first shown.
 */
export class FormPreview extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    form: {},
    device: { type: String, reflect: true },
    step: { state: true },
    values: { state: true },
    isLoaded: { state: true },
    verdict: { state: true },
  };
  static override styles = [
    themeTokens,
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        background: var(--yl-surface-soft);
      }
      .bar {
        flex: none;
        padding: 7px 12px;
        border-bottom: 1px solid var(--yl-line);
        background: var(--yl-surface);
      }
      .bar select {
        width: auto;
        max-width: 260px;
      }
      .room {
        flex: 1;
        min-height: 0;
        overflow: auto;
        padding: 14px;
      }
      .page {
        max-width: 900px;
        margin: 0 auto;
        padding: 18px 22px 26px;
        border: 1px solid var(--yl-line);
        border-radius: 6px;
        background: var(--yl-surface);
      }
      :host([device='phone']) .page {
        max-width: 390px;
        padding: 14px;
        border: 7px solid #2b3742;
        border-radius: 22px;
      }
      h2 {
        margin-bottom: 14px;
        font-size: 18px;
        text-align: center;
      }
      pre {
        margin: 0;
        overflow: auto;
        font-size: 12px;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      details {
        max-width: 900px;
        margin: 10px auto 0;
      }
      @media (max-width: 700px) {
        .room {
          padding: 8px;
        }
        .page,
        :host([device='phone']) .page {
          padding: 12px;
          border-width: 1px;
          border-radius: 6px;
        }
      }
    `,
  ];

  declare form: string;
  declare device: 'desktop' | 'phone';
  /** Key of the step whose rights count; `*` everything may be filled in; `` read only. */
  declare step: string;
  declare values: JsonObject;
  declare isLoaded: boolean;
  declare verdict: string;
  readonly #files = previewFiles();
  #checked: { readonly of: FormTemplate; readonly validator: FormValidator } | undefined;

  constructor() {
    super();
    this.device = 'desktop';
    this.step = '*';
    this.values = {};
    this.isLoaded = false;
    this.verdict = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void import('../view/define.js').then(() => (this.isLoaded = true));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#files.close();
  }

  protected override render(): TemplateResult | typeof nothing {
    const template = this.session?.document.forms[this.form];
    if (this.session === undefined || template === undefined) return nothing;
    const texts = formDesignerTexts(this.locale);
    const fault = faultOf(template);
    return html`${this.#bar(template)}
      <div class="room">
        ${
          fault !== undefined
            ? html`<p class="fault" role="alert">${texts.previewFaulty}${fault[this.locale]}</p>`
            : this.isLoaded
              ? html`<div class="page">
                    <h2>${localize(template.title, this.locale)}</h2>
                    <yl-form
                      .template=${template}
                      .rights=${this.#rights()}
                      .validator=${this.#validator(template)}
                      .values=${this.values}
                      .locale=${this.locale}
                      .readonly=${this.step === ''}
                      .people=${worldPeople(this.session.host.world, this.locale)}
                      .files=${this.#files}
                      .signer=${this.session.host.world.organisation.users[0]?.name ?? ''}
                      @yl-change=${() => this.requestUpdate()}
                    ></yl-form>
                  </div>
                  <details>
                    <summary>${texts.previewValues}</summary>
                    <pre translate="no">
${JSON.stringify(this.#element?.currentValues ?? this.values, undefined, 2)}</pre>
                  </details>`
              : html`<p class="empty">${texts.previewLoading}</p>`
        }
      </div>`;
  }

  #bar(template: FormTemplate): TemplateResult {
    const texts = formDesignerTexts(this.locale);
    const steps = this.#steps(template);
    return html`<div class="line bar">
      <label for="step" class="hint">${texts.previewStep}</label>
      <select
        id="step"
        @change=${(event: Event) => {
          this.step = (event.target as HTMLSelectElement).value;
          this.verdict = '';
        }}
      >
        <option value="*" ?selected=${this.step === '*'}>${texts.previewAll}</option>
        ${steps.map(({ key, title }) => html`<option value=${key} ?selected=${this.step === key}>${title}</option>`)}
        <option value="" ?selected=${this.step === ''}>${texts.previewRead}</option>
      </select>
      <button type="button" data-do="samples" @click=${this.#fill}>${texts.previewSamples}</button>
      <button type="button" data-do="clear" @click=${this.#clear}>${texts.previewClear}</button>
      <button type="button" data-do="check" ?disabled=${this.step === ''} @click=${this.#check}>
        ${texts.previewCheck}
      </button>
      <span role="status" class="hint">${this.verdict}</span>
    </div>`;
  }

  /** Made anew only for another template: the renderer starts over with every validator. */
  #validator(template: FormTemplate): FormValidator {
    if (this.#checked?.of !== template) this.#checked = { of: template, validator: interpretedValidator(template) };
    return this.#checked.validator;
  }

  get #element(): FormElement | null {
    return this.renderRoot.querySelector<FormElement>('yl-form');
  }

  #steps(
    template: FormTemplate,
  ): readonly { readonly key: string; readonly title: string; readonly rights: FieldRights }[] {
    return this.session === undefined
      ? []
      : [...statesOf(this.session.document)].flatMap(([key, { state }]) =>
          state.type === 'task' && state.form?.template === template.key && state.form.version === template.version
            ? [{ key, title: localize(state.title, this.locale), rights: state.form.rights }]
            : [],
        );
  }

  #rights(): FieldRights {
    const template = this.session?.document.forms[this.form];
    if (this.step === '' || template === undefined) return { '*': 'read' };
    return this.#steps(template).find(({ key }) => key === this.step)?.rights ?? { '*': 'edit' };
  }

  readonly #fill = (): void => {
    const template = this.session?.document.forms[this.form];
    if (template === undefined || this.session === undefined) return;
    this.verdict = '';
    this.values = sampleValues(
      formTree(template, this.locale),
      this.session.host.world,
      new Date().toISOString().slice(0, 10),
    );
  };

  readonly #clear = (): void => {
    this.verdict = '';
    this.values = {};
    this.#element?.reset();
  };

  readonly #check = (): void => {
    this.verdict = this.#element?.reportValidity() === true ? formDesignerTexts(this.locale).previewOk : '';
  };
}

/** A form whose layout names fields that do not exist cannot be shown. */
function faultOf(template: FormTemplate): { readonly 'zh-CN': string; readonly en: string } | undefined {
  try {
    compileForm(template, () => []);
    return undefined;
  } catch (error) {
    const { messages } = error as { readonly messages?: { readonly 'zh-CN': string; readonly en: string } };
    return messages ?? { 'zh-CN': String(error), en: String(error) };
  }
}
