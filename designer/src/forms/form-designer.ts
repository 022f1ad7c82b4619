import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import { controlStyles, type ConfirmDialog, type NoticeElement } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { standingForm, type DesignSession, type SessionChange } from '../session/index.js';
import { themeTokens } from '../view/theme.css.js';
import type { Carried } from './drop-place.js';
import { formBody } from './form-body-template.js';
import type { FormCanvas } from './form-canvas.js';
import { useClipboard } from './form-clipboard.js';
import { FormController } from './form-controller.js';
import { formDesignerStyles } from './form-designer-styles.js';
import { formDialogs } from './form-dialogs-template.js';
import { fill, formDesignerTexts } from './form-designer-texts.js';
import type { FormOutline } from './form-outline.js';
import type { PressDetail } from './form-palette.js';
import { formToolbar } from './form-toolbar.js';
import { PointerDrag } from './pointer-drag.js';

export type FormView = 'design' | 'preview' | 'json';
export type Pane = 'canvas' | 'palette' | 'outline' | 'properties';
export type FormDialog = 'header' | 'import' | 'new' | 'copy';

/**
 * `<yl-form-designer .session .form="leave@1">`: draws one form of the design: fields and layouts by mouse, finger or
 * keyboard, their properties, a preview with the real renderer, the JSON, and imports. `form` absent: that of the
 * selection, else the first. Tells `yl-form-change` ({form}) when it goes on with another form or version.
 */
