import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ConditionFields, Person, PutSubstitution, Titled } from '../../api/index.js';
import { call } from '../api-client.js';
import { PortalElement } from '../portal-element.js';
import { fromLocalTime } from '../time-words.js';
import { comparedField, comparisonFields } from './comparison-fields.js';
import { comparisonText, type Comparison } from './condition-text.js';
import './people-picker.js';

type Field = ConditionFields['fields'][number];
type ConditionKind = 'none' | 'field' | 'text';

/** What a person says about a substitution. `answer` gives it, or `undefined` and shows what is missing. */
export class SubstitutionForm extends PortalElement {
  static override properties = {
    owner: { attribute: false },
    processes: { attribute: false },
    from: { state: true },
    to: { state: true },
    start: { state: true },
    end: { state: true },
    chosen: { state: true },
    scope: { state: true },
    kind: { state: true },
    fields: { state: true },
    comparison: { state: true },
    text: { state: true },
    reason: { state: true },
    faults: { state: true },
  };

  /** Absent = an administrator chooses whose it is. */
  declare owner: Person | undefined;
  declare processes: readonly Titled[];
  declare from: Person | undefined;
  declare to: Person | undefined;
  declare private start: string;
  declare private end: string;
  declare private scope: 'all' | 'chosen';
  declare private chosen: readonly string[];
  declare private kind: ConditionKind;
  declare private fields: readonly Field[];
  declare private comparison: Comparison;
  declare private text: string;
  declare private reason: string;
  declare private faults: { readonly [field: string]: string };

  constructor() {
    super();
    this.processes = [];
    this.start = '';
    this.end = '';
    this.scope = 'all';
    this.chosen = [];
    this.kind = 'none';
    this.fields = [];
    this.comparison = { field: '', is: '<', value: '' };
    this.text = '';
    this.reason = '';
    this.faults = {};
  }

  protected override render(): TemplateResult {
    const texts = this.t.operations.substitutions;
    return html`<div class="stack">
      ${
        this.owner === undefined
          ? html`<yl-people-picker
              .label=${texts.from}
              .name=${'away'}
              .most=${1}
              .picked=${this.from === undefined ? [] : [this.from]}
              .fault=${this.faults['from'] ?? ''}
              @yl-people-picked=${(event: CustomEvent<{ people: readonly Person[] }>) => {
                this.from = event.detail.people[0];
                this.mend('from');
              }}
            ></yl-people-picker>`
          : nothing
      }
      <yl-people-picker
        .label=${texts.to}
        .name=${'substitute'}
        .most=${1}
        .exclude=${[(this.owner ?? this.from)?.id ?? '']}
        .picked=${this.to === undefined ? [] : [this.to]}
        .fault=${this.faults['to'] ?? ''}
        @yl-people-picked=${(event: CustomEvent<{ people: readonly Person[] }>) => {
          this.to = event.detail.people[0];
          this.mend('to');
        }}
      ></yl-people-picker>
      <div class="form-grid">
        ${this.timeField('start', texts.start, this.start, (value) => (this.start = value))}
        ${this.timeField('end', texts.end, this.end, (value) => (this.end = value))}
      </div>
      ${this.renderScope()} ${this.renderCondition()}
      <label class="field"
        ><span class="field-label">${texts.reason}<span class="mark-required">${this.t.common.required}</span></span
        ><textarea
          rows="2"
          maxlength="500"
          data-testid="substitution-reason"
          aria-invalid=${this.faults['reason'] === undefined ? 'false' : 'true'}
          @input=${(event: Event) => {
            this.reason = (event.target as HTMLTextAreaElement).value;
            this.mend('reason');
          }}
        ></textarea
        >${this.faultOf('reason')}</label
      >
    </div>`;
  }

  private timeField(key: string, label: string, value: string, onInput: (value: string) => unknown): TemplateResult {
    return html`<label class="field"
      ><span class="field-label">${label}<span class="mark-required">${this.t.common.required}</span></span
      ><input
        type="datetime-local"
        .value=${value}
        data-testid=${`substitution-${key}`}
        aria-invalid=${this.faults[key] === undefined ? 'false' : 'true'}
        @input=${(event: Event) => {
          onInput((event.target as HTMLInputElement).value);
          this.mend(key);
        }}
      />${this.faultOf(key)}</label
    >`;
  }

  private renderScope(): TemplateResult {
    const texts = this.t.operations.substitutions;
    const option = (scope: 'all' | 'chosen', title: string): TemplateResult =>
      html`<label class="check"
        ><input
          type="radio"
          name="scope"
          .checked=${this.scope === scope}
          data-testid=${`scope-${scope}`}
          @change=${() => {
            this.scope = scope;
            void this.readFields();
          }}
        />${title}</label
      >`;
    return html`<fieldset
      class="field options"
      aria-invalid=${this.faults['processes'] === undefined ? 'false' : 'true'}
    >
      <legend class="field-label">${texts.scope}</legend>
      ${option('all', texts.everything)} ${option('chosen', texts.chosen)}
      ${
        this.scope === 'all'
          ? nothing
          : html`<div class="people-list">
              ${this.processes.map(
                ({ key, title }) =>
                  html`<label class="check"
                    ><input
                      type="checkbox"
                      value=${key}
                      .checked=${this.chosen.includes(key)}
                      data-testid=${`process-${key}`}
                      @change=${(event: Event) => this.tick(key, (event.target as HTMLInputElement).checked)}
                    />${title}</label
                  >`,
              )}
            </div>`
      }
      ${this.faultOf('processes')}
    </fieldset>`;
  }

