import { html, nothing } from 'lit';
import type { FieldRight } from '@yunliu/engine/definition';
import type { ControlChange } from '../controls/index.js';
import { conditionFields, formId } from '../model/index.js';
import { objectAt } from './describe/commands.js';
import type { PanelContext } from './panel-context.js';
import { parentPointer, stateAround, valueOf } from './place.js';
import { renderFaults } from './render-faults.js';

const rights = ['hidden', 'read', 'edit', 'required'] as const;

interface Row {
  readonly path: string;
  readonly title: string;
  readonly depth: number;
}

/** Rights of one task, field by field; the sheet of rights shows all tasks at once. */
export function renderRights(context: PanelContext, pointer: string, label: string): unknown {
  const { design, texts, readonly, session } = context;
  const { locale } = design;
  const form = parentPointer(pointer);
  const key = valueOf({ ...design, pointer: `${form}/template` });
  const version = valueOf({ ...design, pointer: `${form}/version` });
  const template = [...Object.values(design.document.forms), ...design.world.forms].find(
    (one) => one.key === key && one.version === version,
  );
  const state = stateAround({ ...design, pointer });
  const value = objectAt({ ...design, pointer });
  if (template === undefined) return html`<div class="hint">${texts.noForm}</div>`;
  const titles = conditionFields({ ...design.document, forms: { [template.key]: template } }, locale);
  const rows: Row[] = [{ path: '*', title: texts.rightOthers, depth: 0 }];
  for (const [name, schema] of Object.entries(template.schema.properties ?? {})) {
    const field = titles.get(name);
    rows.push({ path: name, title: field?.title ?? name, depth: 0 });
    for (const column of Object.keys(schema.items?.properties ?? {}))
      rows.push({ path: `${name}.${column}`, title: field?.columns.get(column)?.title ?? column, depth: 1 });
  }
  for (const path of Object.keys(value))
    if (!rows.some((row) => row.path === path)) rows.push({ path, title: path, depth: 0 });
  const options = rights.map((right) => ({ value: right, label: texts[right] }));
  return html`<details class="rights" data-pointer=${pointer}>
    <summary>${label}</summary>
    ${rows.map(
      ({ path, title, depth }) =>
        html`<div class="right ${depth === 0 ? '' : 'column'}">
          <span aria-hidden="true">${title}</span>
          <yl-choice-control
            quiet
            data-right=${path}
            .label=${title}
            .value=${value[path] as string | undefined}
            .options=${options}
            .empty=${path === '*' ? texts.rightOthersDefault : texts.rightDefault}
            ?readonly=${readonly}
            .locale=${locale}
            @yl-change=${(event: CustomEvent<ControlChange<string | undefined>>) =>
              session.execute({
                type: 'set-rights',
                cells: [{ state, path, right: (event.detail.value ?? null) as FieldRight | null }],
              })}
          ></yl-choice-control>
        </div>`,
    )}
    <button
      type="button"
      class="plain"
      data-open="rights"
      @click=${() => context.openTab({ tab: 'rights', form: formId({ key: template.key, version: template.version }), state })}
    >
      ${texts.openRights}
    </button>
    ${renderFaults(context, pointer, true) ?? nothing}
  </details>`;
}
