import { html, type TemplateResult } from 'lit';
import type { SidePanel } from './side-panel.js';
import { icon } from './workbench-icons.js';

interface PanelView {
  readonly region: string;
  readonly title: string;
  readonly resize: string;
  readonly hide: string;
  readonly body: unknown;
  /** Buttons beside the title. */
  readonly buttons?: unknown;
  readonly close: () => void;
}

/** Something beside the area, with a splitter; a sheet at the bottom where there is no room beside. */
export function panelTemplate(panel: SidePanel, view: PanelView): TemplateResult {
  return html`<div
      class="splitter"
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${view.resize}
      aria-valuenow=${panel.width}
      aria-valuemin=${panel.least}
      aria-valuemax=${panel.most}
      @pointerdown=${panel.onPointerDown}
      @keydown=${panel.onKey}
    ></div>
    <aside
      class="panel"
      data-region=${view.region}
      tabindex="-1"
      aria-label=${view.title}
      style=${`width:${panel.width}px`}
    >
      <div class="panel-head">
        <span class="panel-title">${view.title}</span>
        ${view.buttons}
        <button
          class="plain icon"
          type="button"
          aria-label=${view.hide}
          title=${view.hide}
          data-testid=${`hide-${view.region}`}
          @click=${view.close}
        >
          ${icon('close', 13)}
        </button>
      </div>
      <div class="panel-body">${view.body}</div>
    </aside>`;
}
