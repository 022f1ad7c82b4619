import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { rulerField } from '../model/index.js';
import { isObject } from './describe/commands.js';
import type { Section } from './describe/field.js';
import type { PanelContext } from './panel-context.js';
import { lastStep, valueOf } from './place.js';

/** The branches of a decision on a number line, where they all ask about one field. */
export function renderRuler(
  context: PanelContext,
  section: Section,
  pointer: string,
  type: string | undefined,
): unknown {
  if (type !== 'decision' || section.id !== 'branches' || customElements.get('yl-branch-ruler') === undefined)
    return nothing;
  const { design, session, readonly, texts } = context;
  const branches = valueOf({ ...design, pointer: `${pointer}/branches` });
  const conditions = (Array.isArray(branches) ? branches : []).map((branch) =>
    isObject(branch) && typeof branch['when'] === 'string' ? branch['when'] : '',
  );
  if (conditions.length === 0 || rulerField(conditions) === undefined) return nothing;
  return html`<div class="field">
    <span class="label">${texts.ruler}</span>
    ${keyed(
      pointer,
      html`<yl-branch-ruler .session=${session} .state=${lastStep(pointer)} ?readonly=${readonly}></yl-branch-ruler>`,
    )}
  </div>`;
}
