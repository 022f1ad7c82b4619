import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ApiDateSet, ApiSchedule, Schedules } from '../../../api/index.js';
import { call } from '../../api-client.js';
import { Loader } from '../../contexts/loader.js';
import { currentUser } from '../../contexts/session.js';
import { toastError, toastOk } from '../../contexts/toasts.js';
import { newId } from '../../new-id.js';
import { ask } from '../../parts/dialog.js';
import { icon } from '../../parts/icon.js';
import { emptyState, errorState, skeleton } from '../../parts/states.js';
import { PortalPage } from '../../portal-element.js';
import { scheduleNext, scheduleRun, scheduleWhy } from './schedule-cells.js';
import { dateSets } from './schedule-date-sets.js';
import { askDates, askRun } from './schedule-dialogs.js';
import { showRuns } from './schedule-runs.js';

const STATUSES = ['active', 'waiting', 'paused', 'covered'] as const;
const CHIPS = { active: 'ok', waiting: 'warn', paused: 'off', covered: 'state' } as const;

/** Recurring duties: what ran, what comes next, by hand, paused, and the dates they go by. */
export class SchedulesPage extends PortalPage {
  static override properties = { ...PortalPage.properties, filter: { state: true }, status: { state: true } };

  declare private filter: string;
  declare private status: string;
  private readonly shown = new Loader<Schedules>(this);

  constructor() {
    super();
    this.filter = '';
    this.status = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setPageTitle(this.t.admin.schedules.title);
    void this.shown.load(() => call('listSchedules', {}));
  }

  protected override render(): TemplateResult {
    const texts = this.t.admin.schedules;
    return html`
      <header class="head">
        <div class="head-text">
          <h1 tabindex="-1">${texts.title}</h1>
          <p>${texts.lead}</p>
        </div>
      </header>
      <div class="toolbar">
        <div class="search">
          ${icon('search', 16)}<input
            class="input"
            type="search"
            data-search
            placeholder=${texts.search}
            aria-label=${texts.search}
            @input=${(event: Event) => (this.filter = (event.target as HTMLInputElement).value)}
          />
        </div>
        <select
          class="input"
          aria-label=${texts.status}
          data-testid="schedule-status"
          @change=${(event: Event) => (this.status = (event.target as HTMLSelectElement).value)}
        >
          <option value="">${texts.all}</option>
          ${STATUSES.map((status) => html`<option value=${status}>${this.statusText(status)}</option>`)}
        </select>
      </div>
      ${this.renderAll()}
    `;
  }

  private renderAll(): TemplateResult {
    const { value, error } = this.shown;
    const texts = this.t.admin.schedules;
    const card = (content: TemplateResult): TemplateResult =>
      html`<section class="card"><div class="card-body">${content}</div></section>`;
    if (error !== undefined && value === undefined) return card(errorState(error, this.shown.retry));
    if (value === undefined) return card(skeleton(8, 52));
    if (value.schedules.length === 0) return card(emptyState(texts.nothing, texts.nothingHint));
    const wanted = this.filter.trim().toLowerCase();
    const found = value.schedules.filter(
      (one) => (this.status === '' || one.status === this.status) && textOf(one).includes(wanted),
    );
    const agreements = [...new Set(found.map(({ agreement }) => agreement))].toSorted();
    if (found.length === 0) return card(emptyState(texts.empty, texts.emptyHint));
    return html`${agreements.map((agreement) =>
      this.renderAgreement(
        agreement,
        found.filter((one) => one.agreement === agreement),
      ),
    )}
    ${wanted === '' && this.status === '' ? dateSets(value.dateSets, (set) => void this.setDates(set)) : nothing}`;
  }

