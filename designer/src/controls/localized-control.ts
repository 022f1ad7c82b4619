import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LocalizedText } from '@yunliu/engine/definition';
import { ControlElement } from './control-element.js';

/** A text in Chinese with its English, which is folded away until wanted. Stays a plain string while there is no English. */
export class LocalizedControl extends ControlElement<LocalizedText> {
  static override properties = { ...ControlElement.properties, rows: { type: Number }, shown: { state: true } };
  static override styles = [
    ...ControlElement.styles,
    css`
      .lines {
        display: flex;
        flex-direction: column;
        gap: 4px;
      }
      .one {
        display: flex;
        align-items: flex-start;
        gap: 4px;
      }
      .one > :first-child {
        flex: 1;
        min-width: 0;
      }
      button.en {
        min-width: 30px;
        padding: 3px 5px;
        font-size: 11px;
      }
      button.en.has {
        font-weight: 700;
      }
    `,
  ];

  declare rows: number;
  /** Undefined until somebody says: then as the language of the page suggests. */
  declare shown: boolean | undefined;

  constructor() {
    super();
    this.rows = 1;
  }

  protected override render(): TemplateResult {
    const [zh, en] = parts(this.value);
    const { texts } = this;
    const shown = this.shown ?? this.locale === 'en';
    return this.frame(
      html`<div class="lines">
        <div class="one">
          ${this.#line('input', zh, 'zh-CN')}
          <button
            type="button"
            class="en ${en === '' ? '' : 'has'}"
            title=${shown ? texts.hideEnglish : texts.showEnglish}
            aria-expanded=${String(shown)}
            @click=${() => (this.shown = !shown)}
          >
            EN<span class="sr">${this.label} · ${shown ? texts.hideEnglish : texts.showEnglish}</span>
          </button>
        </div>
        ${shown ? this.#line('english', en, 'en') : nothing}
      </div>`,
    );
  }

  #line(id: string, text: string, lang: 'zh-CN' | 'en'): TemplateResult {
    const label = lang === 'en' ? `${this.label} · ${this.texts.english}` : nothing;
    const typed = (event: Event): void => this.#typed(event, lang);
    const shared = { placeholder: lang === 'en' ? this.texts.english : this.placeholder };
    return this.rows > 1
      ? html`<textarea
          id=${id}
          lang=${lang}
          rows=${this.rows}
          aria-label=${label}
          .value=${live(text)}
          placeholder=${shared.placeholder}
          ?readonly=${this.readonly}
          aria-invalid=${lang === 'en' ? nothing : this.invalid}
          aria-describedby=${this.described}
          @input=${typed}
          @compositionend=${typed}
          @blur=${this.tellDone}
        ></textarea>`
      : html`<input
          id=${id}
          lang=${lang}
          type="text"
          autocomplete="off"
          aria-label=${label}
          .value=${live(text)}
          placeholder=${shared.placeholder}
          ?readonly=${this.readonly}
          aria-invalid=${lang === 'en' ? nothing : this.invalid}
          aria-required=${this.required && lang !== 'en' ? 'true' : nothing}
          aria-describedby=${this.described}
          @input=${typed}
          @compositionend=${typed}
          @blur=${this.tellDone}
        />`;
  }

  #typed(event: Event, lang: 'zh-CN' | 'en'): void {
    if (event instanceof InputEvent && event.isComposing) return;
    const { value } = event.target as HTMLInputElement;
    const [zh, en] = parts(this.value);
    if (value === (lang === 'en' ? en : zh)) return;
    this.tell(lang === 'en' ? joined(zh, value, this.value) : joined(value, en, this.value), false);
  }
}

function parts(text: LocalizedText | undefined): readonly [zh: string, en: string] {
  if (text === undefined) return ['', ''];
  return typeof text === 'string' ? [text, ''] : [text['zh-CN'] ?? '', text.en ?? ''];
}

/** Undefined when nothing is left; the object form stays an object only while there is English. */
export function joined(zh: string, en: string, before: LocalizedText | undefined): LocalizedText | undefined {
  if (en !== '') return { ...(typeof before === 'object' ? before : {}), 'zh-CN': zh, en };
  return zh === '' ? undefined : zh;
}
