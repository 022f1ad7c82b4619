import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ApiNotice, Notices } from '../../api/index.js';
import { call } from '../api-client.js';
import { refreshCounts } from '../contexts/counts.js';
import { Loader } from '../contexts/loader.js';
import { onLive } from '../contexts/live-updates.js';
import { toastError } from '../contexts/toasts.js';
import { emptyState, errorState, skeleton } from '../parts/states.js';
import { PortalPage } from '../portal-element.js';
import { agoInWords, exactTime } from '../time-words.js';

/** Reminders for the reader, newest first. */
export class NoticesPage extends PortalPage {
  private readonly notices = new Loader<Notices>(this);
  private stopLive: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.notices.title);
    void this.notices.load(() => call('listNotices', {}));
    this.stopLive = onLive((news) => {
      if (news.event === 'notice' || news.event === 'resync')
        void this.notices.load(() => call('listNotices', {}), { keep: true });
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopLive?.();
  }

  protected override render(): TemplateResult {
    const texts = this.t.notices;
    return html`
      <header class="head">
        <div class="head-text"><h1 tabindex="-1">${texts.title}</h1></div>
        ${
          (this.notices.value?.unread ?? 0) > 0
            ? html`<button type="button" class="button" data-testid="read-all" @click=${() => void this.readAll()}>
                ${texts.readAll}
              </button>`
            : nothing
        }
      </header>
      <section class="card">${this.renderList()}</section>
    `;
  }

  private renderList(): TemplateResult {
    const { value, error } = this.notices;
    const texts = this.t.notices;
    if (error !== undefined && value === undefined)
      return html`<div class="card-body">${errorState(error, this.notices.retry)}</div>`;
    if (value === undefined) return html`<div class="card-body">${skeleton(5, 54)}</div>`;
    if (value.notices.length === 0) return emptyState(texts.empty, texts.emptyHint);
    const now = Date.now();
    return html`<ul class="notices" data-testid="notices">
      ${value.notices.map(
        (notice) =>
          html`<li class=${notice.read ? 'notice' : 'notice unread'}>
            <a href=${`/instances/${notice.instanceId}`} @click=${() => void this.open(notice)}>
              <span class="notice-title"
                >${notice.read ? nothing : html`<span class="dot" role="img" aria-label=${texts.unread}></span>`}${notice.title}</span
              >
              ${notice.text === '' ? nothing : html`<span class="soft">${notice.text}</span>`}
            </a>
            <time class="faint nowrap" datetime=${notice.at} title=${exactTime(notice.at)}
              >${agoInWords(notice.at, now)}</time
            >
          </li>`,
      )}
    </ul>`;
  }

  private async open(notice: ApiNotice): Promise<void> {
    if (notice.read) return;
    // The link itself leads on, also into a new window; a slow line does not hold it up.
    await call('readNotice', { params: { id: notice.id } }).catch(() => undefined);
    void refreshCounts();
  }

  private async readAll(): Promise<void> {
    try {
      await call('readAllNotices', {});
    } catch (error) {
      toastError(error);
    }
    await this.notices.load(() => call('listNotices', {}), { keep: true });
    void refreshCounts();
  }
}
customElements.define('yl-notices-page', NoticesPage);