  private renderCondition(): TemplateResult {
    const texts = this.t.operations.substitutions;
    const option = (kind: ConditionKind, title: string): TemplateResult =>
      html`<option
        value=${kind}
        ?selected=${this.kind === kind}
        ?disabled=${kind === 'field' && this.fields.length === 0}
      >
        ${title}
      </option>`;
    return html`<div class="field">
      <label class="field-label" for="condition-kind">${texts.condition}</label>
      <select
        id="condition-kind"
        data-testid="condition-kind"
        @change=${(event: Event) => (this.kind = (event.target as HTMLSelectElement).value as ConditionKind)}
      >
        ${option('none', texts.noCondition)} ${option('field', texts.byField)} ${option('text', texts.byText)}
      </select>
      ${this.fields.length === 0 && this.kind === 'none' ? html`<span class="field-hint">${texts.conditionHint}</span>` : nothing}
      ${this.kind === 'field' ? comparisonFields(this.fields, this.comparison, (comparison) => (this.comparison = comparison)) : nothing}
      ${
        this.kind === 'text'
          ? html`<input
              type="text"
              class="code"
              translate="no"
              maxlength="1000"
              aria-label=${texts.byText}
              data-testid="condition-text"
              aria-invalid=${this.faults['condition'] === undefined ? 'false' : 'true'}
              @input=${(event: Event) => (this.text = (event.target as HTMLInputElement).value)}
            />`
          : nothing
      }
      ${this.faultOf('condition')}
    </div>`;
  }

  private faultOf(field: string): TemplateResult | typeof nothing {
    const fault = this.faults[field];
    return fault === undefined ? nothing : html`<span class="field-fault" role="alert">${fault}</span>`;
  }

  /** What was complained about is being put right. */
  private mend(field: string): void {
    const { [field]: _, ...others } = this.faults;
    this.faults = others;
  }

  private tick(key: string, isOn: boolean): void {
    this.chosen = isOn ? [...this.chosen, key] : this.chosen.filter((one) => one !== key);
    void this.readFields();
  }

  /** Only fields every chosen process has can be asked. */
  private async readFields(): Promise<void> {
    const chosen = this.scope === 'all' ? [] : this.chosen;
    const wanted = chosen.join(' ');
    try {
      const lists = await Promise.all(chosen.map(async (key) => call('listConditionFields', { params: { key } })));
      if (wanted !== (this.scope === 'all' ? [] : this.chosen).join(' ')) return;
      const [first, ...others] = lists.map(({ fields }) => fields);
      this.fields = (first ?? []).filter((field) =>
        others.every((fields) => fields.some(({ name, kind }) => name === field.name && kind === field.kind)),
      );
    } catch {
      this.fields = [];
    }
    if (this.fields.length === 0 && this.kind === 'field') this.kind = 'none';
  }

  /** Shows a refusal of the server at its field; false = it has none here. */
  showFault(pointer: string, message: string): boolean {
    const field = pointer.slice(1);
    if (!['from', 'to', 'start', 'end', 'processes', 'condition', 'reason'].includes(field)) return false;
    this.faults = { [field]: message };
    return true;
  }

  answer(): PutSubstitution | undefined {
    const { substitutions: texts, personMissing, reasonMissing } = this.t.operations;
    const { required } = this.t.common;
    const from = this.owner ?? this.from;
    const { to } = this;
    const condition = this.conditionOf();
    const [start, end] = [fromLocalTime(this.start), fromLocalTime(this.end)];
    this.faults = {
      ...(from === undefined ? { from: personMissing } : {}),
      ...(to === undefined ? { to: personMissing } : {}),
      ...(start === undefined ? { start: required } : {}),
      ...(end === undefined ? { end: required } : start !== undefined && end <= start ? { end: texts.period0 } : {}),
      ...(this.scope === 'chosen' && this.chosen.length === 0 ? { processes: texts.noProcess } : {}),
      ...(this.kind !== 'none' && condition === undefined ? { condition: required } : {}),
      ...(this.reason.trim() === '' ? { reason: reasonMissing } : {}),
    };
    if (Object.keys(this.faults).length > 0 || from === undefined || to === undefined) return undefined;
    return {
      from: from.id,
      to: to.id,
      start: start ?? '',
      end: end ?? '',
      reason: this.reason.trim(),
      ...(this.scope === 'all' ? {} : { processes: this.chosen }),
      ...(condition === undefined ? {} : { condition }),
    };
  }

  private conditionOf(): string | undefined {
    if (this.kind === 'text') return this.text.trim() === '' ? undefined : this.text.trim();
    if (this.kind === 'none') return undefined;
    const field = comparedField(this.fields, this.comparison);
    return field === undefined ? undefined : comparisonText({ ...this.comparison, field: field.name }, field.kind);
  }
}
customElements.define('yl-substitution-form', SubstitutionForm);
