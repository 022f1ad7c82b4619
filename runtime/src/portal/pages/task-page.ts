import '@yunliu/designer/view/define';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { JsonObject } from '@yunliu/engine/definition';
import type { FilePort, PeopleSource } from '@yunliu/designer/view';
import type { OfferedOutcome, TaskPage as TaskPageData } from '../../api/index.js';
import { call } from '../api-client.js';
import { Loader } from '../contexts/loader.js';
import { toastError } from '../contexts/toasts.js';
import { filePort, peopleSource } from '../parts/form-ports.js';
import { instanceSide } from '../parts/instance-side.js';
import { pageFailure, skeleton } from '../parts/states.js';
import { ownVotes } from '../parts/vote-panel.js';
import type { TaskFormElement } from '../parts/task-form.js';
import type { PortalError } from '../portal-error.js';
import { PortalPage } from '../portal-element.js';
import { setLeaveGuard } from '../router.js';
import { asLastJudged, OutcomeCheck } from './outcome-check.js';
import { isSameTask } from './same-task.js';
import { taskActions } from './task-actions.js';
import { nextTask, taskBanners } from './task-banners.js';
import { TaskCommands } from './task-commands.js';
import { TaskDraft } from './task-draft.js';
import { taskHead } from './task-head.js';
import { taskMenu, resolveTask } from './task-operations.js';
import type { TaskOperationsHost } from './task-operations.js';
import { TaskLive } from './task-live.js';
import { newsOf } from './task-news.js';
import { taskWork } from './task-work.js';
import type { TaskTab } from './task-work.js';
import { showWhyNot } from './why-not.js';
import { askDiscard, copyValues, guardTyped } from './typed-values.js';

const TICK_MS = 30_000;

/** One task: its form, what may be done with it, and everything around it. */
export class TaskPage extends PortalPage {
  static override properties = {
    ...PortalPage.properties,
    tab: { state: true },
    news: { state: true },
    lost: { state: true },
    restored: { state: true },
    outcomes: { state: true },
  };

