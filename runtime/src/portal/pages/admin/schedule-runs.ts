import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ApiSchedule, ScheduleRun, ScheduleRuns } from '../../../api/index.js';
import { call } from '../../api-client.js';
import { toastError, toastOk } from '../../contexts/toasts.js';
import { t } from '../../locales/index.js';
import { newId } from '../../new-id.js';
import { openDialog } from '../../parts/dialog.js';
import { errorState, skeleton } from '../../parts/states.js';
import { PortalError } from '../../portal-error.js';
import { momentInWords } from '../../time-words.js';

/** Shows what a schedule did; true when something was made up for. */
export async function showRuns(schedule: ApiSchedule): Promise<boolean> {
  const texts = t().admin.schedules;
  let answer: ScheduleRuns | undefined;
  let error: PortalError | undefined;
  let changed = false;
  let refresh = (): void => {};
  const load = async (): Promise<void> => {
    error = undefined;
    try {
      answer = await call('listScheduleRuns', { params: { key: schedule.key } });
    } catch (thrown) {
      error = PortalError.from(thrown);
    }
    refresh();
  };
  const makeUp = async (run: ScheduleRun): Promise<void> => {
    try {
      const { runs } = await call('runSchedule', {
        params: { key: schedule.key },
        body: { commandId: newId(), occurrence: run.occurrence },
      });
      changed = true;
      const fault = runs[0]?.fault;
      if (fault === undefined) toastOk(texts.madeUp);
      else toastError(new Error(fault));
    } catch (thrown) {
      toastError(thrown);
    }
    await load();
  };
  void load();
  await openDialog<undefined>(
    texts.historyOf(schedule.title),
    (close, redraw) => {
      refresh = redraw;
      return html`<div class="dialog-form">
        <p>
          ${schedule.rule}
          <span class="faint">${schedule.description ?? ''}</span>
        </p>
        <p class="faint">${texts.source} ${schedule.source.join(t().common.listSeparator)}</p>
        ${
          error !== undefined
            ? errorState(error, () => void load())
            : answer === undefined
              ? skeleton(4, 36)
              : contentOf(answer, schedule, (run) => void makeUp(run))
        }
        <div class="dialog-actions">
          <button type="button" class="button" data-testid="dialog-cancel" @click=${() => close(undefined)}>
            ${t().common.close}
          </button>
        </div>
      </div>`;
    },
    { wide: true },
  );
  return changed;
}

function contentOf(
  { runs, audit }: ScheduleRuns,
  schedule: ApiSchedule,
  makeUp: (run: ScheduleRun) => void,
): TemplateResult {
  const texts = t().admin.schedules;
  const now = Date.now();
  return html`
    ${
      runs.length === 0
        ? html`<p class="faint">${texts.noRuns}</p>`
        : html`<ul class="runs" data-testid="runs">
            ${runs.map(
              (run) =>
                html`<li>
                  <span class="nowrap">${momentInWords(run.at, now)}</span>
                  <span class=${`chip ${{ started: 'ok', failed: 'warn', skipped: 'off' }[run.result]}`}
                    >${texts[run.result]}</span
                  >
                  ${[run.part, run.period, run.by === undefined ? undefined : texts.byHand(run.by.name), run.fault]
                    .filter((text) => text !== undefined)
                    .map((text) => html`<span class="faint">${text}</span>`)}
                  ${run.instanceId === undefined ? nothing : html`<a href=${`/instances/${run.instanceId}`}>${texts.open}</a>`}
                  ${
                    run.result === 'started' || schedule.status === 'waiting'
                      ? nothing
                      : html`<button type="button" class="button small" @click=${() => makeUp(run)}>
                          ${texts.makeUp}
                        </button>`
                  }
                </li>`,
            )}
          </ul>`
    }
    ${
      audit.length === 0
        ? nothing
        : html`<h3>${texts.audit}</h3>
            <ul class="runs">
              ${audit.map(
                (entry) =>
                  html`<li>
                    <span class="nowrap">${momentInWords(entry.at, now)}</span>
                    <span>${entry.by.name}</span> <b>${texts.actions[entry.action]}</b>
                    ${entry.reason === undefined ? nothing : html`<span class="faint">${entry.reason}</span>`}
                  </li>`,
              )}
            </ul>`
    }
  `;
}
