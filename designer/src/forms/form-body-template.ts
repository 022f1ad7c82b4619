import { html, type TemplateResult } from 'lit';
import type { DesignSession } from '../session/index.js';
import type { Carried } from './drop-place.js';
import type { FormController } from './form-controller.js';
import type { FormDesigner } from './form-designer.js';
import { formDesignerTexts } from './form-designer-texts.js';
import { selectionBar } from './form-toolbar.js';

/** The view that is shown: panes to draw in, the preview or the JSON. */
export function formBody(designer: FormDesigner, controller: FormController, session: DesignSession): TemplateResult {
  const texts = formDesignerTexts(session.locale);
  if (designer.view === 'preview')
    return html`<yl-form-preview
      class="whole"
      .session=${session}
      .form=${controller.form}
      .device=${designer.device}
    ></yl-form-preview>`;
  if (designer.view === 'json')
    return html`<yl-form-json
      class="whole"
      .session=${session}
      .controller=${controller}
      .revision=${designer.revision}
    ></yl-form-json>`;
  return html`<div class="panes">
    <section
      class="left"
      data-region="palette"
      aria-label=${designer.side === 'palette' ? texts.palette : texts.outline}
    >
      <div class="switch" role="group" aria-label=${texts.panes}>
        ${(['palette', 'outline'] as const).map(
          (side) =>
            html`<button
              type="button"
              aria-pressed=${String(designer.side === side)}
              data-side=${side}
              @click=${() => (designer.side = side)}
            >
              ${texts[side]}
            </button>`,
        )}
      </div>
      <yl-form-palette
        data-landing
        ?hidden=${designer.side !== 'palette'}
        .session=${session}
        @yl-pick=${(event: CustomEvent<Carried>) => designer.picked(event.detail)}
      ></yl-form-palette>
      <yl-form-outline
        data-landing
        ?hidden=${designer.side !== 'outline'}
        .session=${session}
        .controller=${controller}
        .revision=${designer.revision}
        @yl-edit=${designer.editProperties}
      ></yl-form-outline>
    </section>
    <section class="middle" data-region="canvas" aria-label=${texts.canvas}>
      ${selectionBar(designer)}
      <yl-form-canvas
        data-landing
        .session=${session}
        .controller=${controller}
        .revision=${designer.revision}
        .device=${designer.device}
        @yl-edit=${designer.editProperties}
      ></yl-form-canvas>
    </section>
    <section class="right" data-region="properties" aria-label=${texts.properties}>
      <yl-form-properties
        data-landing
        .session=${session}
        .controller=${controller}
        .revision=${designer.revision}
      ></yl-form-properties>
    </section>
  </div>`;
}
