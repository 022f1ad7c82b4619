import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { call } from './api-client.js';
import { startCounts } from './contexts/counts.js';
import { startLiveUpdates, stopLiveUpdates } from './contexts/live-updates.js';
import { currentUser, session } from './contexts/session.js';
import { Watch } from './contexts/signal.js';
import { toastInfo, toastOk } from './contexts/toasts.js';
import { chooseLocale, t } from './locales/index.js';
import { PortalElement } from './portal-element.js';
import type { PortalPage } from './portal-element.js';
import { focusHeading } from './heading-focus.js';
import { PortalError } from './portal-error.js';
import { portalRoutes } from './portal-routes.js';
import { place, startRouter } from './router.js';
import type { Place } from './router.js';
import { emptyState, pageFailure, skeleton } from './parts/states.js';
import { sideNavigation, tabBar } from './parts/navigation.js';
import { startShortcuts } from './parts/shortcuts.js';
import './parts/toasts.js';

/** The frame around every page: who is signed in, navigation, the page itself. */
export class PortalApp extends PortalElement {
  static override properties = { failure: { state: true }, pageFailure: { state: true }, offline: { state: true } };

  declare private failure: PortalError | undefined;
  declare private pageFailure: PortalError | undefined;
  declare private offline: boolean;
  readonly watch = new Watch(this, session, place);
  private page: PortalPage | undefined;
  /** Where the person wants to be; the page itself may still be on its way. */
  private pagePath = '';
  private shownPath = '';
  /** `null` until the server has said who it is, if anybody. */
  private signedIn: string | undefined | null = null;
  private stopCounts: (() => void) | undefined;

  constructor() {
    super();
    this.offline = !navigator.onLine;
    addEventListener('offline', () => (this.offline = true));
    addEventListener('online', () => {
      this.offline = false;
      toastOk(t().errors.online);
      // As the failure has promised. The page before was left already, so nothing typed is lost.
      if (this.failure !== undefined) void this.readSession();
      if (this.pageFailure !== undefined) location.reload();
    });
    place.subscribe(() => void this.showPlace(place.value));
    session.subscribe(() => this.onSession());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    startRouter(portalRoutes);
    startShortcuts();
    void this.readSession();
  }

  private readonly readSession = async (): Promise<void> => {
    this.failure = undefined;
    try {
      const answer = await call('readSession', {});
      chooseLocale(answer.product.locale);
      session.set(answer);
    } catch (error) {
      this.failure = PortalError.from(error);
    }
  };

  private onSession(): void {
    const user = currentUser();
    if (user?.id === this.signedIn) return;
    this.signedIn = user?.id;
    this.stopCounts?.();
    this.stopCounts = undefined;
    if (user === undefined) {
      stopLiveUpdates();
      void import('./pages/sign-in-page.js');
      return;
    }
    startLiveUpdates();
    this.stopCounts = startCounts();
    // Another person in the same window must not see the page of the one before.
    this.page = undefined;
    this.pagePath = '';
    void this.showPlace(place.value);
  }

  private async showPlace({ route, path, params, query }: Place): Promise<void> {
    if (currentUser() === undefined) return;
    this.pageFailure = undefined;
    if (route === undefined) {
      this.page = undefined;
      this.pagePath = path;
      this.requestUpdate();
      return;
    }
    if (path === this.pagePath) {
      if (path === this.shownPath && this.page !== undefined) this.page.query = query;
      return;
    }
    this.pagePath = path;
    const problem = await route.load().then(
      () => undefined,
      () => PortalError.unreachable(),
    );
    // Somewhere else by now, or asked for twice: the newest wish counts.
    if (path !== this.pagePath || path !== place.value.path) return;
    if (problem !== undefined) {
      this.pagePath = '';
      this.pageFailure = problem;
      return;
    }
    const page = document.createElement(route.tag) as PortalPage;
    page.params = params;
    page.query = place.value.query;
    const first = this.page === undefined;
    this.page = page;
    this.shownPath = path;
    this.requestUpdate();
    await this.updateComplete;
    await page.updateComplete;
    scrollTo(0, 0);
    // At the first page the browser's own start is right.
    if (!first) focusHeading(page);
  }

  protected override render(): TemplateResult {
    if (this.failure !== undefined) {
      return html`<main class="lonely">${pageFailure(this.failure, () => void this.readSession())}</main>`;
    }
    if (session.value === undefined) return html`<main class="lonely">${skeleton(3)}</main>`;
    const user = currentUser();
    if (user === undefined) return html`<yl-sign-in-page></yl-sign-in-page><yl-toasts></yl-toasts>`;
    const bare = user.mustChangePassword;
    return html`
      <a class="skip" href="#content" @click=${this.skip}>${this.t.skipToContent}</a>
      <div class=${bare ? 'shell bare' : 'shell'}>
        ${bare ? nothing : sideNavigation(user, place.value.route?.nav ?? '')}
        <div class="stage">
          ${this.offline ? html`<p class="banner warn" role="status">${this.t.errors.offlineBanner}</p>` : nothing}
          <main id="content" tabindex="-1">${bare ? this.renderPasswordFirst() : this.renderPage()}</main>
        </div>
        ${bare ? nothing : tabBar(place.value.route?.nav ?? '')}
      </div>
      <yl-toasts></yl-toasts>
    `;
  }

  private renderPasswordFirst(): TemplateResult {
    void import('./pages/account-page.js');
    return html`<yl-account-page></yl-account-page>`;
  }

  private renderPage(): TemplateResult {
    if (this.pageFailure !== undefined) return pageFailure(this.pageFailure, () => location.reload());
    if (this.page !== undefined) return html`${this.page}`;
    if (place.value.route !== undefined) return skeleton(6);
    document.title = `${this.t.errors.notFound} · ${this.t.product}`;
    return html`<h1 tabindex="-1" class="unseen">${this.t.errors.notFound}</h1>
      ${emptyState(
        this.t.errors.notFound,
        this.t.errors.notFoundHint,
        html`<a class="button primary" href="/tasks">${this.t.nav.tasks}</a>`,
      )}`;
  }

  private readonly skip = (event: Event): void => {
    event.preventDefault();
    this.querySelector<HTMLElement>('#content')?.focus();
  };
}

/** Puts the portal into the page. */
export async function start(): Promise<void> {
  chooseLocale('zh-CN');
  addEventListener('unhandledrejection', (event) => {
    toastInfo(PortalError.from(event.reason).message, PortalError.from(event.reason).hint);
  });
  customElements.define('yl-portal', PortalApp);
  await customElements.whenDefined('yl-portal');
}
