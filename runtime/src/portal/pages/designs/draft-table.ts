import { html, nothing, type TemplateResult } from 'lit';
import type { DesignRow } from '../../../api/index.js';
import { t } from '../../locales/index.js';
import { momentInWords } from '../../time-words.js';

const TONES = { draft: 'chip', 'awaiting-approval': 'chip warn', published: 'chip ok' } as const;

/** Drafts with who works on them, newest change first. */
export function draftTable(
  rows: readonly DesignRow[],
  { remove }: { readonly remove: (row: DesignRow) => void },
): TemplateResult {
  const texts = t().designs;
  const now = Date.now();
  const sorted = rows.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  return html`<div class="table-scroll">
    <table class="table" data-testid="drafts">
      <thead>
        <tr>
          <th>${texts.process}</th>
          <th>${texts.status}</th>
          <th>${texts.changed}</th>
          <th><span class="unseen">${t().task.actions}</span></th>
        </tr>
      </thead>
      <tbody>
        ${sorted.map((row) => draftRow(row, now, remove))}
      </tbody>
    </table>
  </div>`;
}

function draftRow(row: DesignRow, now: number, remove: (row: DesignRow) => void): TemplateResult {
  const texts = t().designs;
  const isOutdated =
    row.basedOn !== undefined &&
    row.newestVersion !== undefined &&
    row.newestVersion > row.basedOn &&
    row.status !== 'published';
  const action = row.status === 'published' ? texts.look : texts.open;
  const mayReview = row.status === 'awaiting-approval' && row.mayApprove;
  return html`<tr data-testid=${`draft-${row.process}`}>
    <td>
      <a class="row-title" href=${`/designs/${row.id}`}>${row.title}</a>
      <p class="faint">
        ${row.category.title} · <span translate="no">${row.process}</span> ·
        ${row.publication === undefined ? nothing : html`${texts.becameVersion(row.publication.version)} · `}${row.basedOn === undefined ? texts.isNew : texts.basedOn(row.basedOn)}
      </p>
    </td>
    <td data-label=${texts.status}>
      <span class=${TONES[row.status]}>${texts.statusOf[row.status]}</span>
      ${row.rejection !== undefined && row.status === 'draft' ? html`<span class="chip danger" title=${row.rejection.comment}>${texts.rejected}</span>` : nothing}
      ${isOutdated ? html`<span class="chip warn">${texts.outdated(row.newestVersion ?? 0)}</span>` : nothing}
      ${row.editor === undefined ? nothing : html`<p class="faint">${texts.editing(row.editor.person.name)}</p>`}
    </td>
    <td class="faint" data-label=${texts.changed}>
      ${texts.changedBy(row.updatedBy.name, momentInWords(row.updatedAt, now))}
    </td>
    <td class="end nowrap">
      <a
        class=${mayReview ? 'button small primary' : 'button small'}
        href=${`/designs/${row.id}`}
        aria-label=${`${mayReview ? texts.review : action}${t().common.colon}${row.title}`}
        data-testid="open-draft"
        >${mayReview ? texts.review : action}</a
      >
      ${
        row.mayEdit && row.status === 'draft'
          ? html`<button
              type="button"
              class="button small ghost"
              aria-label=${`${texts.deleteTitle}${t().common.colon}${row.title}`}
              data-testid="delete-draft"
              @click=${() => remove(row)}
            >
              ${texts.delete}
            </button>`
          : nothing
      }
    </td>
  </tr>`;
}
