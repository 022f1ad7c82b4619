import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { everyLanguage, t } from '../locales/index.js';
import { PortalError } from '../portal-error.js';
import type { PastedRows } from './calendar-rows.js';

/** What is wrong with pasted dates. */
export interface CalendarFaults {
  readonly title: string;
  readonly hint: string;
  readonly lines: readonly string[];
}

/** How the server's message begins, in any language. */
const ROW = new RegExp(everyLanguage.map(({ clocks }) => `^${clocks.addDates.row(String.raw`\d+`)}`).join('|'));

/** Faults with the number of the line as the person sees it. */
export function faultsOf(error: unknown, { lines }: PastedRows): CalendarFaults {
  const known = PortalError.from(error);
  const texts = t().clocks.addDates;
  const told = (known.issues ?? []).map(({ pointer, message, hint }) => {
    const row = /^\/rows\/(\d+)\//.exec(pointer)?.[1];
    const line = row === undefined ? undefined : lines[Number(row)];
    // The server numbers the rows it was sent; blank lines and a heading are not among them.
    const text = line === undefined ? message : message.replace(ROW, texts.row(line));
    return `${text} ${hint}`;
  });
  return { title: known.message, hint: known.hint, lines: told };
}

/** The faults as the dialog shows them. */
export function faultList(faults: CalendarFaults | undefined): TemplateResult | typeof nothing {
  if (faults === undefined) return nothing;
  return html`<div class="banner danger" role="alert" data-testid="calendar-faults">
    <p><b>${faults.title}</b> ${faults.hint}</p>
    <ul>
      ${faults.lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </div>`;
}
