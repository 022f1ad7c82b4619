import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Json } from '@yunliu/engine/definition';
import type { AttachmentValue } from '@yunliu/engine/forms';
import { fillText } from '../locales/form-texts.js';
import { FieldElement } from './field-element.js';
import { fileProblem, fileRules, sizeText } from './file-rules.js';
import { attachmentsIn } from './mark.js';

/** A file on its way to the host. */
interface Transfer {
  readonly id: number;
  readonly source: File;
  readonly abort: AbortController;
  progress: number;
  failure: string;
}

/** Files, chosen or dropped, with progress, retry and plain words for what is refused. */
export class AttachmentFieldElement extends FieldElement {
  static override properties = {
    ...FieldElement.properties,
    transfers: { state: true },
    problems: { state: true },
    over: { state: true },
  };

  declare transfers: readonly Transfer[];
  declare problems: readonly string[];
  declare over: boolean;
  #nextId = 1;

  constructor() {
    super();
    this.transfers = [];
    this.problems = [];
    this.over = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const transfer of this.transfers) transfer.abort.abort();
  }

  override focus(): void {
    this.querySelector<HTMLElement>('button')?.focus();
  }

  protected override renderControl(): TemplateResult {
    const { texts, files } = this.context;
    const rules = this.#rules();
    const many = rules.maxFiles !== 1;
    const kept = attachmentsIn(this.value);
    const full = kept.length + this.transfers.length >= rules.maxFiles;
    return this.frame(html`
      <ul class="files" ?hidden=${kept.length + this.transfers.length === 0}>
        ${kept.map((entry) => this.#keptFile(entry))}${this.transfers.map((transfer) => this.#transferRow(transfer))}
      </ul>
      ${
        files === undefined
          ? html`<div class="hint">${texts.filesUnavailable}</div>`
          : html`<div
              class="drop"
              ?hidden=${full}
              ?data-over=${this.over}
              @dragover=${this.#dragOver}
              @dragleave=${() => (this.over = false)}
              @drop=${this.#drop}
            >
              <button type="button" class="action" @click=${() => this.querySelector('input')?.click()}>
                ${texts.addFiles}
              </button>
              <input
                type="file"
                hidden
                ?multiple=${many}
                accept=${rules.endings.join(',') || nothing}
                @change=${this.#choose}
              />
              ${this.compact ? nothing : html`<span class="drop-words">${texts.dropFiles}</span>`}
              ${
                this.compact
                  ? nothing
                  : html`<span class="limits"
                      >${fillText(texts.fileLimits, { size: sizeText(rules.maxBytes), count: rules.maxFiles })}${
                        rules.endings.length > 0
                          ? html` · ${fillText(texts.fileTypes, { types: rules.endings.join(' ') })}`
                          : nothing
                      }</span
                    >`
              }
            </div>`
      }
      ${this.problems.length === 0 ? nothing : html`<div class="error" role="alert">${this.problems.map((problem) => html`<div>${problem}</div>`)}</div>`}
    `);
  }

  #rules(): ReturnType<typeof fileRules> {
    return fileRules(this.options, this.field.schema.maxItems);
  }

  #keptFile(entry: AttachmentValue): TemplateResult {
    const { texts, files } = this.context;
    return html`<li>
      <a href=${files?.url(entry.file) ?? nothing} download=${entry.name}>${entry.name}</a>
      <button
        type="button"
        class="icon"
        aria-label=${fillText(texts.fileRemove, { name: entry.name })}
        @click=${() => this.#remove(entry)}
      >
        ×
      </button>
    </li>`;
  }

  #transferRow(transfer: Transfer): TemplateResult {
    const { texts } = this.context;
    const { name } = transfer.source;
    return html`<li>
      <span>${name}</span>
      ${
        transfer.failure === ''
          ? html`<progress max="1" .value=${transfer.progress} aria-label=${name}></progress>
              <span class="limits"
                >${fillText(texts.fileUploading, { percent: Math.round(transfer.progress * 100) })}</span
              >`
          : html`<span class="error">${transfer.failure}</span>
              <button type="button" class="link" @click=${() => this.#retry(transfer)}>${texts.fileRetry}</button>`
      }
      <button
        type="button"
        class="icon"
        aria-label=${fillText(texts.fileRemove, { name })}
        @click=${() => this.#cancel(transfer)}
      >
        ×
      </button>
    </li>`;
  }

  readonly #dragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over = true;
  };

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    this.#take([...(event.dataTransfer?.files ?? [])]);
  };

  readonly #choose = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    this.#take([...(input.files ?? [])]);
    // The same file may be chosen again after it was removed.
    input.value = '';
  };

  #take(chosen: readonly File[]): void {
    const { texts } = this.context;
    const rules = this.#rules();
    const problems: string[] = [];
    let room = rules.maxFiles - attachmentsIn(this.value).length - this.transfers.length;
    for (const file of chosen) {
      const problem =
        fileProblem(file, rules, texts) ??
        (room > 0 ? undefined : fillText(texts.fileTooMany, { count: rules.maxFiles }));
      if (problem !== undefined) {
        if (!problems.includes(problem)) problems.push(problem);
        continue;
      }
      room--;
      this.#start(file);
    }
    this.problems = problems;
  }

  #start(source: File): void {
    const transfer: Transfer = { id: this.#nextId++, source, abort: new AbortController(), progress: 0, failure: '' };
    this.transfers = [...this.transfers, transfer];
    void this.#send(transfer);
  }

  async #send(transfer: Transfer): Promise<void> {
    const { texts, files, announce } = this.context;
    const { name } = transfer.source;
    try {
      const kept = await files?.upload(transfer.source, {
        name,
        kind: 'upload',
        signal: transfer.abort.signal,
        onProgress: (fraction) => {
          transfer.progress = fraction;
          this.requestUpdate();
        },
      });
      if (kept === undefined) throw new Error(texts.filesUnavailable);
      if (transfer.abort.signal.aborted) return;
      this.#forget(transfer);
      this.change([...attachmentsIn(this.value), { file: kept.file, name }] as unknown as Json);
      announce(fillText(texts.fileUploaded, { name }));
    } catch (error) {
      if (transfer.abort.signal.aborted) return;
      transfer.failure = fillText(texts.fileFailed, {
        name,
        reason: error instanceof Error ? error.message : String(error),
      });
      announce(transfer.failure);
      this.requestUpdate();
    }
  }

  #retry(transfer: Transfer): void {
    this.#forget(transfer);
    this.#start(transfer.source);
  }

  #cancel(transfer: Transfer): void {
    transfer.abort.abort();
    this.#forget(transfer);
    this.focus();
  }

  #forget(transfer: Transfer): void {
    this.transfers = this.transfers.filter((other) => other !== transfer);
  }

  #remove(entry: AttachmentValue): void {
    this.change(attachmentsIn(this.value).filter((other) => other.file !== entry.file) as unknown as Json);
    this.context.announce(fillText(this.context.texts.fileRemoved, { name: entry.name }));
    this.focus();
  }
}
