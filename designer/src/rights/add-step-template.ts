import { html, nothing, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import { statesOf } from '../model/index.js';
import type { DesignSession } from '../session/index.js';
import type { RightsView } from './rights-view.js';

/** All of them; no key of a step looks like it. */
const ALL = '*';

/** Tasks that show no form yet may show this one. */
export function addStepTemplate(
  session: DesignSession | undefined,
  form: string | undefined,
  texts: RightsView['texts'],
): TemplateResult | typeof nothing {
  if (session === undefined || form === undefined || session.isReadonly) return nothing;
  const free = [...statesOf(session.document).values()].filter(
    ({ state }) => state.type === 'task' && state.form === undefined,
  );
  if (free.length === 0) return nothing;
  const choose = (event: Event): void => {
    const of = (event.target as HTMLSelectElement).value;
    if (of === ALL)
      session.transaction(
        () => {
          for (const { key } of free) session.execute({ type: 'set-form', of: key, form });
        },
        { 'zh-CN': '各步骤显示表单', en: 'Show the form in the steps' },
      );
    else if (of !== '') session.execute({ type: 'set-form', of, form });
  };
  return html`<div class="add">
    <label class="choose"
      ><span>${texts.addStep}</span
      ><select name="add-step" @change=${choose}>
        <option value="">—</option>
        ${free.length > 1 ? html`<option value=${ALL}>${texts.addSteps(free.length)}</option>` : nothing}
        ${free.map(
          ({ key, state }) => html`<option value=${key}>${localize(state.title, session.locale) || key}</option>`,
        )}
      </select></label
    >
  </div>`;
}
