import '@yunliu/designer/view/define';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import type { JsonObject } from '@yunliu/engine/definition';
import type { FilePort, PeopleSource } from '@yunliu/designer/view';
import type { OfferedOutcome, TaskPage as TaskPageData } from '../../api/index.js';
import { call } from '../api-client.js';
import { refreshCounts } from '../contexts/counts.js';
import { Loader } from '../contexts/loader.js';
import { localDraft } from '../contexts/local-drafts.js';
import { onLive } from '../contexts/live-updates.js';
import { toastError, toastInfo, toastOk, toastProblem } from '../contexts/toasts.js';
import { locale } from '../locales/index.js';
import { newId } from '../new-id.js';
import { ask } from '../parts/dialog.js';
import { dueChip } from '../parts/chips.js';
import { flowPanel } from '../parts/flow-panel.js';
import { filePort, peopleSource } from '../parts/form-ports.js';
import { icon } from '../parts/icon.js';
import { instanceSide } from '../parts/instance-side.js';
import { printButtons } from '../parts/print-buttons.js';
import { errorState, skeleton } from '../parts/states.js';
import { tabs } from '../parts/tabs.js';
import type { TaskFormElement } from '../parts/task-form.js';
import '../parts/task-form.js';
import { askTransfer } from '../parts/transfer-dialog.js';
import { PortalError } from '../portal-error.js';
import { PortalPage } from '../portal-element.js';
import { go, setLeaveGuard } from '../router.js';
import { taskActions } from './task-actions.js';
import { taskBanners } from './task-banners.js';
import { TaskDraft } from './task-draft.js';
import { newsOf } from './task-news.js';

const CHECK_PAUSE_MS = 500;
const REFRESH_PAUSE_MS = 600;
const TICK_MS = 30_000;

/** One task: its form, what may be done with it, and everything around it. */
export class TaskPage extends PortalPage {
  static override properties = {
    ...PortalPage.properties,
    tab: { state: true },
    busy: { state: true },
    news: { state: true },
    lost: { state: true },
    restored: { state: true },
    outcomes: { state: true },
  };

  declare private tab: 'form' | 'flow';
  declare private busy: boolean;
  /** What others did while this page was open, in words. */
  declare private news: readonly string[];
  /** The task has gone to somebody else or ended, with typed text on the page. */
  declare private lost: boolean;
  declare private restored: 'no' | 'draft' | 'local';
  declare private outcomes: readonly OfferedOutcome[];

  private readonly page = new Loader<TaskPageData>(this);
  private draft: TaskDraft | undefined;
  private values: JsonObject = {};
  /** What was typed before: the server's draft or what this computer kept, laid over `values` by the form. */
  private typed: JsonObject = {};
  private revision = 0;
  /** Questions about outcomes asked so far. */
  private checks = 0;
  private people: PeopleSource | undefined;
  private files: FilePort | undefined;
  private checkTimer: ReturnType<typeof setTimeout> | undefined;
  private refreshTimer: ReturnType<typeof setTimeout> | undefined;
  private ticker: ReturnType<typeof setInterval> | undefined;
  private stopLive: (() => void) | undefined;

  constructor() {
    super();
    this.tab = 'form';
    this.busy = false;
    this.news = [];
    this.lost = false;
    this.restored = 'no';
    this.outcomes = [];
  }

  private get taskId(): string {
    return this.params['id'] ?? '';
  }

