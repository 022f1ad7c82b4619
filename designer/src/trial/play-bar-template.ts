import { html, type TemplateResult } from 'lit';
import type { TrialPlayer } from './trial-player.js';
import type { TrialRun } from './trial-run.js';
import { trialTexts } from './trial-texts.js';
import { rootOf } from './trial-view.js';

/** Onward, back, anew, kept. */
export function playBarTemplate(
  run: TrialRun,
  player: TrialPlayer,
  { isReadonly, restart }: { readonly isReadonly: boolean; readonly restart: () => void },
): TemplateResult {
  const texts = trialTexts(run.locale);
  return html`<div class="bar">
    <button
      type="button"
      class="primary"
      data-next
      ?disabled=${rootOf(player)?.status !== 'running'}
      title=${texts.nextHint}
      @click=${run.next}
    >
      ${texts.next}
    </button>
    <button
      type="button"
      data-back
      ?disabled=${player.steps.length < 2}
      @click=${() => run.goTo(player.steps.length - 1)}
    >
      ${texts.back}
    </button>
    <button type="button" data-restart @click=${restart}>${texts.restart}</button>
    <button type="button" data-save ?disabled=${isReadonly} @click=${run.save}>${texts.save}</button>
  </div>`;
}
