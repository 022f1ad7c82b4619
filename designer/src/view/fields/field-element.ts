import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Json } from '@yunliu/engine/definition';
import type { FieldShape } from '@yunliu/engine/forms';
import type { FieldContext } from './field-context.js';

let nextId = 1;

/** Detail of `yl-field-change`: the new value, null or an empty list when cleared. */
export interface FieldChange {
  readonly value: Json;
}

/**
 * What every field element has in common. It renders into the form's own tree, not into a shadow root of its own: labels,
 * descriptions and error links reach the inputs, and one style sheet serves sixty fields.
 */
export abstract class FieldElement extends LitElement {
  static override properties = {
    field: { attribute: false },
    value: { attribute: false },
    label: { attribute: false },
    hint: { attribute: false },
    error: { attribute: false },
    required: { attribute: false },
    compact: { attribute: false },
    context: { attribute: false },
  };

  declare field: FieldShape;
  declare value: Json | undefined;
  declare label: string;
  declare hint: string;
  /** Message under the field; '' = none. */
  declare error: string;
  declare required: boolean;
  /** In a table cell: no visible label, hint as tooltip. */
  declare compact: boolean;
  declare context: FieldContext;

  protected readonly uid = `yl-field-${String(nextId++)}`;

  constructor() {
    super();
    this.label = '';
    this.hint = '';
    this.error = '';
    this.required = false;
    this.compact = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.field === undefined || this.context === undefined ? nothing : this.renderControl();
  }

  protected abstract renderControl(): TemplateResult;

  /** Puts the cursor into the field. */
  override focus(): void {
    const target = this.querySelector<HTMLElement>('[data-focus], input, textarea, button, [tabindex]');
    target?.focus();
  }

  protected change(value: Json): void {
    this.value = value;
    this.dispatchEvent(new CustomEvent<FieldChange>('yl-field-change', { detail: { value } }));
  }

  /** Text was typed into the control; no text is no value. */
  protected readonly takeText = (event: Event): void => {
    const { value } = event.currentTarget as HTMLElement & { value: string };
    if (value !== (this.value ?? '')) this.change(value === '' ? null : value);
  };

  /** A number was typed into the control; what is no number is no value. */
  protected readonly takeNumber = (event: Event): void => {
    const { value } = event.currentTarget as HTMLElement & { value: string };
    const number = value === '' ? null : Number(value);
    if (number !== (this.value ?? null)) this.change(number !== null && Number.isNaN(number) ? null : number);
  };

  /** The person has left the field: from now on its faults may be shown. */
  protected readonly leave = (): void => {
    this.dispatchEvent(new CustomEvent('yl-field-leave'));
  };

  protected get options(): { readonly [name: string]: Json } {
    return this.field.element.options ?? {};
  }

  protected get placeholder(): string {
    const text = this.options['placeholder'];
    return typeof text === 'string' ? text : '';
  }

  /** Label, hint and error around a control that brings none of its own. `labelFor` joins them to it. */
  protected frame(control: TemplateResult, label: 'legend' | 'none' = 'legend'): TemplateResult {
    const described = [this.hint === '' ? '' : `${this.uid}-hint`, this.error === '' ? '' : `${this.uid}-error`]
      .filter(Boolean)
      .join(' ');
    return html`<div
      class="frame"
      role="group"
      aria-labelledby=${this.compact ? nothing : `${this.uid}-label`}
      aria-label=${this.compact ? this.label : nothing}
      aria-describedby=${described || nothing}
      ?data-invalid=${this.error !== ''}
    >
      ${this.compact || label === 'none' ? nothing : this.labelTemplate()} ${control}
      ${this.hint !== '' && !this.compact ? html`<div class="hint" id="${this.uid}-hint">${this.hint}</div>` : nothing}
      ${this.error === '' ? nothing : html`<div class="error" id="${this.uid}-error">${this.error}</div>`}
    </div>`;
  }

  private labelTemplate(): TemplateResult {
    return html`<div class="label" id="${this.uid}-label">
      ${this.label}${this.required ? html`<span class="star" aria-hidden="true">*</span><span class="sr">（${this.context.texts.required}）</span>` : nothing}
    </div>`;
  }
}
