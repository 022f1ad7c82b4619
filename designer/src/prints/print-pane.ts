import { html, nothing, type TemplateResult } from 'lit';
import { localize, type Locale } from '@yunliu/engine/definition';
import type { TicketItem } from '../session/index.js';
import type { PrintPreview } from './print-preview.js';
import { printsTexts } from './prints-texts.js';

export const SAMPLE = 'sample';
export const LONG_SAMPLE = 'sample-long';

export interface PrintPane {
  readonly locale: Locale;
  readonly canPrint: boolean;
  readonly preview: PrintPreview;
  readonly tickets: readonly TicketItem[];
  /** Id of a ticket, or one of the samples. */
  readonly source: string;
  choose(source: string): void;
  showLine(line: number): void;
}

/** The PDF beside the template. */
export function paneTemplate(pane: PrintPane): TemplateResult {
  const { locale, canPrint, preview, tickets, source } = pane;
  const texts = printsTexts(locale);
  const option = (value: string, word: string): TemplateResult =>
    html`<option value=${value} ?selected=${value === source}>${word}</option>`;
  const { failure } = preview;
  return html`<section class="pane" aria-label=${texts.preview}>
    <div class="line head">
      <label class="line"
        ><span class="hint">${texts.previewOf}</span>
        <select
          name="source"
          ?disabled=${!canPrint}
          @change=${(event: Event) => pane.choose((event.target as HTMLSelectElement).value)}
        >
          ${option(SAMPLE, texts.sampleData)}${option(LONG_SAMPLE, texts.sampleLong)}
          ${
            tickets.length === 0
              ? nothing
              : html`<optgroup label=${texts.tickets}>
                  ${tickets.map(({ id, title, businessKey }) =>
                    option(id, businessKey === undefined ? title : `${businessKey} ${title}`),
                  )}
                </optgroup>`
          }
        </select></label
      >
      <span class="grow"></span>
      <span class="hint" role="status">${canPrint && preview.isLoading ? texts.loading : ''}</span>
      ${
        preview.url === undefined
          ? nothing
          : html`<a class="open" href=${preview.url} target="_blank" rel="noopener">${texts.newTab}</a>`
      }
    </div>
    ${
      !canPrint
        ? html`<div class="empty notice">
            <strong>${texts.noPrint}</strong>
            <p>${texts.noPrintHint}</p>
          </div>`
        : html`${
            failure === undefined
              ? nothing
              : html`<div class="failure" role="alert">
                  <strong>${localize(failure.message, locale)}</strong>
                  <ul>
                    ${failure.issues.map((issue) => {
                      const words = localize(issue.message, locale);
                      const line = /第 (\d+) 行|\bline (\d+)/.exec(words)?.slice(1).find(Boolean);
                      return html`<li>
                        ${
                          line === undefined
                            ? words
                            : html`<button type="button" class="plain" @click=${() => pane.showLine(Number(line))}>
                                ${words}
                              </button>`
                        }
                      </li>`;
                    })}
                  </ul>
                  <span class="line"
                    ><button type="button" data-retry @click=${() => preview.again()}>${texts.retry}</button>
                    ${preview.url === undefined ? nothing : html`<span class="hint">${texts.stale}</span>`}</span
                  >
                </div>`
          }
          ${
            preview.url === undefined
              ? html`<div class="empty notice">${preview.isLoading ? texts.loading : ''}</div>`
              : html`<yl-pdf-pages
                  class=${preview.isLoading ? 'old' : ''}
                  .pdf=${preview.pdf}
                  .label=${texts.preview}
                  .locale=${locale}
                ></yl-pdf-pages>`
          }`
    }
  </section>`;
}
