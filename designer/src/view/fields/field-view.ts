import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Json } from '@yunliu/engine/definition';
import { chineseMoney, fieldKindOf, formatValue } from '@yunliu/engine/forms';
import type { DirectoryNames, FieldShape } from '@yunliu/engine/forms';
import { fillText } from '../locales/form-texts.js';
import type { FieldContext } from './field-context.js';
import { attachmentsIn, isMark } from './mark.js';

/** A value that is shown, not entered: text, links to files, images of signatures. Never a disabled input. */
export function fieldView(
  field: FieldShape,
  value: Json | undefined,
  context: FieldContext,
  names: DirectoryNames,
  compact = false,
): TemplateResult {
  const { texts, files, locale } = context;
  const kind = fieldKindOf(field);
  if (kind === 'attachment') {
    const entries = attachmentsIn(value);
    if (entries.length === 0) return nothingYet(texts.empty);
    return html`<ul class="files">
      ${entries.map((entry) => html`<li><a href=${files?.url(entry.file) ?? nothing} download=${entry.name}>${entry.name}</a></li>`)}
    </ul>`;
  }
  const text = formatValue(field, value, { locale, names });
  if (text === '') return nothingYet(kind === 'serial-number' ? texts.serialPending : texts.empty);
  if ((kind === 'signature' || kind === 'seal') && isMark(value)) {
    return html`<span class="signed">
      ${
        value.file !== undefined && files
          ? html`<img
              class=${kind === 'seal' ? 'seal-image' : 'signature-image'}
              src=${files.url(value.file)}
              alt=${value.name}
            />`
          : nothing
      }
      <span class="signed-words">${text}</span>
    </span>`;
  }
  if (kind === 'money' && !compact && locale === 'zh-CN' && typeof value === 'number') {
    const capitals = chineseMoney(value);
    return html`<span class="number">${text}</span
      >${capitals === undefined ? nothing : html`<span class="hint">${fillText(texts.capitals, { text: capitals })}</span>`}`;
  }
  return html`<span class=${kind === 'multi-line' ? 'lines' : 'plain'}>${text}</span>`;
}

function nothingYet(text: string): TemplateResult {
  return html`<span class="none">${text}</span>`;
}
