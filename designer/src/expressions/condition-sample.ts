import { css, html, nothing, type TemplateResult } from 'lit';
import { explainCondition, parseExpression, type ExplainedCondition } from '@yunliu/engine/expressions';
import type { Json, JsonObject } from '@yunliu/engine/definition';
import type { ControlChange } from '../controls/index.js';
import { controlStyles } from '../controls/control-styles.js';
import type { ConditionField } from '../model/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { colon } from '../view/locales/colon.js';
import { conditionTexts } from './condition-texts.js';
import { feelSentence } from './feel-check.js';
import { sampleInput, type SamplePlace } from './sample-input.js';
import { scenarioValues } from './scenario-values.js';
import type { ExpressionScope } from './scope-name.js';

/** Tries a condition on values typed in here or taken from a scenario, and says which part of it holds. */
export class ConditionSample extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    value: { attribute: false },
    scope: { attribute: false },
    scenario: { state: true },
    typed: { state: true },
    open: { state: true },
  };
  static override styles = [
    themeTokens,
    controlStyles,
    css`
      :host {
        display: block;
      }
      summary {
        color: var(--yl-muted);
        font-weight: 400;
        font-size: 12.5px;
      }
      .inputs {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
        gap: 8px;
        margin-bottom: 8px;
      }
      .source {
        max-width: 320px;
        margin-bottom: 8px;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      ul ul {
        margin-inline-start: 18px;
      }
      li > div {
        padding: 2px 0;
        overflow-wrap: anywhere;
      }
      .sign {
        display: inline-block;
        margin-inline-end: 7px;
        padding: 0 6px;
        border-radius: 3px;
        background: #fdf3df;
        color: #6b4a00;
        font-size: 12px;
      }
      .true .sign {
        background: #e4f3e8;
        color: #17592f;
      }
      .false .sign {
        background: var(--yl-danger-soft);
        color: var(--yl-danger);
      }
      .read {
        color: var(--yl-muted);
        font-size: 12px;
      }
      .verdict {
        font-weight: 600;
      }
    `,
  ];

  declare value: string | undefined;
  declare scope: ExpressionScope | undefined;
  declare scenario: string;
  declare typed: JsonObject;
  declare open: boolean;

  constructor() {
    super();
    this.scenario = '';
    this.typed = {};
    this.open = false;
  }

  protected override render(): TemplateResult {
    const texts = conditionTexts(this.locale);
    return html`<details
      ?open=${this.open}
      @toggle=${(event: Event) => (this.open = (event.target as HTMLDetailsElement).open)}
    >
      <summary>${texts.sample}</summary>
      ${this.open ? this.#inside() : nothing}
    </details>`;
  }

  #inside(): TemplateResult {
    const texts = conditionTexts(this.locale);
    const text = this.value ?? '';
    const names = parseExpression(text).expression?.names ?? [];
    const stories = Object.keys(this.session?.document.scenarios ?? {});
    const variables = this.#variables();
    const place: SamplePlace = {
      locale: this.locale,
      organisation: this.session?.host.world.organisation,
      set: (name, next) => (this.typed = { ...this.typed, [name]: next ?? null }),
    };
    const explained = explainCondition(text, { variables, now: new Date().toISOString() });
    return html`${
      stories.length === 0
        ? nothing
        : html`<yl-choice-control
            class="source"
            .locale=${this.locale}
            .label=${texts.sampleFrom}
            .empty=${texts.noScenario}
            .options=${stories.map((name) => ({ value: name, label: name }))}
            .value=${this.scenario === '' ? undefined : this.scenario}
            @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) => {
              this.scenario = detail.value ?? '';
              this.typed = {};
            }}
          ></yl-choice-control>`
    }
    ${names.length === 0 ? html`<p class="hint">${texts.sampleNone}</p>` : html`<div class="inputs">${names.map((name) => sampleInput(name, this.scope?.fields.get(name), variables[name], place))}</div>`}
    ${
      explained === undefined
        ? nothing
        : html`<div role="status">
            <div class="verdict ${String(explained.result === true)}">
              ${texts.result}${colon(this.locale)}${this.#verdict(explained.result)}
            </div>
            ${
              explained.parts === undefined
                ? this.#reads(explained)
                : html`<ul>
                    ${explained.parts.map((part) => this.#part(part))}
                  </ul>`
            }
          </div>`
    }`;
  }

  #variables(): JsonObject {
    const story = this.session?.document.scenarios[this.scenario];
    return { ...(story === undefined ? {} : scenarioValues(story)), ...this.typed };
  }

  #verdict(result: Json): string {
    const texts = conditionTexts(this.locale);
    return result === true ? texts.holds : result === false ? texts.holdsNot : texts.unknown;
  }

  #part(part: ExplainedCondition): TemplateResult {
    const { result, parts } = part;
    const scope = this.scope;
    const words = (scope === undefined ? undefined : feelSentence(part.text, scope, this.locale)) ?? part.text;
    return html`<li>
      <div class=${result === true ? 'true' : result === false ? 'false' : 'null'}>
        <span class="sign">${this.#verdict(result)}</span>${words} ${parts === undefined ? this.#reads(part) : nothing}
      </div>
      ${
        parts === undefined
          ? nothing
          : html`<ul>
              ${parts.map((inner) => this.#part(inner))}
            </ul>`
      }
    </li>`;
  }

  #reads({ values = [] }: ExplainedCondition): TemplateResult | typeof nothing {
    if (values.length === 0) return nothing;
    const read = values.map(({ name, value }) => {
      const [first = ''] = name.split('.');
      return `${this.scope?.fields.get(first)?.title ?? name} = ${this.#shown(value, this.scope?.fields.get(name))}`;
    });
    return html`<span class="read">${this.locale === 'en' ? ` (${read.join(', ')})` : `（${read.join('，')}）`}</span>`;
  }

  #shown(value: Json, field: ConditionField | undefined): string {
    const texts = conditionTexts(this.locale);
    if (value === null || value === '') return texts.isEmpty;
    if (typeof value === 'boolean') return value ? texts.yes : texts.no;
    if (typeof value === 'string')
      return (
        field?.choices.get(value) ??
        this.session?.host.world.organisation.users.find(({ id }) => id === value)?.name ??
        value
      );
    return JSON.stringify(value);
  }
}
