import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { FlowMarks } from '@yunliu/designer/view';
import type { InstanceDetail } from '../../api/index.js';
import { locale } from '../locales/index.js';
import { transitionsTaken } from '../timeline/transitions-taken.js';

/** The instance's flow, coloured. The element is registered by `@yunliu/designer/view/define`. */
export function flowPanel(detail: InstanceDetail): TemplateResult {
  return html`<yl-flow-view
    .definition=${detail.definition}
    .marks=${flowMarks(detail)}
    .locale=${locale()}
    data-testid="flow"
  ></yl-flow-view>`;
}

function flowMarks(detail: InstanceDetail): FlowMarks {
  const visits: Record<string, number> = {};
  for (const event of detail.timeline) {
    if (event.type === 'state.entered' && event.state !== undefined) {
      visits[event.state.key] = (visits[event.state.key] ?? 0) + 1;
    }
  }
  return { active: detail.activeStates, done: detail.doneStates, visits, taken: transitionsTaken(detail.timeline) };
}
