import { html, type TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import type { DesignSession } from '../session/index.js';

interface ExpressionInput {
  readonly session: DesignSession;
  /** Pointer of the place in the document: what may be read there is worked out from it. */
  readonly pointer: string;
  readonly value: string | undefined;
  readonly label: string;
  readonly locale: Locale;
  readonly expects?: 'condition' | 'any';
  readonly change: (value: string | undefined) => void;
  readonly done: () => void;
}

/** A formula or a condition: the expert's input and the builder; they show once they are loaded. */
export function expressionInput(input: ExpressionInput): TemplateResult {
  const { session, pointer, value, label, expects = 'any' } = input;
  const take = (event: CustomEvent<{ readonly value?: string }>): void => {
    event.stopPropagation();
    input.change(event.detail.value === '' ? undefined : event.detail.value);
  };
  const readonly = session.isReadonly;
  if (expects === 'condition')
    return html`<yl-condition-builder
      .session=${session}
      .scope=${pointer}
      .value=${value ?? ''}
      .label=${label}
      .readonly=${readonly}
      @yl-change=${take}
      @yl-done=${input.done}
    ></yl-condition-builder>`;
  return html`<yl-feel-input
    .session=${session}
    .scope=${pointer}
    .value=${value ?? ''}
    .expects=${expects}
    .label=${label}
    .readonly=${readonly}
    @yl-change=${take}
    @yl-done=${input.done}
  ></yl-feel-input>`;
}
