import { html, nothing, type TemplateResult } from 'lit';
import type { Coverage } from '@yunliu/engine/simulate';
import type { DesignSession } from '../session/index.js';
import { coverageLines } from './coverage-lines.js';
import type { TrialNames } from './trial-names.js';
import { runsTexts } from './trial-texts.js';

/** How much of the process some runs have walked; what is missing is named and selected by a click. */
export function coverageTemplate(coverage: Coverage, session: DesignSession, names: TrialNames): TemplateResult {
  const texts = runsTexts(names.locale);
  const lines = coverageLines(coverage, session.document, names);
  const part = (
    label: string,
    { covered, total }: { readonly covered: number; readonly total: number },
    missing: readonly { readonly text: string; readonly select: () => void }[],
  ): TemplateResult =>
    html`<div class="section">
      <div class="line">
        <span class="grow">${label}</span><strong class=${covered === total ? 'good' : ''}>${covered}/${total}</strong>
      </div>
      <progress max=${Math.max(1, total)} value=${total === 0 ? 1 : covered} aria-label=${label}></progress>
      ${
        missing.length === 0
          ? nothing
          : html`<details>
              <summary>${texts.missing} <span class="muted small">${missing.length}</span></summary>
              <ul class="plain">
                ${missing.map(
                  ({ text, select }) =>
                    html`<li><button type="button" class="link" @click=${select}>${text}</button></li>`,
                )}
              </ul>
            </details>`
      }
    </div>`;
  const at = (pointer: string) => (): void => session.selectPointer(pointer);
  return html`<div class="stack" data-coverage>
    ${part(
      texts.covStates,
      coverage.states,
      lines.states.map(({ text, state }) => ({ text, select: () => session.select([{ part: 'state', state }]) })),
    )}
    ${part(
      texts.covWays,
      coverage,
      lines.ways.map(({ text, pointer }) => ({ text, select: at(pointer) })),
    )}
    ${part(
      texts.covConditions,
      coverage.conditions,
      lines.conditions.map(({ text, pointer }) => ({ text, select: at(pointer) })),
    )}
  </div>`;
}
