import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InstanceDetail } from '../../api/index.js';
import { t } from '../locales/index.js';
import { flowPanel } from '../parts/flow-panel.js';
import { tabs } from '../parts/tabs.js';
import { taskForms } from './task-forms.js';
import type { TaskForms } from './task-forms.js';

const TABS = ['form', 'flow'] as const;

export type TaskTab = (typeof TABS)[number];

interface TaskWork {
  readonly instance: InstanceDetail;
  readonly tab: TaskTab;
  readonly onTab: (tab: TaskTab) => void;
  readonly forms: TaskForms;
}

/** The form of a task, or the drawing of its process in place of it. What is typed stays while the drawing shows. */
export function taskWork({ instance, tab, onTab, forms }: TaskWork): TemplateResult {
  const texts = t().task.tabs;
  return html`<section class="card work-card">
    ${tabs({
      label: texts.label,
      current: tab,
      tabs: TABS.map((key) => ({ key, title: texts[key] })),
      onSelect: onTab,
      panel: 'work-panel',
    })}
    <div id="work-panel" role="tabpanel" class="card-body">
      <div ?hidden=${tab !== 'form'}>${taskForms(forms)}</div>
      ${tab === 'flow' ? flowPanel(instance) : nothing}
    </div>
  </section>`;
}
