import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InstanceDetail, OpenTask } from '../../api/index.js';
import { t } from '../locales/index.js';
import { exactTime, momentInWords } from '../time-words.js';
import { avatar, statusChip } from './chips.js';
import { taskTime } from './clock-chip.js';

/** The facts of an instance: what, who, since when, where it stands and with whom. */
export function instanceFacts(detail: InstanceDetail): TemplateResult {
  const texts = t().instance;
  const now = Date.now();
  return html`<section class="card" aria-labelledby="facts-title">
    <header class="card-head">
      <h2 id="facts-title">${texts.facts}</h2>
      ${
        detail.suspended === undefined
          ? statusChip(detail.status)
          : html`<span class="chip warn">${t().operations.suspend.chip}</span>`
      }
    </header>
    <dl class="facts">
      ${detail.businessKey === undefined ? nothing : fact(texts.businessKey, html`<span class="number" translate="no" data-testid="business-key">${detail.businessKey}</span>`)}
      ${fact(texts.process, html`${detail.process.title}<span class="faint">　${texts.version(detail.version)}</span>`)}
      ${fact(texts.startedBy, html`<span class="who">${avatar(detail.startedBy.name)}${detail.startedBy.name}</span>`)}
      ${fact(texts.startedAt, html`<time datetime=${detail.startedAt} title=${exactTime(detail.startedAt)}>${momentInWords(detail.startedAt, now)}</time>`)}
      ${
        detail.endedAt === undefined
          ? nothing
          : fact(
              texts.endedAt,
              html`<time datetime=${detail.endedAt} title=${exactTime(detail.endedAt)}
                >${momentInWords(detail.endedAt, now)}</time
              >`,
            )
      }
    </dl>
    ${
      detail.tasks.length === 0
        ? nothing
        : html`<ul class="standing" aria-label=${texts.states} data-testid="open-tasks">
            ${detail.tasks.map((task) => openTask(task))}
          </ul>`
    }
  </section>`;
}

function fact(title: string, value: TemplateResult): TemplateResult {
  return html`<div>
    <dt>${title}</dt>
    <dd>${value}</dd>
  </div>`;
}

function openTask(task: OpenTask): TemplateResult {
  const { instance, tasks, common, operations } = t();
  const candidates = task.candidates.map((one) => one.name).join(common.listSeparator);
  return html`<li>
    <div class="standing-line">
      <span class="chip state">${task.title ?? task.state.title}</span>${taskTime(task.dueAt, undefined)}
    </div>
    <div class="standing-line">
      ${
        task.assignee === undefined
          ? html`<span class="soft"
              >${tasks.unassigned}${candidates === '' ? nothing : html`<span class="faint">　${instance.candidates}${common.colon}${candidates}</span>`}</span
            >`
          : html`<span class="who">${avatar(task.assignee.name, 20)}${task.assignee.name}</span>
              ${task.onBehalfOf === undefined ? nothing : html`<span class="faint">${operations.onBehalfOf(task.onBehalfOf.name)}</span>`}
              ${task.owner === undefined ? nothing : html`<span class="faint">${operations.ownedBy(task.owner.name)}</span>`}`
      }
      ${
        task.mine && location.pathname !== `/tasks/${task.id}`
          ? html`<a class="button small" href=${`/tasks/${task.id}`} data-testid="open-task">${instance.openTask}</a>`
          : nothing
      }
    </div>
  </li>`;
}
