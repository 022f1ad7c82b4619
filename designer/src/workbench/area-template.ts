import { html, type nothing, type TemplateResult } from 'lit';
import type { DesignSession } from '../session/index.js';
import type { TrialMarks } from '../trial/index.js';
import type { AreaLoader, LoadedArea } from './area-loader.js';
import type { WorkbenchHost } from './workbench-host.js';
import type { WorkbenchTexts } from './workbench-texts.js';

interface AreaView {
  readonly session: DesignSession;
  readonly host: WorkbenchHost | undefined;
  readonly texts: WorkbenchTexts;
  /** The form that is chosen, for the areas that show one. */
  readonly form?: string | undefined;
  readonly formChanged?: (event: CustomEvent<{ readonly form: string }>) => void;
  readonly revision?: number;
  /** Where a trial beside the board stands. */
  readonly marks?: TrialMarks | undefined;
  readonly trial?: () => HTMLElement;
}

/** The element of an area, or where its loading stands. */
export function areaTemplate(key: LoadedArea, loader: AreaLoader, view: AreaView): TemplateResult | typeof nothing {
  const { texts } = view;
  switch (loader.stateOf(key)) {
    case 'loading':
      return html`<p class="loading" role="status">${texts.loading}</p>`;
    case 'failed':
      return html`<div class="loading" role="alert">
        <p>${texts.areaFailed}</p>
        <p class="hint">${texts.areaFailedHint}</p>
        <button type="button" data-testid="area-retry" @click=${() => loader.again(key)}>${texts.retry}</button>
        <button type="button" @click=${() => location.reload()}>${texts.reload}</button>
      </div>`;
    case 'ready':
      return element(key, view);
  }
}

function element(key: LoadedArea, view: AreaView): TemplateResult {
  const { session, host, texts, form, formChanged, revision, marks, trial } = view;
  const noForm = html`<div class="empty">
    <p>${texts.noForms}</p>
    <p class="hint">${texts.noFormsHint}</p>
  </div>`;
  switch (key) {
    case 'flow':
      return html`<yl-flow-designer class="fill" embedded .session=${session} .marks=${marks}></yl-flow-designer>`;
    case 'forms':
      return html`<yl-form-designer
        class="fill"
        .session=${session}
        .form=${form}
        @yl-form-change=${formChanged}
      ></yl-form-designer>`;
    case 'rights':
      return html`<yl-rights-sheet class="fill" .session=${session}></yl-rights-sheet>`;
    case 'prints':
      return form === undefined
        ? noForm
        : html`<yl-print-designer
            class="fill"
            .session=${session}
            .form=${form}
            @yl-form-change=${formChanged}
          ></yl-print-designer>`;
    case 'trial':
      return html`${trial?.()}`;
    case 'versions':
      return html`<yl-versions
        class="fill"
        .session=${session}
        .versionsHost=${host}
        .revision=${revision}
      ></yl-versions>`;
    case 'properties':
      return html`<yl-property-panel data-landing .session=${session}></yl-property-panel>`;
    case 'problems':
      return html`<yl-problem-list .session=${session}></yl-problem-list>`;
  }
}
