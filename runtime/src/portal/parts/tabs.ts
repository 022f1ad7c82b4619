import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

export interface TabSet<Key extends string> {
  readonly label: string;
  readonly current: Key;
  readonly tabs: readonly { readonly key: Key; readonly title: string; readonly count?: string }[];
  readonly onSelect: (key: Key) => void;
  /** Id of the panel below. */
  readonly panel: string;
}

/** Tabs by the ARIA pattern: one stop for Tab, arrows choose. */
export function tabs<Key extends string>(set: TabSet<Key>): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    const at = set.tabs.findIndex((tab) => tab.key === set.current);
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = set.tabs[(at + step + set.tabs.length) % set.tabs.length];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    set.onSelect(next.key);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${set.label} @keydown=${onKey}>
    ${set.tabs.map(
      (tab) =>
        html`<button
          type="button"
          role="tab"
          data-tab=${tab.key}
          data-testid=${`tab-${tab.key}`}
          aria-selected=${tab.key === set.current ? 'true' : 'false'}
          aria-controls=${set.panel}
          tabindex=${tab.key === set.current ? 0 : -1}
          @click=${() => set.onSelect(tab.key)}
        >
          ${tab.title}${tab.count === undefined ? nothing : html`<span class="count quiet">${tab.count}</span>`}
        </button>`,
    )}
  </div>`;
}
