import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Locale } from '@yunliu/engine/definition';
import type { Drawing } from '../drawing/drawing.js';
import type { FlowDesignerTexts } from '../flow-designer-texts.js';
import { elementWords } from './element-words.js';
import { flowOrder } from './flow-order.js';
import { wayAt, waysAt } from './travel.js';

const PREFIX = 'outline-';
const ids = new Map<string, string>();

/** Id of an element's entry in the outline. */
export function outlineId(id: string): string {
  const known = ids.get(id);
  if (known !== undefined) return known;
  if (ids.size > 20_000) ids.clear();
  const made = PREFIX + encodeURIComponent(id);
  ids.set(id, made);
  return made;
}

/**
 * The board as a tree that screen readers walk: steps in the order of the work, their ways below them. Not seen; the board
 * itself has the focus and names the entry that is meant. What is selected is told by {@link markSelected}.
 */
export function outlineTemplate(
  drawing: Drawing,
  texts: FlowDesignerTexts,
  locale: Locale,
  select: (id: string) => void,
): TemplateResult {
  const pressed = (event: Event): void => {
    const entry = event.target instanceof Element ? event.target.closest('[role=treeitem]') : null;
    if (entry !== null) select(decodeURIComponent(entry.id.slice(PREFIX.length)));
  };
  return html`<div
    id="outline"
    class="sr"
    role="tree"
    aria-multiselectable="true"
    aria-label=${texts.outline}
    @click=${pressed}
  >
    ${guard([drawing, locale], () => {
      const depths = new Map<string, number>();
      const entry = (id: string, level: number): TemplateResult =>
        html`<div
          role="treeitem"
          ?data-shape=${drawing.shapes.has(id)}
          id=${outlineId(id)}
          aria-level=${level}
          aria-selected="false"
        >
          ${elementWords(drawing, id, texts, locale)}
        </div>`;
      return flowOrder(drawing).flatMap((id) => {
        const level = (depths.get(drawing.shapes.get(id)?.parent ?? '') ?? 0) + 1;
        depths.set(id, level);
        return [entry(id, level), ...waysAt(drawing, id, 'source').map((way) => entry(way, level + 1))];
      });
    })}
  </div>`;
}

/** After each render: tells which entries are selected, without going through all of them. */
export function markSelected(root: ShadowRoot, drawing: Drawing, selected: readonly string[]): void {
  const chosen = new Set(selected.map((id) => outlineId(wayAt(drawing, id)?.id ?? id)));
  for (const entry of told.get(root) ?? []) if (!chosen.has(entry.id)) entry.setAttribute('aria-selected', 'false');
  const entries = [...chosen].flatMap((id) => root.getElementById(id) ?? []);
  for (const entry of entries) entry.setAttribute('aria-selected', 'true');
  told.set(root, entries);
}

/** The entries that say they are selected. */
const told = new WeakMap<ShadowRoot, readonly Element[]>();
