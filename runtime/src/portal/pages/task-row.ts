import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { TaskList, TaskView } from '../../api/index.js';
import { currentUser } from '../contexts/session.js';
import { t } from '../locales/index.js';
import { avatar, statusChip } from '../parts/chips.js';
import { taskTime } from '../parts/clock-chip.js';
import { agoInWords, exactTime, momentInWords } from '../time-words.js';

type Row = TaskList['rows'][number];

interface TaskRow {
  readonly row: Row;
  readonly view: TaskView;
  readonly now: number;
  /** The task is being claimed. */
  readonly busy: boolean;
  /** The box that ticks it for a batch. */
  readonly box: TemplateResult | typeof nothing;
  readonly onClaim: (taskId: string) => Promise<void>;
}

/** One line of the list of tasks: what it is about, its step, its time and who has it. */
export function taskRow({ row, view, now, busy, box, onClaim }: TaskRow): TemplateResult {
  const { instance, task, copy } = row;
  const { tasks: texts, operations, common } = t();
  const mine = task?.assignee?.id === currentUser()?.id;
  const href =
    task !== undefined && (view === 'todo' || view === 'delegated') ? `/tasks/${task.id}` : `/instances/${instance.id}`;
  const states = instance.states.map((state) => state.title).join(common.listSeparator);
  const isUnread = copy !== undefined && copy.readAt === undefined;
  return html`<li class=${isUnread ? 'row unread' : 'row'}>
    ${box}
    <div class="row-main">
      <a class="row-title" href=${href} data-testid="task-link"
        >${isUnread ? html`<span class="chip state">${texts.unread}</span> ` : nothing}${instance.subject}</a
      >
      <p class="row-sub">
        ${instance.businessKey === undefined ? nothing : html`<span class="number">${instance.businessKey}</span> · `}${instance.process.title}
        · ${instance.startedBy.name} ${momentInWords(instance.startedAt, now)}
        ${copy === undefined ? nothing : html` · ${texts.copiedBy(copy.by.name)} ${momentInWords(copy.at, now)}`}
        ${task === undefined || view === 'delegated' ? nothing : whose(task)}
        ${view === 'delegated' && task?.assignee !== undefined ? html` · ${texts.delegatedTo(task.assignee.name)}` : nothing}
      </p>
    </div>
    <div class="row-state">
      ${
        task === undefined
          ? html`${statusChip(instance.status)}${states === '' ? nothing : html`<span class="soft clip">${states}</span>`}`
          : html`<span class="chip state clip">${task.title ?? task.state.title}</span>`
      }
      ${instance.suspended === true ? html`<span class="chip warn">${operations.suspend.chip}</span>` : nothing}
      ${task?.outcome === undefined ? nothing : html`<span class="soft clip">${texts.outcome(task.outcome)}</span>`}
      ${task?.closedFor === undefined ? nothing : html`<span class="soft clip">${texts.closedFor(task.closedFor)}</span>`}
    </div>
    <div class="row-due">
      ${
        view === 'todo'
          ? taskTime(task?.dueAt, instance.clock)
          : html`<span class="faint nowrap" title=${exactTime(task?.endedAt ?? instance.startedAt)}
              >${agoInWords(task?.endedAt ?? instance.endedAt ?? instance.startedAt, now)}</span
            >`
      }
    </div>
    <div class="row-act">
      ${
        view !== 'todo' || task === undefined
          ? nothing
          : task.assignee === undefined
            ? html`<button
                type="button"
                class="button small"
                ?disabled=${busy}
                aria-label=${`${texts.claim}${common.colon}${instance.subject}`}
                data-testid="claim"
                @click=${() => void onClaim(task.id)}
              >
                ${texts.claim}
              </button>`
            : html`<span class="who"
                >${avatar(task.assignee.name)}<span>${mine ? texts.mine : task.assignee.name}</span></span
              >`
      }
    </div>
  </li>`;
}

/** 代…办理, …委派, 已催办. */
function whose({ onBehalfOf, owner, urges }: NonNullable<Row['task']>): TemplateResult {
  const { operations: texts, tasks } = t();
  return html`${onBehalfOf === undefined ? nothing : html` · ${texts.onBehalfOf(onBehalfOf.name)}`}
  ${owner === undefined ? nothing : html` · ${texts.ownedBy(owner.name)}`}
  ${urges === undefined ? nothing : html` · ${tasks.urged(urges)}`}`;
}
