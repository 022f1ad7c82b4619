import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { chineseMoney } from '@yunliu/engine/forms';
import { fillText } from '../locales/form-texts.js';
import { NumberFieldElement } from './number-field.js';

/** An amount in yuan with its Chinese capitals below. */
export class MoneyFieldElement extends NumberFieldElement {
  protected override helper(): string {
    if (
      this.compact ||
      this.options['capitals'] === false ||
      this.context.locale !== 'zh-CN' ||
      typeof this.value !== 'number'
    )
      return super.helper();
    const capitals = chineseMoney(this.value);
    const text =
      capitals === undefined
        ? this.context.texts.amountTooLarge
        : fillText(this.context.texts.capitals, { text: capitals });
    return [super.helper(), text].filter(Boolean).join(' ');
  }

  protected override sign(): TemplateResult {
    return html`<span slot="prefix" class="unit" aria-hidden="true">¥</span>`;
  }
}
