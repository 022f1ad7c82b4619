import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PriorityPreview, TicketClocks } from '../../api/index.js';
import { call } from '../api-client.js';
import { toastError } from '../contexts/toasts.js';
import { t } from '../locales/index.js';
import { newId } from '../new-id.js';
import { exactTime } from '../time-words.js';
import { askForm } from './form-dialog.js';
import { send } from './send-command.js';

/** Shows which dues would move before anything is changed. */
export async function changePriority(id: string, ticket: TicketClocks): Promise<boolean> {
  const { act } = t().clocks;
  const previews = new Map<string, PriorityPreview | 'counting' | 'failed'>();
  const values = await askForm({
    title: act.priority,
    text: act.priorityText,
    confirm: act.priority,
    fields: [
      {
        name: 'priority',
        label: act.newPriority,
        kind: 'choice',
        required: true,
        missing: act.choosePriority,
        options: [
          { value: '', title: act.choosePriority },
          ...ticket.priorities
            .filter(({ key }) => key !== ticket.priority)
            .map(({ key, title }) => ({ value: key, title })),
        ],
      },
      { name: 'reason', label: act.reason, kind: 'text', required: true, missing: act.reasonMissing },
    ],
    below: ({ priority = '' }, redraw) => {
      if (priority === '') return nothing;
      const known = previews.get(priority);
      if (known === undefined) {
        previews.set(priority, 'counting');
        call('previewPriority', { params: { id }, query: { priority } })
          .then((preview) => previews.set(priority, preview))
          .catch((error: unknown) => {
            previews.set(priority, 'failed');
            toastError(error);
          })
          .finally(redraw);
      }
      return priorityMoves(previews.get(priority));
    },
  });
  if (values === undefined) return false;
  const body = { commandId: newId(), priority: values['priority'] ?? '', reason: (values['reason'] ?? '').trim() };
  return send(() => call('changePriority', { params: { id }, body }), act.changed);
}

function priorityMoves(preview: PriorityPreview | 'counting' | 'failed' | undefined): TemplateResult | typeof nothing {
  const { act, page } = t().clocks;
  if (preview === 'failed' || preview === undefined) return nothing;
  if (preview === 'counting') return html`<p class="faint" role="status">${act.counting}</p>`;
  const due = (at: string | null): string => (at === null ? page.noDue : exactTime(at));
  return html`<div class="moves" data-testid="priority-moves" role="status">
    <h3>${act.moves}</h3>
    <ul>
      ${preview.clocks.map(
        ({ title, oldDue, newDue, newlyBreached }) =>
          html`<li>
            <b>${title}</b>
            <span class="number"
              >${oldDue === newDue ? html`${due(oldDue)} <span class="faint">${act.unchanged}</span>` : html`${due(oldDue)} → ${due(newDue)}`}</span
            >
            ${newlyBreached ? html`<span class="chip clock over">${act.wouldBreach}</span>` : nothing}
          </li>`,
      )}
    </ul>
  </div>`;
}
