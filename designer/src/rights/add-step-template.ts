import { html, nothing, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import { statesOf } from '../model/index.js';
import type { DesignSession } from '../session/index.js';
import type { RightsView } from './rights-view.js';

/** All of them; no key of a step looks like it. */
const ALL = '*';

/** Tasks that show no form yet may show this one. Chosen first, added by the button: arrows in a closed list choose. */
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
  const add = (event: Event): void => {
    const chosen = (event.currentTarget as Element).closest('.add')?.querySelector('select')?.value;
    const keys = free.filter(({ key }) => chosen === ALL || chosen === key).map(({ key }) => key);
    const done = session.transaction(
      () => {
        for (const of of keys) session.execute({ type: 'set-form', of, form });
      },
      { 'zh-CN': '步骤显示表单', en: 'Show the form in steps' },
    );
    if (done) session.say(texts.stepsAdded(keys.length));
  };
  return html`<div class="add">
    <label class="choose"
      ><span>${texts.addStep}</span
      ><select name="add-step">
        ${free.length > 1 ? html`<option value=${ALL}>${texts.addSteps(free.length)}</option>` : nothing}
        ${free.map(
          ({ key, state }) => html`<option value=${key}>${localize(state.title, session.locale) || key}</option>`,
        )}
      </select></label
    >
    <button type="button" data-add-step @click=${add}>${texts.addStepDo}</button>
  </div>`;
}
