import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controlStyles, type NoticeElement } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { addStepTemplate } from './add-step-template.js';
import { formOfStep, shownForm } from './form-of-step.js';
import type { CopyRightsDialog } from './copy-rights-dialog.js';
import type { RightMenu } from './right-menu.js';
import { choiceTemplate, toolsTemplate } from './rights-bar-template.js';
import { copyText, lineTitle, pasteText, toClipboard } from './rights-clipboard.js';
import { copyState, fillRange, setRange, type RightsEdit, type Written } from './rights-edits.js';
import type { RightsFault } from './rights-fault.js';
import { faultsTemplate } from './rights-faults-template.js';
import { gridTemplate } from './rights-grid-template.js';
import { makeRightsView } from './make-rights-view.js';
import { phoneTemplate } from './rights-phone-template.js';
import { sizeOf, type CellRange, type RangeBox } from './rights-range.js';
import { RightsHands } from './rights-hands.js';
import { cellOf, formTitles } from './rights-sheet-model.js';
import { rightsGridStyles } from './rights-grid-styles.js';
import { rightsSheetStyles } from './rights-sheet-styles.js';
import { rightsTexts } from './rights-texts.js';
import { placeOfFault, type RightsFilter, type RightsView } from './rights-view.js';

const START: CellRange = { anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } };
/** Narrower than this, one step at a time is shown. */
const NARROW = 640;

