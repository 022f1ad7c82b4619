import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import { controlStyles } from '../controls/control-styles.js';
import type { SessionChange } from '../session/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { boardStyles } from './diagram/board-styles.js';
import { flowDesignerStyles } from './flow-designer-styles.js';
import { filled, flowDesignerTexts, type FlowDesignerTexts } from './flow-designer-texts.js';
import { Actions } from './parts/actions.js';
import { boardEvents } from './parts/board-keys.js';
import { BoardMenu } from './parts/board-menu.js';
import type { Chooser, ChooserState } from './parts/chooser-template.js';
import { watchClipboard, writeClipboard } from './parts/clipboard.js';
import { confirmTemplate } from './parts/confirm-template.js';
import type { Desk } from './parts/desk.js';
import { KeyMoves } from './parts/key-moves.js';
import { frameTemplate } from './parts/frame-template.js';
import { keysTemplate } from './parts/keys-template.js';
import { Notice } from './parts/notice.js';
import { openProperties } from './parts/open-properties.js';
import { Opening } from './parts/opening.js';
import { markSelected } from './parts/outline-template.js';
import { OutlineLag } from './parts/outline-lag.js';
import type { Point } from '../view/flow/layout/drawing.js';
import type { PadAction } from './parts/pad-options.js';
import { LastHand } from './parts/last-hand.js';
import { moveGrid, nameBoard } from './parts/name-board.js';
import { pressPad } from './parts/press-pad.js';
import { pressTool } from './parts/press-tool.js';
import { lossesOf } from './parts/removal.js';
import { Surface } from './parts/surface.js';
import { retitle, titleOf, type TitleEdit } from './parts/titles.js';
import { takeUp } from './parts/take-up.js';
import type { ToolAction } from './parts/tools-template.js';
import { watchTouch } from './parts/touch.js';
import { Walk } from './parts/walk.js';
import type { BoardMarks } from './parts/walk-marks.js';

/** The drawing board of a process. Fires `yl-open-properties` when what is selected is to be looked at closely. */
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
  readonly #hand = new LastHand(this, (id) => this.#rename(id));
  readonly #menu = new BoardMenu(this, () => this.#desk);
  #edit: TitleEdit | undefined;
  #choosing: ChooserState | undefined;
  #refusal: { readonly text: string; readonly x: number; readonly y: number } | undefined;
  readonly #notice = new Notice(() => this.requestUpdate());
  #losses: readonly string[] | undefined;
  #areKeysShown = false;
  #tool: string | undefined;
  readonly #outline = new OutlineLag(() => this.requestUpdate());
  readonly #events = boardEvents(this, {
    desk: () => this.#desk,
    more: (at) => this.#menu.more(at),
    pressed: () => this.#menu.close(false),
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
    else if (change.what === 'refusal') this.#notice.tell(localize(change.fault.message, this.locale));
    super.sessionChanged(change);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('session')) this.#close();
    if (this.#desk === undefined && this.session !== undefined) this.#open();
    if (changed.has('marks')) this.#surface?.walk(this.marks);
    const { shadowRoot: root } = this;
    if (root === null) return;
    if (this.#desk !== undefined) {
      nameBoard(this.#desk.surface, this.#desk.walk, this.#texts, this.locale);
      markSelected(root, this.#desk.surface.drawing, this.#desk.surface.selected);
    }
    this.#menu.takeFocus();
    takeUp(root);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#notice.stop();
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
      created: this.#hand.added,
    });
    this.#desk = {
      session,
      surface,
      actions: new Actions(session, surface, (text) => this.#notice.tell(text), this.#hand.added),
      walk: new Walk(session, surface),
      moves: new KeyMoves(session, surface),
      openMenu: (label, items) => this.#menu.open(label, items),
      openProperties: () => openProperties(this),
      choose: (chooser, from) => this.#choose(chooser, from),
      openKeys: () => this.#showKeys(true),
      rename: (id) => this.#rename(id),
      remove: () => this.#remove(),
      toClipboard: (action) => void this.#toClipboard(action),
    };
    surface.follow();
    const rested = (id: string | undefined, at: Point): void => {
      if (id !== undefined && !surface.selected.includes(id)) surface.select([...surface.selected, id]);
      if (surface.selected.length === 1) this.#menu.more(at);
    };
    watchTouch(container, surface.board, rested, (id) => this.#tool !== undefined || surface.isHeld(id));
    this.#opening = new Opening(container, surface, () => this.requestUpdate());
    // Marks come a moment later.
    setTimeout(() => this.#surface?.mark());
    this.requestUpdate();
  }

  #close(): void {
    this.#opening?.close();
    this.#surface?.close();
    this.#outline.clear();
    this.#desk = undefined;
    this.#menu.close(false);
    this.#edit = this.#choosing = this.#losses = undefined;
  }

  #viewChanged(board: HTMLElement): void {
    const surface = this.#surface;
    if (surface === undefined) return;
    this.#outline.follow(surface.drawing);
    moveGrid(board, surface);
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const texts = this.#texts;
    const surface = this.#surface;
    if (session === undefined) return html`<p class="empty">${texts.loading}</p>`;
    return frameTemplate({
      session,
      surface,
      texts,
      outlined: this.#outline.shown,
      isEmbedded: this.embedded,
      tool: this.#tool,
      events: this.#events,
      overlays: {
        menu: this.#menu.menu,
        edit: this.#edit,
        choosing: this.#choosing,
        refusal: this.#refusal,
        notice: this.#notice.text,
        marks: this.marks,
        isMapOpen: this.#opening?.isMapOpen ?? false,
        closeMenu: () => this.#menu.close(),
        edited: this.#edited,
        chosen: this.#chosen,
        pad: this.#pad,
      },
      dialogs: this.#dialogs(texts),
      press: (action) => this.#press(action),
      openMenu: (label, items, button) => this.#menu.open(label, items, button),
      add: (type) => this.#desk?.actions.add(type),
    });
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

  #showKeys(on: boolean): void {
    this.#areKeysShown = on;
    this.requestUpdate();
    if (!on) this.#surface?.board.focus();
  }

  readonly #pad = (action: PadAction, event?: MouseEvent): void => {
    if (this.#desk !== undefined) pressPad(this.#desk, action, event);
  };

  #press(action: ToolAction): void {
    if (action === 'map') this.#opening?.toggleMap();
    if (this.#desk !== undefined) pressTool(this.#desk, action);
    this.requestUpdate();
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
    if (this.#edit === undefined) openProperties(this);
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
    await writeClipboard(text);
    if (action === 'cut') this.#remove();
  }
}
