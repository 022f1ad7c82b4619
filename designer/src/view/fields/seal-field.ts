import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatValue } from '@yunliu/engine/forms';
import { FieldElement } from './field-element.js';
import { fileProblem, fileRules } from './file-rules.js';
import { isMark } from './mark.js';

/** 盖章: an image of the seal, or the statement that the printed form is stamped, with the name of the organisation. */
export class SealFieldElement extends FieldElement {
  static override properties = { ...FieldElement.properties, problem: { state: true }, busy: { state: true } };

  declare problem: string;
  declare busy: boolean;
  #owner: string | undefined;

  constructor() {
    super();
    this.problem = '';
    this.busy = false;
  }

  override focus(): void {
    this.querySelector<HTMLElement>('vaadin-text-field, button')?.focus();
  }

  protected override renderControl(): TemplateResult {
    return this.frame(isMark(this.value) ? this.#sealed() : this.#offers());
  }

  #sealed(): TemplateResult {
    const { texts, files, locale } = this.context;
    const mark = isMark(this.value) ? this.value : undefined;
    return html`<div class="signed">
      ${
        mark?.file !== undefined && files
          ? html`<img class="seal-image" src=${files.url(mark.file)} alt=${mark.name} />`
          : nothing
      }
      <span class="signed-words">${formatValue(this.field, this.value, { locale })}</span>
      <button type="button" class="link" @click=${() => this.change(null)}>${texts.sealAgain}</button>
    </div>`;
  }

  #offers(): TemplateResult {
    const { texts, files } = this.context;
    return html`<div class="sign-offers">
        <vaadin-text-field
          class="seal-owner"
          .placeholder=${texts.sealOwner}
          .accessibleName=${texts.sealOwner}
          .value=${this.#ownerName()}
          .maxlength=${100}
          @input=${(event: Event) => (this.#owner = (event.currentTarget as HTMLElement & { value: string }).value)}
        ></vaadin-text-field>
        ${
          files
            ? html`<button
                  type="button"
                  class="action"
                  ?disabled=${this.busy}
                  @click=${() => this.#withOwner(() => this.querySelector('input[type=file]') as HTMLInputElement | null)}
                >
                  ${texts.sealImage}
                </button>
                <input type="file" hidden accept=".png,.jpg,.jpeg" @change=${this.#upload} />`
            : nothing
        }
        <button type="button" class="action" @click=${this.#paper}>${texts.sealPaper}</button>
      </div>
      ${this.problem === '' ? nothing : html`<div class="error" role="alert">${this.problem}</div>`}`;
  }

  #ownerName(): string {
    const preset = this.options['owner'];
    return this.#owner ?? (typeof preset === 'string' ? preset : '');
  }

  #named(): string | undefined {
    const name = this.#ownerName().trim();
    this.problem = name === '' ? this.context.texts.signNameMissing : '';
    return name === '' ? undefined : name;
  }

  #withOwner(input: () => HTMLInputElement | null): void {
    if (this.#named() !== undefined) input()?.click();
  }

  readonly #paper = (): void => {
    const name = this.#named();
    if (name !== undefined) this.change({ name, at: this.context.now() });
  };

  readonly #upload = async (event: Event): Promise<void> => {
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    const name = this.#named();
    const { texts, files, now } = this.context;
    if (file === undefined || name === undefined || files === undefined) return;
    this.problem = fileProblem(file, fileRules({ maxSizeMb: 2, accept: '.png,.jpg,.jpeg' }, 1), texts) ?? '';
    input.value = '';
    if (this.problem !== '') return;
    this.busy = true;
    try {
      const kept = await files.upload(file, {
        name: file.name,
        kind: 'signature',
        signal: new AbortController().signal,
        onProgress: () => undefined,
      });
      this.change({ name, at: now(), file: kept.file });
    } catch (error) {
      this.problem = error instanceof Error && error.message !== '' ? error.message : texts.signFailed;
    } finally {
      this.busy = false;
    }
  };
}
