import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InstanceDetail, Printable } from '../../api/index.js';
import { t } from '../locales/index.js';
import { icon } from './icon.js';

/** Opens the PDF of a form in a new tab; several forms or print templates behind one button. */
export function printButtons(detail: InstanceDetail): TemplateResult | typeof nothing {
  const { printable } = detail;
  const texts = t().instance;
  const [first] = printable;
  if (first === undefined) return nothing;
  if (printable.length === 1) {
    return html`<a
      class="button"
      href=${first.url}
      target="_blank"
      rel="noopener"
      title=${first.title}
      data-testid=${testId(first)}
    >
      ${icon('print', 16)}${texts.print}
    </a>`;
  }
  return html`<details class="menu">
    <summary class="button" data-testid="print-menu">${icon('print', 16)}${texts.print}</summary>
    <ul>
      ${printable.map((one) => {
        const besides = whatElse(one, printable);
        return html`<li>
          <a href=${one.url} target="_blank" rel="noopener" data-testid=${testId(one)}
            >${one.title}${besides === undefined ? nothing : html`<span class="faint">${besides}</span>`}</a
          >
        </li>`;
      })}
    </ul>
  </details>`;
}

function testId({ template, print }: Printable): string {
  return print === undefined ? `print-${template}` : `print-${template}-${print}`;
}

/** What tells a line from others: the code of the form; a further template has no more than the form it prints. */
function whatElse({ template, code, print }: Printable, all: readonly Printable[]): string | undefined {
  if (print === undefined || all.every((other) => other.template === template)) return code;
  return code ?? all.find((other) => other.template === template && other.print === undefined)?.title;
}
