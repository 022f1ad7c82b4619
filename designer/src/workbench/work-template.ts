import { html, nothing, type TemplateResult } from 'lit';
import type { AreaKey } from './design-areas.js';
import type { PanelFocus } from './panel-focus.js';
import { sideTemplate } from './side-template.js';
import type { WorkbenchSides } from './workbench-sides.js';
import type { WorkbenchTexts } from './workbench-texts.js';

interface WorkView {
  readonly root: ShadowRoot;
  readonly tab: AreaKey;
  readonly texts: WorkbenchTexts;
  readonly sides: WorkbenchSides;
  readonly focus: PanelFocus;
  readonly area: unknown;
  /** What stands beside the area, when something does. */
  readonly beside: unknown;
  /** Shows the trial in its tab. */
  readonly wholePage: () => void;
}

/** The part of the design that is chosen, and what stands beside it. */
export function workTemplate({ root, tab, texts, sides, focus, area, beside, wholePage }: WorkView): TemplateResult {
  const side = sides.shown(tab);
  const openProperties = (): void => {
    sides.setProperties(tab, true);
    focus.enter(root, 'properties');
  };
  return html`<div
    class="work"
    @yl-open-properties=${openProperties}
    @keydown=${(event: KeyboardEvent) => focus.leave(event, root)}
  >
    <div
      class="area"
      id="area"
      role="tabpanel"
      aria-labelledby=${`tab-${tab}`}
      data-region="main"
      tabindex="-1"
      @focusout=${focus.seen}
    >
      ${area}
    </div>
    ${side === undefined ? nothing : sideTemplate(side, { sides, tab, texts, body: beside, wholePage })}
  </div>`;
}
