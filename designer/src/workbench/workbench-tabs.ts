import { html, nothing, type TemplateResult } from 'lit';
import { designAreas, type AreaKey } from './design-areas.js';
import { icon } from './workbench-icons.js';
import type { WorkbenchTexts } from './workbench-texts.js';

interface TabsView {
  readonly tab: AreaKey;
  readonly texts: WorkbenchTexts;
  readonly choose: (tab: AreaKey) => void;
  /** Shows or hides the properties; `undefined` where there are none. */
  readonly panel: { readonly isOpen: boolean; readonly toggle: () => void } | undefined;
}

/** The parts of the design as tabs: one stop for Tab, arrows choose. */
export function tabsTemplate({ tab, texts, choose, panel }: TabsView): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = designAreas.findIndex(({ key }) => key === tab);
    const next = designAreas[(at + step + designAreas.length) % designAreas.length];
    if (next === undefined) return;
    choose(next.key);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#tab-${next.key}`)?.focus();
  };
  const panelText = panel?.isOpen === true ? texts.hideProperties : texts.showProperties;
  return html`<div class="tabs" data-region="tabs">
    <div class="tab-list line" role="tablist" aria-label=${texts.tabs} @keydown=${onKey}>
      ${designAreas.map(
        ({ key }) =>
          html`<button
            type="button"
            role="tab"
            id=${`tab-${key}`}
            aria-selected=${key === tab ? 'true' : 'false'}
            aria-controls="area"
            tabindex=${key === tab ? 0 : -1}
            data-testid=${`tab-${key}`}
            @click=${() => choose(key)}
          >
            ${texts.tab[key]}
          </button>`,
      )}
    </div>
    ${
      panel === undefined
        ? nothing
        : html`<div class="forms">
            <button
              class="plain icon"
              type="button"
              aria-pressed=${panel.isOpen ? 'true' : 'false'}
              aria-label=${panelText}
              title=${panelText}
              data-testid="toggle-panel"
              @click=${panel.toggle}
            >
              ${icon('panel')}
            </button>
          </div>`
    }
  </div>`;
}
