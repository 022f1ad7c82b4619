import { html, nothing, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import type { ProcessInstance } from '@yunliu/engine/simulate';
import type { ControlChange, Option } from '../controls/index.js';
import type { TrialNames } from './trial-names.js';
import { instanceOperations } from './trial-operations.js';
import type { TrialRun } from './trial-run.js';
import { trialTexts } from './trial-texts.js';

interface InstanceView {
  readonly instance: ProcessInstance;
  /** Told when it is not the trial's own. */
  readonly title?: string;
  readonly actor: string;
  readonly people: readonly Option[];
  readonly onActor: (actor: string | undefined) => void;
}

/** What somebody may do with the process as a whole. */
export function instanceTemplate(
  run: TrialRun,
  names: TrialNames,
  { instance, title, actor, people, onActor }: InstanceView,
): TemplateResult | typeof nothing {
  if (run.player === undefined) return nothing;
  const texts = trialTexts(names.locale);
  return html`<details data-instance-operations>
    <summary>
      ${texts.instanceOperations}${title === undefined ? nothing : html` <span class="muted small">${title}</span>`}
    </summary>
    <div class="stack">
      <yl-pick-control
        .label=${texts.actor}
        .options=${people}
        .value=${actor}
        .locale=${names.locale}
        @yl-change=${(event: CustomEvent<ControlChange<string>>) => onActor(event.detail.value)}
      ></yl-pick-control>
      <div class="line">
        ${instanceOperations(run.player, instance, actor).map(
          (operation) =>
            html`<button
              type="button"
              data-operation=${operation.operation}
              ?disabled=${operation.refusal !== undefined}
              title=${operation.refusal === undefined ? nothing : localize(operation.refusal.message, names.locale)}
              @click=${() => void run.operate(operation, instance.id, actor)}
            >
              ${texts.ops[operation.operation]}
            </button>`,
        )}
      </div>
    </div>
  </details>`;
}
