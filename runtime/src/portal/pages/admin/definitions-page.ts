import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DefinitionRow, Definitions, FormRow, PublishAnswer } from '../../../api/index.js';
import { call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { toastError, toastOk, toastProblem } from '../../contexts/toasts.js';
import { ask } from '../../parts/dialog.js';
import { icon } from '../../parts/icon.js';
import { emptyState, errorState, skeleton } from '../../parts/states.js';
import { tabs } from '../../parts/tabs.js';
import { PortalPage } from '../../portal-element.js';
import { momentInWords } from '../../time-words.js';
import { readChosenFiles } from './chosen-files.js';
import type { ChosenFiles } from './chosen-files.js';
import { publishAnswer } from './publish-answer.js';

/** Versions of definitions and forms: upload, publish with every issue shown, retire. */
export class DefinitionsPage extends PortalPage {
  static override properties = {
    ...PortalPage.properties,
    tab: { state: true },
    busy: { state: true },
    chosen: { state: true },
    answer: { state: true },
  };

  declare private tab: 'processes' | 'forms';
  declare private busy: boolean;
  declare private chosen: ChosenFiles | undefined;
  declare private answer: PublishAnswer | undefined;
  private readonly versions = new Loader<Definitions>(this);

  constructor() {
    super();
    this.tab = 'processes';
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.admin.definitions.title);
    void this.versions.load(() => call('listDefinitions', {}));
  }

  protected override render(): TemplateResult {
    const texts = this.t.admin.definitions;
    return html`
      <header class="head">
        <div class="head-text"><h1 tabindex="-1">${texts.title}</h1></div>
      </header>
      ${this.renderPublish()}
      <section class="card spaced">
        ${tabs({
          label: texts.title,
          current: this.tab,
          tabs: [
            { key: 'processes' as const, title: texts.processes, ...count(this.versions.value?.definitions.length) },
            { key: 'forms' as const, title: texts.forms, ...count(this.versions.value?.forms.length) },
          ],
          onSelect: (tab) => (this.tab = tab),
          panel: 'versions-panel',
        })}
        <div id="versions-panel" role="tabpanel">${this.renderVersions()}</div>
      </section>
    `;
  }

  private renderPublish(): TemplateResult {
    const texts = this.t.admin.definitions;
    const { chosen } = this;
    const anything = chosen !== undefined && chosen.definitions.length + chosen.forms.length > 0;
    return html`<section class="card" aria-labelledby="publish-title">
      <header class="card-head"><h2 id="publish-title">${texts.publishTitle}</h2></header>
      <div class="card-body stack">
        <p class="soft">${texts.publishText}</p>
        <div class="publish-tools">
          <label class="button"
            >${icon('file', 16)}${texts.choose}<input
              type="file"
              multiple
              accept=".json,.hbs"
              class="unseen"
              data-testid="choose-files"
              @change=${this.onChoose}
          /></label>
          <label class="button"
            >${icon('upload', 16)}${texts.folder}<input
              type="file"
              multiple
              webkitdirectory
              class="unseen"
              @change=${this.onChoose}
          /></label>
          ${chosen === undefined ? html`<span class="faint">${texts.formHint}</span>` : html`<span role="status">${texts.chosen(chosen.definitions.length, chosen.forms.length)}</span>`}
          <button
            type="button"
            class="button primary"
            ?disabled=${!anything || this.busy}
            data-testid="publish"
            @click=${() => void this.publish()}
          >
            ${this.busy ? texts.publishing : texts.publish}
          </button>
        </div>
        ${
          chosen === undefined || chosen.problems.length === 0
            ? nothing
            : html`<ul class="banner warn plain-list">
                ${chosen.problems.map((problem) => html`<li translate="no">${problem}</li>`)}
              </ul>`
        }
        ${this.answer === undefined ? nothing : publishAnswer(this.answer, this.chosen)}
      </div>
    </section>`;
  }

  private renderVersions(): TemplateResult {
    const { value, error } = this.versions;
    const texts = this.t.admin.definitions;
    if (error !== undefined && value === undefined)
      return html`<div class="card-body">${errorState(error, this.versions.retry)}</div>`;
    if (value === undefined) return html`<div class="card-body">${skeleton(8, 40)}</div>`;
    const rows = this.tab === 'processes' ? value.definitions.length : value.forms.length;
    if (rows === 0) return emptyState(texts.empty, '');
    return this.tab === 'processes' ? this.renderDefinitions(value.definitions) : this.renderForms(value.forms);
  }

  private renderDefinitions(rows: readonly DefinitionRow[]): TemplateResult {
    const texts = this.t.admin.definitions;
    const now = Date.now();
    return html`<div class="table-scroll">
      <table class="table" data-testid="definitions">
        <thead>
          <tr>
            <th>${texts.code}</th>
            <th>${texts.name}</th>
            <th>${texts.version}</th>
            <th class="end">${texts.running}</th>
            <th>${texts.status}</th>
            <th>${texts.publishedAt}</th>
            <th><span class="unseen">${this.t.task.actions}</span></th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <td class="faint number" data-label=${texts.code}>${row.code ?? ''}</td>
                <td>
                  <b>${row.title}</b>
                  <p class="faint">${row.category.title} · <span translate="no">${row.key}</span></p>
                </td>
                <td class="number" data-label=${texts.version} translate="no" title=${`${texts.hash} ${row.hash}`}>
                  ${row.version}
                </td>
                <td class="end number" data-label=${texts.running}>
                  ${row.runningIsMore ? `${row.running}+` : row.running}
                </td>
                <td>
                  ${row.status === 'published' ? html`<span class="chip ok">${texts.published}</span>` : html`<span class="chip off">${texts.retired}</span>`}
                </td>
                <td class="faint nowrap" data-label=${texts.publishedAt}>${momentInWords(row.publishedAt, now)}</td>
                <td class="end nowrap">
                  <a class="button small ghost" href=${`/admin/versions/${row.key}`} data-testid="versions-of"
                    >${this.t.admin.versions.title}</a
                  >
                  <button type="button" class="button small ghost" @click=${() => void this.toggle(row)}>
                    ${row.status === 'published' ? texts.retire : texts.reinstate}
                  </button>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private renderForms(rows: readonly FormRow[]): TemplateResult {
    const texts = this.t.admin.definitions;
    const now = Date.now();
    return html`<div class="table-scroll">
      <table class="table">
        <thead>
          <tr>
            <th>${texts.code}</th>
            <th>${texts.name}</th>
            <th>${texts.version}</th>
            <th>${texts.publishedAt}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <td class="faint number" data-label=${texts.code}>${row.code ?? ''}</td>
                <td>
                  <b>${row.title}</b>
                  <p class="faint" translate="no">${row.key}</p>
                </td>
                <td class="number" data-label=${texts.version} translate="no" title=${`${texts.hash} ${row.hash}`}>
                  ${row.version}
                </td>
                <td class="faint nowrap" data-label=${texts.publishedAt}>${momentInWords(row.publishedAt, now)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private readonly onChoose = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    this.answer = undefined;
    this.chosen = await readChosenFiles([...(input.files ?? [])]);
    input.value = '';
  };

  private async publish(): Promise<void> {
    const { chosen } = this;
    if (chosen === undefined) return;
    const texts = this.t.admin.definitions;
    this.busy = true;
    try {
      this.answer = await call('publishDefinitions', {
        body: { definitions: chosen.definitions, forms: chosen.forms },
      });
      const errors = this.answer.issues.filter((issue) => issue.severity === 'error').length;
      if (errors === 0) toastOk(texts.done(this.answer.published.length, this.answer.unchanged));
      else toastProblem(texts.refused(errors));
    } catch (error) {
      toastError(error);
    }
    this.busy = false;
    void this.versions.load(() => call('listDefinitions', {}), { keep: true });
  }

  private async toggle(row: DefinitionRow): Promise<void> {
    const texts = this.t.admin.definitions;
    const retire = row.status === 'published';
    if (retire) {
      const sure = await ask({
        title: texts.retire,
        text: texts.retireText(row.title, row.version),
        confirm: texts.retire,
        danger: true,
      });
      if (sure === undefined) return;
    }
    try {
      await call('setDefinitionStatus', {
        params: { key: row.key, version: String(row.version) },
        body: { status: retire ? 'retired' : 'published' },
      });
      toastOk(retire ? texts.retiredDone : texts.reinstatedDone);
    } catch (error) {
      toastError(error);
    }
    void this.versions.load(() => call('listDefinitions', {}), { keep: true });
  }
}
customElements.define('yl-definitions-page', DefinitionsPage);

function count(value: number | undefined): { readonly count?: string } {
  return value === undefined ? {} : { count: String(value) };
}
