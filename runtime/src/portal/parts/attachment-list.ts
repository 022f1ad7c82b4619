import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { InstanceDetail } from '../../api/index.js';
import { upload } from '../api-client.js';
import type { Upload } from '../api-client.js';
import { uploadLimit } from '../contexts/session.js';
import { toastError, toastOk, toastProblem } from '../contexts/toasts.js';
import { PortalElement } from '../portal-element.js';
import { momentInWords, sizeInWords } from '../time-words.js';
import { icon } from './icon.js';

interface Running {
  readonly name: string;
  readonly part: number;
  readonly upload: Upload;
}

/** Files of an instance, and adding to them. Fires `yl-attached` with the new revision. */
export class AttachmentList extends PortalElement {
  static override properties = { detail: { attribute: false }, running: { state: true }, over: { state: true } };

  declare detail: InstanceDetail | undefined;
  declare private running: readonly Running[];
  declare private over: boolean;

  constructor() {
    super();
    this.running = [];
    this.over = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { detail } = this;
    if (detail === undefined) return nothing;
    const texts = this.t.attachments;
    const now = Date.now();
    return html`<section class="card" aria-labelledby="attachments-title">
      <header class="card-head">
        <h2 id="attachments-title">${texts.title}</h2>
        <span class="faint">${detail.attachments.length}</span>
      </header>
      <ul class="files" data-testid="attachments">
        ${detail.attachments.map((file) => {
          const shows = file.mediaType === 'application/pdf' || file.mediaType.startsWith('image/');
          return html`<li>
            ${icon(file.kind === 'document' ? 'print' : 'file', 18)}
            <div>
              <a
                href=${shows ? `${file.url}?inline=1` : file.url}
                target=${shows ? '_blank' : nothing}
                rel="noopener"
                ?download=${!shows}
                translate="no"
                >${file.name}</a
              >
              <p class="faint">
                ${texts.kinds[file.kind]} · ${sizeInWords(file.size)} · ${file.by.name} ${momentInWords(file.at, now)}
              </p>
            </div>
            <a
              class="button ghost square"
              href=${file.url}
              download
              aria-label=${`${this.t.common.download}${this.t.common.colon}${file.name}`}
              >${icon('upload', 16)}</a
            >
          </li>`;
        })}
        ${this.running.map(
          (one) =>
            html`<li>
              ${icon('upload', 18)}
              <div>
                <span role="status">${texts.uploading(one.name, Math.round(one.part * 100))}</span>
                <progress max="1" .value=${one.part} aria-label=${one.name}></progress>
              </div>
              <button
                type="button"
                class="button ghost square"
                aria-label=${texts.abort}
                @click=${() => one.upload.abort()}
              >
                ${icon('close', 14)}
              </button>
            </li>`,
        )}
        ${detail.attachments.length + this.running.length === 0 && !detail.may.attach ? html`<li class="faint">${texts.empty}</li>` : nothing}
      </ul>
      ${
        detail.may.attach
          ? html`<label
              class=${this.over ? 'drop over' : 'drop'}
              @dragover=${(event: DragEvent) => {
                event.preventDefault();
                this.over = true;
              }}
              @dragleave=${() => (this.over = false)}
              @drop=${this.onDrop}
            >
              ${icon('upload', 16)}<span>${texts.drop}</span>
              <input type="file" multiple class="unseen" data-testid="attach-file" @change=${this.onChoose} />
            </label>`
          : nothing
      }
    </section>`;
  }

  private readonly onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    for (const file of event.dataTransfer?.files ?? []) void this.send(file);
  };

  private readonly onChoose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    for (const file of input.files ?? []) void this.send(file);
    input.value = '';
  };

  private async send(file: File): Promise<void> {
    const texts = this.t.attachments;
    const limit = uploadLimit();
    if (file.size > limit) {
      toastProblem(texts.failed(file.name), texts.tooLarge(sizeInWords(limit)));
      return;
    }
    const running: Running = {
      name: file.name,
      part: 0,
      upload: upload(this.detail?.id ?? '', file, {
        onProgress: (part) =>
          (this.running = this.running.map((one) => (one.upload === running.upload ? { ...one, part } : one))),
      }),
    };
    this.running = [...this.running, running];
    try {
      const { revision } = await running.upload.done;
      toastOk(texts.uploaded(file.name));
      this.dispatchEvent(new CustomEvent('yl-attached', { detail: { revision }, bubbles: true }));
    } catch (error) {
      if (!(error instanceof DOMException)) toastError(error);
    }
    this.running = this.running.filter((one) => one.upload !== running.upload);
  }
}
customElements.define('yl-attachment-list', AttachmentList);
