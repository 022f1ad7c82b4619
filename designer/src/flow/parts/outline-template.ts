import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Locale } from '@yunliu/engine/definition';
import type { Drawing } from '../drawing/drawing.js';
import type { FlowDesignerTexts } from '../flow-designer-texts.js';
import { elementWords } from './element-words.js';
import { flowOrder } from './flow-order.js';
import { wayAt, waysAt } from './travel.js';

/** Id of an element's entry in the outline. */
export function outlineId(id: string): string {
  return `outline-${encodeURIComponent(id)}`;
}

/**
 * The board as a tree that screen readers walk: steps in the order of the work, their ways below them. Not seen; the board
 * itself has the focus and names the entry that is meant.
 */
export function outlineTemplate(
  drawing: Drawing,
  selected: readonly string[],
  texts: FlowDesignerTexts,
  locale: Locale,
  select: (id: string) => void,
): TemplateResult {
  return html`<div id="outline" class="sr" role="tree" aria-multiselectable="true" aria-label=${texts.outline}>
    ${guard([drawing, selected, locale], () => {
      const chosen = new Set(selected.map((id) => wayAt(drawing, id)?.id ?? id));
      const depths = new Map<string, number>();
      const entry = (id: string, level: number): TemplateResult =>
        html`<div
          role="treeitem"
          ?data-shape=${drawing.shapes.has(id)}
          id=${outlineId(id)}
          aria-level=${level}
          aria-selected=${String(chosen.has(id))}
          @click=${() => select(id)}
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
