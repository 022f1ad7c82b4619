import { html, type TemplateResult } from 'lit';
import type { AreaKey } from './design-areas.js';
import { panelTemplate } from './panel-template.js';
import type { Side, WorkbenchSides } from './workbench-sides.js';
import type { WorkbenchTexts } from './workbench-texts.js';

interface SideView {
  readonly sides: WorkbenchSides;
  readonly tab: AreaKey;
  readonly texts: WorkbenchTexts;
  readonly body: unknown;
  /** Shows the trial in its tab. */
  readonly wholePage: () => void;
}

/** The properties or the trial beside what is designed. */
export function sideTemplate(side: Side, { sides, tab, texts, body, wholePage }: SideView): TemplateResult {
  if (side === 'properties')
    return panelTemplate(sides.properties, {
      region: 'properties',
      title: texts.properties,
      resize: texts.resize,
      hide: texts.hideProperties,
      body,
      close: () => sides.setProperties(tab, false),
    });
  return panelTemplate(sides.trial, {
    region: 'trial',
    title: texts.try,
    resize: texts.resizeTrial,
    hide: texts.hideTrial,
    body,
    buttons: html`<button class="plain" type="button" data-testid="trial-whole" @click=${wholePage}>
      ${texts.trialWhole}
    </button>`,
    close: () => sides.setTrial(false),
  });
}