  private get formElement(): TaskFormElement | null {
    return this.querySelector<TaskFormElement>('yl-task-form[data-main]');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.tasks.title);
    this.draft = new TaskDraft(this.taskId, {
      submission: () => this.formElement?.element?.submission(),
      maySave: () => this.page.value?.may.saveDraft === true && !this.lost,
      onSaved: (revision) => this.ownRevision(revision),
      onState: () => {
        this.guard();
        this.requestUpdate();
      },
    });
    void this.page.load(async () => this.adopt(await call('readTask', { params: { id: this.taskId } })));
    this.ticker = setInterval(() => this.requestUpdate(), TICK_MS);
    this.stopLive = onLive((news) => {
      if (news.event === 'resync') this.refreshSoon();
      if (news.event === 'instance' && news.data.instanceId === this.page.value?.instance.id) this.refreshSoon();
    });
    addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.draft?.stop();
    this.stopLive?.();
    clearTimeout(this.checkTimer);
    clearTimeout(this.refreshTimer);
    clearInterval(this.ticker);
    removeEventListener('keydown', this.onKey);
    setLeaveGuard(undefined);
  }

  protected override render(): TemplateResult {
    const { value, error } = this.page;
    if (value === undefined) {
      return error === undefined ? skeleton(5, 90) : errorState(error, this.page.retry);
    }
    const { instance, task } = value;
    const texts = this.t.task;
    return html`
      <header class="head task-head">
        <div class="head-text">
          <nav class="crumbs" aria-label=${this.t.common.back}>
            <a href="/tasks">${this.t.tasks.title}</a>${icon('chevron', 14)}<a href=${`/instances/${instance.id}`}
              >${instance.process.title}</a
            >
          </nav>
          <h1 tabindex="-1" data-testid="task-title">
            ${task.state.title}<span class="head-subject">${instance.subject}</span>
          </h1>
          ${value.description === undefined || value.description === '' ? nothing : html`<p>${value.description}</p>`}
        </div>
        <div class="head-actions">${dueChip(task.dueAt, Date.now())}${printButtons(instance)}</div>
      </header>
      <div class=${this.tab === 'flow' ? 'work drawing' : 'work'}>
        <div class="work-main">
          ${taskBanners({
            page: value,
            news: this.news,
            lost: this.lost,
            restored: this.restored,
            onCopy: () => void this.copyTyped(),
            onDiscardDraft: () => void this.discardDraft(),
            onCloseNews: () => (this.news = []),
          })}
          <section class="card work-card">
            ${tabs({
              label: texts.tabs.label,
              current: this.tab,
              tabs: [
                { key: 'form' as const, title: texts.tabs.form },
                { key: 'flow' as const, title: texts.tabs.flow },
              ],
              onSelect: (tab) => (this.tab = tab),
              panel: 'work-panel',
            })}
            <div id="work-panel" role="tabpanel" class="card-body">
              <div ?hidden=${this.tab !== 'form'}>${this.renderForms(value)}</div>
              ${this.tab === 'flow' ? flowPanel(instance) : nothing}
            </div>
          </section>
          ${
            task.status !== 'open' || this.lost || this.tab === 'flow'
              ? nothing
              : taskActions({
                  page: value,
                  outcomes: this.outcomes,
                  busy: this.busy,
                  draft: this.draft,
                  onOutcome: (outcome) => void this.complete(outcome),
                  onClaim: () => void this.claim(),
                  onUnclaim: () => void this.unclaim(),
                  onTransfer: () => void this.transfer(),
                  onSaveDraft: () => void this.saveDraft(),
                })
          }
        </div>
        <aside class="work-side" @yl-attached=${this.onSideChange} @yl-commented=${this.onSideChange}>
          ${instanceSide(instance, this.onSideChange)}
        </aside>
      </div>
    `;
  }

  private renderForms(page: TaskPageData): TemplateResult {
    const texts = this.t.task;
    return html`${
      page.form === undefined
        ? html`<p class="soft">${texts.noForm}</p>`
        : html`<yl-task-form
            data-main
            data-testid="task-form"
            .form=${page.form}
            .values=${this.values}
            .draft=${this.typed}
            .people=${this.people}
            .files=${this.files}
            .readonly=${!page.may.complete || this.lost}
            @yl-change=${this.onChange}
          ></yl-task-form>`
    }
    ${
      page.references.length === 0
        ? nothing
        : html`<h2 class="references">${texts.references}</h2>
            ${page.references.map(
              (form) =>
                html`<details class="reference">
                  <summary>${localize(form.template.title, locale())}</summary>
                  <yl-task-form
                    .form=${form}
                    .values=${page.instance.values}
                    .people=${this.people}
                    .files=${this.files}
                    readonly
                  ></yl-task-form>
                </details>`,
            )}`
    }`;
  }

  /** Takes a fresh answer of the server as what is shown. */
  private adopt(page: TaskPageData): TaskPageData {
    const { instance, task } = page;
    this.setPageTitle(`${task.state.title} · ${instance.subject}`);
    this.sawRevision(instance.revision);
    this.outcomes = page.outcomes;
    this.people ??= peopleSource(instance.names);
    this.files ??= filePort(instance.id, (revision) => this.ownRevision(revision));
    const kept = page.may.complete ? localDraft(this.taskId) : undefined;
    const draft = page.may.complete ? page.draft : undefined;
    this.restored = kept !== undefined ? 'local' : draft !== undefined ? 'draft' : 'no';
    this.values = page.values;
    this.typed = { ...draft, ...kept };
    if (this.restored !== 'no') this.checkSoon();
    return page;
  }

  private sawRevision(revision: number): void {
    this.revision = Math.max(this.revision, revision);
  }

  /** A write of our own. When it is not the next one, somebody wrote in between and the page has to look. */
  private ownRevision(revision: number): void {
    if (revision === this.revision + 1) this.revision = revision;
    else if (revision > this.revision) this.refreshSoon();
  }

  private readonly onChange = (): void => {
    this.draft?.changed();
    this.checkSoon();
  };

  private checkSoon(): void {
    clearTimeout(this.checkTimer);
    this.checkTimer = setTimeout(() => void this.checkOutcomes(), CHECK_PAUSE_MS);
  }

  /** Which outcomes the present values allow; a failed question leaves the buttons as they are (the server judges anyway). */
  private async checkOutcomes(): Promise<void> {
    const values = this.formElement?.element?.submission();
    if (values === undefined || this.page.value?.may.complete !== true) return;
    this.checks += 1;
    const mine = this.checks;
    try {
      const { outcomes } = await call('checkTask', { params: { id: this.taskId }, body: { values } });
      // Answers may overtake each other: only the newest question counts.
      if (mine === this.checks) this.outcomes = outcomes;
    } catch {
      // nothing to tell the person
    }
  }

  private async complete(outcome: OfferedOutcome): Promise<void> {
    const texts = this.t.task;
    const form = this.formElement?.element;
    this.tab = 'form';
    await this.updateComplete;
    if (form != null && !form.reportValidity('complete', { skipRequired: outcome.skipRequired })) {
      toastProblem(
        texts.invalid(form.check('complete', { skipRequired: outcome.skipRequired }).length),
        texts.invalidHint,
      );
      return;
    }
    const answer = await ask({
      title: texts.submit(outcome.title),
      text: texts.submitText,
      confirm: outcome.title,
      danger: outcome.style === 'danger',
      field: { label: texts.comment, required: outcome.commentRequired },
    });
    if (answer === undefined) return;
    await this.act(async () => {
      const values = form?.submission();
      const done = await call('completeTask', {
        params: { id: this.taskId },
        body: {
          commandId: newId(),
          outcome: outcome.key,
          expectedRevision: this.revision,
          ...(values === undefined ? {} : { values }),
          ...(answer.text === '' ? {} : { comment: answer.text }),
        },
      });
      this.draft?.end();
      setLeaveGuard(undefined);
      toastOk(texts.submitted(outcome.title));
      if (done.nextTask !== undefined) {
        toastInfo(texts.nextReady);
        await go(`/tasks/${done.nextTask}`, { force: true });
      } else {
        await go('/tasks', { force: true });
      }
    });
  }

  private async claim(): Promise<void> {
    await this.act(async () => {
      await call('claimTask', { params: { id: this.taskId }, body: { commandId: newId() } });
      toastOk(this.t.task.claimed);
      await this.reload();
    });
  }

  private async unclaim(): Promise<void> {
    const texts = this.t.task;
    if ((await ask({ title: texts.unclaim, text: texts.unclaimText, confirm: texts.unclaim })) === undefined) return;
    if (this.draft?.isUnsaved === true) await this.draft.save();
    await this.act(async () => {
      await call('unclaimTask', { params: { id: this.taskId }, body: { commandId: newId() } });
      toastOk(texts.unclaimed);
      await this.reload();
    });
  }

  private async transfer(): Promise<void> {
    const answer = await askTransfer([this.page.value?.task.assignee?.id ?? '']);
    if (answer === undefined) return;
    if (this.draft?.isUnsaved === true) await this.draft.save();
    await this.act(async () => {
      await call('transferTask', {
        params: { id: this.taskId },
        body: { commandId: newId(), to: answer.to.id, ...(answer.comment === '' ? {} : { comment: answer.comment }) },
      });
      this.draft?.end();
      setLeaveGuard(undefined);
      toastOk(this.t.task.transferDone(answer.to.name));
      await go('/tasks', { force: true });
    });
  }

  private async saveDraft(): Promise<void> {
    const error = await this.draft?.save();
    if (error !== undefined) this.explain(error);
  }

  /** Runs a command: one at a time, a conflict handled kindly, form faults shown at their fields. */
  private async act(command: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await command();
    } catch (error) {
      const known = PortalError.from(error);
      if (known.isConflict) await this.meetConflict(known);
      else this.explain(known);
    }
    this.busy = false;
    void refreshCounts();
  }

  private explain(error: PortalError): void {
    const issues = error.issues.filter((issue) => issue.pointer.startsWith('/values/'));
    if (issues.length > 0) {
      this.formElement?.element?.showIssues(
        issues.map((issue) => ({
          ...issue,
          message: { 'zh-CN': issue.message, en: issue.message },
          hint: { 'zh-CN': issue.hint, en: issue.hint },
        })),
      );
    }
    toastError(error);
  }

  /** Somebody was faster: show what happened, keep what was typed, let the person decide again. */
  private async meetConflict(error: PortalError): Promise<void> {
    try {
      await this.takeFresh();
    } catch {
      this.lost = true;
    }
    if (!this.lost && this.news.length === 0) toastError(error);
    this.querySelector('.banners')?.scrollIntoView({ block: 'nearest' });
  }

  private refreshSoon(): void {
    clearTimeout(this.refreshTimer);
    this.refreshTimer = setTimeout(() => {
      if (this.busy || this.draft?.state === 'saving') this.refreshSoon();
      else void this.takeFresh().catch(() => undefined);
    }, REFRESH_PAUSE_MS);
  }

  /** Brings the page up to date without touching what is being typed. */
  private async takeFresh(): Promise<void> {
    const before = this.page.value;
    if (before === undefined) return;
    const fresh = await call('readTask', { params: { id: this.taskId } });
    if (fresh.instance.revision === before.instance.revision) return;
    const typing = this.draft?.isUnsaved === true;
    const news = newsOf(before.instance, fresh.instance);
    this.sawRevision(fresh.instance.revision);
    if (fresh.task.status !== 'open' || (before.may.complete && !fresh.may.complete)) {
      this.news = news;
      this.lost = typing;
    } else if (JSON.stringify(fresh.values) !== JSON.stringify(before.values)) {
      const typed = typing ? (this.formElement?.element?.submission() ?? {}) : { ...fresh.draft };
      this.values = fresh.values;
      this.typed = typed;
      if (typing) this.news = news;
    } else if (typing && news.length > 0) {
      this.news = news;
    }
    this.page.set({ ...fresh, ...(this.lost ? { form: before.form, may: { ...fresh.may, complete: false } } : {}) });
    // The server judged the stored values; what stands in the form may allow other outcomes.
    this.outcomes = fresh.outcomes.map((one) => ({
      ...one,
      offered: this.outcomes.find((known) => known.key === one.key)?.offered ?? one.offered,
    }));
    await this.checkOutcomes();
  }

  private async reload(): Promise<void> {
    this.news = [];
    await this.page.load(async () => this.adopt(await call('readTask', { params: { id: this.taskId } })), {
      keep: true,
    });
  }

  private readonly onSideChange = (): void => {
    void this.takeFresh().catch(toastError);
  };

  private async discardDraft(): Promise<void> {
    const texts = this.t.task;
    const sure = await ask({
      title: texts.draftDiscard,
      text: texts.draftDiscardText,
      confirm: texts.draftDiscard,
      danger: true,
    });
    const page = this.page.value;
    if (sure === undefined || page === undefined) return;
    this.draft?.end();
    this.values = page.values;
    this.typed = {};
    this.restored = 'no';
    await this.updateComplete;
    // The server's draft becomes what was there before typing began.
    if (page.may.saveDraft && page.draft !== undefined) await this.saveDraft();
    this.draft?.end();
  }

  private async copyTyped(): Promise<void> {
    const template = this.page.value?.form?.template;
    const values = this.formElement?.element?.currentValues ?? {};
    const lines = Object.entries(values).flatMap(([name, value]) => {
      const title = template?.schema.properties?.[name]?.title ?? name;
      return typeof value === 'string' || typeof value === 'number' ? [`${title}：${value}`] : [];
    });
    await navigator.clipboard.writeText(lines.join('\n')).then(
      () => toastOk(this.t.common.copied),
      (error: unknown) => toastError(error),
    );
  }

  private guard(): void {
    const { leave } = this.t;
    setLeaveGuard(
      this.draft?.isUnsaved === true
        ? async () =>
            (await ask({
              title: leave.title,
              text: leave.text,
              confirm: leave.leave,
              cancel: leave.stay,
              danger: true,
            })) !== undefined
        : undefined,
    );
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    if (this.page.value?.may.saveDraft === true) void this.saveDraft();
  };
}
customElements.define('yl-task-page', TaskPage);
