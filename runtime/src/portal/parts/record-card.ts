import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InstanceDetail } from '../../api/index.js';
import { call } from '../api-client.js';
import { toastError, toastOk } from '../contexts/toasts.js';
import { newId } from '../new-id.js';
import { PortalElement } from '../portal-element.js';
import './timeline.js';

/** Comments and the timeline in one card: what people say stands among what happened. Fires `yl-commented`. */
export class RecordCard extends PortalElement {
  static override properties = { detail: { attribute: false }, busy: { state: true }, text: { state: true } };

  declare detail: InstanceDetail | undefined;
  declare private busy: boolean;
  declare private text: string;

  constructor() {
    super();
    this.busy = false;
    this.text = '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { detail } = this;
    if (detail === undefined) return nothing;
    const { comments, timeline } = this.t;
    return html`<section class="card" aria-labelledby="record-title">
      <header class="card-head"><h2 id="record-title">${timeline.title}</h2></header>
      <div class="card-body">
        ${
          detail.may.comment
            ? html`<form class="comment" @submit=${this.send}>
                <label class="unseen" for="comment-text">${comments.label}</label>
                <textarea
                  id="comment-text"
                  class="input"
                  rows="2"
                  maxlength="4000"
                  placeholder=${comments.placeholder}
                  data-testid="comment-text"
                  .value=${this.text}
                  @input=${(event: Event) => (this.text = (event.target as HTMLTextAreaElement).value)}
                ></textarea>
                <button
                  type="submit"
                  class="button small"
                  ?disabled=${this.busy || this.text.trim() === ''}
                  data-testid="comment-send"
                >
                  ${comments.send}
                </button>
              </form>`
            : nothing
        }
        <yl-timeline .detail=${detail}></yl-timeline>
      </div>
    </section>`;
  }

  private readonly send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const text = this.text.trim();
    if (text === '' || this.detail === undefined) return;
    this.busy = true;
    try {
      const { revision } = await call('addComment', {
        params: { id: this.detail.id },
        body: { commandId: newId(), text },
      });
      // What was typed since is the next one.
      if (this.text.trim() === text) this.text = '';
      toastOk(this.t.comments.sent);
      this.dispatchEvent(new CustomEvent('yl-commented', { detail: { revision }, bubbles: true }));
    } catch (error) {
      toastError(error);
    }
    this.busy = false;
  };
}
customElements.define('yl-record-card', RecordCard);
