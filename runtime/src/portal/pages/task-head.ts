import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { TaskPage } from '../../api/index.js';
import { t } from '../locales/index.js';
import { taskTime } from '../parts/clock-chip.js';
import { icon } from '../parts/icon.js';
import '../parts/operations-menu.js';
import type { MenuItem } from '../parts/operations-menu.js';
import { printButtons } from '../parts/print-buttons.js';

interface TaskMenu {
  readonly items: readonly MenuItem[];
  readonly busy: boolean;
}

/** What the task is, where it belongs and how much time is left. A task that is gone has no time left to tell. */
export function taskHead(page: TaskPage, lost: boolean, menu: TaskMenu): TemplateResult {
  const { common, tasks } = t();
  const { instance, task } = page;
  return html`<header class="head task-head">
    <div class="head-text">
      <nav class="crumbs" aria-label=${common.back}>
        <a href="/tasks">${tasks.title}</a>${icon('chevron', 14)}<a href=${`/instances/${instance.id}`}
          >${instance.process.title}</a
        >
      </nav>
      <h1 tabindex="-1" data-testid="task-title">
        ${instance.tasks.find(({ id }) => id === task.id)?.title ?? task.state.title}<span class="head-subject"
          >${instance.subject}</span
        >
      </h1>
      ${page.description === undefined || page.description === '' ? nothing : html`<p>${page.description}</p>`}
    </div>
    <div class="head-actions">
      ${task.status === 'open' && !lost ? taskTime(task.dueAt, undefined) : nothing}${printButtons(instance)}
      <yl-operations-menu .items=${menu.items} .busy=${menu.busy}></yl-operations-menu>
    </div>
  </header>`;
}
