import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import type { CompiledForm } from '@yunliu/engine/forms';
import { controlStyles, type ConfirmDialog } from '../controls/index.js';
import type { TemplateEditor } from '../editors/index.js';
import { compileDraftForm } from '../model/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { loadPrintCheck, standingForm, type TicketItem } from '../session/index.js';
import { themeTokens } from '../view/theme.css.js';
import { readPageSetup, writePageSetup, type PageSetup } from './page-setup.js';
import type { PageSetupDialog } from './page-setup-dialog.js';
import { printFault, sortFaults, type PrintFault } from './print-check.js';
import { printDesignerStyles } from './print-designer-styles.js';
import { printNamesOf, printText } from './print-list.js';
import type { PrintNameDialog } from './print-name-dialog.js';
import { LONG_SAMPLE, paneTemplate, SAMPLE } from './print-pane.js';
import type { Insertion, PrintPart } from './print-parts.js';
import { PrintPreview } from './print-preview.js';
import { PrintActions } from './print-actions.js';
import { barTemplate, noneTemplate, viewsTemplate } from './print-bars.js';
import { printsTexts } from './prints-texts.js';
import { TemplateMarks } from './template-marks.js';
import { SampleCache } from './sample-cache.js';

/** Tickets offered for the preview. */
const TICKETS = 30;
/** Rows of the samples; the long one is enough for several pages. */
const [FEW_ROWS, LONG_ROWS] = [3, 40];
const NARROW = 820;

