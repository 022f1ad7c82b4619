import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import { controlStyles } from '../controls/control-styles.js';
import { commandLabel } from '../model/index.js';
import type { SessionChange } from '../session/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { boardStyles } from './diagram/board-styles.js';
import type { Drawing } from './drawing/drawing.js';
import { flowDesignerStyles } from './flow-designer-styles.js';
import { filled, flowDesignerTexts, type FlowDesignerTexts } from './flow-designer-texts.js';
import { Actions } from './parts/actions.js';
import { boardEvents } from './parts/board-keys.js';
import type { Chooser, ChooserState } from './parts/chooser-template.js';
import { watchClipboard } from './parts/clipboard.js';
import { confirmTemplate } from './parts/confirm-template.js';
import type { Desk } from './parts/desk.js';
import { KeyMoves } from './parts/key-moves.js';
import { keysTemplate } from './parts/keys-template.js';
import type { MenuItem } from './parts/menu-template.js';
import { Opening } from './parts/opening.js';
import { outlineTemplate } from './parts/outline-template.js';
import { overlaysTemplate, type Menu } from './parts/overlays-template.js';
import type { PadAction } from './parts/pad-options.js';
import { menuPlace } from './parts/menu-place.js';
import { moveGrid, nameBoard } from './parts/name-board.js';
import { watchPaletteDrag } from './parts/palette-drag.js';
import { paletteTemplate } from './parts/palette-template.js';
import { pressPad } from './parts/press-pad.js';
import { pressTool } from './parts/press-tool.js';
import { lossesOf } from './parts/removal.js';
import { rovingStop } from './parts/roving.js';
import { Surface } from './parts/surface.js';
import { retitle, titleOf, type TitleEdit } from './parts/titles.js';
import { toolsTemplate, type ToolAction } from './parts/tools-template.js';
import { watchTouch } from './parts/touch.js';
import { Walk } from './parts/walk.js';
import type { BoardMarks } from './parts/walk-marks.js';

const NOTICE_MS = 6000;
const OUTLINE_MS = 250;

/**
 * The drawing board of a process. Fires `yl-open-properties` when what is selected is to be looked at closely.
 */
