import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import { controlStyles } from '../controls/control-styles.js';
import { commandLabel } from '../model/index.js';
import type { SessionChange } from '../session/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { boardStyles } from './diagram/board-styles.js';
import { flowDesignerStyles } from './flow-designer-styles.js';
import { filled, flowDesignerTexts, type FlowDesignerTexts } from './flow-designer-texts.js';
import { Actions } from './parts/actions.js';
import type { Desk } from './parts/desk.js';
import { keyAction } from './parts/key-actions.js';
import { menuTemplate, type MenuItem } from './parts/menu-template.js';
import { minimapTemplate } from './parts/minimap-template.js';
import { padOptions, type PadAction } from './parts/pad-options.js';
import { pressKey } from './parts/press-key.js';
import { pressPad } from './parts/press-pad.js';
import { pressTool } from './parts/press-tool.js';
import { padTemplate, screenBox } from './parts/pad-template.js';
import { paletteTemplate } from './parts/palette-template.js';
import { confirmTemplate } from './parts/confirm-template.js';
import { lossesOf } from './parts/removal.js';
import { searchTemplate, type SearchState } from './parts/search-template.js';
import { Surface } from './parts/surface.js';
import { editorTemplate } from './parts/editor-template.js';
import { retitle, titleOf, type TitleEdit } from './parts/titles.js';
import { toolsTemplate, type ToolAction } from './parts/tools-template.js';
import { tokensTemplate, type BoardMarks } from './parts/walk-marks.js';
import { watchPaletteDrag } from './parts/palette-drag.js';

interface Menu {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly at: { readonly x: number; readonly y: number };
}

