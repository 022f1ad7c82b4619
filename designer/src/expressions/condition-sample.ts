import { css, html, nothing, type TemplateResult } from 'lit';
import { explainCondition, parseExpression, type ExplainedCondition } from '@yunliu/engine/expressions';
import type { Json, JsonObject } from '@yunliu/engine/definition';
import { departmentOptions, peopleOptions, type ControlChange } from '../controls/index.js';
import { controlStyles } from '../controls/control-styles.js';
import type { ConditionField } from '../model/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { choiceValue, sortOf } from './condition-row.js';
import { conditionTexts } from './condition-texts.js';
import { feelSentence } from './feel-check.js';
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
    ${names.length === 0 ? html`<p class="hint">${texts.sampleNone}</p>` : html`<div class="inputs">${names.map((name) => this.#input(name, variables[name]))}</div>`}
    ${
      explained === undefined
        ? nothing
        : html`<div role="status">
            <div class="verdict ${String(explained.result === true)}">
              ${texts.result}：${this.#verdict(explained.result)}
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
      <div class=${String(result)}>
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
    return html`<span class="read">（${read.join(this.locale === 'en' ? ', ' : '，')}）</span>`;
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

  #input(name: string, value: Json | undefined): TemplateResult {
    const texts = conditionTexts(this.locale);
    const field = this.scope?.fields.get(name);
    const label = field?.title ?? name;
    const sort = sortOf({ term: 'field', path: [name] }, field);
    const set = (next: Json | undefined): void => {
      this.typed = { ...this.typed, [name]: next ?? null };
    };
    const common = { locale: this.locale, label };
    const organisation = this.session?.host.world.organisation;
    const options =
      (field?.choices.size ?? 0) > 0
        ? [...(field?.choices ?? [])].map(([one, title]) => ({ value: one, label: title }))
        : sort === 'user' && organisation !== undefined
          ? peopleOptions(organisation, this.locale)
          : sort === 'department' && organisation !== undefined
            ? departmentOptions(organisation)
            : undefined;
    if (sort === 'yes-no')
      return html`<yl-choice-control
        .locale=${common.locale}
        .label=${label}
        .empty=${texts.isEmpty}
        .options=${[
          { value: 'true', label: texts.yes },
          { value: 'false', label: texts.no },
        ]}
        .value=${typeof value === 'boolean' ? String(value) : undefined}
        @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) =>
          set(detail.value === undefined ? undefined : detail.value === 'true')}
      ></yl-choice-control>`;
    if (sort === 'choices' && options !== undefined)
      return html`<yl-picks-control
        .locale=${common.locale}
        .label=${label}
        .options=${options}
        .value=${Array.isArray(value) ? value.map(String) : []}
        @yl-change=${({ detail }: CustomEvent<ControlChange<readonly string[]>>) =>
          set(detail.value.map((one) => choiceValue(field, one)))}
      ></yl-picks-control>`;
    if (options !== undefined)
      return html`<yl-pick-control
        clearable
        .locale=${common.locale}
        .label=${label}
        .options=${options}
        .value=${value === null || value === undefined ? undefined : String(value)}
        @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) =>
          set(detail.value === undefined ? undefined : choiceValue(field, detail.value))}
      ></yl-pick-control>`;
    if (sort === 'number' || sort === 'money')
      return html`<yl-number-control
        step="0.01"
        .locale=${common.locale}
        .label=${label}
        .value=${typeof value === 'number' ? value : undefined}
        @yl-change=${({ detail }: CustomEvent<ControlChange<number | undefined>>) => set(detail.value)}
      ></yl-number-control>`;
    if (sort === 'date' || sort === 'moment')
      return html`<div class="field">
        <label for=${`in-${name}`}>${label}</label>
        <input
          id=${`in-${name}`}
          type=${sort === 'date' ? 'date' : 'datetime-local'}
          .value=${typeof value === 'string' ? (sort === 'date' ? value.slice(0, 10) : wallTime(value)) : ''}
          @change=${(event: Event) => {
            const { value: text } = event.target as HTMLInputElement;
            set(text === '' ? undefined : sort === 'date' ? text : `${text}:00+08:00`);
          }}
        />
      </div>`;
    if (sort === 'text' && (field?.kind !== 'other' || field.schema.type === 'string'))
      return html`<yl-text-control
        .locale=${common.locale}
        .label=${label}
        .value=${typeof value === 'string' ? value : ''}
        @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) => set(detail.value)}
      ></yl-text-control>`;
    return html`<yl-text-control
      code
      .locale=${common.locale}
      .label=${label}
      .hint=${texts.jsonValue}
      .value=${value === undefined || value === null ? '' : JSON.stringify(value)}
      @yl-change=${({ detail, target }: CustomEvent<ControlChange<string | undefined>>) => {
        const parsed = jsonOf(detail.value);
        (target as HTMLElement & { faults: unknown }).faults =
          parsed === undefined && detail.value !== undefined ? [{ text: texts.badJson, severity: 'error' }] : [];
        if (parsed !== undefined || detail.value === undefined) set(parsed);
      }}
    ></yl-text-control>`;
  }
}

function jsonOf(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

/** An instant on the clock of Shanghai, as the input takes it. */
function wallTime(instant: string): string {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? '' : new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);
}
