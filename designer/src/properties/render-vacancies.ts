import { html, nothing } from 'lit';
import type { PanelContext } from './panel-context.js';
import type { Subject } from './subject.js';

const OPEN = 'section:process:vacancies';

/** In the panel of the process: steps nobody would get today. Tried only while it is unfolded. */
export function renderVacancies(context: PanelContext, { part }: Subject): unknown {
  if (part !== 'process') return nothing;
  const { texts, session } = context;
  const open = context.isOpen(OPEN);
  return html`<yl-section
    data-section="vacancies"
    .label=${texts.vacancies}
    .open=${open}
    @yl-toggle=${(event: CustomEvent<{ open: boolean }>) => context.setOpen(OPEN, event.detail.open)}
    >${
      open
        ? html`<div class="body">
            <div class="hint">${texts.vacanciesHint}</div>
            <yl-vacancy-list untitled .session=${session}></yl-vacancy-list>
          </div>`
        : nothing
    }</yl-section
  >`;
}
