import { html, nothing, type TemplateResult } from 'lit';
import type { FieldKind } from '@yunliu/engine/forms';
import { fill } from './form-designer-texts.js';
import { kindIcon } from './kind-icons.js';
import { kindTexts } from './kind-texts.js';
import { fieldRecipeKinds } from './palette-items.js';
import { section, type PropertyContext } from './property-context.js';

/** The columns of a table: each leads to its properties; added, ordered and taken away here too. */
export function columnsSection(context: PropertyContext): TemplateResult | typeof nothing {
  const { node, texts, locale, readonly, controller } = context;
  if (node.kind !== 'table') return nothing;
  const columns = node.children;
  const kinds = [...fieldRecipeKinds].filter((kind) => kind !== 'table');
  const add = (event: Event): void => {
    const kind = (event.currentTarget as Element).parentElement?.querySelector('select')?.value as FieldKind;
    controller.put({ what: 'kind', kind }, { into: node.at, index: columns.length });
  };
  return section(
    texts.columns,
    html`<ol class="columns" aria-label=${texts.columns}>
        ${columns.map((column, index) => {
          const title = controller.title(column);
          return html`<li>
            <button
              type="button"
              class="plain name"
              data-column=${index}
              @click=${() => controller.select([column.at])}
            >
              ${kindIcon(column.kind)}<span>${title}</span>
            </button>
            <button
              type="button"
              class="icon plain"
              aria-label=${fill(texts.columnUp, { title })}
              ?disabled=${readonly || index === 0}
              @click=${() =>
                context.edit((form) => [
                  { type: 'move-element', form, at: column.at, into: node.at, index: index - 1 },
                ])}
            >
              ↑
            </button>
            <button
              type="button"
              class="icon plain"
              aria-label=${fill(texts.columnRemove, { title })}
              ?disabled=${readonly || columns.length < 2}
              @click=${() => void controller.remove([column.at])}
            >
              ×
            </button>
          </li>`;
        })}
      </ol>
      ${
        readonly
          ? nothing
          : html`<div class="line">
              <select class="grow" name="column-kind" aria-label=${texts.columnKind}>
                ${kinds.map((kind) => html`<option value=${kind}>${kindTexts(locale)[kind].title}</option>`)}
              </select>
              <button type="button" data-do="add-column" @click=${add}>${texts.columnAdd}</button>
            </div>`
      }`,
  );
}
