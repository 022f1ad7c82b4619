import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type {
  MigrationBatches,
  MigrationDryRun,
  MigrationOrder,
  MigrationPlan,
  ProcessVersions,
  VersionChanges,
} from '../../../api/index.js';
import { call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { toastError, toastOk } from '../../contexts/toasts.js';
import { ask } from '../../parts/dialog.js';
import { errorState, skeleton } from '../../parts/states.js';
import { PortalPage } from '../../portal-element.js';
import { migrationBatches } from './migration-batches.js';
import { MigrationChoices } from './migration-choices.js';
import { migrationPlan } from './migration-plan.js';
import { versionFiles } from './version-files.js';
import { readCompared, versionComparison, type ComparedVersions } from './version-comparison.js';

const POLL_MS = 1000;

/** 版本与迁移: what runs on which version, what two of them differ in, and moving instances. */
export class VersionsPage extends PortalPage {
  static override properties = {
    ...PortalPage.properties,
    from: { state: true },
    to: { state: true },
    plan: { state: true },
    dryRun: { state: true },
    busy: { state: true },
  };
  declare from: number;
  declare to: number;
  declare plan: MigrationPlan | undefined;
  declare dryRun: MigrationDryRun | undefined;
  declare busy: boolean;
  private readonly versions = new Loader<ProcessVersions>(this);
  private readonly changes = new Loader<VersionChanges>(this);
  private readonly compared = new Loader<ComparedVersions>(this);
  private readonly batches = new Loader<MigrationBatches>(this);
  private readonly choices = new MigrationChoices(() => this.requestUpdate());
  private poll: ReturnType<typeof setTimeout> | undefined;

  private get process(): string {
    return this.params['key'] ?? '';
  }

  constructor() {
    super();
    this.from = 0;
    this.to = 0;
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.admin.versions.title);
    void this.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.poll);
  }

  protected override render(): TemplateResult {
    const texts = this.t.admin.versions;
    const { value, error } = this.versions;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${value?.title ?? ''} <span class="faint" translate="no">${this.process}</span></p>
        </div>
      </header>
      <section class="card" aria-labelledby="versions-title">
        <div class="card-head"><h2 id="versions-title">${texts.versions}</h2></div>
        ${
          error !== undefined && value === undefined
            ? html`<div class="card-body">${errorState(error, this.versions.retry)}</div>`
            : value === undefined
              ? html`<div class="card-body">${skeleton(3, 40)}</div>`
              : this.renderVersions(value)
        }
      </section>
      ${value === undefined || value.versions.length < 2 ? nothing : this.renderMigration(value)}
      ${migrationBatches(this.batches.value, (id) => void this.resume(id))}
    `;
  }

  private renderVersions({ versions }: ProcessVersions): TemplateResult {
    const texts = this.t.admin.versions;
    return html`<div class="table-scroll">
      <table class="table" data-testid="versions">
        <thead>
          <tr>
            <th>${texts.version}</th>
            <th>${texts.status}</th>
            <th class="end">${texts.running}</th>
            <th>${texts.states}</th>
            <th class="end">${texts.export}</th>
          </tr>
        </thead>
        <tbody>
          ${versions.map(
            (row) =>
              html`<tr>
                <td class="number" data-label=${texts.version}>${row.version}</td>
                <td data-label=${texts.status}>
                  ${row.status === 'published' ? html`<span class="chip ok">${texts.published}</span>` : html`<span class="chip off">${texts.retired}</span>`}
                </td>
                <td class="end number" data-label=${texts.running}>${row.running}</td>
                <td data-label=${texts.states}>
                  ${row.states.map(({ title, count }) => html`<span class="chip">${title} ${count}</span> `)}
                </td>
                <td class="end nowrap">${versionFiles(this.process, row.version)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private renderMigration({ versions }: ProcessVersions): TemplateResult {
    const texts = this.t.admin.versions;
    const choice = (label: string, current: number, onChoose: (version: number) => void): TemplateResult =>
      html`<label class="field">
        <span>${label}</span>
        <select
          class="input"
          .value=${String(current)}
          @change=${(event: Event) => onChoose(Number((event.target as HTMLSelectElement).value))}
        >
          ${versions.map(({ version }) => html`<option value=${version} ?selected=${version === current}>${texts.versionNumber(version)}</option>`)}
        </select>
      </label>`;
    return html`<section class="card" aria-labelledby="migration-title">
      <div class="card-head"><h2 id="migration-title">${texts.migration}</h2></div>
      <div class="card-body">
        <div class="row-wrap">
          ${choice(texts.from, this.from, (version) => void this.choose(version, this.to))}
          ${choice(texts.to, this.to, (version) => void this.choose(this.from, version))}
        </div>
        ${this.from === this.to ? nothing : html`${versionComparison(this.compared)} ${this.renderPlanning()}`}
      </div>
    </section>`;
  }

  private renderPlanning(): TemplateResult {
    const texts = this.t.admin.versions;
    const isReady = this.plan !== undefined && this.plan.total > 0 && this.plan.safe > 0;
    return html`
      ${this.plan === undefined ? nothing : migrationPlan(this.plan, this.choices, this.changes.value ?? { targets: [], clocks: [] })}
      <div class="row-wrap">
        <button
          type="button"
          class="button"
          ?disabled=${this.busy}
          data-testid="plan"
          @click=${() => void this.makePlan()}
        >
          ${texts.plan}
        </button>
        <button
          type="button"
          class="button"
          ?disabled=${this.busy || this.plan === undefined}
          data-testid="dry-run"
          @click=${() => void this.rehearse()}
        >
          ${texts.dryRun}
        </button>
        <button
          type="button"
          class="button primary"
          ?disabled=${this.busy || !isReady}
          data-testid="migrate"
          @click=${() => void this.migrate()}
        >
          ${texts.run}
        </button>
      </div>
      ${this.renderDryRun()}
    `;
  }

  private renderDryRun(): TemplateResult | typeof nothing {
    if (this.dryRun === undefined) return nothing;
    return html`<h3>${this.t.admin.versions.dryRunTitle(this.dryRun.items.length)}</h3>
      <ul class="plain-list" data-testid="dry-run-items">
        ${this.dryRun.items.map(
          ({ instanceId, businessKey, subject, before, after, refused }) =>
            html`<li>
              <a href=${`/instances/${instanceId}`}>${businessKey ?? subject}</a>
              <span translate="no">${before.join(', ')} → ${after?.join(', ') ?? ''}</span> ${refused ?? ''}
            </li>`,
        )}
      </ul>`;
  }

  private get order(): MigrationOrder {
    return { process: this.process, from: this.from, to: this.to, mapping: this.choices.mapping };
  }

  private async read(): Promise<void> {
    await this.versions.load(() => call('listVersions', { params: { key: this.process } }), { keep: true });
    this.readBatches();
    const versions = this.versions.value?.versions ?? [];
    const target = versions.find(({ status }) => status === 'published')?.version ?? 0;
    const source = versions.find(({ version, running }) => version !== target && running > 0)?.version;
    if (this.from === 0 && versions.length > 1) await this.choose(source ?? versions.at(-1)?.version ?? 0, target);
  }

  private async choose(from: number, to: number): Promise<void> {
    this.from = from;
    this.to = to;
    this.plan = undefined;
    this.dryRun = undefined;
    this.choices.clear();
    if (from === to) return;
    const query = { from: String(from), to: String(to) };
    const compared = this.compared.load(() => readCompared(this.process, from, to));
    await this.changes.load(() => call('compareVersions', { params: { key: this.process }, query }));
    await compared;
  }

  private async makePlan(): Promise<void> {
    await this.whileBusy(async () => {
      this.dryRun = undefined;
      this.plan = await call('planMigration', { body: this.order });
    });
  }

  private async rehearse(): Promise<void> {
    await this.whileBusy(async () => {
      this.plan = await call('planMigration', { body: this.order });
      this.dryRun = await call('dryRunMigration', { body: this.order });
    });
  }

  private async migrate(): Promise<void> {
    const texts = this.t.admin.versions;
    const total = this.plan?.total ?? 0;
    const sure = await ask({ title: texts.run, text: texts.sure(total, this.to), confirm: texts.run, danger: true });
    if (sure === undefined) return;
    await this.whileBusy(async () => {
      await call('startMigration', { body: this.order });
      toastOk(texts.started);
      this.plan = undefined;
      this.readBatches();
    });
  }

  private async resume(id: string): Promise<void> {
    await this.whileBusy(async () => {
      await call('resumeMigration', { params: { id } });
      this.readBatches();
    });
  }

  private async whileBusy(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
    } catch (error) {
      toastError(error);
    }
    this.busy = false;
  }

  /** Again while one is on its way: its progress is seen. */
  private readBatches(): void {
    clearTimeout(this.poll);
    const before = this.batches.value?.batches.filter(({ status }) => status === 'open').length ?? 0;
    void this.follow(before);
  }

  private async follow(before: number): Promise<void> {
    await this.batches.load(() => call('listMigrations', { query: { process: this.process } }), { keep: true });
    const open = this.batches.value?.batches.filter(({ status }) => status === 'open').length ?? 0;
    if (open > 0 && this.isConnected) this.poll = setTimeout(() => this.readBatches(), POLL_MS);
    else if (before > 0) await this.read();
  }
}
customElements.define('yl-versions-page', VersionsPage);
