import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InstanceDetail } from '../../api/index.js';
import { t } from '../locales/index.js';
import { icon } from './icon.js';

/** Opens the PDF of a form in a new tab; several forms behind one button. */
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
      data-testid=${`print-${first.template}`}
    >
      ${icon('print', 16)}${texts.print}
    </a>`;
  }
  return html`<details class="menu">
    <summary class="button" data-testid="print-menu">${icon('print', 16)}${texts.print}</summary>
    <ul>
      ${printable.map(
        (one) =>
          html`<li>
            <a href=${one.url} target="_blank" rel="noopener" data-testid=${`print-${one.template}`}
              >${one.title}${one.code === undefined ? nothing : html`<span class="faint">${one.code}</span>`}</a
            >
          </li>`,
      )}
    </ul>
  </details>`;
}
