import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { controlStyles } from '../controls/control-styles.js';
import type { DesignSession, SessionChange } from '../session/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { areaTemplate } from './area-template.js';
import { AreaLoader } from './area-loader.js';
import { panelAreas, type AreaKey } from './design-areas.js';
import { DesignExchange } from './design-exchange.js';
import { DraftDesk } from './draft-desk.js';
import { tabOf } from './element-tab.js';
import { FormChoice } from './form-choice.js';
import { ModalFocus } from './modal.js';
import { PanelFocus } from './panel-focus.js';
import { goSteps, redoStep, undoStep } from './history-steps.js';
import { moveRegionFocus } from './region-focus.js';
import { ReviewDesk } from './review-desk.js';
import { ToastList } from './toast-list.js';
import { TrialDesk } from './trial-desk.js';
import { shortcutsDialog } from './workbench-dialogs.js';
import { keyAction } from './workbench-keys.js';
import { headerTemplate } from './workbench-header.js';
import type { WorkbenchHost } from './workbench-host.js';
import { moreItems } from './workbench-menu.js';
import { workTemplate } from './work-template.js';
import { WorkbenchSides } from './workbench-sides.js';
import { workbenchShellStyles } from './workbench-shell-styles.js';
import { workbenchStyles } from './workbench-styles.js';
import { tabsTemplate } from './workbench-tabs.js';
import { workbenchTexts } from './workbench-texts.js';

/** Fired when another session stands for the draft: after a merge, a take-over, a refresh. */
export interface SessionReplacedDetail {
  readonly session: DesignSession;
}

/** Fired when there is something that is not stored, and when there is no more. */
export interface UnsavedDetail {
  readonly isDirty: boolean;
}

/** The shell an administrator designs in: parts of the design as tabs around one session, saved by itself. */
export class Workbench extends DesignerElement {
  static override readonly styles = [themeTokens, controlStyles, workbenchShellStyles, workbenchStyles];
  static override readonly properties = {
    ...DesignerElement.properties,
    workbenchHost: { attribute: false },
    tab: { type: String },
    isProblemsOpen: { state: true },
    isHelpOpen: { state: true },
  };