export class FlowDesigner extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    marks: { attribute: false },
    embedded: { type: Boolean },
  };
  static override styles = [themeTokens, controlStyles, flowDesignerStyles, boardStyles];

  /** Where something that runs on the process stands: of a trial beside the board. */
  declare marks: BoardMarks | undefined;
  /** Undo and redo are offered around the board. */
  declare embedded: boolean;

  #desk: Desk | undefined;
  #opening: Opening | undefined;
  #menu: Menu | undefined;
  #edit: TitleEdit | undefined;
  #choosing: ChooserState | undefined;
  #refusal: { readonly text: string; readonly x: number; readonly y: number } | undefined;
  #notice = '';
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;
  #losses: readonly string[] | undefined;
  #areKeysShown = false;
  #tool: string | undefined;
  #outlined: Drawing | undefined;
  #outlineTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #events = boardEvents(this, {
    desk: () => this.#desk,
    more: (at) => this.#more(at),
    pressed: () => this.#closeMenu(false),
  });

  constructor() {
    super();
    watchClipboard(
      this,
      () => this.#desk?.actions,
      () => this.#remove(),
    );
  }

  get #texts(): FlowDesignerTexts {
    return flowDesignerTexts(this.locale);
  }

  get #surface(): Surface | undefined {
    return this.#desk?.surface;
  }

  protected override sessionChanged(change: SessionChange): void {
    if (change.what === 'document' || change.what === 'locale') this.#surface?.draw();
    else if (change.what === 'issues') this.#surface?.mark();
    else if (change.what === 'selection') this.#surface?.follow();
    else if (change.what === 'refusal') this.#tell(localize(change.fault.message, this.locale));
    super.sessionChanged(change);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('session')) this.#close();
    if (this.#desk === undefined && this.session !== undefined) this.#open();
    if (changed.has('marks')) this.#surface?.walk(this.marks);
    const root = this.shadowRoot;
    if (root === null) return;
    for (const bar of ['.tools', '.pad']) rovingStop(root.querySelector(bar));
    if (this.#desk !== undefined) nameBoard(this.#desk.surface, this.#desk.walk, this.#texts, this.locale);
    if (this.#menu !== undefined && !(root.activeElement?.closest('.menu') instanceof Element))
      root.querySelector<HTMLElement>('.menu.floating button')?.focus();
    const dialog = root.querySelector('dialog');
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
    root.querySelector('.search [aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    const field = root.querySelector<HTMLInputElement | HTMLTextAreaElement>('.editor, .search input');
    if (field === null || field.dataset['begun'] === 'yes') return;
    field.dataset['begun'] = 'yes';
    field.focus();
    field.select();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#noticeTimer);
    this.#close();
  }

  #open(): void {
    const { session } = this;
    const container = this.shadowRoot?.querySelector<HTMLElement>('.board');
    if (session === undefined || container === null || container === undefined) return;
    const surface = new Surface(container, session, {
      changed: () => this.#viewChanged(container),
      opened: (id) => this.#rename(id),
      refused: (text, { x, y }) => {
        const { left, top } = container.getBoundingClientRect();
        this.#refusal = text === undefined ? undefined : { text, x: x - left, y: y - top };
        this.requestUpdate();
      },
      tool: (name) => {
        this.#tool = name;
        this.requestUpdate();
      },
    });
    this.#desk = {
      session,
      surface,
      actions: new Actions(session, surface, (text) => this.#tell(text)),
      walk: new Walk(session, surface),
      moves: new KeyMoves(session, surface),
      openMenu: (label, items) => this.#openMenu(label, items),
      openProperties: () => this.#openProperties(),
      choose: (chooser, from) => this.#choose(chooser, from),
      openKeys: () => this.#showKeys(true),
      rename: (id) => this.#rename(id),
      remove: () => this.#remove(),
      toClipboard: (action) => void this.#toClipboard(action),
    };
    surface.follow();
    const rested = (id: string | undefined, at: Menu['at']): void => {
      if (id !== undefined && !surface.selected.includes(id)) surface.select([...surface.selected, id]);
      if (surface.selected.length === 1) this.#more(at);
    };
    watchTouch(container, surface.board, rested, (id) => this.#tool !== undefined || surface.isHeld(id));
    this.#opening = new Opening(container, surface, () => this.requestUpdate());
    // The board is there first, its marks a moment later.
    setTimeout(() => this.#surface?.mark());
    this.requestUpdate();
  }

  #close(): void {
    this.#opening?.close();
    this.#surface?.close();
    clearTimeout(this.#outlineTimer);
    this.#outlined = undefined;
    this.#desk = undefined;
    this.#menu = this.#edit = this.#choosing = this.#losses = undefined;
  }

  #viewChanged(board: HTMLElement): void {
    const surface = this.#surface;
    if (surface === undefined) return;
    this.#outlineSoon(surface);
    moveGrid(board, surface);
    this.requestUpdate();
  }

  /** The outline follows when the hand rests: nobody reads it while something is dragged. */
  #outlineSoon(surface: Surface): void {
    if (surface.drawing === this.#outlined) return;
    this.#outlined ??= surface.drawing;
    clearTimeout(this.#outlineTimer);
    this.#outlineTimer = setTimeout(() => {
      this.#outlined = surface.drawing;
      this.requestUpdate();
    }, OUTLINE_MS);
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const texts = this.#texts;
    const surface = this.#surface;
    if (session === undefined) return html`<p class="empty">${texts.loading}</p>`;
    const { stack, isReadonly, locale } = session;
    const named = (command: Parameters<typeof commandLabel>[0] | undefined): string | undefined =>
      command === undefined ? undefined : commandLabel(command, locale);
    const isMapOpen = this.#opening?.isMapOpen ?? false;
    return html`<div class="frame" @keydown=${this.#events.key}>
      ${toolsTemplate({
        texts,
        isReadonly,
        isEmbedded: this.embedded,
        undo: named(stack.undoable),
        redo: named(stack.redoable),
        tool: this.#tool,
        count: surface?.selected.filter((id) => id.startsWith('state:')).length ?? 0,
        zoom: surface?.board.view.scale ?? 1,
        isMapOpen,
        press: (action) => this.#press(action),
        openMenu: (label, items, button) => this.#openMenu(label, items, button),
      })}
      <div class="body">
        ${
          isReadonly
            ? nothing
            : paletteTemplate(
                texts,
                (type) => this.#desk?.actions.add(type),
                (event, type) => watchPaletteDrag(event, (start) => surface?.board.create(start, type)),
              )
        }
        <div class="stage" @contextmenu=${this.#events.contextMenu} @pointerdown=${this.#events.pressed}>
          <div class=${`board${(surface?.selected.length ?? 0) > 1 ? ' many' : ''}`}></div>
          ${
            surface === undefined
              ? nothing
              : html`${outlineTemplate(this.#outlined ?? surface.drawing, surface.selected, texts, locale, (id) =>
                  surface.select([id], true),
                )}
                ${overlaysTemplate(session, surface, {
                  menu: this.#menu,
                  edit: this.#edit,
                  choosing: this.#choosing,
                  refusal: this.#refusal,
                  notice: this.#notice,
                  marks: this.marks,
                  isMapOpen,
                  closeMenu: () => this.#closeMenu(),
                  edited: this.#edited,
                  chosen: this.#chosen,
                  pad: this.#pad,
                })}`
          }
        </div>
      </div>
      ${this.#dialogs(texts)}
    </div>`;
  }

  #dialogs(texts: FlowDesignerTexts): TemplateResult | typeof nothing {
    if (this.#areKeysShown) return keysTemplate(texts, () => this.#showKeys(false));
    if (this.#losses === undefined) return nothing;
    return confirmTemplate(texts, this.#losses, (answer) => {
      this.#losses = undefined;
      this.requestUpdate();
      if (answer !== undefined) this.#desk?.actions.remove(answer);
      this.#surface?.board.focus();
    });
  }

  #tell(text: string): void {
    this.#notice = text;
    clearTimeout(this.#noticeTimer);
    if (text !== '') this.#noticeTimer = setTimeout(() => this.#tell(''), NOTICE_MS);
    this.requestUpdate();
  }

  #showKeys(on: boolean): void {
    this.#areKeysShown = on;
    this.requestUpdate();
    if (!on) this.#surface?.board.focus();
  }

  #closeMenu(focus = true): void {
    if (this.#menu === undefined) return;
    this.#menu = undefined;
    this.requestUpdate();
    if (focus) this.#surface?.board.focus();
  }

  #more(at?: Menu['at']): void {
    const desk = this.#desk;
    if (desk === undefined || desk.surface.isReadonly) return;
    this.#menuAt = at;
    pressPad(desk, 'more');
    this.#menuAt = undefined;
  }

  #menuAt: Menu['at'] | undefined;

  #openMenu(label: string, items: readonly MenuItem[], button?: HTMLElement): void {
    const stage = this.shadowRoot?.querySelector<HTMLElement>('.stage');
    const surface = this.#surface;
    if (surface === undefined || stage === null || stage === undefined || items.length === 0) return;
    this.#menu = { label, items, at: menuPlace(stage, surface, items.length, { at: this.#menuAt, button }) };
    this.requestUpdate();
  }

  readonly #pad = (action: PadAction, event?: MouseEvent): void => {
    if (this.#desk !== undefined) pressPad(this.#desk, action, event);
  };

  #press(action: ToolAction): void {
    if (action === 'map') this.#opening?.toggleMap();
    if (this.#desk !== undefined) pressTool(this.#desk, action);
    this.requestUpdate();
  }

  #openProperties(): void {
    this.dispatchEvent(new CustomEvent('yl-open-properties', { bubbles: true, composed: true }));
  }

  #remove(): void {
    const surface = this.#surface;
    if (surface === undefined || surface.isReadonly) return;
    const losses = lossesOf(surface.document, surface.drawing, surface.selected, this.locale);
    if (losses.length === 0) return this.#desk?.actions.remove();
    this.#losses = losses;
    this.requestUpdate();
  }

  #rename(id: string): void {
    const surface = this.#surface;
    if (surface === undefined || surface.isReadonly) return;
    this.#edit = titleOf(surface.document, surface.drawing, id, this.locale);
    if (this.#edit === undefined) this.#openProperties();
    else surface.reveal(id);
    this.requestUpdate();
  }

  readonly #edited = (text: string | undefined): void => {
    const edit = this.#edit;
    this.#edit = undefined;
    this.requestUpdate();
    if (text !== undefined && edit !== undefined && this.session !== undefined) {
      const command = retitle(this.session.document, edit, text, this.locale);
      if (command !== undefined && this.#surface?.execute(command) === true)
        this.session.say(filled(this.#texts.renamed, text.trim()));
    }
    this.#surface?.board.focus();
  };

  #choose(chooser: Chooser, from?: string): void {
    this.session?.say(chooser.label);
    this.#chosen({ chooser, question: '', ...(from === undefined ? {} : { found: from }) });
  }

  readonly #chosen = (next: ChooserState | undefined, taken?: string): void => {
    const surface = this.#surface;
    const before = this.#choosing;
    if (before?.found !== undefined) surface?.board.mark(before.found, 'found', false);
    this.#choosing = next;
    if (next?.found !== undefined) {
      surface?.board.mark(next.found, 'found', true);
      if (next.chooser.selects === true) surface?.select([next.found], true);
      else surface?.reveal(next.found);
    }
    this.requestUpdate();
    if (next !== undefined) return;
    if (taken !== undefined) before?.chooser.take(taken);
    surface?.board.focus();
  };

  async #toClipboard(action: 'copy' | 'cut'): Promise<void> {
    const text = this.#desk?.actions.copied();
    if (text === undefined) return;
    await navigator.clipboard.writeText(text);
    if (action === 'cut') this.#remove();
  }
}
