import { html, nothing, type TemplateResult } from 'lit';
import type { DesignRow } from '../../../api/index.js';
import { t } from '../../locales/index.js';
import { emptyState } from '../../parts/states.js';
import { draftTable } from './draft-table.js';

type Show = 'open' | 'published' | 'all';

interface ListActions {
  /** What the address asks for; open work unless it says otherwise. */
  readonly show: string | undefined;
  readonly choose: (show: string | undefined) => void;
  readonly remove: (row: DesignRow) => void;
}

/** A published draft is done: there is nothing to do about it. */
export function isOpenDraft({ status }: DesignRow): boolean {
  return status !== 'published';
}

/** Open work; what became of earlier drafts is one press away. */
export function draftList(all: readonly DesignRow[], { show, choose, remove }: ListActions): TemplateResult {
  const current: Show = show === 'published' || show === 'all' ? show : 'open';
  const texts = t().designs;
  const rows = { open: all.filter(isOpenDraft), published: all.filter((row) => !isOpenDraft(row)), all };
  const option = (key: Show): TemplateResult =>
    html`<button
      type="button"
      aria-pressed=${key === current ? 'true' : 'false'}
      data-testid=${`show-${key}`}
      @click=${() => choose(key === 'open' ? undefined : key)}
    >
      ${texts.show[key]} <span class="count quiet">${rows[key].length}</span>
    </button>`;
  return html`${
    rows.published.length === 0 && current === 'open'
      ? nothing
      : html`<div class="draft-show">
          <div class="segments" role="group" aria-label=${texts.showing}>
            ${option('open')}${option('published')}${option('all')}
          </div>
        </div>`
  }
  ${
    rows[current].length > 0
      ? draftTable(rows[current], { remove })
      : current === 'published'
        ? emptyState(texts.nonePublished, texts.nonePublishedHint)
        : emptyState(all.length === 0 ? texts.empty : texts.noneOpen, texts.emptyHint)
  }`;
}
