import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { formTemplateSchema, validateForm, type Issue, type Json, type SchemaNode } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import { controlStyles } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { writeJson } from '../model/index.js';
import { themeTokens } from '../view/theme.css.js';
import type { FormController } from './form-controller.js';
import { fill, formDesignerTexts } from './form-designer-texts.js';

type Part = 'schema' | 'ui';

/**
 * `<yl-form-json>`: the schema of the data and the layout as JSON. What is applied is checked first; a part with errors is
 * not taken, and says why.
 */
export class FormJson extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    controller: { attribute: false },
    revision: { type: Number },
    shown: { state: true },
    refused: { state: true },
  };
  static override styles = [
    themeTokens,
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 8px;
        min-height: 0;
        padding: 10px 12px;
      }
      yl-json-editor {
        flex: 1;
        min-height: 0;
      }
      .faults {
        max-height: 30%;
        overflow: auto;
        padding: 8px 12px;
        border: 1px solid var(--yl-danger);
        border-radius: var(--yl-radius);
        background: var(--yl-danger-soft);
        color: var(--yl-danger);
      }
      ul {
        margin: 4px 0 0;
        padding-inline-start: 18px;
      }
    `,
  ];

  declare controller: FormController | undefined;
  declare revision: number;
  declare shown: Part;
  declare refused: readonly Issue[];

  constructor() {
    super();
    this.shown = 'schema';
    this.refused = [];
    this.revision = 0;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('shown')) this.refused = [];
  }

  protected override render(): TemplateResult | typeof nothing {
    const template = this.controller?.template;
    if (template === undefined || this.session === undefined) return nothing;
    const texts = formDesignerTexts(this.locale);
    const { shown: part } = this;
    const issues = validateForm(template).filter(({ pointer }) => isIn(pointer, part));
    return html`<div class="line" role="group" aria-label=${texts.json}>
        ${(['schema', 'ui'] as const).map(
          (one) =>
            html`<button
              type="button"
              data-part=${one}
              aria-pressed=${String(one === part)}
              @click=${() => (this.shown = one)}
            >
              ${one === 'schema' ? texts.jsonSchema : texts.jsonUi}
            </button>`,
        )}
      </div>
      ${
        this.refused.length === 0
          ? nothing
          : html`<div class="faults" role="alert">
              ${fill(texts.jsonFaults, { count: this.refused.length })}
              <ul>
                ${this.refused.map(
                  ({ message, hint, pointer }) =>
                    html`<li>
                      <code translate="no">${pointer.slice(part.length + 1) || '/'}</code> ${message[this.locale]}${
                        hint === undefined ? nothing : html`。${hint[this.locale]}`
                      }
                    </li>`,
                )}
              </ul>
            </div>`
      }
      <yl-json-editor
        .locale=${this.locale}
        .label=${part === 'schema' ? texts.jsonSchema : texts.jsonUi}
        .value=${writeJson(template[part])}
        .place=${{ owner: this.session, name: `form ${template.key} ${part}` }}
        .schema=${partSchema[part]}
        .issues=${issues.map((issue) => ({ ...issue, pointer: issue.pointer.slice(part.length + 1) }))}
        .readonly=${this.session.isReadonly}
        @yl-change=${(event: CustomEvent<{ readonly json: unknown }>) => this.#apply(template, event.detail.json)}
      ></yl-json-editor>`;
  }

  #apply(template: FormTemplate, json: unknown): void {
    const { shown: part, controller } = this;
    if (json === undefined || controller === undefined) return;
    const errors = validateForm({ ...template, [part]: json }).filter(({ severity }) => severity === 'error');
    // Faults that the other part had before do not keep this one from being mended.
    const before = new Set(validateForm(template).map(({ code, pointer }) => `${code} ${pointer}`));
    this.refused = errors.filter(({ code, pointer }) => isIn(pointer, part) || !before.has(`${code} ${pointer}`));
    if (this.refused.length > 0) return;
    if (controller.edit((form) => [{ type: 'set', pointer: `/forms/${form}/${part}`, value: json as Json }]))
      this.session?.say(formDesignerTexts(this.locale).jsonApplied);
  }
}

function isIn(pointer: string, part: Part): boolean {
  return pointer === `/${part}` || pointer.startsWith(`/${part}/`);
}

const partSchema: { readonly [part in Part]: SchemaNode } = {
  schema: partOf('dataSchema'),
  ui: partOf('uiElement'),
};

function partOf(name: string): SchemaNode {
  const { $defs } = formTemplateSchema;
  return { ...$defs?.[name], ...($defs === undefined ? {} : { $defs }) };
}
