import { html, type TemplateResult } from 'lit';
import { groupsTemplate } from './group-template.js';
import { endWords } from './standing-words.js';
import type { TrialMarks } from './trial-marks.js';
import type { TrialNames } from './trial-names.js';
import type { TrialPlayer } from './trial-player.js';
import { trialTexts } from './trial-texts.js';

/** Where the trial stands, or how it ended; a step leads to it on the board. */
export function currentTemplate(
  player: TrialPlayer,
  names: TrialNames,
  marks: TrialMarks | undefined,
  select: (state: string) => void,
): TemplateResult {
  const texts = trialTexts(names.locale);
  const { process } = player.setup;
  const end = endWords(player, names);
  return html`<section class="section" aria-label=${texts.current}>
    <h3>${texts.current}</h3>
    <div class="line" data-current>
      ${
        end !== undefined
          ? html`<span class="tag good">${end}</span>`
          : marks?.tokens.map(
              ({ state, count }) =>
                html`<button type="button" class="tag active" @click=${() => select(state)}>
                  ${names.state(process, state)}${count > 1 ? ` × ${count}` : ''}
                </button>`,
            )
      }
    </div>
    ${groupsTemplate(player, names)}
  </section>`;
}
