import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import { locale, storeLocale, t } from '../locales/index.js';

/** 中文 / English. Each language is written in itself, so that everybody finds their own. */
export function languageSwitch(): TemplateResult {
  const choose = (next: Locale): void => {
    if (next === locale()) return;
    storeLocale(next);
    // Server texts (titles, errors) change with the language too: begin again. Unsaved work is asked about by the browser.
    location.reload();
  };
  const { language } = t();
  return html`<span class="language" role="group" aria-label=${language.label}>
    <button
      type="button"
      lang="zh-CN"
      aria-label=${language.zh}
      aria-pressed=${locale() === 'zh-CN' ? 'true' : 'false'}
      @click=${() => choose('zh-CN')}
    >
      中
    </button>
    <button
      type="button"
      lang="en"
      aria-label="EN English"
      aria-pressed=${locale() === 'en' ? 'true' : 'false'}
      data-testid="language-en"
      @click=${() => choose('en')}
    >
      EN
    </button>
  </span>`;
}
