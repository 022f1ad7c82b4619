import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type SignaturePad from 'signature_pad';
import { formatValue } from '@yunliu/engine/forms';
import { fillText } from '../locales/form-texts.js';
import { FieldElement } from './field-element.js';
import { isMark } from './mark.js';
import { canvasImage, typedSignature } from './signature-drawing.js';
import { openPad } from './signature-pad.js';

type Mode = 'closed' | 'draw' | 'type' | 'paper';

/**
 * 签字: drawn with pen, finger or mouse; or the name typed (keyboard alone); or declared as signed on the printed form.
 * Drawn and typed ones are kept as an image by the host's file port.
 */
export class SignatureFieldElement extends FieldElement {
  static override properties = {
    ...FieldElement.properties,
    mode: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  declare mode: Mode;
  declare problem: string;
  declare busy: boolean;
  #pad: SignaturePad | undefined;
  #name = '';
  #day = '';

  constructor() {
    super();
    this.mode = 'closed';
    this.problem = '';
    this.busy = false;
  }

  protected override renderControl(): TemplateResult {
    if (isMark(this.value) && this.mode === 'closed') return this.frame(this.#signed());
    return this.frame(this.mode === 'closed' ? this.#offers() : this.#panel());
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('mode') && this.mode === 'draw') {
      const canvas = this.querySelector('canvas');
      if (canvas) void openPad(canvas).then((pad) => (this.#pad = pad));
    }
    if (changed.has('mode') && this.mode !== 'closed') this.querySelector<HTMLElement>('[data-first]')?.focus();
  }

  override focus(): void {
    this.querySelector<HTMLElement>('button, vaadin-text-field')?.focus();
  }

  #offers(): TemplateResult {
    const { texts, files } = this.context;
    return html`<div class="sign-offers">
      ${
        files
          ? html`<button type="button" class="action" @click=${() => this.#open('draw')}>${texts.signDraw}</button>
              <button type="button" class="action" @click=${() => this.#open('type')}>${texts.signType}</button>`
          : nothing
      }
      <button type="button" class="action" @click=${() => this.#open('paper')}>${texts.signPaper}</button>
    </div>`;
  }

  #signed(): TemplateResult {
    const { texts, files, locale } = this.context;
    const mark = isMark(this.value) ? this.value : undefined;
    return html`<div class="signed">
      ${
        mark?.file !== undefined && files
          ? html`<img class="signature-image" src=${files.url(mark.file)} alt=${`${texts.sign}：${mark.name}`} />`
          : nothing
      }
      <span class="signed-words">${formatValue(this.field, this.value, { locale })}</span>
      <button type="button" class="link" @click=${this.#again}>${texts.signAgain}</button>
    </div>`;
  }

  #panel(): TemplateResult {
    const { texts } = this.context;
    return html`<div class="sign-panel" @keydown=${this.#keys}>
      ${
        this.mode === 'draw'
          ? html`<canvas class="sign-canvas" tabindex="-1" aria-label=${texts.signHere}></canvas>
              <div class="hint">${texts.signHere}</div>`
          : nothing
      }
      ${this.mode === 'paper' ? html`<div class="hint">${texts.signPaperNote}</div>` : nothing}
      <div class="sign-row">
        <vaadin-text-field
          data-first
          .label=${texts.signName}
          .value=${this.#name}
          .maxlength=${50}
          @input=${(event: Event) => (this.#name = (event.currentTarget as HTMLElement & { value: string }).value)}
        ></vaadin-text-field>
        ${
          this.mode === 'paper'
            ? html`<vaadin-date-picker
                .label=${texts.signDate}
                .i18n=${this.context.controls.datePicker}
                .value=${this.#day}
                @change=${(event: Event) => (this.#day = (event.currentTarget as HTMLElement & { value: string }).value)}
              ></vaadin-date-picker>`
            : nothing
        }
      </div>
      ${this.problem === '' ? nothing : html`<div class="error" role="alert">${this.problem}</div>`}
      <div class="sign-buttons">
        <button type="button" class="action primary" ?disabled=${this.busy} @click=${this.#confirm}>
          ${texts.signConfirm}
        </button>
        ${this.mode === 'draw' ? html`<button type="button" class="action" @click=${() => this.#pad?.clear()}>${texts.erase}</button>` : nothing}
        <button type="button" class="action" @click=${this.#close}>${texts.cancel}</button>
      </div>
    </div>`;
  }

  #open(mode: Mode): void {
    this.#name = isMark(this.value) ? this.value.name : this.context.signer;
    this.#day = new Date(Date.parse(this.context.now()) + 8 * 3_600_000).toISOString().slice(0, 10);
    this.problem = '';
    this.mode = mode;
  }

  readonly #again = (): void => {
    this.change(null);
    this.mode = 'closed';
  };

  readonly #close = (): void => {
    this.mode = 'closed';
    this.#pad = undefined;
    void this.updateComplete.then(() => this.focus());
  };

  readonly #keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
  };

  readonly #confirm = async (): Promise<void> => {
    const { texts, files, now, announce } = this.context;
    const name = this.#name.trim();
    if (name === '') {
      this.problem = texts.signNameMissing;
      return;
    }
    if (this.mode === 'draw' && (this.#pad === undefined || this.#pad.isEmpty())) {
      this.problem = texts.signEmpty;
      return;
    }
    if (this.mode === 'paper') {
      this.change({ name, at: `${this.#day || now().slice(0, 10)}T00:00:00+08:00` });
      this.#close();
      return;
    }
    this.busy = true;
    try {
      const canvas = this.querySelector('canvas');
      const image = this.mode === 'draw' && canvas ? await canvasImage(canvas) : await typedSignature(name);
      const signal = new AbortController().signal;
      const kept = await files?.upload(image, {
        name: `${name}.png`,
        kind: 'signature',
        signal,
        onProgress: () => undefined,
      });
      if (kept === undefined) throw new Error(texts.filesUnavailable);
      this.change({ name, at: now(), file: kept.file });
      announce(fillText(texts.fileUploaded, { name: texts.sign }));
      this.#close();
    } catch {
      this.problem = texts.signFailed;
    } finally {
      this.busy = false;
    }
  };
}
