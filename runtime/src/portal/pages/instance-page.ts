import '@yunliu/designer/view/define';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import type { FilePort, PeopleSource } from '@yunliu/designer/view';
import type { InstanceDetail } from '../../api/index.js';
import { call } from '../api-client.js';
import { Loader } from '../contexts/loader.js';
import { refreshCounts } from '../contexts/counts.js';
import { onLive } from '../contexts/live-updates.js';
import { currentUser } from '../contexts/session.js';
import { toastError, toastOk } from '../contexts/toasts.js';
import { locale } from '../locales/index.js';
import { newId } from '../new-id.js';
import { ask } from '../parts/dialog.js';
import { statusChip } from '../parts/chips.js';
import { flowPanel } from '../parts/flow-panel.js';
import { filePort, peopleSource } from '../parts/form-ports.js';
import { icon } from '../parts/icon.js';
import { instanceSide } from '../parts/instance-side.js';
import '../parts/operations-menu.js';
import { printButtons } from '../parts/print-buttons.js';
import { pageFailure, skeleton } from '../parts/states.js';
import { suspendedBanner } from '../parts/suspended-banner.js';
import { tabs } from '../parts/tabs.js';
import '../parts/task-form.js';
import { PortalPage } from '../portal-element.js';
import { go } from '../router.js';
import { instanceMenu } from './instance-operations.js';
import type { OperationHost } from './operation-host.js';

const REFRESH_PAUSE_MS = 600;

interface Shown {
  readonly detail: InstanceDetail;
  /** Templates of the forms this viewer may see, in the versions the instance uses. */
  readonly templates: readonly FormTemplate[];
}

/** One instance, read-only: its forms, its flow, everything around it. */
export class InstancePage extends PortalPage {
  static override properties = { ...PortalPage.properties, tab: { state: true }, busy: { state: true } };

  declare private tab: string;
  declare private busy: boolean;
  private readonly shown = new Loader<Shown>(this);
  private readonly templates = new Map<string, FormTemplate>();
  private people: PeopleSource | undefined;
  private files: FilePort | undefined;
  private refreshTimer: ReturnType<typeof setTimeout> | undefined;
  private stopLive: (() => void) | undefined;

  constructor() {
    super();
    this.tab = 'flow';
    this.busy = false;
  }

