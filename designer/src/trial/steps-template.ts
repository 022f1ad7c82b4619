import { html, nothing, type TemplateResult } from 'lit';
import { stepWords } from './step-words.js';
import { spokenTime } from './time-words.js';
import type { TrialNames } from './trial-names.js';
import type { TrialPlayer } from './trial-player.js';
import { fill, trialTexts } from './trial-texts.js';
import { servicesOf } from './trial-view.js';

interface StepActions {
  /** Back to the situation after that many steps. */
  readonly onGo: (count: number) => void;
  readonly onService: (step: number, service: ReturnType<typeof servicesOf>[number]) => void;
}

/** Steps taken so far, each a way back; what jobs answered can be changed. */
export function stepsTemplate(
  player: TrialPlayer,
  names: TrialNames,
  { onGo, onService }: StepActions,
): TemplateResult {
  const texts = trialTexts(names.locale);
  const { now } = player.simulation;
  return html`<details open>
    <summary>${fill(texts.steps, { count: player.steps.length })}</summary>
    <ol class="steps" data-steps>
      ${player.steps.map((step, at) => {
        const isLast = at === player.steps.length - 1;
        return html`<li aria-current=${isLast ? 'step' : nothing}>
          <button type="button" class="link" title=${texts.backTo} ?disabled=${isLast} @click=${() => onGo(at + 1)}>
            ${stepWords(step, player.setup.process, names, now)}
          </button>
          <span class="small muted">${spokenTime(player.trace[at]?.at ?? now, now, names.locale)}</span>
          ${servicesOf(player, at).map(
            (service) =>
              html`<div class="small">
                ${fill(texts.service, { handler: service.handler })}
                <button type="button" class="link" data-service @click=${() => onService(at, service)}>
                  ${texts.serviceChange}
                </button>
              </div>`,
          )}
        </li>`;
      })}
    </ol>
  </details>`;
}
