import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InstanceDetail } from '../../api/index.js';
import { t } from '../locales/index.js';
import { momentInWords } from '../time-words.js';
import { icon } from './icon.js';

/** Says that nothing can be done now, by whom it was stopped and why. */
export function suspendedBanner({ suspended }: InstanceDetail): TemplateResult | typeof nothing {
  if (suspended === undefined) return nothing;
  const { by, at, reason } = suspended;
  return html`<div class="banner warn" role="status" data-testid="suspended">
    ${icon('warn')}
    <div class="banner-body">
      <p class="banner-title">${t().operations.suspend.banner(by.name, momentInWords(at, Date.now()))}</p>
      <p>${reason}</p>
    </div>
  </div>`;
}