/** Rights of the fields of a form in every step that shows it, as a sheet. */
export class RightsSheetElement extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    form: {},
    search: { state: true },
    filter: { state: true },
    range: { state: true },
    filling: { state: true },
    narrow: { type: Boolean, reflect: true },
  };
  static override styles = [themeTokens, controlStyles, rightsGridStyles, rightsSheetStyles];

  /** Id of the form that is shown; the most shown one when absent or gone. */
  declare form: string | undefined;
  declare search: string;
  declare filter: RightsFilter;
  declare range: CellRange;
  declare filling: RangeBox | undefined;
  declare narrow: boolean;
  #view: RightsView | undefined;
  #focusSoon = false;
  #followed: unknown;
  readonly #width = new ResizeObserver(([entry]) => {
    this.narrow = (entry?.contentRect.width ?? NARROW) < NARROW;
  });
  readonly #hands = new RightsHands({
    view: () => this.#view,
    select: (range) => this.#select(range, true),
    fillTo: (box) => (this.filling = box),
    set: (right) => this.#set(right),
    fill: (along) => this.#fill(along),
    openMenu: () => this.#openMenu(),
    apply: (edit) => this.#apply(edit),
    undo: () => this.session?.undo(),
    redo: () => this.session?.redo(),
  });

  constructor() {
    super();
    this.search = '';
    this.filter = 'all';
    this.range = START;
    this.narrow = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#width.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#width.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#followStep();
    this.#view = this.#makeView();
  }

  /** A step was selected elsewhere: its form and its column. */
  #followStep(): void {
    const [selected] = this.session?.selection ?? [];
    if (selected === this.#followed) return;
    this.#followed = selected;
    const step = selected?.part === 'state' ? selected.state : '';
    const form = formOfStep(this.session?.document, step);
    if (form === undefined) return;
    this.form = form;
    const column = this.#makeView()?.sheet.columns.findIndex((one) => one.state === step) ?? -1;
    if (column >= 0) this.range = { anchor: { row: 0, column }, focus: { row: 0, column } };
  }

  protected override updated(): void {
    if (!this.#focusSoon) return;
    this.#focusSoon = false;
    const cell = this.renderRoot.querySelector<HTMLElement>('td.current');
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  protected override render(): TemplateResult {
    const texts = rightsTexts(this.locale);
    const view = this.#view;
    if (view === undefined) return html`<p class="nothing">${texts.noForms}</p>`;
    const { sheet, lines } = view;
    const content =
      sheet.columns.length === 0
        ? html`<p class="nothing">${texts.noSteps}</p>`
        : lines.length === 0
          ? html`<p class="nothing">
              ${texts.noMatch}
              <button type="button" @click=${() => this.#showAll()}>${texts.clearFilter}</button>
            </p>`
          : this.narrow
            ? phoneTemplate(
                view,
                (range) => (this.range = range),
                (edit) => this.#apply(edit),
              )
            : html`${toolsTemplate(view, {
                  fill: (along) => this.#fill(along),
                  copy: () => void this.#copy(view),
                  copyState: () => void this.#openCopy(),
                })}
                <div
                  class="scroll"
                  data-region="grid"
                  @keydown=${this.#hands.key}
                  @pointerdown=${this.#hands.down}
                  @pointermove=${this.#hands.move}
                  @pointerup=${this.#hands.up}
                  @pointercancel=${this.#hands.up}
                  @dblclick=${this.#hands.menu}
                  @contextmenu=${this.#hands.menu}
                  @copy=${this.#hands.copy}
                  @cut=${this.#hands.copy}
                  @paste=${this.#paste}
                >
                  ${gridTemplate(view)}
                </div>`;
    return html`<div class="frame">
        ${choiceTemplate(texts, {
          forms: this.session === undefined ? [] : formTitles(this.session.document, this.locale),
          form: shownForm(this.session?.document, this.form) ?? '',
          search: this.search,
          filter: this.filter,
          chooseForm: (form) => {
            this.form = form;
            this.range = START;
          },
          find: (text) => (this.search = text),
          choose: (filter) => (this.filter = filter),
        })}
        ${content} ${addStepTemplate(this.session, shownForm(this.session?.document, this.form), texts)}
        ${
          sheet.columns.length === 0
            ? nothing
            : faultsTemplate(
                view,
                (fault) => this.#show(fault),
                (fault) => this.#mend(fault),
              )
        }
      </div>
      <yl-notice></yl-notice>
      <yl-right-menu
        .locale=${this.locale}
        @yl-choose=${(event: CustomEvent<{ right: Written }>) => this.#set(event.detail.right)}
        @yl-close=${() => this.#refocus()}
      ></yl-right-menu>
      <yl-copy-rights
        .locale=${this.locale}
        .columns=${sheet.columns}
        @yl-copy=${(event: CustomEvent<{ from: string; to: readonly string[] }>) =>
          this.#apply(copyState(sheet, event.detail.from, event.detail.to))}
      ></yl-copy-rights>`;
  }

  #makeView(): RightsView | undefined {
    const { session, search, filter, range, filling } = this;
    const form = shownForm(this.session?.document, this.form);
    return session === undefined || form === undefined
      ? undefined
      : makeRightsView(
          session,
          form,
          { search, filter, range, filling },
          (to) => this.#select(to, true),
          (right) => this.#set(right),
        );
  }

  #select(range: CellRange, focus: boolean): void {
    this.range = range;
    this.#focusSoon = focus;
    this.requestUpdate();
  }

  #refocus(): void {
    this.#focusSoon = true;
    this.requestUpdate();
  }

  #set(right: Written): void {
    const view = this.#view;
    if (view !== undefined) this.#apply(setRange(view.sheet, view.lines, view.box, right));
  }

  #fill(along: 'down' | 'right'): void {
    const view = this.#view;
    if (view !== undefined) this.#apply(fillRange(view.sheet, view.lines, view.range, along));
  }

  /** Does one gesture as one step and says what came of it. */
  #apply({ command, changed, refused }: RightsEdit, ...words: readonly string[]): void {
    const { session, locale } = this;
    if (session === undefined || (command !== undefined && !session.execute(command))) return;
    const texts = rightsTexts(locale);
    const said = words.length > 0 ? [...words] : [command === undefined ? texts.unchanged : texts.changed(changed)];
    if (refused > 0) said.push(texts.refused(refused));
    this.#tell(said.join(locale === 'en' ? '; ' : '；'), said.length > 1);
  }

  /** Said to screen readers; shown too where cells do not show it. */
  #tell(text: string, shown: boolean): void {
    this.session?.say(text);
    this.renderRoot.querySelector<NoticeElement>('yl-notice')?.tell(shown ? text : '');
  }

  readonly #paste = (event: ClipboardEvent): void => {
    const view = this.#view;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (view === undefined || text === '' || view.isReadonly) return;
    event.preventDefault();
    const pasted = pasteText(view.sheet, view.lines, view.box, text);
    const { texts } = view;
    const words = pasted.byTitles ? texts.pastedByTitles(pasted.changed) : texts.pasted(pasted.changed);
    this.#apply(pasted, words, ...(pasted.unknown > 0 ? [texts.unknown(pasted.unknown)] : []));
    if (pasted.changed === 0 || pasted.byTitles) return;
    const { top: row, left: column, bottom, right } = pasted.box;
    this.#select({ anchor: { row: bottom, column: right }, focus: { row, column } }, true);
  };

  async #copy({ sheet, lines, box, texts }: RightsView): Promise<void> {
    const text = copyText(sheet, lines, box, this.locale, true);
    this.#tell((await toClipboard(text)) ? texts.copied(sizeOf(box)) : texts.notCopied, true);
  }

  #openMenu(): void {
    const view = this.#view;
    const cell = this.renderRoot.querySelector('td.current');
    if (view === undefined || cell === null || view.isReadonly) return;
    const { row, column } = view.range.focus;
    const [line, state] = [view.lines[row], view.sheet.columns[column]];
    const menu = this.renderRoot.querySelector<RightMenu>('yl-right-menu');
    if (line === undefined || state === undefined || menu === null) return;
    menu.words = line.kind === 'table' ? view.texts.rowRights : view.texts.rights;
    void menu.openAt(cell.getBoundingClientRect(), cellOf(view.sheet, line, state).own ?? null);
  }

  async #openCopy(): Promise<void> {
    const view = this.#view;
    const from = view?.sheet.columns[view.range.focus.column]?.state ?? '';
    await this.renderRoot.querySelector<CopyRightsDialog>('yl-copy-rights')?.open(from);
  }

  #showAll(): void {
    this.search = '';
    this.filter = 'all';
  }

  #show(fault: RightsFault): void {
    this.#showAll();
    const view = this.#makeView();
    const place = view === undefined ? undefined : placeOfFault(view, fault);
    if (view === undefined || place === undefined) return;
    this.#select({ anchor: place, focus: place }, true);
    const [line, step] = [view.lines[place.row], view.sheet.columns[place.column]];
    if (line === undefined) return;
    this.session?.say(view.texts.where(lineTitle(line, view.lines, this.locale), step?.title ?? ''));
  }

  #mend(fault: RightsFault): void {
    if (fault.fix === undefined || this.session === undefined) return;
    if (this.session.execute(fault.fix.command)) this.session.say(fault.fix.title[this.locale]);
  }
}
