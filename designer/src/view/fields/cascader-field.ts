import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { cascadeItems, cascadePath } from '@yunliu/engine/forms';
import type { CascadeItem } from '@yunliu/engine/forms';
import { FieldElement } from './field-element.js';

/** A list per level: each choice opens the next. The value is set when the last level is chosen. */
export class CascaderFieldElement extends FieldElement {
  static override properties = { ...FieldElement.properties, partial: { state: true } };

  /** Keys chosen so far while the last level is open. */
  declare partial: readonly string[] | undefined;

  protected override renderControl(): TemplateResult {
    const items = cascadeItems(this.field, this.context.locale);
    const keys = this.partial ?? cascadePath(items, this.value)?.map((item) => item.value) ?? [];
    const levels: { items: readonly CascadeItem[]; key: string }[] = [];
    let level: readonly CascadeItem[] = items;
    for (let depth = 0; level.length > 0; depth++) {
      const key = keys[depth] ?? '';
      levels.push({ items: level, key });
      level = level.find((item) => item.value === key)?.children ?? [];
    }
    return this.frame(
      html`<div class="cascade">
        ${levels.map(
          (entry, depth) =>
            html`<vaadin-select
              ?data-focus=${depth === 0}
              .accessibleName=${`${this.label} ${String(depth + 1)}`}
              .placeholder=${depth === 0 ? this.context.texts.choose : this.context.texts.nextLevel}
              .items=${entry.items.map((item) => ({ label: item.title, value: item.value }))}
              .value=${entry.key}
              .invalid=${this.error !== ''}
              .manualValidation=${true}
              theme=${this.compact ? 'small' : ''}
              @change=${(event: Event) => this.#pick(items, keys, depth, (event.currentTarget as HTMLElement & { value: string }).value)}
              @blur=${this.leave}
            ></vaadin-select>`,
        )}
      </div>`,
    );
  }

  #pick(items: readonly CascadeItem[], keys: readonly string[], depth: number, key: string): void {
    if (key === '' || key === keys[depth]) return;
    const chosen = [...keys.slice(0, depth), key];
    const path = cascadePath(items, chosen);
    this.partial = path ? undefined : chosen;
    if (!path) this.change(null);
    else this.change(this.field.schema.type === 'array' ? chosen : key);
  }
}
