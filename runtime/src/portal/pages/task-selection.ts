import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { BatchReport, TaskList } from '../../api/index.js';
import { call } from '../api-client.js';
import { toastError, toastProblem } from '../contexts/toasts.js';
import { t } from '../locales/index.js';
import { newId } from '../new-id.js';
import { showBatchReport } from '../parts/batch-report.js';
import { askOperation } from '../parts/operation-dialog.js';

type Row = TaskList['rows'][number];

interface SelectionHost {
  readonly redraw: () => void;
  readonly rows: () => readonly Row[];
  readonly done: () => Promise<void>;
}

/** Tasks of one step ticked in the list, to be completed with one outcome and one comment. */
export class TaskSelection {
  private readonly chosen = new Map<string, Row>();
  private busy = false;

  constructor(private readonly host: SelectionHost) {}

  clear(): void {
    this.chosen.clear();
  }

  /** The box of a row; tasks of another step cannot join. */
  box(row: Row): TemplateResult {
    const texts = t().operations.batch;
    const { task, instance } = row;
    if (task === undefined) return html``;
    const first = [...this.chosen.values()][0];
    const fits = first === undefined || stepOf(first) === stepOf(row);
    return html`<label class="row-box" title=${fits ? nothing : texts.sameOnly}
      ><input
        type="checkbox"
        aria-label=${texts.select(instance.subject)}
        data-testid="select-task"
        .checked=${this.chosen.has(task.id)}
        ?disabled=${!fits || this.busy}
        @change=${(event: Event) => {
          if ((event.target as HTMLInputElement).checked) this.chosen.set(task.id, row);
          else this.chosen.delete(task.id);
          this.host.redraw();
        }}
    /></label>`;
  }

  /** What can be done with the ticked ones; those that have gone from the list meanwhile no longer count. */
  bar(): TemplateResult | typeof nothing {
    const listed = new Set(this.host.rows().flatMap(({ task }) => task?.id ?? []));
    for (const id of this.chosen.keys()) if (!listed.has(id)) this.chosen.delete(id);
    if (this.chosen.size === 0) return nothing;
    const texts = t().operations.batch;
    return html`<div class="batch-bar" role="toolbar" aria-label=${texts.act} data-testid="batch-bar">
      <span role="status">${texts.selected(this.chosen.size)}</span>
      <button
        type="button"
        class="button primary small"
        ?disabled=${this.busy}
        data-testid="batch-act"
        @click=${() => void this.act()}
      >
        ${texts.act}
      </button>
      <button
        type="button"
        class="button ghost small"
        @click=${() => {
          this.clear();
          this.host.redraw();
        }}
      >
        ${texts.clear}
      </button>
    </div>`;
  }

  private async act(): Promise<void> {
    const rows = [...this.chosen.values()];
    const first = rows[0]?.task;
    if (first === undefined || this.busy) return;
    this.become(true);
    try {
      const report = await this.send(first.id, rows);
      if (report !== undefined) {
        this.clear();
        await this.host.done();
        const subjects = new Map(rows.map(({ task, instance }) => [task?.id ?? '', instance.subject]));
        await showBatchReport(report, t().operations.batch.resultTitle, (id) => subjects.get(id) ?? id);
      }
    } catch (error) {
      toastError(error);
    }
    this.become(false);
  }

  private async send(firstId: string, rows: readonly Row[]): Promise<BatchReport | undefined> {
    const texts = t().operations.batch;
    const { outcomes } = await call('readTask', { params: { id: firstId } });
    if (outcomes.length === 0) {
      toastProblem(texts.none);
      return undefined;
    }
    const isWritten = outcomes.every(({ commentRequired }) => commentRequired);
    const answer = await askOperation({
      title: texts.title(rows.length),
      text: texts.text,
      confirm: texts.act,
      fields: [
        {
          kind: 'choice',
          key: 'outcome',
          label: texts.outcome,
          options: outcomes.map(({ key, title }) => ({ value: key, title })),
        },
        {
          kind: 'text',
          key: 'comment',
          label: texts.comment,
          required: isWritten,
          missing: t().task.commentRequired,
        },
      ],
    });
    if (answer === undefined) return undefined;
    const comment = answer.text('comment');
    return call('completeTasks', {
      body: {
        batchId: newId(),
        tasks: rows.flatMap(({ task }) => task?.id ?? []),
        outcome: answer.text('outcome'),
        ...(comment === '' ? {} : { comment }),
      },
    });
  }

  private become(busy: boolean): void {
    this.busy = busy;
    this.host.redraw();
  }
}

function stepOf({ instance, task }: Row): string {
  return `${instance.process.key}@${instance.version}/${task?.state.key ?? ''}`;
}
