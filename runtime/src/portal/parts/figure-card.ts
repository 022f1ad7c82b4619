import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { t } from '../locales/index.js';
import type { ChartData } from './chart.js';
import './chart.js';

/** A row of the table beside a chart; with `pick` its figures lead to the tickets behind them. */
interface FigureRow {
  readonly name: string;
  readonly cells: readonly string[];
  readonly pick?: () => void;
}

export interface FigureCard {
  readonly id: string;
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly FigureRow[];
  readonly chart: ChartData;
}

/** A chart with the same figures as a table, for the keyboard, screen readers and whoever likes numbers. */
export function figureCard({ id, title, heads, rows, chart }: FigureCard): TemplateResult {
  const { board } = t().reports;
  return html`<section class="card figure" aria-labelledby=${`figure-${id}`} data-testid=${`figure-${id}`}>
    <header class="card-head"><h2 id=${`figure-${id}`}>${title}</h2></header>
    <div class="card-body">
      ${
        rows.length === 0
          ? html`<p class="faint" data-testid="figure-empty">${board.nothing}</p>`
          : html`<yl-chart
                .data=${chart}
                @pick=${(event: CustomEvent<number>) => rows[event.detail]?.pick?.()}
              ></yl-chart>
              <details class="figure-table">
                <summary>${board.asTable}</summary>
                <div class="table-scroll" tabindex="0" role="group" aria-label=${title}>
                  <table class="table">
                    <thead>
                      <tr>
                        ${heads.map((head, index) => html`<th class=${index === 0 ? '' : 'end'} scope="col">${head}</th>`)}
                      </tr>
                    </thead>
                    <tbody>
                      ${rows.map(
                        ({ name, cells, pick }) =>
                          html`<tr>
                            <th scope="row">
                              ${
                                pick === undefined
                                  ? name
                                  : html`<button type="button" class="link" @click=${pick}>${name}</button>`
                              }
                            </th>
                            ${cells.map((cell, at) => html`<td class="end nowrap" data-label=${heads[at + 1] ?? ''}>${cell}</td>`)}
                          </tr>`,
                      )}
                    </tbody>
                  </table>
                </div>
              </details>`
      }
    </div>
  </section>`;
}

/** Big numbers in a row. */
export function figureTiles(
  label: string,
  tiles: readonly {
    readonly name: string;
    readonly value: string;
    readonly tone?: 'ok' | 'warn' | 'danger' | 'off';
    readonly hint?: string;
    readonly pick?: () => void;
    readonly id?: string;
  }[],
): TemplateResult {
  return html`<ul class="tiles" aria-label=${label}>
    ${tiles.map(({ name, value, tone, hint, pick, id }) => {
      const inner = html`<span class="tile-name">${name}</span><b class="tile-value">${value}</b>${
          hint === undefined ? nothing : html`<span class="faint">${hint}</span>`
        }`;
      return html`<li class=${`tile ${tone ?? ''}`}>
        ${
          pick === undefined
            ? html`<div class="tile-body">${inner}</div>`
            : html`<button type="button" class="tile-body" data-testid=${id ?? ''} @click=${pick}>${inner}</button>`
        }
      </li>`;
    })}
  </ul>`;
}

export function percentWords(percent: number | null): string {
  return percent === null ? '—' : `${percent.toFixed(2)}%`;
}

export const COLORS = {
  met: '#1e7d4f',
  breached: '#c4281b',
  excluded: '#8a94a3',
  line: '#1459c9',
  warn: '#b86a00',
} as const;