/** Templates a form is printed by, beside the PDF they give. */
export class PrintDesigner extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    form: {},
    print: {},
    source: { state: true },
    tickets: { state: true },
    faults: { state: true },
    look: { state: true },
    narrow: { type: Boolean, reflect: true },
  };
  static override styles = [themeTokens, controlStyles, printDesignerStyles];

  /** Id of the form; the first one when absent or gone. */
  declare form: string | undefined;
  /** Name of the template; the first one when absent or gone. */
  declare print: string | undefined;
  declare source: string;
  declare tickets: readonly TicketItem[];
  /** Undefined: not checked yet; null: the check could not be loaded. */
  declare faults: readonly PrintFault[] | undefined | null;
  /** Narrow: whether the preview is shown instead of the template. */
  declare look: boolean;
  declare narrow: boolean;
  readonly #preview = new PrintPreview(() => this.requestUpdate());
  readonly #samples = new SampleCache();
  #checked: readonly [text: string, form: CompiledForm] | undefined;
  readonly #marks = new TemplateMarks();
  #followed: unknown;
  readonly #width = new ResizeObserver(([entry]) => {
    this.narrow = (entry?.contentRect.width ?? NARROW) < NARROW;
  });

  constructor() {
    super();
    this.source = SAMPLE;
    this.tickets = [];
    this.look = false;
    this.narrow = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#width.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#width.disconnect();
    this.#preview.close();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('session')) void this.#loadTickets();
    const [selected] = this.session?.selection ?? [];
    if (selected?.part === 'print' && selected !== this.#followed) {
      this.form = selected.form;
      this.print = selected.name;
    }
    this.#followed = selected;
  }

  protected override updated(): void {
    void this.#check();
    this.#askPreview();
  }

  protected override render(): TemplateResult {
    const { session, locale } = this;
    const texts = printsTexts(locale);
    const [id, template] = [this.formId, this.template];
    if (session === undefined || id === undefined || template === undefined)
      return html`<p class="empty">${texts.noForms}</p>`;
    const names = printNamesOf(session.document, id);
    const name = this.name;
    return html`<div class="frame">
        ${barTemplate({
          texts,
          locale,
          forms: Object.entries(session.document.forms).map(([form, { title }]) => ({
            id: form,
            title: localize(title, locale) || form,
          })),
          form: id,
          names,
          name,
          isReadonly: session.isReadonly,
          chooseForm: (form) => {
            this.form = form;
            this.print = undefined;
            this.source = SAMPLE;
            this.dispatchEvent(new CustomEvent('yl-form-change', { detail: { form }, bubbles: true, composed: true }));
          },
          choose: (print) => this.#choose(print),
          add: () => void this.#actions?.add(),
          rename: () => void this.#actions?.rename(),
          duplicate: () => this.#actions?.duplicate(),
          remove: () => void this.#actions?.remove(),
          setup: () =>
            void this.renderRoot.querySelector<PageSetupDialog>('yl-page-setup')?.open(readPageSetup(this.text)),
        })}
        ${
          name === undefined
            ? noneTemplate(texts, session.isReadonly, () => this.#actions?.starter())
            : this.#work(name)
        }
      </div>
      <yl-page-setup
        .locale=${locale}
        @yl-setup=${(event: CustomEvent<{ setup: PageSetup }>) =>
          this.#write(writePageSetup(this.text, event.detail.setup))}
      ></yl-page-setup>
      <yl-print-name .locale=${locale}></yl-print-name>
      <yl-confirm-dialog></yl-confirm-dialog>`;
  }

  #work(name: string): TemplateResult {
    const { session, locale } = this;
    const texts = printsTexts(locale);
    const form = this.compiled;
    const typing = `print/${this.formId ?? ''}/${name}`;
    return html`${viewsTemplate(texts, this.narrow, this.look, (look) => (this.look = look))}
      <div class="work">
        <section class="edit" data-region="template" aria-label=${texts.editor} ?hidden=${this.narrow && this.look}>
          ${
            session?.isReadonly === true
              ? nothing
              : html`<yl-print-insert
                  .locale=${locale}
                  .form=${form}
                  @yl-insert=${(event: CustomEvent<Insertion & { part: PrintPart }>) => {
                    this.#editor?.insert(event.detail.text, event.detail.select);
                    session?.say(texts.inserted(texts.parts[event.detail.part]));
                  }}
                ></yl-print-insert>`
          }
          <yl-template-editor
            .value=${this.text}
            .locale=${locale}
            .label=${texts.editor}
            .readonly=${session?.isReadonly === true}
            .fields=${this.#marks.fields(session, form)}
            .issues=${this.#marks.issues(session, form, this.text, this.faults ?? [])}
            @yl-change=${(event: CustomEvent<{ value: string }>) => this.#write(event.detail.value, typing)}
            @yl-done=${() => session?.stack.endTyping()}
          ></yl-template-editor>
          ${this.faults === null ? html`<p class="hint note">${texts.checkFailed}</p>` : nothing}
        </section>
        ${
          this.narrow && !this.look
            ? nothing
            : paneTemplate({
                locale,
                canPrint: session?.host.print !== undefined,
                preview: this.#preview,
                tickets: this.tickets,
                source: this.source,
                choose: (source) => (this.source = source),
                showLine: (line) => {
                  this.look = false;
                  void this.updateComplete.then(() => this.#goToLine(line));
                },
              })
        }
      </div>`;
  }

  /** Id of the form that is shown. */
  private get formId(): string | undefined {
    const { document } = this.session ?? {};
    return document && (standingForm(document, this.form ?? '') ?? Object.keys(document.forms)[0]);
  }

  private get template(): CompiledForm['template'] | undefined {
    return this.formId === undefined ? undefined : this.session?.document.forms[this.formId];
  }

  private get compiled(): CompiledForm | undefined {
    return this.template === undefined ? undefined : compileDraftForm(this.template);
  }

  private get name(): string | undefined {
    const { session, formId } = this;
    if (session === undefined || formId === undefined) return undefined;
    const names = printNamesOf(session.document, formId);
    return this.print !== undefined && names.includes(this.print) ? this.print : names[0];
  }

  private get text(): string {
    const { session, formId, name } = this;
    return session === undefined || formId === undefined || name === undefined
      ? ''
      : printText(session.document, formId, name);
  }

  get #editor(): TemplateEditor | null {
    return this.renderRoot.querySelector<TemplateEditor>('yl-template-editor');
  }

  #goToLine(line: number): void {
    const before = this.text.split('\n').slice(0, line - 1);
    this.#editor?.goTo(before.reduce((sum, one) => sum + one.length + 1, 0));
  }

  #write(text: string, typing?: string): void {
    const { session, formId: form, name } = this;
    if (session === undefined || form === undefined || name === undefined || text === this.text) return;
    session.execute({ type: 'set-print', form, name, text }, typing === undefined ? {} : { typing });
  }

  #choose(print: string): void {
    this.print = print;
    const { session, formId: form } = this;
    if (session !== undefined && form !== undefined) session.select([{ part: 'print', form, name: print }]);
  }

  get #actions(): PrintActions | undefined {
    const { session, formId: form, template, name } = this;
    if (session === undefined || form === undefined || template === undefined) return undefined;
    return new PrintActions({
      session,
      form,
      template,
      name,
      ask: async (action, proposal, taken) =>
        this.renderRoot.querySelector<PrintNameDialog>('yl-print-name')?.ask(action, proposal, taken),
      confirm: async (question) =>
        (await this.renderRoot.querySelector<ConfirmDialog>('yl-confirm-dialog')?.ask(question)) === true,
      show: (print) => this.#choose(print),
    });
  }

  async #loadTickets(): Promise<void> {
    this.tickets = [];
    const { session } = this;
    const found = await session?.host.tickets?.({ limit: TICKETS }).catch(() => []);
    if (session === this.session && found !== undefined) this.tickets = found;
  }

  /** The engine's check of what stands there now. */
  async #check(): Promise<void> {
    const { compiled: form, text, name } = this;
    if (form === undefined || name === undefined) return;
    const [knownText, knownForm] = this.#checked ?? [];
    if (knownText === text && knownForm === form && this.faults !== undefined) return;
    this.#checked = [text, form];
    try {
      const check = await loadPrintCheck();
      if (this.#checked[0] === text && this.#checked[1] === form)
        this.faults = sortFaults(check(text, form).map(printFault));
    } catch {
      this.faults = null;
    }
  }

  #askPreview(): void {
    const { session, template, compiled, source, formId, name, text } = this;
    const print = session?.host.print?.bind(session.host);
    if (print === undefined || template === undefined || compiled === undefined || name === undefined) return;
    if (this.narrow && !this.look) return;
    const key = JSON.stringify([formId, name, source, text, template]);
    const isSample = source === SAMPLE || source === LONG_SAMPLE;
    const data = isSample
      ? { values: this.#samples.of(compiled, this.locale, source === SAMPLE ? FEW_ROWS : LONG_ROWS) }
      : { ticket: source };
    this.#preview.ask(key, { form: template, print: text, ...data }, print);
  }
}
