import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Issue, Locale } from '@yunliu/engine/definition';
import { fillText } from '../locales/form-texts.js';
import type { FormTexts } from '../locales/form-texts.js';

/** All faults in one place, each a link to its field. Takes the focus when a check fails, so that it is read out. */
export function errorSummary(
  issues: readonly Issue[],
  texts: FormTexts,
  locale: Locale,
  go: (pointer: string) => void,
): TemplateResult | typeof nothing {
  if (issues.length === 0) return nothing;
  const follow = (event: Event, pointer: string): void => {
    event.preventDefault();
    go(pointer);
  };
  return html`<section class="summary" role="alert" tabindex="-1" aria-labelledby="yl-summary-title">
    <h3 id="yl-summary-title">${fillText(texts.errorsTitle, { count: issues.length })}</h3>
    <ul>
      ${issues.map((issue) => html`<li><a href="#" @click=${(event: Event) => follow(event, issue.pointer)}>${issue.message[locale]}</a></li>`)}
    </ul>
  </section>`;
}
