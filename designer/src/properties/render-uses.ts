import { html, nothing } from 'lit';
import { fill } from '../controls/index.js';
import { usesOf } from '../model/index.js';
import type { Field } from './describe/field.js';
import type { PanelContext } from './panel-context.js';
import { lastStep, type DesignPlace } from './place.js';
import { placeWords } from './place-words.js';
import { nameQuery } from './set-field.js';

/** Where a name is used: a button beside the name, and the list it opens, each place leading there. */
export function renderUses(context: PanelContext, place: DesignPlace, field: Field, list = false): unknown {
  const query = nameQuery(place, field);
  if (query === undefined) return nothing;
  const { design, texts, session } = context;
  const uses = usesOf(design.document, query).filter(({ declares }) => !declares);
  const id = `uses:${place.pointer}`;
  const open = context.isOpen(id);
  if (!list)
    return html`<button
      slot="aside"
      type="button"
      class="plain small"
      aria-expanded=${String(open)}
      ?disabled=${uses.length === 0}
      @click=${() => context.setOpen(id, !open)}
    >
      ${uses.length === 0 ? texts.noUses : fill(texts.uses, { count: uses.length })}
    </button>`;
  if (!open || uses.length === 0) return nothing;
  return html`<ul class="uses" aria-label=${fill(texts.usesOf, { name: lastStep(place.pointer) })}>
    ${uses.map(
      ({ pointer, text }) =>
        html`<li>
          <button type="button" class="plain" @click=${() => session.selectPointer(pointer)}>
            ${placeWords(design, pointer)}</button
          >${text === undefined ? nothing : html`<code>${text}</code>`}
        </li>`,
    )}
  </ul>`;
}
