import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InstanceDetail } from '../../api/index.js';
import { locale } from '../locales/index.js';
import { PortalElement } from '../portal-element.js';
import { clockTime, dayInWords, exactTime } from '../time-words.js';
import { SentenceFacts } from '../timeline/sentence-facts.js';
import { timelineSentence } from '../timeline/timeline-sentence.js';
import type { TimelineSentence } from '../timeline/timeline-sentence.js';

/** What happened, newest first, a heading for each day; bookkeeping only on request. */
export class Timeline extends PortalElement {
  static override properties = { detail: { attribute: false }, all: { state: true } };

  declare detail: InstanceDetail | undefined;
  declare private all: boolean;

  constructor() {
    super();
    this.all = false;
  }

  protected override render(): TemplateResult {
    const { detail } = this;
    const texts = this.t.timeline;
    if (detail === undefined || detail.timeline.length === 0) return html`<p class="faint">${texts.empty}</p>`;
    const facts = new SentenceFacts(detail, locale());
    const now = Date.now();
    const told = detail.timeline
      .map((event) => ({ event, sentence: timelineSentence(event, facts, locale()) }))
      .filter(({ sentence }) => this.all || sentence.isMain)
      .toReversed();
    let day = '';
    return html`<ol class="timeline" data-testid="timeline">
        ${told.map(({ event, sentence }) => {
          const thisDay = dayInWords(event.at, now);
          const heading = thisDay === day ? nothing : html`<li class="timeline-day">${thisDay}</li>`;
          day = thisDay;
          return html`${heading}
            <li class=${`timeline-event ${sentence.tone}`}>
              <time datetime=${event.at} title=${exactTime(event.at)}>${clockTime(event.at)}</time>
              <div>
                <p>${withKeys(sentence)}</p>
                ${
                  sentence.lines === undefined || sentence.lines.length === 0
                    ? nothing
                    : html`<ul class="timeline-changes">
                        ${sentence.lines.map((line) => html`<li>${line}</li>`)}
                      </ul>`
                }
                ${sentence.quote === undefined || sentence.quote === '' ? nothing : html`<blockquote>${sentence.quote}</blockquote>`}
              </div>
            </li>`;
        })}
      </ol>
      <button type="button" class="link" @click=${() => (this.all = !this.all)}>
        ${this.all ? texts.brief : texts.details}
      </button>`;
  }
}
customElements.define('yl-timeline', Timeline);

/** Keys without a title are marked as words of no language. */
function withKeys({ text, keys = [] }: Pick<TimelineSentence, 'text' | 'keys'>): readonly TemplateResult[] {
  const [key, ...others] = keys.filter((one) => one !== '');
  if (key === undefined) return [html`${text}`];
  return text
    .split(key)
    .flatMap((part, index) => [
      ...(index === 0 ? [] : [html`<span translate="no">${key}</span>`]),
      ...withKeys({ text: part, keys: others }),
    ]);
}
