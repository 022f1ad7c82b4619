import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { OfferedOutcome, TaskPage } from '../../api/index.js';
import { t } from '../locales/index.js';
import { clockTime } from '../time-words.js';
import type { TaskDraft } from './task-draft.js';

export interface TaskActions {
  readonly page: TaskPage;
  readonly outcomes: readonly OfferedOutcome[];
  readonly busy: boolean;
  readonly draft: TaskDraft | undefined;
  readonly onOutcome: (outcome: OfferedOutcome) => void;
  readonly onClaim: () => void;
  readonly onUnclaim: () => void;
  readonly onTransfer: () => void;
  readonly onSaveDraft: () => void;
  /** Asks why some outcomes cannot be chosen. */
  readonly onWhyNot: () => void;
  /** 办完交还 of a delegated task. */
  readonly onResolve: () => void;
}

/** The bar under a task: its outcomes, and what else may be done with it. */
export function taskActions(actions: TaskActions): TemplateResult | typeof nothing {
  const { page, outcomes, busy } = actions;
  const { may } = page;
  const { task, tasks, operations } = t();
  // what stands still offers nothing; the banner says why
  if (page.instance.suspended !== undefined) return nothing;
  if (!may.complete && !may.claim && !may.transfer) return nothing;
  const plain = (testId: string, title: string, onClick: () => void): TemplateResult =>
    html`<button type="button" class="button ghost" ?disabled=${busy} data-testid=${testId} @click=${onClick}>
      ${title}
    </button>`;
  return html`<div class="actions" role="toolbar" aria-label=${task.actions} data-testid="actions">
    <div class="actions-main">
      ${
        may.claim && !may.complete
          ? html`<button
              type="button"
              class="button primary"
              title=${task.claimHint}
              ?disabled=${busy}
              data-testid="claim"
              @click=${actions.onClaim}
            >
              ${task.claim}
            </button>`
          : nothing
      }
      ${
        !may.complete
          ? nothing
          : page.owner === undefined
            ? outcomes.map((outcome) => outcomeButton(outcome, actions))
            : html`<button
                type="button"
                class="button primary"
                ?disabled=${busy}
                data-testid="resolve"
                @click=${actions.onResolve}
              >
                ${operations.names.resolve}
              </button>`
      }
    </div>
    <div class="actions-more">
      ${draftState(actions.draft)}
      ${may.complete && page.owner === undefined && outcomes.some((one) => !one.offered) ? plain('why-not', operations.explain.notOffered, actions.onWhyNot) : nothing}
      ${may.saveDraft && page.form !== undefined ? plain('save-draft', task.saveDraft, actions.onSaveDraft) : nothing}
      ${may.claim && may.complete ? plain('claim', tasks.claim, actions.onClaim) : nothing}
      ${may.transfer ? plain('transfer', task.transfer, actions.onTransfer) : nothing}
      ${may.unclaim ? plain('unclaim', task.unclaim, actions.onUnclaim) : nothing}
    </div>
  </div>`;
}

function outcomeButton(outcome: OfferedOutcome, { outcomes, busy, onOutcome }: TaskActions): TemplateResult {
  const offered = outcomes.filter((one) => one.offered);
  // Where the definition names no main outcome, the first harmless one is it.
  const first = offered.some((one) => one.style === 'primary')
    ? undefined
    : offered.find((one) => one.style !== 'danger');
  const look =
    outcome.style === 'danger' ? 'danger' : outcome.style === 'primary' || outcome === first ? 'primary' : '';
  return html`<button
    type="button"
    class=${`button ${look}`}
    ?disabled=${busy || !outcome.offered}
    title=${outcome.offered ? nothing : t().task.notOffered}
    data-testid=${`outcome-${outcome.key}`}
    @click=${() => onOutcome(outcome)}
  >
    ${outcome.title}
  </button>`;
}

function draftState(draft: TaskDraft | undefined): TemplateResult {
  const texts = t().task.draft;
  const state = draft?.state ?? 'none';
  const saved = draft?.savedAt;
  const text =
    state === 'none' ? '' : state === 'saved' ? texts.saved(saved === undefined ? '' : clockTime(saved)) : texts[state];
  return html`<span class=${`draft-state ${state}`} role="status" data-testid="draft-state">${text}</span>`;
}