  private get instanceId(): string {
    return this.params['id'] ?? '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.instance.title);
    void this.shown.load(() => this.read());
    this.stopLive = onLive((news) => {
      if (news.event === 'resync' || (news.event === 'instance' && news.data.instanceId === this.instanceId))
        this.refreshSoon();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopLive?.();
    clearTimeout(this.refreshTimer);
  }

  protected override render(): TemplateResult {
    const { value, error } = this.shown;
    if (value === undefined) return error === undefined ? skeleton(5, 90) : pageFailure(error, this.shown.retry);
    const { detail } = value;
    const texts = this.t.instance;
    const forms = detail.forms.map((form, index) => ({ key: `form-${index}`, title: form.title }));
    return html`
      <header class="head">
        <div class="head-text">
          <nav class="crumbs" aria-label=${this.t.common.back}>
            <a href="/instances">${this.t.instances.title}</a>${icon('chevron', 14)}<span>${detail.process.title}</span>
          </nav>
          <h1 tabindex="-1" data-testid="instance-title">${detail.subject}</h1>
        </div>
        <div class="head-actions">
          ${statusChip(detail.status)}${printButtons(detail)}
          <yl-operations-menu .items=${instanceMenu(detail, this.operations)} .busy=${this.busy}></yl-operations-menu>
          ${
            detail.may.cancel
              ? html`<button
                  type="button"
                  class="button danger"
                  ?disabled=${this.busy}
                  data-testid="cancel-instance"
                  @click=${() => void this.cancel(detail)}
                >
                  ${texts.cancel}
                </button>`
              : nothing
          }
        </div>
      </header>
      ${detail.suspended === undefined ? nothing : html`<div class="banners">${suspendedBanner(detail)}</div>`}
      <div class=${this.tab === 'flow' ? 'work drawing' : 'work'}>
        <div class="work-main">
          <section class="card work-card">
            ${tabs({
              label: texts.title,
              current: this.tab,
              tabs: [{ key: 'flow', title: this.t.task.tabs.flow }, ...forms],
              onSelect: (tab) => (this.tab = tab),
              panel: 'work-panel',
            })}
            <div id="work-panel" role="tabpanel" class="card-body">${this.renderPanel(value)}</div>
          </section>
        </div>
        <aside class="work-side" @yl-attached=${this.refresh} @yl-commented=${this.refresh}>
          ${instanceSide(detail, this.refresh)}
        </aside>
      </div>
    `;
  }

  private renderPanel({ detail, templates }: Shown): TemplateResult {
    if (this.tab === 'flow') return flowPanel(detail);
    const index = Number(this.tab.slice('form-'.length));
    const form = detail.forms[index];
    const template = templates[index];
    if (form === undefined || template === undefined) return html`<p class="soft">${this.t.instance.noForms}</p>`;
    return html`<h2 class="unseen">${localize(template.title, locale())}</h2>
      <yl-task-form
        data-testid="instance-form"
        .form=${{ template, rights: form.rights }}
        .values=${detail.values}
        .people=${this.people}
        .files=${this.files}
        readonly
      ></yl-task-form>`;
  }

  private async read(): Promise<Shown> {
    const detail = await call('readInstance', { params: { id: this.instanceId } });
    this.setPageTitle(detail.subject);
    void this.markRead(detail);
    this.people ??= peopleSource(detail.names);
    this.files ??= filePort(detail.id, () => undefined);
    const templates = await Promise.all(detail.forms.map((form) => this.template(form.template, form.version)));
    return { detail, templates };
  }

  /** Form versions never change, so each is asked for once. */
  private async template(key: string, version: number): Promise<FormTemplate> {
    const id = `${key}/${version}`;
    const known = this.templates.get(id);
    if (known !== undefined) return known;
    const template = await call('readForm', { params: { key, version: String(version) } });
    this.templates.set(id, template);
    return template;
  }

  private readonly operations: OperationHost = {
    operate: async (send, done, { stays }) => {
      if (this.busy) return;
      this.busy = true;
      try {
        const answer = await send();
        toastOk(done);
        if (!stays && answer?.nextTask !== undefined && this.isConnected) await go(`/tasks/${answer.nextTask}`);
      } catch (error) {
        toastError(error);
      }
      this.busy = false;
      this.refresh();
      void refreshCounts();
    },
  };

  /** Opening a copy reads it. */
  private async markRead({ id, copies = [] }: InstanceDetail): Promise<void> {
    const mine = copies.filter(({ to }) => to.id === currentUser()?.id);
    if (mine.every(({ readAt }) => readAt !== undefined)) return;
    try {
      await call('readCopy', { params: { id } });
      void refreshCounts();
    } catch {
      // it stays unread; opening it again tries again
    }
  }

  private refreshSoon(): void {
    clearTimeout(this.refreshTimer);
    this.refreshTimer = setTimeout(this.refresh, REFRESH_PAUSE_MS);
  }

  private readonly refresh = (): void => {
    void this.shown.load(() => this.read(), { keep: true });
  };

  private async cancel(detail: InstanceDetail): Promise<void> {
    const texts = this.t.instance;
    const answer = await ask({
      title: texts.cancelTitle,
      text: texts.cancelText,
      confirm: texts.cancel,
      danger: true,
      field: { label: texts.cancelReason, required: true, missing: texts.cancelReason },
    });
    if (answer === undefined) return;
    this.busy = true;
    try {
      await call('cancelInstance', { params: { id: detail.id }, body: { commandId: newId(), reason: answer.text } });
      toastOk(texts.cancelled);
    } catch (error) {
      toastError(error);
    }
    this.busy = false;
    this.refresh();
  }
}
customElements.define('yl-instance-page', InstancePage);
