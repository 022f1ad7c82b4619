import { html, nothing, type TemplateResult } from 'lit';
import type { DesignSession } from '../session/index.js';
import type { FormController } from './form-controller.js';
import type { FormDesigner } from './form-designer.js';

/** The dialog that is open, if any. */
export function formDialogs(
  designer: FormDesigner,
  controller: FormController,
  session: DesignSession,
): TemplateResult {
  const close = async (): Promise<void> => {
    designer.dialog = undefined;
    await designer.updateComplete;
    // What opened it may be gone: with its first form the designer is another page.
    if (designer.shadowRoot?.activeElement === null)
      designer.renderRoot.querySelector<HTMLElement>('yl-form-palette:not([hidden]), .none button')?.focus();
  };
  return html`${
    designer.dialog === 'header'
      ? html`<yl-header-row-dialog
          .session=${session}
          .controller=${controller}
          @yl-close=${close}
        ></yl-header-row-dialog>`
      : nothing
  }
  ${
    designer.dialog === 'import'
      ? html`<yl-form-import-dialog
          .session=${session}
          .controller=${controller}
          @yl-close=${close}
        ></yl-form-import-dialog>`
      : nothing
  }
  ${
    designer.dialog === 'new' || designer.dialog === 'copy'
      ? html`<yl-new-form-dialog
          .session=${session}
          .controller=${controller}
          .copying=${designer.dialog === 'copy'}
          @yl-close=${close}
        ></yl-new-form-dialog>`
      : nothing
  }`;
}
