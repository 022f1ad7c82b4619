import { html, nothing, type TemplateResult } from 'lit';
import type { MenuPlace } from './menu-place.js';

export interface MenuItem {
  readonly text: string;
  readonly sign?: TemplateResult;
  readonly danger?: boolean;
  readonly hint?: string;
  /** Switched on. */
  readonly isOn?: boolean;
  /** The key that does the same. */
  readonly key?: string;
  run(): void;
}

/** A pop-up list: arrows walk, Enter takes, Escape closes. */
export function menuTemplate(
  label: string,
  items: readonly MenuItem[],
  at: MenuPlace,
  close: () => void,
): TemplateResult {
  const key = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLButtonElement>('button')];
    const present = buttons.indexOf(event.target as HTMLButtonElement);
    const go = (to: number): void => {
      event.preventDefault();
      buttons.at(to % buttons.length)?.focus();
    };
    if (event.key === 'ArrowDown') go(present + 1);
    else if (event.key === 'ArrowUp') go(present - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(-1);
    else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      close();
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      const wanted = event.key.toLowerCase();
      const after = [...buttons.slice(present + 1), ...buttons.slice(0, present + 1)];
      after.find((button) => button.textContent.trim().toLowerCase().startsWith(wanted))?.focus();
    }
  };
  const hasSigns = items.some(({ sign }) => sign !== undefined);
  return html`<div
    class="menu floating"
    role="menu"
    aria-label=${label}
    style=${`${at.left === undefined ? `right:${String(at.right)}` : `left:${at.left}`}px;top:${at.y}px`}
    @keydown=${key}
  >
    ${items.map(
      (item) =>
        html`<button
          type="button"
          role="menuitem"
          tabindex="-1"
          class=${`${item.danger === true ? 'danger' : ''}${item.isOn === true ? ' on' : ''}`}
          title=${item.hint ?? item.text}
          @click=${() => {
            close();
            item.run();
          }}
        >
          ${item.sign ?? (hasSigns ? html`<i class="blank"></i>` : nothing)}<span>${item.text}</span>${item.key === undefined ? nothing : html`<kbd>${item.key}</kbd>`}
        </button>`,
    )}
  </div>`;
}
