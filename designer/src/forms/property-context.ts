import { html, nothing, type TemplateResult } from 'lit';
import type { Json, JsonObject, Locale } from '@yunliu/engine/definition';
import type { ControlFault, Option } from '../controls/index.js';
import { isUnchosenText, type DesignIssue } from '../model/index.js';
import type { DesignSession } from '../session/index.js';
import type { MakeCommands } from './field-edit.js';
import type { FormController } from './form-controller.js';
import type { FormNode } from './form-tree.js';
import type { PropertyTexts } from './property-texts.js';

/** What the parts of the panel work with. */
export interface PropertyContext {
  readonly controller: FormController;
  readonly session: DesignSession;
  readonly node: FormNode;
  readonly texts: PropertyTexts;
  readonly locale: Locale;
  readonly readonly: boolean;
  readonly issues: readonly DesignIssue[];
  /** Does it as one step; `typing`: name of the input, so that a burst of letters is one step. */
  readonly edit: (make: MakeCommands, typing?: string) => void;
  readonly endTyping: () => void;
}

interface Input<Value> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly faults?: readonly ControlFault[];
  /** Name of the input within the panel. */
  readonly name: string;
  take(value: Value | undefined): MakeCommands;
}

function changed<Value>(context: PropertyContext, input: Input<Value>) {
  return (event: CustomEvent<{ readonly value: Value | undefined; readonly done: boolean }>): void => {
    event.stopPropagation();
    const { value, done } = event.detail;
    context.edit(input.take(value), done ? undefined : `${context.node.at} ${input.name}`);
  };
}

/** One line of text, or `rows` of it. */
export function textInput(
  context: PropertyContext,
  input: Input<string> & { readonly rows?: number; readonly code?: boolean },
): TemplateResult {
  return html`<yl-text-control
    data-name=${input.name}
    .locale=${context.locale}
    .label=${input.label}
    .value=${input.value}
    .hint=${input.hint ?? ''}
    .placeholder=${input.placeholder ?? ''}
    .faults=${input.faults ?? []}
    .rows=${input.rows ?? 1}
    .code=${input.code ?? false}
    .readonly=${context.readonly}
    @yl-change=${changed(context, input)}
    @yl-done=${context.endTyping}
  ></yl-text-control>`;
}

export function numberInput(
  context: PropertyContext,
  input: Input<number> & { readonly min?: number; readonly max?: number; readonly step?: number },
): TemplateResult {
  return html`<yl-number-control
    data-name=${input.name}
    .locale=${context.locale}
    .label=${input.label}
    .value=${input.value}
    .hint=${input.hint ?? ''}
    .faults=${input.faults ?? []}
    .min=${input.min}
    .max=${input.max}
    .step=${input.step ?? 1}
    .readonly=${context.readonly}
    @yl-change=${changed(context, input)}
    @yl-done=${context.endTyping}
  ></yl-number-control>`;
}

export function switchInput(
  context: PropertyContext,
  input: Input<boolean> & { readonly fallback?: boolean },
): TemplateResult {
  return html`<yl-switch-control
    data-name=${input.name}
    .locale=${context.locale}
    .label=${input.label}
    .value=${input.value}
    .hint=${input.hint ?? ''}
    .fallback=${input.fallback ?? false}
    .readonly=${context.readonly}
    @yl-change=${changed(context, input)}
  ></yl-switch-control>`;
}

export function choiceInput(
  context: PropertyContext,
  input: Input<string> & { readonly options: readonly Option[]; readonly empty?: string },
): TemplateResult {
  return html`<yl-choice-control
    data-name=${input.name}
    .locale=${context.locale}
    .label=${input.label}
    .value=${input.value}
    .hint=${input.hint ?? ''}
    .options=${input.options}
    .empty=${input.empty}
    .readonly=${context.readonly}
    @yl-change=${changed(context, input)}
  ></yl-choice-control>`;
}

export function pickInput(
  context: PropertyContext,
  input: Input<string> & { readonly options: readonly Option[] },
): TemplateResult {
  return html`<yl-pick-control
    data-name=${input.name}
    .locale=${context.locale}
    .label=${input.label}
    .value=${input.value}
    .placeholder=${input.placeholder ?? ''}
    .options=${input.options}
    .clearable=${true}
    .readonly=${context.readonly}
    @yl-change=${changed(context, input)}
  ></yl-pick-control>`;
}

/** A text in both languages, as JSON. */
export function localizedInput(
  context: PropertyContext,
  input: Input<Json> & { readonly rows?: number; readonly required?: boolean },
): TemplateResult {
  // The English of “Group” does not belong to what it is called now.
  const typedOver = (event: CustomEvent<{ readonly value: Json | undefined; readonly done: boolean }>): void => {
    event.stopPropagation();
    const { value, done } = event.detail;
    const isOver = isUnchosenText(input.value) && typeof value === 'object' && value !== null;
    const own = isOver ? (value as JsonObject)[context.locale] : value;
    context.edit(input.take(own ?? value), done ? undefined : `${context.node.at} ${input.name}`);
  };
  return html`<yl-localized-control
    data-name=${input.name}
    .locale=${context.locale}
    .label=${input.label}
    .value=${input.value}
    .hint=${input.hint ?? ''}
    .placeholder=${input.placeholder ?? ''}
    .rows=${input.rows ?? 1}
    .required=${input.required ?? false}
    .readonly=${context.readonly}
    @yl-change=${typedOver}
    @yl-done=${context.endTyping}
  ></yl-localized-control>`;
}

/** A part of the panel that folds. */
export function section(label: string, content: unknown, open = true): TemplateResult {
  return html`<yl-section data-section=${label} .label=${label} ?open=${open}
    ><div class="stack part">${content}</div></yl-section
  >`;
}

export function whenever(condition: boolean, content: () => unknown): unknown {
  return condition ? content() : nothing;
}