  private renderAgreement(agreement: string, schedules: readonly ApiSchedule[]): TemplateResult {
    const texts = this.t.admin.schedules;
    return html`<section class="card schedules" aria-label=${schedules[0]?.group ?? agreement}>
      <header class="card-head">
        <h2><span class="faint" translate="no">${agreement}</span> ${schedules[0]?.group ?? ''}</h2>
        <span class="faint">${texts.count(schedules.length)}</span>
      </header>
      <div class="table-scroll">
        <table class="table" data-testid=${`schedules-${agreement}`}>
          <thead>
            <tr>
              <th>${texts.name}</th>
              <th>${texts.status}</th>
              <th>${texts.last}</th>
              <th>${texts.next}</th>
              <th><span class="unseen">${this.t.task.actions}</span></th>
            </tr>
          </thead>
          <tbody>
            ${schedules.map((schedule) => this.renderRow(schedule))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  private renderRow(schedule: ApiSchedule): TemplateResult {
    const texts = this.t.admin.schedules;
    const { key, code, title, rule, who, last } = schedule;
    const people = who.map((role) => role.title).join(this.t.common.listSeparator);
    return html`<tr data-testid=${`schedule-${key}`}>
      <td class="schedule-name">
        <span class="faint" translate="no">${code}</span> <b>${title}</b>
        <span class="schedule-rule">${rule}</span>
        <span class="faint">${people}</span>
      </td>
      <td class="schedule-status">
        <span class=${`chip ${CHIPS[schedule.status]}`}>${this.statusText(schedule.status)}</span>
        ${scheduleWhy(schedule)}
      </td>
      <td data-label=${texts.last}>
        ${last === undefined ? html`<span class="faint">${texts.none}</span>` : scheduleRun(last)}
      </td>
      <td data-label=${texts.next}>${scheduleNext(schedule)}</td>
      <td class="end nowrap">${this.renderActions(schedule)}</td>
    </tr>`;
  }

  private renderActions(schedule: ApiSchedule): TemplateResult | typeof nothing {
    const texts = this.t.admin.schedules;
    const { status, title } = schedule;
    if (status === 'covered') return nothing;
    const button = (text: string, action: () => Promise<void>, testid: string): TemplateResult =>
      html`<button
        type="button"
        class="button small ghost"
        aria-label=${`${text} ${title}`}
        data-testid=${testid}
        @click=${() => void action()}
      >
        ${text}
      </button>`;
    return html`
      ${button(texts.history, () => this.history(schedule), 'schedule-history')}
      ${schedule.waitingFor.length > 0 && status === 'waiting' ? nothing : button(texts.runNow, () => this.runNow(schedule), 'schedule-run')}
      ${
        currentUser()?.isAdmin === true
          ? schedule.pause === undefined
            ? button(texts.pause, () => this.pause(schedule), 'schedule-pause')
            : button(texts.resume, () => this.resume(schedule), 'schedule-resume')
          : nothing
      }
    `;
  }

  private statusText(status: ApiSchedule['status']): string {
    return this.t.admin.schedules[status];
  }

  private async history(schedule: ApiSchedule): Promise<void> {
    if (await showRuns(schedule)) await this.refresh();
  }

  private async runNow(schedule: ApiSchedule): Promise<void> {
    const answer = await askRun(schedule);
    if (answer === undefined) return;
    await this.change(async () => {
      const { runs } = await call('runSchedule', {
        params: { key: schedule.key },
        body: { commandId: newId(), ...(answer.part === undefined ? {} : { part: answer.part }) },
      });
      const failed = runs.find(({ fault }) => fault !== undefined);
      if (failed?.fault === undefined) toastOk(this.t.admin.schedules.ran(runs.length));
      else toastError(new Error(failed.fault));
    });
  }

  private async pause(schedule: ApiSchedule): Promise<void> {
    const texts = this.t.admin.schedules;
    const answer = await ask({
      title: texts.pauseTitle(schedule.title),
      text: texts.pauseText,
      confirm: texts.pause,
      danger: true,
      field: { label: texts.reason, required: true, missing: texts.reasonMissing },
    });
    if (answer === undefined) return;
    await this.change(async () => {
      await call('pauseSchedule', { params: { key: schedule.key }, body: { reason: answer.text } });
      toastOk(texts.pausedDone);
    });
  }

  private async resume(schedule: ApiSchedule): Promise<void> {
    await this.change(async () => {
      await call('resumeSchedule', { params: { key: schedule.key } });
      toastOk(this.t.admin.schedules.resumedDone);
    });
  }

  private async setDates(set: ApiDateSet): Promise<void> {
    const dates = await askDates(set);
    if (dates === undefined) return;
    await this.change(async () => {
      await call('putScheduleDates', { params: { key: set.key }, body: { dates } });
      toastOk(this.t.admin.schedules.datesSaved);
    });
  }

  private async change(command: () => Promise<void>): Promise<void> {
    try {
      await command();
    } catch (error) {
      toastError(error);
    }
    await this.refresh();
  }

  private refresh(): Promise<void> {
    return this.shown.load(() => call('listSchedules', {}), { keep: true });
  }
}
customElements.define('yl-schedules-page', SchedulesPage);

function textOf({ code, key, title, rule, who, product, waitingFor }: ApiSchedule): string {
  return [code, key, title, rule, product ?? '', ...who.map((role) => role.title), ...waitingFor]
    .join(' ')
    .toLowerCase();
}
