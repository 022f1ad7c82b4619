import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { BatchReport, HandOverPreview, Person } from '../../../api/index.js';
import { call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { toastError } from '../../contexts/toasts.js';
import { newId } from '../../new-id.js';
import { batchReportList } from '../../parts/batch-report.js';
import { ask } from '../../parts/dialog.js';
import '../../parts/people-picker.js';
import { emptyState, errorState, skeleton } from '../../parts/states.js';
import { dueChip } from '../../parts/chips.js';
import { PortalPage } from '../../portal-element.js';
import { momentInWords } from '../../time-words.js';

type Task = HandOverPreview['tasks'][number];

/** 离职交接: who leaves, what they have in hand, who takes it, what became of each. */
export class HandOverPage extends PortalPage {
  static override properties = {
    ...PortalPage.properties,
    from: { state: true },
    to: { state: true },
    reason: { state: true },
    faults: { state: true },
    busy: { state: true },
    report: { state: true },
  };

  declare private from: Person | undefined;
  declare private to: Person | undefined;
  declare private reason: string;
  declare private faults: { readonly to?: string; readonly reason?: string };
  declare private busy: boolean;
  declare private report: BatchReport | undefined;
  private readonly preview = new Loader<HandOverPreview>(this);
  private subjects = new Map<string, string>();

  constructor() {
    super();
    this.reason = '';
    this.faults = {};
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.operations.handOver.title);
  }

  protected override render(): TemplateResult {
    const texts = this.t.operations.handOver;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
      </header>
      <section class="card">
        <div class="card-body hand-over-who">
          <yl-people-picker
            .label=${texts.from}
            .name=${'leaver'}
            .most=${1}
            .picked=${this.from === undefined ? [] : [this.from]}
            @yl-people-picked=${this.onLeaver}
          ></yl-people-picker>
        </div>
      </section>
      ${this.from === undefined ? nothing : this.renderPreview()}
      ${this.report === undefined ? nothing : this.renderReport(this.report)}
    `;
  }

  private renderPreview(): TemplateResult {
    const { value, error } = this.preview;
    const texts = this.t.operations.handOver;
    if (value === undefined) return error === undefined ? skeleton(4, 44) : errorState(error, this.preview.retry);
    const count = this.instancesOf(value).size;
    const isEmpty = count === 0 && value.references.length === 0 && value.roles.length === 0;
    if (isEmpty && value.substitutions.length === 0)
      return html`<section class="card" data-testid="hand-over-preview">${emptyState(texts.nothing, '')}</section>`;
    return html`<section class="card" aria-label=${texts.look} data-testid="hand-over-preview">
      <div class="card-body hand-over">
        ${this.renderTasks(texts.tasks, value.tasks)} ${this.renderTasks(texts.delegated, value.delegated)}
        ${this.renderList(
          texts.groups,
          value.groups.map(({ subject, instanceId }) => html`<a href=${`/instances/${instanceId}`}>${subject}</a>`),
        )}
        ${this.renderList(
          texts.substitutions,
          value.substitutions.map(
            ({ start, end }) =>
              html`${this.t.operations.substitutions.period(momentInWords(start, Date.now()), momentInWords(end, Date.now()))}`,
          ),
        )}
        ${this.renderList(
          texts.references,
          value.references.map(
            ({ process, version, pointer }) =>
              html`<a href=${`/admin/versions/${process.key}`}
                  >${this.t.operations.suspensions.versionOf(process.title, version)}</a
                >
                <code class="faint" translate="no">${pointer}</code>`,
          ),
          texts.referencesHint,
        )}
        ${this.renderList(
          texts.roles,
          value.roles.map((role) => html`<span translate="no">${role}</span>`),
        )}
      </div>
      ${count === 0 ? nothing : this.renderForm(count)}
    </section>`;
  }

  private renderTasks(title: string, tasks: readonly Task[]): TemplateResult {
    return this.renderList(
      title,
      tasks.map(
        ({ instanceId, subject, process, businessKey, dueAt }) =>
          html`<a href=${`/instances/${instanceId}`}>${subject}</a>
            <span class="faint">${process.title} ${businessKey ?? ''}</span>${dueChip(dueAt, Date.now())}`,
      ),
    );
  }

  private renderList(title: string, items: readonly TemplateResult[], hint = ''): TemplateResult {
    return html`<div>
      <h2>
        ${title}<span class="faint">　${items.length === 0 ? this.t.operations.handOver.none : items.length}</span>
      </h2>
      ${
        items.length === 0
          ? nothing
          : html`${hint === '' ? nothing : html`<p class="faint">${hint}</p>`}
              <ul>
                ${items.map((item) => html`<li>${item}</li>`)}
              </ul>`
      }
    </div>`;
  }

  private renderForm(count: number): TemplateResult {
    const { handOver: texts } = this.t.operations;
    const { common } = this.t;
    return html`<form
      class="card-body stack hand-over-form"
      novalidate
      @submit=${(event: Event) => void this.run(event, count)}
    >
      <yl-people-picker
        .label=${texts.to}
        .name=${'successor'}
        .most=${1}
        .exclude=${[this.from?.id ?? '']}
        .picked=${this.to === undefined ? [] : [this.to]}
        .fault=${this.faults.to ?? ''}
        @yl-people-picked=${(event: CustomEvent<{ people: readonly Person[] }>) => (this.to = event.detail.people[0])}
      ></yl-people-picker>
      <label class="field"
        ><span class="field-label">${texts.reason}<span class="mark-required">${common.required}</span></span
        ><textarea
          rows="2"
          maxlength="2000"
          data-testid="hand-over-reason"
          aria-invalid=${this.faults.reason === undefined ? 'false' : 'true'}
          .value=${this.reason}
          @input=${(event: Event) => (this.reason = (event.target as HTMLTextAreaElement).value)}
        ></textarea
        >${this.faults.reason === undefined ? nothing : html`<span class="field-fault" role="alert">${this.faults.reason}</span>`}</label
      >
      <div>
        <button type="submit" class="button primary" ?disabled=${this.busy} data-testid="hand-over-run">
          ${this.busy ? texts.running : texts.run}
        </button>
      </div>
    </form>`;
  }

  private renderReport(report: BatchReport): TemplateResult {
    const texts = this.t.operations.handOver;
    const { done, refused, items, endedAt } = report;
    return html`<section class="card" aria-labelledby="hand-over-result" data-testid="hand-over-report">
      <header class="card-head">
        <h2 id="hand-over-result">${texts.result}</h2>
        ${
          endedAt === undefined
            ? html`<span class="faint" role="status">${texts.progress(done + refused, items.length)}</span>
                <progress max=${items.length} .value=${done + refused} aria-label=${texts.running}></progress>`
            : nothing
        }
      </header>
      <div class="card-body">${batchReportList(report, (id) => this.subjects.get(id) ?? id)}</div>
    </section>`;
  }

  private readonly onLeaver = (event: CustomEvent<{ people: readonly Person[] }>): void => {
    const [person] = event.detail.people;
    this.from = person;
    this.report = undefined;
    if (person !== undefined) void this.preview.load(() => call('previewHandOver', { query: { user: person.id } }));
  };

  private async run(event: Event, count: number): Promise<void> {
    event.preventDefault();
    const { operations } = this.t;
    const { from, to } = this;
    this.faults = {
      ...(to === undefined ? { to: operations.personMissing } : {}),
      ...(this.reason.trim() === '' ? { reason: operations.reasonMissing } : {}),
    };
    if (from === undefined || to === undefined || this.reason.trim() === '') return;
    const texts = operations.handOver;
    const sure = await ask({
      title: texts.title,
      text: texts.sure(from.name, to.name, count),
      confirm: texts.run,
      danger: true,
    });
    if (sure === undefined) return;
    this.busy = true;
    if (this.preview.value !== undefined) this.subjects = this.instancesOf(this.preview.value);
    const batchId = newId();
    const stop = this.follow(batchId);
    try {
      this.report = await call('handOver', { body: { batchId, from: from.id, to: to.id, reason: this.reason.trim() } });
      await this.preview.load(() => call('previewHandOver', { query: { user: from.id } }), { keep: true });
    } catch (error) {
      toastError(error);
    }
    stop();
    this.busy = false;
  }

  /** Shows how far a long hand-over has got while its answer is awaited. */
  private follow(batchId: string): () => void {
    const timer = setInterval(() => {
      call('readBatch', { params: { batchId } }).then(
        (report) => (this.report = this.busy ? report : this.report),
        () => undefined,
      );
    }, 1000);
    return () => clearInterval(timer);
  }

  private instancesOf({ tasks, delegated, groups }: HandOverPreview): Map<string, string> {
    return new Map([...tasks, ...delegated, ...groups].map(({ instanceId, subject }) => [instanceId, subject]));
  }
}
customElements.define('yl-hand-over-page', HandOverPage);
