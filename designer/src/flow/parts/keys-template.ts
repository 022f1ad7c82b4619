import { html, type TemplateResult } from 'lit';
import type { FlowDesignerTexts } from '../flow-designer-texts.js';

/** All keys of the board in a dialog. */
export function keysTemplate(texts: FlowDesignerTexts, close: () => void): TemplateResult {
  return html`<dialog
    class="keys"
    aria-label=${texts.keys}
    @cancel=${(event: Event) => {
      event.preventDefault();
      close();
    }}
    @keydown=${(event: KeyboardEvent) => {
      event.stopPropagation();
      if (event.key === '?') close();
    }}
  >
    <h2>${texts.keys}</h2>
    <div class="scroll" tabindex="0" role="group" aria-label=${texts.keys}>
      <div class="columns">
        ${texts.keyGroups.map(
          ({ title, keys }) =>
            html`<section>
              <h3>${title}</h3>
              <dl>
                ${keys.map(
                  ([key, what]) =>
                    html`<div>
                      <dt>${key.split(' ').map((one) => html`<kbd>${one}</kbd>`)}</dt>
                      <dd>${what}</dd>
                    </div>`,
                )}
              </dl>
            </section>`,
        )}
      </div>
    </div>
    <div class="buttons"><button type="button" class="primary" @click=${close}>${texts.close}</button></div>
  </dialog>`;
}
