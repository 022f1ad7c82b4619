import { html, nothing, type TemplateResult } from 'lit';
import { localize, type Locale } from '@yunliu/engine/definition';
import { colon } from '../view/locales/colon.js';
import type { OperationView } from './trial-operations.js';
import { trialTexts } from './trial-texts.js';

interface OperationActions {
  readonly locale: Locale;
  /** Where there is a form. */
  readonly saveDraft?: () => void;
  readonly operate: (operation: OperationView) => void;
}

/** What may be done with a task besides completing it; what may not says why. */
export function taskOperationsTemplate(
  operations: readonly OperationView[],
  { locale, saveDraft, operate }: OperationActions,
): TemplateResult {
  const texts = trialTexts(locale);
  return html`<details data-operations>
    <summary>${texts.moreOperations}</summary>
    <div class="line">
      ${
        saveDraft !== undefined
          ? html`<button type="button" data-operation="save-draft" @click=${saveDraft}>${texts.saveDraft}</button>`
          : nothing
      }
      ${operations.map(
        (operation) =>
          html`<button
            type="button"
            data-operation=${operation.operation}
            ?disabled=${operation.refusal !== undefined}
            title=${operation.refusal === undefined ? nothing : localize(operation.refusal.message, locale)}
            @click=${() => operate(operation)}
          >
            ${texts.ops[operation.operation]}
          </button>`,
      )}
    </div>
    <ul class="plain small muted refusals">
      ${operations.flatMap(({ operation, refusal }) =>
        refusal === undefined
          ? []
          : [html`<li>${texts.ops[operation]}${colon(locale)}${localize(refusal.message, locale)}</li>`],
      )}
    </ul>
  </details>`;
}
