import { html } from 'lit';
import type { JsonObject } from '@yunliu/engine/definition';
import { call } from '../api-client.js';
import { toastError } from '../contexts/toasts.js';
import { t } from '../locales/index.js';
import { conditionParts } from '../parts/condition-parts.js';
import { openDialog } from '../parts/dialog.js';

/** Shows which part of the condition of each outcome that is not offered is not met, with what was typed so far. */
export async function showWhyNot(taskId: string, values: JsonObject | undefined): Promise<void> {
  const { explain } = t().operations;
  try {
    const { outcomes } = await call('explainTask', {
      params: { id: taskId },
      body: values === undefined ? {} : { values },
    });
    const missing = outcomes.filter(({ offered }) => !offered);
    await openDialog<true>(
      explain.notOffered,
      (close) =>
        html`<div class="dialog-body" data-testid="why-not-list">
          ${
            missing.length === 0
              ? html`<p>${explain.notOfferedNone}</p>`
              : missing.map(
                  ({ title, unmet }) =>
                    html`<h3>${title}</h3>
                      ${conditionParts(unmet)}`,
                )
          }
          <div class="dialog-actions">
            <button type="button" class="button primary" @click=${() => close(undefined)}>${t().common.close}</button>
          </div>
        </div>`,
    );
  } catch (error) {
    toastError(error);
  }
}
