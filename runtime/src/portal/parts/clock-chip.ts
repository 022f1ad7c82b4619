import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ClockSummary } from '../../api/index.js';
import { serverNow, Ticking } from '../contexts/ticking.js';
import { t } from '../locales/index.js';
import { PortalElement } from '../portal-element.js';
import { exactTime, momentInWords } from '../time-words.js';
import { clockTone, countdownText, toneIcons } from './clock-words.js';
import type { Countdown } from './clock-words.js';
import { icon } from './icon.js';

/** A promised time that counts down: icon, word and colour for how it stands, exact due as tooltip. */
export class ClockChip extends PortalElement {
  static override properties = { clock: { attribute: false } };

  declare clock: Countdown | undefined;
  readonly ticking = new Ticking(this);

  protected override render(): TemplateResult | typeof nothing {
    const { clock } = this;
    if (clock === undefined) return nothing;
    const texts = this.t.clocks;
    const now = serverNow();
    const tone = clockTone(clock, now);
    const title = clock.due === undefined || clock.due === null ? '' : this.t.due.at(exactTime(clock.due));
    const words = tone === 'done' || tone === 'paused' ? '' : countdownText(clock, now);
    return html`<span class=${`chip clock ${tone}`} title=${title} data-testid="clock-chip" data-tone=${tone}
      >${icon(toneIcons[tone], 14)}<span>${texts.tone[tone]}</span>${
        words === '' ? nothing : html`<span class="clock-left">${words}</span>`
      }${clock.provisional === true ? html`<span class="clock-provisional">${texts.tone.provisional}</span>` : nothing}</span
    >`;
  }
}
customElements.define('yl-clock-chip', ClockChip);

export function clockChip(clock: Countdown): TemplateResult {
  return html`<yl-clock-chip .clock=${clock}></yl-clock-chip>`;
}

/** The promise of a row: how it stands, by when in plain words, priority. */
function clockInRow(clock: ClockSummary): TemplateResult {
  const texts = t().clocks;
  return html`<span class="row-clock" data-testid="row-clock"
    >${clockChip(clock)}<span class="faint clip" title=${clock.title}
      >${clock.priority === undefined ? nothing : html`${clock.priority} · `}${
        clock.due === undefined ? clock.title : texts.byDue(momentInWords(clock.due, serverNow()))
      }${clock.count > 1 ? html` · ${texts.more(clock.count - 1)}` : nothing}</span
    ></span
  >`;
}

/** When a task or ticket is due: by its most urgent promise, else by the due time of its process. */
export function taskTime(dueAt: string | undefined, clock: ClockSummary | undefined): TemplateResult | typeof nothing {
  if (clock !== undefined) return clockInRow(clock);
  return dueAt === undefined ? nothing : clockChip({ state: 'running', due: dueAt });
}
