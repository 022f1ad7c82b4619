import { html, nothing } from 'lit';
import { jsonPointer } from '@yunliu/engine/definition';
import { objectAt } from './describe/commands.js';
import type { Field } from './describe/field.js';
import type { FieldsPlace, PanelContext } from './panel-context.js';
import { fieldsShown, unknownKeys } from './panel-keys.js';
import { renderJson } from './render-json.js';

/** Fields of one object: those that matter, those that rarely do folded away, and whatever no field knows. */
export function renderFields(
  context: PanelContext,
  owner: string,
  fields: readonly Field[],
  { loose = false, kept = [], inner = false, said }: FieldsPlace = {},
): unknown {
  const value = objectAt({ ...context.design, pointer: owner });
  const { main, more } = fieldsShown(fields, value);
  const id = `more:${owner}${inner ? '#inner' : ''}`;
  const open = context.isOpen(id);
  const { texts } = context;
  return html`${main.map((field) => context.field(field, { owner, loose, quiet: field.label[0] === said }))}
  ${
    more.length === 0
      ? nothing
      : html`<button
            type="button"
            class="plain more"
            aria-expanded=${String(open)}
            @click=${() => context.setOpen(id, !open)}
          >
            ${open ? texts.less : texts.more}
          </button>
          ${open ? more.map((field) => context.field(field, { owner, loose })) : nothing}`
  }
  ${inner ? nothing : renderUnknown(context, owner, unknownKeys(fields, value, kept))}`;
}

/** Nothing that stands in the file is invisible. */
export function renderUnknown(context: PanelContext, owner: string, keys: readonly string[]): unknown {
  return keys.map((key) => renderJson(context, owner + jsonPointer(key), `${context.texts.other} · ${key}`, 3, false));
}
