import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Json } from '@yunliu/engine/definition';
import type { ControlChange } from '../controls/index.js';
import { faultsOf, type PanelContext } from './panel-context.js';
import { valueOf } from './place.js';
import { renderFaults } from './render-faults.js';

type Change<Value> = CustomEvent<ControlChange<Value | undefined>>;

interface FeelPart {
  readonly label: string;
  readonly hint: string;
  readonly quiet: boolean;
  readonly rows: number;
  readonly set: (value: Json | undefined, done?: boolean) => void;
}

/** The FEEL input where it is there, a plain text otherwise. */
export function renderFeel(
  context: PanelContext,
  pointer: string,
  { label, hint, quiet, rows, set }: FeelPart,
): unknown {
  const { session, design, readonly } = context;
  const stored = valueOf({ ...design, pointer });
  const value = typeof stored === 'string' ? stored : undefined;
  const changed = (event: Change<string>): void =>
    set(event.detail.value === '' ? undefined : event.detail.value, event.detail.done);
  if (customElements.get('yl-feel-input') === undefined)
    return html`<yl-text-control
      data-pointer=${pointer}
      .value=${value}
      .label=${label}
      .hint=${hint}
      .faults=${faultsOf(context, pointer, true)}
      .rows=${rows}
      code
      ?quiet=${quiet}
      ?readonly=${readonly}
      .locale=${design.locale}
      @yl-change=${changed}
      @yl-done=${() => session.stack.endTyping()}
    ></yl-text-control>`;
  return html`<div class="field" data-pointer=${pointer}>
    ${keyed(
      pointer,
      html`<yl-feel-input
        .session=${session}
        .value=${value}
        .scope=${pointer}
        .label=${label}
        ?quiet=${quiet}
        ?readonly=${readonly}
        @yl-change=${changed}
        @yl-done=${() => session.stack.endTyping()}
      ></yl-feel-input>`,
    )}
    ${hint === '' ? nothing : html`<div class="hint">${hint}</div>`}${renderFaults(context, pointer, true)}
  </div>`;
}