export class FormDesigner extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    form: {},
    view: { state: true },
    pane: { state: true },
    side: { state: true },
    device: { state: true },
    dialog: { state: true },
    revision: { state: true },
  };
  static override styles = [themeTokens, controlStyles, formDesignerStyles];

  /** Id of the form, `<key>@<version>`. */
  declare form: string | undefined;
  declare view: FormView;
  /** On a phone one pane is shown. */
  declare pane: Pane;
  /** On a wide page the left side shows one of two. */
  declare side: 'palette' | 'outline';
  declare device: 'desktop' | 'phone';
  declare dialog: FormDialog | undefined;
  declare revision: number;

  controller: FormController | undefined;
  readonly #drag = new PointerDrag({
    over: (x, y, _hit, carried) => this.#over(x, y, carried),
    drop: () => this.#dropped(),
    cancelled: () => {
      this.#dragEnds();
      this.controller?.carrying.cancel();
    },
    scroller: () => this.renderRoot.querySelector('yl-form-canvas') ?? undefined,
  });

  constructor() {
    super();
    this.view = 'design';
    this.pane = 'canvas';
    this.side = 'palette';
    this.device = 'desktop';
    this.revision = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drag.cancel();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { session } = this;
    if (session === undefined) return;
    if (this.controller?.session !== session) this.controller = this.#makeController(session);
    const form = this.#formToShow(session, changed.has('form'));
    if (form !== this.controller.form) {
      this.controller.carrying.cancel();
      this.controller.form = form;
    }
    if (form !== this.form && form !== '') this.form = form;
  }

  protected override sessionChanged(change: SessionChange): void {
    if (change.what === 'selection') this.#followSelection();
    super.sessionChanged(change);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { controller, session } = this;
    if (controller === undefined || session === undefined) return nothing;
    const texts = formDesignerTexts(this.locale);
    const template = controller.template;
    return html`<div
        class="all"
        data-view=${this.view}
        data-pane=${this.pane}
        @yl-press=${this.#pressed}
        @keydown=${this.#key}
        @copy=${this.#clipboard}
        @cut=${this.#clipboard}
        @paste=${this.#clipboard}
      >
        ${formToolbar(this)}
        ${
          template === undefined
            ? html`<div class="none" data-region="main">
                <p>${texts.noForms}</p>
                <button
                  type="button"
                  class="primary"
                  ?disabled=${session.isReadonly}
                  @click=${() => (this.dialog = 'new')}
                >
                  ${texts.newForm}
                </button>
                <button type="button" ?disabled=${session.isReadonly} @click=${() => (this.dialog = 'header')}>
                  ${texts.pasteHeader}
                </button>
                <button type="button" ?disabled=${session.isReadonly} @click=${() => (this.dialog = 'import')}>
                  ${texts.importJson}
                </button>
              </div>`
            : formBody(this, controller, session)
        }
      </div>
      ${formDialogs(this, controller, session)}
      <yl-notice></yl-notice><yl-confirm-dialog></yl-confirm-dialog>`;
  }

  async removeForm(): Promise<void> {
    const { controller, session } = this;
    const texts = formDesignerTexts(this.locale);
    if (controller?.template === undefined || session === undefined) return;
    const yes = await this.#ask({
      title: fill(texts.removeFormTitle, { title: localize(controller.template.title, this.locale) }),
      text: texts.removeFormText,
      action: texts.remove,
      locale: this.locale,
    });
    if (yes) session.execute({ type: 'remove-form', form: controller.form });
  }

  open(form: string): void {
    if (form === this.form) return;
    this.form = form;
    this.session?.select([{ part: 'form', form }]);
    this.#tellForm(form);
  }

  #makeController(session: DesignSession): FormController {
    return new FormController(session, {
      changed: () => this.revision++,
      ask: async (question) => this.#ask(question),
      refused: (why) => this.renderRoot.querySelector<NoticeElement>('yl-notice')?.tell(why),
      formChanged: (form) => {
        this.form = form;
        this.#tellForm(form);
      },
    });
  }

  #tellForm(form: string): void {
    this.dispatchEvent(new CustomEvent('yl-form-change', { detail: { form }, bubbles: true, composed: true }));
  }

  async #ask(question: Parameters<ConfirmDialog['ask']>[0]): Promise<boolean> {
    const focused = this.shadowRoot?.activeElement;
    const yes = await (this.renderRoot.querySelector<ConfirmDialog>('yl-confirm-dialog')?.ask(question) ??
      Promise.resolve(false));
    if (focused instanceof HTMLElement) focused.focus();
    return yes;
  }

  /** The one asked for; when it is gone (an undone version), another version of it; else what is selected, else the first. */
  #formToShow(session: DesignSession, isAsked: boolean): string {
    const { forms } = session.document;
    const wanted = isAsked ? this.form : (this.controller?.form ?? this.form);
    if (wanted !== undefined && Object.hasOwn(forms, wanted)) return wanted;
    const other = wanted === undefined ? undefined : standingForm(session.document, wanted);
    if (other !== undefined) return other;
    const selected = session.selection.find((element) => element.part === 'form');
    if (selected?.part === 'form' && Object.hasOwn(forms, selected.form)) return selected.form;
    return Object.keys(forms)[0] ?? '';
  }

  /** A problem, a search or another designer selected something in a form. */
  #followSelection(): void {
    const selected = this.session?.selection.find((element) => element.part === 'form');
    if (selected?.part !== 'form' || selected.form === this.form) return;
    if (Object.hasOwn(this.session?.document.forms ?? {}, selected.form)) {
      this.form = selected.form;
      this.#tellForm(selected.form);
    }
  }

  readonly #clipboard = (event: ClipboardEvent): void => useClipboard(event, this.controller);

  readonly #pressed = (event: CustomEvent<PressDetail>): void => {
    const { event: pointer, carried, label } = event.detail;
    if (this.session?.isReadonly === true) return;
    this.#drag.press(pointer, carried, label);
  };

  #over(x: number, y: number, carried: Carried): void {
    const canvas = this.renderRoot.querySelector<FormCanvas>('yl-form-canvas');
    const outline = this.renderRoot.querySelector<FormOutline>('yl-form-outline');
    if (canvas !== null) canvas.dragging = true;
    if (this.pane === 'palette') this.pane = 'canvas';
    const inOutline = outline !== null && isWithin(outline, x, y);
    const inCanvas = canvas !== null && isWithin(canvas, x, y);
    const place = inOutline
      ? outline.placeAt(x, y, carried)
      : inCanvas
        ? canvas.placeAt(x, y, carried)?.place
        : undefined;
    this.controller?.carrying.show(carried, place);
  }

  #dragEnds(): void {
    const canvas = this.renderRoot.querySelector<FormCanvas>('yl-form-canvas');
    if (canvas !== null) canvas.dragging = false;
  }

  #dropped(): void {
    this.#dragEnds();
    this.controller?.carrying.drop();
  }

  /** Chosen in the palette. */
  picked(carried: Carried): void {
    this.controller?.put(carried);
    if (this.pane === 'palette') this.pane = 'canvas';
  }

  /** Into the properties of what is selected. */
  readonly editProperties = async (): Promise<void> => {
    this.pane = 'properties';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('yl-form-properties')?.focus();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.controller?.carrying.carried === undefined) return;
    this.controller.carrying.cancel();
  };
}

function isWithin(element: Element, x: number, y: number): boolean {
  const { left, right, top, bottom, width } = element.getBoundingClientRect();
  return width > 0 && x >= left && x <= right && y >= top && y <= bottom;
}
