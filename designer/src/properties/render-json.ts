import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Json } from '@yunliu/engine/definition';
import type { ControlChange, ControlFault } from '../controls/index.js';
import { fill } from '../controls/index.js';
import { faultsOf, type PanelContext } from './panel-context.js';
import { valueOf } from './place.js';
import { renderFaults } from './render-faults.js';

/**
 * A value as JSON: in the editor, where it is loaded, applied as one step; else as plain text, where what is typed counts
 * once it is valid.
 */
export function renderJson(
  context: PanelContext,
  pointer: string,
  label: string,
  rows: number,
  required: boolean,
): unknown {
  const { design, texts, readonly, session } = context;
  const value = valueOf({ ...design, pointer });
  const written = value === undefined ? undefined : JSON.stringify(value, undefined, 2);
  const draft = context.draft(pointer);
  const reason = draft === undefined ? undefined : faultOfJson(draft);
  const faults: readonly ControlFault[] =
    reason === undefined
      ? faultsOf(context, pointer, true)
      : [{ text: fill(texts.jsonFault, { reason }), severity: 'error' }];
  if (customElements.get('yl-json-editor') !== undefined)
    return html`<div class="field json" data-pointer=${pointer}>
      <span class="label">${label}</span>
      ${keyed(
        pointer,
        html`<yl-json-editor
          .locale=${design.locale}
          .label=${label}
          .value=${written ?? ''}
          .place=${{ owner: session, name: pointer }}
          .readonly=${readonly}
          @yl-change=${(event: CustomEvent<{ readonly json: unknown }>) =>
            context.run(pointer, { type: 'set', pointer, value: event.detail.json as Json })}
        ></yl-json-editor>`,
      )}
      ${
        required || readonly || value === undefined
          ? nothing
          : html`<div>
              <button
                type="button"
                class="plain danger"
                @click=${() => context.run(pointer, { type: 'remove', pointer })}
              >
                ${texts.remove}
              </button>
            </div>`
      }
      ${renderFaults(context, pointer, true)}
    </div>`;
  return keyed(
    pointer,
    html`<yl-text-control
      data-pointer=${pointer}
      .value=${draft ?? written}
      .label=${label}
      .faults=${faults}
      .rows=${Math.min(12, Math.max(rows, (written ?? '').split('\n').length))}
      code
      ?readonly=${readonly}
      ?required=${required}
      .locale=${design.locale}
      @yl-change=${(event: CustomEvent<ControlChange<string | undefined>>) => {
        const typed = event.detail.value ?? '';
        context.setDraft(pointer, typed);
        if (faultOfJson(typed) !== undefined) return;
        if (typed !== '') context.run(pointer, { type: 'set', pointer, value: JSON.parse(typed) as Json }, true);
        else if (!required && value !== undefined) context.run(pointer, { type: 'remove', pointer }, true);
      }}
      @yl-done=${() => {
        if (reason === undefined) context.setDraft(pointer, undefined);
        session.stack.endTyping();
      }}
    ></yl-text-control>`,
  );
}

function faultOfJson(text: string): string | undefined {
  if (text === '') return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
