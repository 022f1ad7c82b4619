import { html, nothing, type TemplateResult } from 'lit';
import type { Drawing } from '../drawing/drawing.js';
import { filled, type FlowDesignerTexts } from '../flow-designer-texts.js';
import { searchItems } from './search-items.js';
import { sign } from './signs.js';

export interface SearchState {
  readonly question: string;
  /** Which of the found ones is shown. */
  readonly at: number;
  /** Id of the shown one, marked on the board. */
  readonly found?: string;
}

/** Search on the board: typing shows the first hit, arrows walk, Enter stays there. */
export function searchTemplate(
  state: SearchState,
  drawing: Drawing,
  texts: FlowDesignerTexts,
  go: (next: SearchState | undefined, show: string | undefined) => void,
): TemplateResult {
  const items = searchItems(drawing, state.question);
  const show = (question: string, at: number): void => {
    const list = question === state.question ? items : searchItems(drawing, question);
    const index = list.length === 0 ? 0 : (at + list.length) % list.length;
    const id = list[index]?.id;
    go({ question, at: index, ...(id === undefined ? {} : { found: id }) }, id);
  };
  const key = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') show(state.question, state.at + 1);
    else if (event.key === 'ArrowUp') show(state.question, state.at - 1);
    else if (event.key === 'Enter' || event.key === 'Escape') go(undefined, undefined);
    else return;
    event.preventDefault();
  };
  const active = items[state.at] === undefined ? undefined : `hit-${state.at}`;
  return html`<div class="search" role="search" @keydown=${key}>
    <div class="line">
      <input
        class="grow"
        type="text"
        role="combobox"
        aria-expanded=${String(items.length > 0)}
        aria-controls="hits"
        aria-activedescendant=${active ?? nothing}
        aria-label=${texts.searchLabel}
        placeholder=${texts.searchHint}
        .value=${state.question}
        @input=${(event: Event) => show((event.target as HTMLInputElement).value, 0)}
      />
      <button type="button" class="plain icon" aria-label=${texts.close} @click=${() => go(undefined, undefined)}>
        ${sign('close')}
      </button>
    </div>
    ${
      state.question.trim() === ''
        ? nothing
        : html`<p class="hint" role="status">
            ${items.length === 0 ? texts.searchNone : filled(texts.searchCount, items.length)}
          </p>`
    }
    <ul id="hits" role="listbox" aria-label=${texts.searchLabel}>
      ${items.map(
        ({ id, title, second }, index) =>
          html`<li role="presentation">
            <button
              type="button"
              role="option"
              tabindex="-1"
              id=${`hit-${index}`}
              data-hit=${id}
              aria-selected=${String(index === state.at)}
              @click=${() => show(state.question, index)}
            >
              <span>${title}</span><span class="second">${second}</span>
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}
