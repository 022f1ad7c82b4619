import { html, type TemplateResult } from 'lit';
import { localize, type Fault, type Locale } from '@yunliu/engine/definition';
import { colon } from '../view/locales/colon.js';
import { trialTexts } from './trial-texts.js';

/** Why the engine did not do what was asked. */
export function refusalTemplate(fault: Fault, locale: Locale): TemplateResult {
  return html`<div class="notice bad" role="alert" data-refusal>
    <strong>${trialTexts(locale).refused}${colon(locale)}</strong>${localize(fault.message, locale)}
    <p>${localize(fault.hint, locale)}</p>
  </div>`;
}

/** Why the draft cannot be played. */
export function brokenTemplate(fault: Fault, locale: Locale): TemplateResult {
  const texts = trialTexts(locale);
  return html`<div class="notice bad" role="alert" data-broken>
    <strong>${texts.broken}</strong> ${localize(fault.message, locale)}
    <p>${texts.brokenHint}</p>
  </div>`;
}
