import { html, literal } from 'lit/static-html.js';
import type { StaticValue } from 'lit/static-html.js';
import type { TemplateResult } from 'lit';
import type { Json } from '@yunliu/engine/definition';
import { fieldKindOf } from '@yunliu/engine/forms';
import type { FieldKind, FieldShape } from '@yunliu/engine/forms';
import type { FieldContext } from './field-context.js';
import type { FieldChange } from './field-element.js';

/** Element of each kind of field that can be entered. */
const tags: { readonly [kind in Exclude<FieldKind, 'table' | 'serial-number'>]: StaticValue } = {
  text: literal`yl-text-field`,
  'multi-line': literal`yl-multi-line-field`,
  integer: literal`yl-integer-field`,
  number: literal`yl-number-field`,
  date: literal`yl-date-field`,
  'date-time': literal`yl-date-time-field`,
  time: literal`yl-time-field`,
  'yes-no': literal`yl-yes-no-field`,
  choice: literal`yl-choice-field`,
  'multi-choice': literal`yl-multi-choice-field`,
  money: literal`yl-money-field`,
  user: literal`yl-user-field`,
  department: literal`yl-department-field`,
  role: literal`yl-role-field`,
  system: literal`yl-system-field`,
  signature: literal`yl-signature-field`,
  seal: literal`yl-seal-field`,
  attachment: literal`yl-attachment-field`,
  cascader: literal`yl-cascader-field`,
};

export interface FieldInput {
  readonly field: FieldShape;
  readonly value: Json | undefined;
  readonly label: string;
  readonly hint: string;
  readonly error: string;
  readonly required: boolean;
  readonly compact: boolean;
  readonly context: FieldContext;
  /** JSON pointer of the value; error links find the element by it. */
  readonly pointer: string;
  readonly onChange: (value: Json) => void;
  readonly onLeave: () => void;
}

/** The input of a field. */
export function fieldInput(input: FieldInput): TemplateResult {
  const kind = fieldKindOf(input.field);
  const tag = tags[kind as keyof typeof tags] ?? tags.text;
  return html`<${tag}
    data-pointer=${input.pointer}
    .field=${input.field}
    .value=${input.value}
    .label=${input.label}
    .hint=${input.hint}
    .error=${input.error}
    .required=${input.required}
    .compact=${input.compact}
    .context=${input.context}
    @yl-field-change=${(event: CustomEvent<FieldChange>) => input.onChange(event.detail.value)}
    @yl-field-leave=${input.onLeave}
  ></${tag}>`;
}
