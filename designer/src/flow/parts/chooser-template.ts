import { html, nothing, type TemplateResult } from 'lit';
import { filled, type FlowDesignerTexts } from '../flow-designer-texts.js';
import { sign } from './signs.js';
import type { Direction } from './travel.js';

export interface ChooserItem {
  readonly id: string;
  readonly title: string;
  readonly second: string;
}

/** Something of the board is to be chosen by name: where a way leads, what a step stands in, what is looked for. */
export interface Chooser {
  readonly label: string;
  readonly hint: string;
  /** Shown before anything is typed. */
  readonly showsAll: boolean;
  /** What is found is selected, not only marked. */
  readonly selects?: boolean;
  items(question: string): readonly ChooserItem[];
  /** What an arrow key finds from an item on the board. */
  neighbour?(from: string, direction: Direction): string | undefined;
  /** Enter: it is this one. */
  take(id: string): void;
}

export interface ChooserState {
  readonly chooser: Chooser;
  readonly question: string;
  /** The one that is meant, marked on the board. */
  readonly found?: string;
}

/** Typing narrows the list, arrows walk through it (left and right on the board), Enter takes, Escape leaves. */
export function chooserTemplate(
  state: ChooserState,
  texts: FlowDesignerTexts,
  go: (next: ChooserState | undefined, taken?: string) => void,
): TemplateResult {
  const { chooser, question, found } = state;
  const listed = (words: string): readonly ChooserItem[] =>
    words.trim() === '' && !chooser.showsAll ? [] : chooser.items(words);
  const items = listed(question);
  const at = items.findIndex(({ id }) => id === found);
  const show = (words: string, id: string | undefined): void =>
    go({ chooser, question: words, ...(id === undefined ? {} : { found: id }) });
  const walk = (by: number): void => show(question, items.at((at + by + items.length) % items.length)?.id);
  const take = (id: string | undefined): void => (id === undefined ? go(undefined) : go(undefined, id));
  const key = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.isComposing) return;
    const side = event.key === 'ArrowLeft' ? 'left' : event.key === 'ArrowRight' ? 'right' : undefined;
    if (side !== undefined) {
      const next = question === '' && found !== undefined ? chooser.neighbour?.(found, side) : undefined;
      if (next === undefined || items.every(({ id }) => id !== next)) return;
      show(question, next);
    } else if (event.key === 'ArrowDown') walk(1);
    else if (event.key === 'ArrowUp') walk(at < 0 ? 0 : -1);
    else if (event.key === 'Enter') take(found);
    else if (event.key === 'Escape') go(undefined);
    else return;
    event.preventDefault();
  };
  return html`<div class="search" role="search" aria-label=${chooser.label} @keydown=${key}>
    <div class="line">
      <input
        class="grow"
        type="text"
        role="combobox"
        autocomplete="off"
        aria-expanded=${String(items.length > 0)}
        aria-controls="hits"
        aria-activedescendant=${at < 0 ? nothing : `hit-${at}`}
        aria-label=${chooser.label}
        placeholder=${chooser.hint}
        .value=${question}
        @input=${(event: Event) => {
          const words = (event.target as HTMLInputElement).value;
          show(words, listed(words)[0]?.id);
        }}
      />
      <button type="button" class="plain icon" aria-label=${texts.close} @click=${() => go(undefined)}>
        ${sign('close')}
      </button>
    </div>
    <p class="hint" role="status">
      ${
        question.trim() === '' && !chooser.showsAll
          ? ''
          : items.length === 0
            ? texts.searchNone
            : filled(texts.searchCount, items.length)
      }
    </p>
    <ul id="hits" role="listbox" aria-label=${chooser.label}>
      ${items.map(
        ({ id, title, second }, index) =>
          html`<li role="presentation">
            <button
              type="button"
              role="option"
              tabindex="-1"
              id=${`hit-${index}`}
              data-hit=${id}
              aria-selected=${String(index === at)}
              @click=${() => take(id)}
            >
              <span>${title}</span><span class="second">${second}</span>
            </button>
          </li>`,
      )}
    </ul>
  </div>`;
}