  declare workbenchHost: WorkbenchHost | undefined;
  declare tab: AreaKey;
  declare private isProblemsOpen: boolean;
  declare private isHelpOpen: boolean;
  #opened: WorkbenchHost | undefined;
  #wasDirty = false;
  #connected: AbortController | undefined;
  readonly #desk = new DraftDesk(this, { replaced: (session) => this.#replace(session), tell: this.#tell.bind(this) });
  readonly #exchange = new DesignExchange(this, { session: () => this.session, tell: this.#tell.bind(this) });
  readonly #review = new ReviewDesk(this, {
    desk: this.#desk,
    tell: this.#tell.bind(this),
    compare: () => (this.tab = 'versions'),
  });
  readonly #areas = new AreaLoader(() => this.requestUpdate());
  readonly #forms = new FormChoice();
  readonly #sides = new WorkbenchSides(() => this.requestUpdate());
  readonly #trial = new TrialDesk(() => this.requestUpdate());
  readonly #toasts = new ToastList(() => this.requestUpdate());
  readonly #modals = new ModalFocus();
  readonly #focus = new PanelFocus();

  constructor() {
    super();
    this.tab = 'flow';
    this.isProblemsOpen = false;
    this.isHelpOpen = false;
    // A panel leads to another part of the design; that part follows what is selected.
    this.addEventListener('yl-open-tab', (event) => {
      this.tab = (event as CustomEvent<{ readonly tab: AreaKey }>).detail.tab;
    });
  }

  /** Saves what is not saved yet; false when leaving now would lose something. */
  async leave(): Promise<boolean> {
    return this.#desk.leave();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sides.begin(window.innerWidth >= 900);
    const { signal } = (this.#connected = new AbortController());
    addEventListener('keydown', this.#onKey, { signal });
    addEventListener('pagehide', () => this.#desk.hide(), { signal });
    addEventListener('pageshow', this.#onReturn, { signal });
    addEventListener('online', () => this.#desk.keeper?.again(), { signal });
    document.addEventListener('visibilitychange', this.#onHide, { signal });
    this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connected?.abort();
    this.#desk.close();
    this.#opened = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('workbenchHost')) this.#open();
    this.#forms.update(this.session);
  }

  protected override updated(): void {
    const isDirty = this.#desk.keeper?.isDirty ?? false;
    if (isDirty !== this.#wasDirty) {
      this.#wasDirty = isDirty;
      const detail = { isDirty } satisfies UnsavedDetail;
      this.dispatchEvent(new CustomEvent('yl-unsaved', { detail, bubbles: true, composed: true }));
    }
    this.#modals.update(this.renderRoot as ShadowRoot);
  }

  protected override sessionChanged(change: SessionChange): void {
    super.sessionChanged(change);
    if (change.what === 'said') this.#say(change.text);
    if (change.what === 'refusal') {
      const { message, hint } = change.fault;
      this.#toasts.show(message[this.locale], hint[this.locale], true);
    }
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const texts = workbenchTexts(this.locale);
    if (session === undefined) return html`<p class="loading" role="status">${texts.loading}</p>`;
    return html`<div class="frame">
      ${headerTemplate({
        session,
        keeper: this.#desk.keeper,
        texts,
        isProblemsOpen: this.isProblemsOpen,
        isTrying: this.#sides.shown(this.tab) === 'trial',
        actions: {
          undo: () => this.#say(undoStep(this.session)),
          redo: () => this.#say(redoStep(this.session)),
          goTo: (steps) => this.#say(goSteps(this.session, steps)),
          problems:
            panelAreas.problems === undefined ? undefined : () => void (this.isProblemsOpen = !this.isProblemsOpen),
          tryIt: () => this.#tryIt(),
          publish: this.#review.publish,
          retry: () => void this.#desk.saveNow(),
          decide: () => this.#desk.decide(),
          more: moreItems(texts, {
            desk: this.#desk,
            exchange: this.#exchange,
            review: this.#review,
            host: this.workbenchHost,
            isReadonly: session.isReadonly,
            show: (tab) => (this.tab = tab),
            help: () => (this.isHelpOpen = true),
          }),
        },
      })}
      <div class="banners">${this.#review.banners()} ${this.#desk.banners()}</div>
      ${this.#renderTabs()} ${this.#renderWork()} ${this.#renderProblems()}
      <p class="sr" aria-live="polite" data-testid="said"></p>
      ${this.#toasts.render(texts.dismiss)} ${this.#renderDialog()}
    </div>`;
  }

  #renderTabs(): TemplateResult {
    const { tab } = this;
    const isShown = this.#sides.shown(tab) === 'properties';
    return tabsTemplate({
      tab,
      texts: workbenchTexts(this.locale),
      choose: (next) => (this.tab = next),
      panel: this.#sides.hasProperties(tab)
        ? { isOpen: isShown, toggle: () => this.#sides.setProperties(tab, !isShown) }
        : undefined,
    });
  }

  #renderWork(): TemplateResult {
    const session = this.session as DesignSession;
    const texts = workbenchTexts(this.locale);
    const { tab } = this;
    const side = this.#sides.shown(tab);
    const trial = (): HTMLElement => this.#trial.element(session, side !== 'trial');
    const view = { session, host: this.workbenchHost, texts, formChanged: this.#forms.follow, trial };
    const [form, revision] = [this.#forms.current, this.#desk.keeper?.revision ?? 0];
    const marks = side === 'trial' ? this.#trial.marks : undefined;
    return workTemplate({
      root: this.renderRoot as ShadowRoot,
      tab,
      texts,
      sides: this.#sides,
      focus: this.#focus,
      area: areaTemplate(tab, this.#areas, { ...view, form, revision, marks }),
      beside: side === undefined ? nothing : areaTemplate(side, this.#areas, view),
      wholePage: () => (this.tab = 'trial'),
    });
  }

  #renderProblems(): TemplateResult | typeof nothing {
    const texts = workbenchTexts(this.locale);
    if (!this.isProblemsOpen || this.session === undefined || panelAreas.problems === undefined) return nothing;
    return html`<section
      class="problems"
      data-region="problems"
      tabindex="-1"
      aria-label=${texts.problems}
      @click=${this.#followSoon}
      @keyup=${(event: KeyboardEvent) => event.key === 'Enter' && this.#followSoon()}
    >
      <div class="problems-body">
        ${areaTemplate('problems', this.#areas, { session: this.session, host: this.workbenchHost, texts })}
      </div>
    </section>`;
  }

  #renderDialog(): TemplateResult | typeof nothing {
    const texts = workbenchTexts(this.locale);
    if (this.isHelpOpen) return shortcutsDialog({ texts, locale: this.locale, close: () => (this.isHelpOpen = false) });
    return html`${this.#desk.dialogs()} ${this.#review.dialogs()} ${this.#exchange.dialogs()}`;
  }

  /** Beside the board where there is room, else in its tab. */
  #tryIt(): void {
    const hasRoom = this.clientWidth >= 900;
    if (!hasRoom) this.tab = 'trial';
    else {
      const isOpening = this.tab !== 'flow' || this.#sides.shown('flow') !== 'trial';
      this.#sides.setTrial(isOpening);
      this.tab = 'flow';
      if (isOpening) this.#focus.enter(this.renderRoot as ShadowRoot, 'trial');
    }
  }

  #open(): void {
    const { session, workbenchHost } = this;
    if (session === undefined || workbenchHost === undefined || workbenchHost === this.#opened) return;
    this.#opened = workbenchHost;
    this.#desk.open(session, workbenchHost);
  }

  #replace(session: DesignSession): void {
    this.session = session;
    const detail: SessionReplacedDetail = { session };
    this.dispatchEvent(new CustomEvent('yl-session-replaced', { detail, bubbles: true, composed: true }));
  }

  #tell(text: string, hint = '', isBad = false): void {
    this.#toasts.show(text, hint, isBad);
    if (!isBad) this.#say(`${text} ${hint}`.trim());
  }

  #say(text: string | undefined): void {
    if (text === undefined) return;
    const region = this.renderRoot.querySelector('[data-testid=said]');
    // The same words twice are two announcements.
    if (region !== null) region.textContent = region.textContent === text ? `${text} ` : text;
  }

  /** A problem was chosen: show the part of the design it lies in. */
  readonly #followSoon = (): void => {
    requestAnimationFrame(() => {
      const [chosen] = this.session?.selection ?? [];
      const tab = chosen === undefined ? undefined : tabOf(chosen, this.tab);
      if (tab !== undefined) this.tab = tab;
    });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const root = this.renderRoot as ShadowRoot;
    const action = keyAction(event, root.querySelector('dialog[open]') !== null);
    if (action === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (action === 'save') void this.#desk.saveNow();
    else if (action === 'undo') this.#say(undoStep(this.session));
    else if (action === 'redo') this.#say(redoStep(this.session));
    else if (action === 'problems') this.isProblemsOpen = !this.isProblemsOpen;
    else if (action === 'help') this.isHelpOpen = true;
    else moveRegionFocus(root, action === 'next-region' ? 1 : -1);
  };

  readonly #onReturn = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.#desk.show();
  };

  readonly #onHide = (): void => {
    this.#desk.keeper?.keepNow();
    if (document.visibilityState === 'hidden') void this.#desk.keeper?.saveNow();
  };
}
