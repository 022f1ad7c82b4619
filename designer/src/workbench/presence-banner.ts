import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '@yunliu/engine/definition';
import { momentWords } from './moment-words.js';
import type { Presence } from './workbench-host.js';
import type { WorkbenchTexts } from './workbench-texts.js';

/** Says who else has the draft open, and what can be done about it. */
export function presenceBanner(
  presence: Presence | undefined,
  {
    texts,
    locale,
    isUnderReview,
    takeOver,
    copy,
  }: {
    readonly texts: WorkbenchTexts;
    readonly locale: Locale;
    /** Nobody edits then, whoever has it open; another banner says why. */
    readonly isUnderReview: boolean;
    readonly takeOver: (() => void) | undefined;
    readonly copy: (() => void) | undefined;
  },
): TemplateResult | typeof nothing {
  if (presence === undefined) return nothing;
  const words = texts.presence;
  const { holder, takenOverBy, others } = presence;
  if (presence.holds) {
    const names = [...new Set(others.filter(({ isSelf }) => !isSelf).map(({ person }) => person.name))];
    if (names.length === 0) return nothing;
    return html`<p class="banner info" role="status" data-testid="others">
      <span>${words.others(names.join(locale === 'en' ? ', ' : '、'))}</span>
    </p>`;
  }
  if (isUnderReview) return nothing;
  const since = holder === undefined ? '' : momentWords(holder.since, locale);
  const text =
    takenOverBy !== undefined
      ? words.takenOver(takenOverBy.name)
      : holder === undefined
        ? texts.readonly
        : holder.isSelf
          ? words.heldBySelf(since)
          : words.held(holder.person.name, since);
  return html`<div class="banner" role="status" data-testid="held">
    <span>${text}</span>
    ${
      takeOver === undefined
        ? nothing
        : html`<button type="button" data-testid="take-over" @click=${takeOver}>
            ${holder === undefined ? words.edit : words.takeOver}
          </button>`
    }
    ${copy === undefined ? nothing : html`<button type="button" data-testid="save-copy" @click=${copy}>${words.copy}</button>`}
  </div>`;
}
