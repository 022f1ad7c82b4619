import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { t } from '../locales/index.js';
import { dueInWords, exactTime } from '../time-words.js';
import { icon } from './icon.js';

/** Due time in words and colour; the exact instant is the tooltip. */
export function dueChip(dueAt: string | undefined, now: number): TemplateResult | typeof nothing {
  if (dueAt === undefined) return nothing;
  const { text, tone } = dueInWords(dueAt, now);
  return html`<span class=${`chip due ${tone}`} title=${t().due.at(exactTime(dueAt))} data-testid="due"
    >${icon(tone === 'calm' ? 'clock' : 'warn', 14)}${text}</span
  >`;
}

export function statusChip(status: 'running' | 'completed' | 'cancelled'): TemplateResult {
  return html`<span class=${`chip status ${status}`}>${t().status[status]}</span>`;
}

/** First character of a name in a circle whose colour belongs to the name. */
export function avatar(name: string, size = 24): TemplateResult {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 360;
  const letter = [...name.trim()].at(0) ?? '';
  return html`<span
    class="avatar"
    aria-hidden="true"
    style=${`width:${size}px;height:${size}px;font-size:${Math.round(size * 0.46)}px;background:hsl(${sum} 42% 90%);color:hsl(${sum} 52% 28%)`}
    >${letter}</span
  >`;
}
