import { html, type TemplateResult } from 'lit';
import type { FlowDesignerTexts } from '../flow-designer-texts.js';

/** Asks before something is lost that cannot be seen on the board. */
export function confirmTemplate(
  texts: FlowDesignerTexts,
  losses: readonly string[],
  answer: (by: 'bridge' | 'drop' | undefined) => void,
): TemplateResult {
  const chosen = (event: Event): 'bridge' | 'drop' => {
    const select = (event.currentTarget as HTMLElement).closest('dialog')?.querySelector('select');
    return select?.value === 'drop' ? 'drop' : 'bridge';
  };
  return html`<dialog
    aria-label=${texts.confirmTitle}
    @cancel=${(event: Event) => {
      event.preventDefault();
      answer(undefined);
    }}
    @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
  >
    <h2>${texts.confirmTitle}</h2>
    <p>${texts.confirmRemove}</p>
    <ul>
      ${losses.map((loss) => html`<li>${loss}</li>`)}
    </ul>
    <label class="field">
      <span class="label">${texts.reroute}</span>
      <select>
        <option value="bridge">${texts.rerouteBridge}</option>
        <option value="drop">${texts.rerouteDrop}</option>
      </select>
    </label>
    <div class="buttons">
      <button type="button" @click=${() => answer(undefined)}>${texts.cancel}</button>
      <button type="button" class="danger" @click=${(event: Event) => answer(chosen(event))}>${texts.remove}</button>
    </div>
  </dialog>`;
}