const NOTICE_MS = 6000;

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

  #surface: Surface | undefined;
  #actions: Actions | undefined;
  #menu: Menu | undefined;
  #edit: TitleEdit | undefined;
  #search: SearchState | undefined;
  #refusal: { readonly text: string; readonly x: number; readonly y: number } | undefined;
  #notice = '';
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;
  #losses: readonly string[] | undefined;
  #tool: string | undefined;
  #isMapOpen = true;
  #isAlignOpen = false;
  #sizes: ResizeObserver | undefined;

  get #texts(): FlowDesignerTexts {
    return flowDesignerTexts(this.locale);
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
    if (this.#surface === undefined && this.session !== undefined) this.#open();
    if (changed.has('marks')) this.#surface?.walk(this.marks);
    const root = this.shadowRoot;
    if (this.#menu !== undefined && !(root?.activeElement?.closest('.menu') instanceof Element))
      root?.querySelector<HTMLElement>('.menu.floating button')?.focus();
    const dialog = root?.querySelector('dialog');
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
    const field = root?.querySelector<HTMLInputElement | HTMLTextAreaElement>('.editor, .search input');
    if (field === null || field === undefined || field.dataset['begun'] === 'yes') return;
    field.dataset['begun'] = 'yes';
    field.focus();
    field.select();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('copy', this.#copy);
    this.addEventListener('cut', this.#copy);
    this.addEventListener('paste', this.#paste);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#noticeTimer);
    this.#close();
  }

  #open(): void {
    const container = this.shadowRoot?.querySelector<HTMLElement>('.board');
    if (this.session === undefined || container === null || container === undefined) return;
    const surface = new Surface(container, this.session, {
      changed: () => this.#viewChanged(),
      opened: (id) => this.#rename(id),
      refused: (text, at) => {
        this.#refusal = text === undefined ? undefined : { text, ...at };
        this.requestUpdate();
      },
      tool: (name) => {
        this.#tool = name;
        this.requestUpdate();
      },
    });
    this.#surface = surface;
    this.#actions = new Actions(this.session, surface);
    surface.follow();
    let isFitted = false;
    this.#sizes = new ResizeObserver(() => {
      surface.board.resized();
      if (isFitted || container.clientWidth === 0 || container.clientHeight === 0) return;
      isFitted = true;
      surface.board.fit(0.6);
    });
    this.#sizes.observe(container);
    // The board is there first, its marks a moment later.
    setTimeout(() => this.#surface?.mark());
    this.requestUpdate();
  }

  #close(): void {
    this.#sizes?.disconnect();
    this.#surface?.close();
    this.#surface = undefined;
    this.#actions = undefined;
    this.#menu = this.#edit = this.#search = this.#losses = undefined;
  }

  #viewChanged(): void {
    const board = this.shadowRoot?.querySelector<HTMLElement>('.board');
    const surface = this.#surface;
    if (surface === undefined) return;
    if (board !== null && board !== undefined) {
      const { x, y, scale } = surface.board.viewbox;
      const size = 20 * scale * (scale < 0.5 ? 2 : 1);
      board.style.backgroundSize = `${size}px ${size}px`;
      board.style.backgroundPosition = `${-x * scale}px ${-y * scale}px`;
    }
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const texts = this.#texts;
    const surface = this.#surface;
    if (session === undefined) return html`<p class="empty">${texts.loading}</p>`;
    const { stack, document, isReadonly, locale } = session;
    const named = (command: Parameters<typeof commandLabel>[0] | undefined): string | undefined =>
      command === undefined ? undefined : commandLabel(command, locale);
    return html`<div class="frame" @keydown=${this.#key}>
      ${toolsTemplate({
        texts,
        isReadonly,
        isEmbedded: this.embedded,
        undo: named(stack.undoable),
        redo: named(stack.redoable),
        tool: this.#tool,
        count: surface?.selected.filter((id) => id.startsWith('state:')).length ?? 0,
        zoom: surface?.board.viewbox.scale ?? 1,
        isMapOpen: this.#isMapOpen,
        isAlignOpen: this.#isAlignOpen,
        press: (action) => this.#press(action),
      })}
      <div class="body">
        ${
          isReadonly
            ? nothing
            : paletteTemplate(
                texts,
                (type) => this.#actions?.add(type),
                (event, type) => watchPaletteDrag(event, (start) => surface?.board.create(start, type)),
              )
        }
        <div class="stage" @contextmenu=${this.#contextMenu} @pointerdown=${this.#pressed}>
          <div
            class=${`board${(surface?.selected.length ?? 0) > 1 ? ' many' : ''}`}
            aria-label=${filled(texts.board, localize(document.definition.title, locale))}
          ></div>
          ${surface === undefined ? nothing : this.#overlays(surface)}
        </div>
      </div>
      ${
        this.#losses === undefined
          ? nothing
          : confirmTemplate(texts, this.#losses, (answer) => {
              this.#losses = undefined;
              this.requestUpdate();
              if (answer !== undefined) this.#actions?.remove(answer);
              surface?.board.focus();
            })
      }
    </div>`;
  }

  #overlays(surface: Surface): TemplateResult {
    const texts = this.#texts;
    const session = this.session;
    if (session === undefined) return html``;
    const { selected, drawing, board } = surface;
    const showsPad = selected.length > 0 && !surface.isDragging && this.#edit === undefined && !session.isReadonly;
    const states = [...drawing.shapes.values()].filter(({ what }) => what === 'state').length;
    return html`${tokensTemplate(surface, this.marks)}
    ${states < 2 && !session.isReadonly ? html`<p class="hint-empty">${texts.empty}</p>` : nothing}
    ${
      showsPad
        ? padTemplate(
            surface,
            padOptions(session.document, drawing, selected, texts).buttons,
            selected.length > 1
              ? filled(texts.padMany, selected.length)
              : filled(texts.pad, this.#titleOf(selected[0])),
            (action, event) => this.#pad(action, event),
          )
        : nothing
    }
    ${this.#edit === undefined ? nothing : editorTemplate(this.#edit, board.viewbox, texts, this.#edited)}
    ${
      this.#search === undefined
        ? nothing
        : searchTemplate(this.#search, drawing, texts, (next, show) => this.#searched(next, show))
    }
    ${
      this.#menu === undefined
        ? nothing
        : menuTemplate(this.#menu.label, this.#menu.items, this.#menu.at, () => this.#closeMenu())
    }
    ${
      this.#refusal === undefined
        ? nothing
        : html`<div class="refusal" style=${`left:${this.#refusal.x + 14}px;top:${this.#refusal.y + 16}px`}>
            ${this.#refusal.text}
          </div>`
    }
    ${this.#notice === '' ? nothing : html`<div class="notice">${this.#notice}</div>`}
    ${
      this.#isMapOpen && states > 6
        ? minimapTemplate(drawing, selected, board.viewbox, texts.minimap, (at) => board.look(at))
        : nothing
    }`;
  }

  #titleOf(id: string | undefined): string {
    const { shapes, connections } = this.#surface?.drawing ?? {};
    return (id === undefined ? undefined : (shapes?.get(id) ?? connections?.get(id)))?.title ?? '';
  }

  #tell(text: string): void {
    this.#notice = text;
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = setTimeout(() => this.#tell(''), NOTICE_MS);
    this.requestUpdate();
  }

  readonly #pressed = (event: PointerEvent): void => {
    const inside = event.composedPath().some((node) => node instanceof Element && node.matches('.menu, .anchor'));
    if (inside) return;
    if (this.#menu !== undefined) this.#closeMenu(false);
    if (this.#isAlignOpen) this.#press('align');
  };

  #closeMenu(focus = true): void {
    this.#menu = undefined;
    this.requestUpdate();
    if (focus) this.#surface?.board.focus();
  }

  #openMenu(label: string, items: readonly MenuItem[], at?: Menu['at']): void {
    const surface = this.#surface;
    const stage = this.shadowRoot?.querySelector<HTMLElement>('.stage');
    if (surface === undefined || stage === null || stage === undefined || items.length === 0) return;
    const box = screenBox(surface);
    const wanted = at ?? { x: box.x + box.width + 8, y: box.y };
    const height = Math.min(320, items.length * 30 + 12);
    this.#menu = {
      label,
      items,
      at: {
        x: Math.max(4, Math.min(wanted.x, stage.clientWidth - 190)),
        y: Math.max(4, Math.min(wanted.y, stage.clientHeight - height - 6)),
      },
    };
    this.requestUpdate();
  }

  /** What buttons and keys need of this element. */
  get #desk(): Desk | undefined {
    const { session } = this;
    const surface = this.#surface;
    const actions = this.#actions;
    if (session === undefined || surface === undefined || actions === undefined) return undefined;
    return {
      session,
      surface,
      actions,
      openMenu: (label, items) => this.#openMenu(label, items),
      openProperties: () => this.#openProperties(),
      openSearch: () => {
        this.#search = { question: '', at: 0 };
        this.requestUpdate();
      },
      rename: (id) => this.#rename(id),
      remove: () => this.#remove(),
      toClipboard: (action) => void this.#toClipboard(action),
    };
  }

  #pad(action: PadAction, event?: MouseEvent): void {
    const desk = this.#desk;
    if (desk !== undefined) pressPad(desk, action, event);
  }

  #press(action: ToolAction): void {
    if (action === 'align') this.#isAlignOpen = !this.#isAlignOpen;
    else this.#isAlignOpen = false;
    if (action === 'map') this.#isMapOpen = !this.#isMapOpen;
    const desk = this.#desk;
    if (desk !== undefined) pressTool(desk, action);
    // The menu that had the focus is gone.
    if (/^(?:align-|distribute-)/.test(action)) this.#surface?.board.focus();
    this.requestUpdate();
  }

  #openProperties(): void {
    this.dispatchEvent(new CustomEvent('yl-open-properties', { bubbles: true, composed: true }));
  }

  #remove(): void {
    const surface = this.#surface;
    if (surface === undefined || this.session === undefined || this.session.isReadonly) return;
    const losses = lossesOf(this.session.document, surface.drawing, surface.selected, this.locale);
    if (losses.length === 0) return this.#actions?.remove();
    this.#losses = losses;
    this.requestUpdate();
  }

  #rename(id: string): void {
    const surface = this.#surface;
    if (surface === undefined || this.session === undefined || this.session.isReadonly) return;
    this.#edit = titleOf(this.session.document, surface.drawing, id, this.locale);
    if (this.#edit === undefined) this.#openProperties();
    this.requestUpdate();
  }

  readonly #edited = (text: string | undefined): void => {
    const edit = this.#edit;
    this.#edit = undefined;
    this.requestUpdate();
    if (text !== undefined && edit !== undefined && this.session !== undefined) {
      const command = retitle(this.session.document, edit, text, this.locale);
      if (command !== undefined) this.#surface?.execute(command);
    }
    this.#surface?.board.focus();
  };

  #searched(next: SearchState | undefined, show: string | undefined): void {
    const before = this.#search?.found;
    if (before !== undefined) this.#surface?.board.mark(before, 'found', false);
    this.#search = next;
    if (show !== undefined) this.#surface?.select([show], true);
    if (next?.found !== undefined) this.#surface?.board.mark(next.found, 'found', true);
    if (next === undefined) this.#surface?.board.focus();
    this.requestUpdate();
  }

  readonly #key = (event: KeyboardEvent): void => {
    // Keys of inputs, menus and buttons above the board are theirs.
    if (event.defaultPrevented || event.isComposing || this.#isTyping(event)) return;
    const action = keyAction(event);
    const isOnBoard = event.target instanceof SVGElement;
    const isEverywhere = action?.do === 'undo' || action?.do === 'redo' || action?.do === 'search';
    const desk = this.#desk;
    if (action === undefined || desk === undefined || !(isOnBoard || isEverywhere)) return;
    if (pressKey(desk, action)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  readonly #contextMenu = (event: MouseEvent): void => {
    if (!(event.target instanceof SVGElement) || this.session?.isReadonly !== false) return;
    event.preventDefault();
    const id = event.target.closest('.djs-element')?.getAttribute('data-element-id');
    if (id !== null && id !== undefined && !this.#surface?.selected.includes(id)) this.#surface?.select([id]);
    if ((this.#surface?.selected.length ?? 0) > 0) this.#pad('more');
  };

  readonly #copy = (event: Event): void => {
    if (!(event instanceof ClipboardEvent) || this.#isTyping(event)) return;
    const text = this.#actions?.copied();
    if (text === undefined) return;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    if (event.type === 'cut') this.#remove();
  };

  readonly #paste = (event: Event): void => {
    if (!(event instanceof ClipboardEvent) || this.#isTyping(event)) return;
    if (this.#actions?.paste(event.clipboardData?.getData('text/plain') ?? '') === true) event.preventDefault();
  };

  #isTyping(event: Event): boolean {
    const [target] = event.composedPath();
    return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  }

  async #toClipboard(action: 'copy' | 'cut'): Promise<void> {
    const text = this.#actions?.copied();
    if (text === undefined) return;
    await navigator.clipboard.writeText(text);
    if (action === 'cut') this.#remove();
  }
}
