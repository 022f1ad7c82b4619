import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ClockExplanation, ExplainedInterval } from '@yunliu/engine/service-time';
import { localize } from '@yunliu/engine/definition';
import type { ApiClock } from '../../api/index.js';
import { locale, t } from '../locales/index.js';
import { exactTime, spanInWords } from '../time-words.js';
import { clockDrawing } from './clock-drawing.js';

/** Rows shown before somebody asks for all. */
const FIRST = 14;

/** Why a clock is due when it is: in short, as a drawing, as a table, and what moved it. */
export function clockExplanation(
  explanation: ClockExplanation,
  clock: ApiClock,
  now: string,
  more: {
    readonly all: boolean;
    readonly onAll: () => void;
    readonly priorities: readonly { readonly key: string; readonly title: string }[];
  },
): TemplateResult {
  const texts = t().clocks.why;
  const rows = more.all ? explanation.intervals : explanation.intervals.slice(0, FIRST);
  return html`<section class="clock-why" aria-labelledby="why-title">
    <h2 id="why-title">${texts.title}</h2>
    <ul class="clock-sentences" data-testid="clock-sentences">
      ${explanation.sentences.filter((one) => one[locale()] !== '').map((one) => html`<li>${named(withReason(one[locale()], clock), more.priorities)}</li>`)}
    </ul>
    ${clockDrawing(explanation, now)}
    ${
      explanation.steps.length === 0
        ? nothing
        : html`<h3>${texts.steps}</h3>
            <ol class="clock-steps">
              ${explanation.steps.map(
                (step) =>
                  html`<li>
                    <time datetime=${step.at}>${exactTime(step.at)}</time>
                    <span>${withReason(step.text[locale()], clock)}</span>
                    ${
                      step.dueBefore === step.dueAfter || step.dueAfter === null
                        ? nothing
                        : html`<span class="faint"
                            >${texts.due}
                            ${step.dueBefore === null ? '' : `${exactTime(step.dueBefore)} → `}${exactTime(step.dueAfter)}</span
                          >`
                    }
                  </li>`,
              )}
            </ol>`
    }
    ${
      explanation.intervals.length === 0
        ? nothing
        : html`<h3>${texts.table}</h3>
            <table class="table clock-table" data-testid="clock-table">
              <thead>
                <tr>
                  <th>${texts.from}</th>
                  <th>${texts.to}</th>
                  <th>${texts.counted}</th>
                  <th>${texts.rule}</th>
                </tr>
              </thead>
              <tbody>
                ${rows.map((row) => intervalRow(row, clock))}
              </tbody>
            </table>
            ${
              rows.length < explanation.intervals.length
                ? html`<button type="button" class="button small" @click=${more.onAll}>
                    ${texts.showAll(explanation.intervals.length)}
                  </button>`
                : nothing
            }`
    }
  </section>`;
}

function intervalRow(row: ExplainedInterval, clock: ApiClock): TemplateResult {
  const texts = t().clocks.why;
  const { rule, counted, countedMs, nth, projected } = row;
  return html`<tr class=${counted ? 'counted' : 'not-counted'}>
    <td data-label=${texts.from} class="number">${exactTime(row.from)}</td>
    <td data-label=${texts.to} class="number">${exactTime(row.to)}</td>
    <td data-label=${texts.counted}>
      <span class=${counted ? 'chip ok' : 'chip off'}
        >${!counted ? texts.notCounted : nth === undefined ? spanInWords(countedMs) : texts.day(nth)}</span
      >
      ${projected ? html`<span class="faint">${texts.projected}</span>` : nothing}
    </td>
    <td data-label=${texts.rule}>
      ${texts.kinds[rule.kind]}${rule.title === undefined ? nothing : html` · ${localize(rule.title, locale())}`}${
        rule.reason === undefined ? nothing : html` · ${reasonTitle(rule.reason, clock)}`
      }${rule.source === undefined ? nothing : html` <span class="faint">${rule.source}</span>`}
    </td>
  </tr>`;
}

function reasonTitle(reason: string, clock: ApiClock): string {
  return clock.pauseReasons.find(({ key }) => key === reason)?.title ?? reason;
}

/** The fold knows reasons by key; people know them by name. */
function withReason(text: string, clock: ApiClock): string {
  let told = text;
  for (const { key, title } of clock.pauseReasons) told = told.replaceAll(key, title);
  return told;
}

/** The fold knows priorities by key, too. */
function named(text: string, names: readonly { readonly key: string; readonly title: string }[]): string {
  return text.replaceAll(/[a-z][a-z0-9-]+/g, (word) => names.find(({ key }) => key === word)?.title ?? word);
}