  declare private tab: TaskTab;
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
  private readonly live = new TaskLive({
    instanceId: () => this.page.value?.instance.id,
    isBusy: () => this.commands.busy || this.draft?.state === 'saving',
    refresh: () => void this.takeFresh().catch(() => undefined),
  });
  private readonly check = new OutcomeCheck({
    taskId: () => this.taskId,
    submission: () => (this.page.value?.may.complete === true ? this.formElement?.element?.submission() : undefined),
    onOutcomes: (outcomes) => (this.outcomes = outcomes),
  });
  private readonly commands = new TaskCommands({
    taskId: () => this.taskId,
    form: () => this.formElement?.element,
    draft: () => this.draft,
    revision: () => this.live.revision,
    choose: (outcome) => (this.page.value?.choose ?? []).filter(({ outcomes }) => outcomes.includes(outcome)),
    assigneeId: () => this.page.value?.task.assignee?.id,
    showForm: async () => {
      this.tab = 'form';
      await this.updateComplete;
    },
    reload: async () => this.reload(),
    meetConflict: async (error) => this.meetConflict(error),
    onBusy: () => this.requestUpdate(),
    isShown: () => this.isConnected,
  });
  private readonly operations: TaskOperationsHost = {
    operate: async (send, done, options) => this.commands.operate(send, done, options),
    values: () => this.formElement?.element?.submission(),
  };
  private people: PeopleSource | undefined;
  private files: FilePort | undefined;
  private ticker: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.tab = 'form';
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
      onSaved: (revision) => this.live.wrote(revision),
      onState: () => {
        guardTyped(this.draft?.isUnsaved === true);
        this.requestUpdate();
      },
    });
    void this.page.load(this.read);
    this.ticker = setInterval(() => this.requestUpdate(), TICK_MS);
    this.live.start();
    addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.draft?.stop();
    this.live.stop();
    this.check.stop();
    clearInterval(this.ticker);
    removeEventListener('keydown', this.onKey);
    setLeaveGuard(undefined);
  }

  protected override render(): TemplateResult {
    const { value, error } = this.page;
    if (value === undefined) return error === undefined ? skeleton(5, 90) : pageFailure(error, this.page.retry);
    const { instance, task } = value;
    return html`
      ${taskHead(value, this.lost, { items: this.lost ? [] : taskMenu(value, this.operations), busy: this.commands.busy })}
      <div class=${this.tab === 'flow' ? 'work drawing' : 'work'}>
        <div class="work-main">
          ${taskBanners({
            page: value,
            news: this.news,
            lost: this.lost,
            restored: this.restored,
            onCopy: () => void copyValues(value.form?.template, this.formElement?.element?.currentValues ?? {}),
            onDiscardDraft: () => void this.discardDraft(),
            onCloseNews: () => (this.news = []),
          })}
          ${ownVotes(value)}
          ${taskWork({
            instance,
            tab: this.tab,
            onTab: (tab) => (this.tab = tab),
            forms: {
              page: value,
              values: this.values,
              typed: this.typed,
              people: this.people,
              files: this.files,
              readonly: !value.may.complete || this.lost || instance.suspended !== undefined,
              onChange: this.onChange,
            },
          })}
          ${
            task.status !== 'open' || this.lost || this.tab === 'flow'
              ? nothing
              : taskActions({
                  page: value,
                  outcomes: this.outcomes,
                  busy: this.commands.busy,
                  draft: this.draft,
                  onOutcome: (outcome) => void this.commands.complete(outcome),
                  onClaim: () => void this.commands.claim(),
                  onUnclaim: () => void this.commands.unclaim(),
                  onTransfer: () => void this.commands.transfer(),
                  onSaveDraft: () => void this.commands.saveDraft(),
                  onWhyNot: () => void showWhyNot(this.taskId, this.formElement?.element?.submission()),
                  onResolve: () => void resolveTask(value, this.operations),
                })
          }
        </div>
        <aside class="work-side" @yl-attached=${this.onSideChange} @yl-commented=${this.onSideChange}>
          ${instanceSide(instance, this.onSideChange, value.group)}
        </aside>
      </div>
    `;
  }

  private readonly read = async (): Promise<TaskPageData> =>
    this.adopt(await call('readTask', { params: { id: this.taskId } }));

  /** Takes a fresh answer of the server as what is shown. */
  private adopt(page: TaskPageData): TaskPageData {
    const { instance, task } = page;
    this.setPageTitle(`${task.state.title} · ${instance.subject}`);
    this.live.saw(instance.revision);
    this.outcomes = page.outcomes;
    this.people ??= peopleSource(instance.names);
    this.files ??= filePort(instance.id, (revision) => this.live.wrote(revision));
    this.values = page.values;
    const [kept, draft] = page.may.complete ? [this.draft?.kept, page.draft] : [];
    // What is typed while the answer is on its way stays.
    const typing = page.may.complete && this.draft?.isUnsaved === true ? this.formElement?.element : undefined;
    if (typing == null) this.restored = kept !== undefined ? 'local' : draft !== undefined ? 'draft' : 'no';
    this.typed = typing?.submission() ?? { ...draft, ...kept };
    if (typing != null || this.restored !== 'no') this.check.soon();
    return page;
  }

  private readonly onChange = (): void => {
    this.draft?.changed();
    this.check.soon();
  };

  /**
   * Somebody was faster: show what happened, keep what was typed, let the person decide again. True when nothing of
   * this task changed, so that there is nothing to decide.
   */
  private async meetConflict(error: PortalError): Promise<boolean> {
    const before = this.page.value;
    try {
      await this.takeFresh();
    } catch {
      this.lost = true;
    }
    const after = this.page.value;
    if (!this.lost && before !== undefined && after !== undefined && isSameTask(before, after)) {
      this.news = [];
      return true;
    }
    if (!this.lost && this.news.length === 0) toastError(error);
    this.querySelector('.banners')?.scrollIntoView({ block: 'nearest' });
    return false;
  }

  /** Brings the page up to date without touching what is being typed. An answer overtaken by a newer one counts nothing. */
  private async takeFresh(): Promise<void> {
    const fresh = await call('readTask', { params: { id: this.taskId } });
    const before = this.page.value;
    if (!this.isConnected || before === undefined || fresh.instance.revision <= before.instance.revision) return;
    const typing = this.draft?.isUnsaved === true;
    const news = newsOf(before.instance, fresh.instance);
    this.live.saw(fresh.instance.revision);
    if (fresh.task.status !== 'open' || (before.may.complete && !fresh.may.complete)) {
      this.news = news;
      // A saved draft goes along to the next task of the same person; without one, only this page still shows it.
      const hasTyped = this.restored !== 'no' || this.draft?.hasTyped === true;
      this.lost ||= typing || (hasTyped && nextTask(fresh) === undefined);
      guardTyped(this.lost);
    } else if (JSON.stringify(fresh.values) !== JSON.stringify(before.values)) {
      const typed = typing ? (this.formElement?.element?.submission() ?? {}) : { ...fresh.draft };
      this.values = fresh.values;
      this.typed = typed;
      if (typing) this.news = news;
    } else if (typing && news.length > 0) {
      this.news = news;
    }
    this.page.set({ ...fresh, ...(this.lost ? { form: before.form, may: { ...fresh.may, complete: false } } : {}) });
    this.outcomes = asLastJudged(fresh.outcomes, this.outcomes);
    await this.updateComplete;
    if (this.lost) this.querySelector('.banners')?.scrollIntoView({ block: 'center' });
    await this.check.now();
  }

  private async reload(): Promise<void> {
    this.news = [];
    await this.page.load(this.read, { keep: true });
  }

  private readonly onSideChange = (): void => {
    void this.takeFresh().catch(toastError);
  };

  private async discardDraft(): Promise<void> {
    const page = this.page.value;
    if (page === undefined || !(await askDiscard())) return;
    this.draft?.end();
    this.values = page.values;
    this.typed = {};
    this.restored = 'no';
    await this.updateComplete;
    // The server's draft becomes what was there before typing began.
    if (page.may.saveDraft && page.draft !== undefined) await this.commands.saveDraft();
    this.draft?.end();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    if (this.page.value?.may.saveDraft === true) void this.commands.saveDraft();
  };
}
customElements.define('yl-task-page', TaskPage);
