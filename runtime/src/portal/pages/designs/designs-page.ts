import { html, nothing, type TemplateResult } from 'lit';
import type { DesignOrigin, DesignRow, Designs, DesignTemplates } from '../../../api/index.js';
import { call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { currentUser } from '../../contexts/session.js';
import { toastError, toastOk } from '../../contexts/toasts.js';
import { newId } from '../../new-id.js';
import { ask } from '../../parts/dialog.js';
import { icon } from '../../parts/icon.js';
import { errorState, skeleton } from '../../parts/states.js';
import { tabs } from '../../parts/tabs.js';
import { PortalPage } from '../../portal-element.js';
import { PortalError } from '../../portal-error.js';
import { go, setQuery } from '../../router.js';
import { draftList, isOpenDraft } from './draft-list.js';
import { importPackage } from './import-package.js';
import { askForNewProcess } from './new-process-dialog.js';
import { templateGallery } from './template-gallery.js';

type Tab = 'drafts' | 'processes' | 'gallery';

/** 流程设计: drafts, published processes to change, templates to begin from. */
export class DesignsPage extends PortalPage {
  static override properties = {
    ...PortalPage.properties,
    busy: { state: true },
    filter: { state: true },
    importing: { state: true },
    fault: { state: true },
  };
  declare private busy: boolean;
  declare private filter: string;
  /** Percent of the package that is sent. */
  declare private importing: number | undefined;
  declare private fault: PortalError | undefined;
  private readonly designs = new Loader<Designs>(this);
  private readonly templates = new Loader<DesignTemplates>(this);

  constructor() {
    super();
    this.busy = false;
    this.filter = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.designs.title);
    void this.designs.load(() => call('listDesigns', {}));
    void this.templates.load(() => call('listDesignTemplates', {}));
  }

  private get tab(): Tab {
    const { view } = this.query;
    return view === 'processes' || view === 'gallery' ? view : 'drafts';
  }

  protected override render(): TemplateResult {
    const texts = this.t.designs;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
        ${currentUser()?.mayDesign === true ? this.renderActions() : nothing}
      </header>
      ${this.renderFault()}
      <section class="card">
        ${tabs({
          label: texts.title,
          current: this.tab,
          tabs: [
            {
              key: 'drafts' as const,
              title: texts.tabs.drafts,
              ...count(this.designs.value?.designs.filter(isOpenDraft).length),
            },
            { key: 'processes' as const, title: texts.tabs.processes },
            { key: 'gallery' as const, title: texts.tabs.gallery },
          ],
          onSelect: (view) => setQuery(view === 'drafts' ? {} : { view }),
          panel: 'designs-panel',
        })}
        <div id="designs-panel" role="tabpanel" aria-labelledby=${`tab-${this.tab}`}>
          ${this.tab === 'drafts' ? this.renderDrafts() : this.renderTemplates(this.tab)}
        </div>
      </section>
    `;
  }

  private renderActions(): TemplateResult {
    const texts = this.t.designs;
    return html`<div class="head-actions">
      ${currentUser()?.isAdmin === true ? html`<a class="button" href="/admin/design-rights" data-testid="design-settings">${texts.settings}</a>` : nothing}
      <label class="button"
        >${icon('upload', 16)}${this.importing === undefined ? texts.import : texts.importing(this.importing)}<input
          type="file"
          accept=".zip"
          class="unseen"
          data-testid="import-package"
          ?disabled=${this.busy}
          @change=${this.onImport}
      /></label>
      <button
        type="button"
        class="button primary"
        ?disabled=${this.busy}
        data-testid="new-process"
        @click=${() => void this.createEmpty()}
      >
        ${icon('plus', 16)}${texts.create}
      </button>
    </div>`;
  }

  private renderFault(): TemplateResult | typeof nothing {
    const { fault } = this;
    if (fault === undefined) return nothing;
    const texts = this.t.designs;
    return html`<div class="banner warn" role="alert" data-testid="import-fault">
      <div class="banner-body">
        <p class="banner-title">${texts.importFailed}${this.t.common.colon}${fault.message}</p>
        <p>${fault.hint}</p>
        ${
          fault.issues.length === 0
            ? nothing
            : html`<ul class="plain-list">
                ${fault.issues.slice(0, 30).map(({ message, file }) => html`<li>${file === undefined ? nothing : html`<span translate="no">${file}</span>${this.t.common.colon}`}${message}</li>`)}
              </ul>`
        }
      </div>
    </div>`;
  }

  private renderDrafts(): TemplateResult {
    const { value, error } = this.designs;
    if (error !== undefined && value === undefined)
      return html`<div class="card-body">${errorState(error, this.designs.retry)}</div>`;
    if (value === undefined) return html`<div class="card-body">${skeleton(4, 52)}</div>`;
    return draftList(value.designs, {
      show: this.query['show'],
      choose: (show) => setQuery({ show }),
      remove: (row) => void this.removeDraft(row),
    });
  }

  private renderTemplates(tab: 'processes' | 'gallery'): TemplateResult {
    const { value, error } = this.templates;
    if (error !== undefined && value === undefined)
      return html`<div class="card-body">${errorState(error, this.templates.retry)}</div>`;
    if (value === undefined) return html`<div class="card-body">${skeleton(3, 150)}</div>`;
    return html`<div class="card-body">
      <div class="toolbar">
        <div class="search">
          ${icon('search', 16)}<input
            class="input"
            type="search"
            data-search
            data-testid="template-search"
            placeholder=${this.t.designs.search}
            aria-label=${this.t.designs.search}
            @input=${(event: Event) => (this.filter = (event.target as HTMLInputElement).value)}
          />
        </div>
      </div>
      ${templateGallery(value.templates, {
        filter: this.filter,
        isBusy: this.busy,
        edit:
          tab === 'processes'
            ? (template) => void this.begin({ kind: 'version', process: template.process, version: template.version })
            : undefined,
        copy: tab === 'gallery' ? (template) => void this.createFrom(template) : undefined,
      })}
    </div>`;
  }

  private async createEmpty(): Promise<void> {
    const named = await askForNewProcess(this.t.designs.create);
    if (named !== undefined) await this.begin({ kind: 'empty', ...named });
  }

  private async createFrom({ process, version, title }: DesignTemplates['templates'][number]): Promise<void> {
    const named = await askForNewProcess(this.t.designs.copyTitle(title), title);
    if (named !== undefined)
      await this.begin({ kind: 'template', process, version, newKey: named.key, newTitle: named.title });
  }

  private async begin(from: DesignOrigin): Promise<void> {
    this.busy = true;
    try {
      const made = await call('createDesign', { body: { id: newId(), commandId: newId(), from } });
      await go(`/designs/${made.id}`);
    } catch (error) {
      toastError(error);
    }
    this.busy = false;
  }

  private async removeDraft({ id, revision, title }: DesignRow): Promise<void> {
    const texts = this.t.designs;
    const sure = await ask({
      title: texts.deleteTitle,
      text: texts.deleteText(title),
      confirm: texts.delete,
      danger: true,
    });
    if (sure === undefined) return;
    try {
      await call('deleteDesign', { params: { id }, body: { revision, commandId: newId() } });
      toastOk(texts.deleted);
    } catch (error) {
      toastError(error);
    }
    void this.designs.load(() => call('listDesigns', {}), { keep: true });
  }

  private readonly onImport = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file === undefined) return;
    this.busy = true;
    this.fault = undefined;
    this.importing = 0;
    try {
      const made = await importPackage(file, (part) => (this.importing = Math.round(part * 100)));
      toastOk(this.t.designs.imported);
      await go(`/designs/${made.id}`);
    } catch (error) {
      this.fault = PortalError.from(error);
    }
    input.value = '';
    this.importing = undefined;
    this.busy = false;
  };
}
customElements.define('yl-designs-page', DesignsPage);

function count(value: number | undefined): { readonly count?: string } {
  return value === undefined || value === 0 ? {} : { count: String(value) };
}
