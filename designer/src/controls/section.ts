import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { themeTokens } from '../view/theme.css.js';
import { controlStyles } from './control-styles.js';
import { markStyles } from './mark-styles.js';

/**
 * A part of a panel that folds. Says in its head how much is inside and whether something is wrong there. Arrows walk from
 * head to head, so that nobody has to pass through everything that is unfolded.
 */
export class SectionElement extends LitElement {
  static override properties = {
    label: {},
    note: {},
    faults: { type: Number },
    mild: { type: Boolean },
    faultsLabel: { attribute: false },
    open: { type: Boolean, reflect: true },
  };
  static override styles = [
    themeTokens,
    controlStyles,
    markStyles,
    css`
      :host {
        display: block;
        border-bottom: 1px solid var(--yl-line);
      }
      button {
        width: 100%;
        min-height: 36px;
        justify-content: flex-start;
        gap: 8px;
        padding: 6px 12px;
        border: 0;
        border-radius: 0;
        font-weight: 600;
        text-align: start;
      }
      button:hover:not(:disabled) {
        background: var(--yl-surface-soft);
      }
      h3 {
        font-size: 13px;
      }
      .arrow {
        flex: none;
        width: 6px;
        height: 6px;
        margin: 0 2px;
        border: solid var(--yl-muted);
        border-width: 0 1.5px 1.5px 0;
        transform: rotate(-45deg);
      }
      :host([open]) .arrow {
        transform: rotate(45deg) translate(-1px, -1px);
      }
      .note {
        flex: 1;
        overflow: hidden;
        color: var(--yl-muted);
        font-weight: 400;
        font-size: 12px;
        text-overflow: ellipsis;
        text-align: end;
      }
      .body {
        padding: 2px 12px 14px;
      }
    `,
  ];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  declare label: string;
  declare note: string;
  declare faults: number;
  /** The faults are warnings only. */
  declare mild: boolean;
  declare faultsLabel: string;
  declare open: boolean;

  constructor() {
    super();
    this.label = '';
    this.note = '';
    this.faults = 0;
    this.mild = false;
    this.faultsLabel = '';
    this.open = false;
  }

  protected override render(): TemplateResult {
    return html`<h3>
        <button
          type="button"
          aria-expanded=${String(this.open)}
          aria-controls="body"
          @click=${this.#toggle}
          @keydown=${this.#walk}
        >
          <span class="arrow" aria-hidden="true"></span><span>${this.label}</span><span class="note">${this.note}</span>
          ${
            this.faults > 0
              ? html`<span class=${this.mild ? 'mark mild' : 'mark'} role="img" aria-label=${this.faultsLabel}
                  >${this.faults}</span
                >`
              : nothing
          }
        </button>
      </h3>
      <div id="body" class="body" ?hidden=${!this.open}><slot></slot></div>`;
  }

  readonly #walk = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const heads = [...(this.parentNode?.children ?? [])].filter((one) => one instanceof SectionElement);
    const at = heads.indexOf(this);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: heads.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    heads[to]?.focus();
  };

  readonly #toggle = (): void => {
    this.open = !this.open;
    this.dispatchEvent(new CustomEvent('yl-toggle', { detail: { open: this.open } }));
  };
}
