import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { PortalElement } from '../portal-element.js';
import { icon } from './icon.js';

/** One entry of the menu; `refusal` = why it cannot be done now. */
export interface MenuItem {
  readonly key: string;
  readonly title: string;
  readonly danger?: boolean;
  readonly refusal?: { readonly message: string; readonly hint: string };
  readonly run: () => void;
}

/** What can be done, in one button; what cannot now stands below with the reason. */
export class OperationsMenu extends PortalElement {
  static override properties = {
    items: { attribute: false },
    busy: { type: Boolean },
    open: { state: true },
  };

  declare items: readonly MenuItem[];
  declare busy: boolean;
  declare private open: boolean;

  constructor() {
    super();
    this.items = [];
    this.busy = false;
    this.open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.onOutside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.onOutside);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.items.length === 0) return nothing;
    const texts = this.t.operations;
    const offered = this.items.filter(({ refusal }) => refusal === undefined);
    const refused = this.items.filter(({ refusal }) => refusal !== undefined);
    return html`<div class="op-menu" @keydown=${this.onKey} @focusout=${this.onFocusOut}>
      <button
        type="button"
        class="button"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls="operations-panel"
        ?disabled=${this.busy}
        data-testid="operations"
        @click=${() => this.toggle()}
      >
        ${texts.menu}<span class="menu-arrow">${icon('chevron', 14)}</span>
      </button>
      ${
        this.open
          ? html`<div id="operations-panel" class="menu-panel" role="group" aria-label=${texts.menu}>
              ${
                offered.length === 0
                  ? nothing
                  : html`<ul>
                      ${offered.map(
                        (item) =>
                          html`<li>
                            <button
                              type="button"
                              class=${item.danger === true ? 'menu-item danger' : 'menu-item'}
                              data-testid=${`op-${item.key}`}
                              @click=${() => this.run(item)}
                            >
                              ${item.title}
                            </button>
                          </li>`,
                      )}
                    </ul>`
              }
              ${refused.length === 0 ? nothing : this.renderRefused(refused, offered.length === 0)}
            </div>`
          : nothing
      }
    </div>`;
  }

  private renderRefused(refused: readonly MenuItem[], isOpen: boolean): TemplateResult {
    return html`<details class="menu-off" ?open=${isOpen}>
      <summary data-testid="operations-off">${this.t.operations.off(refused.length)}</summary>
      <dl>
        ${refused.map(
          ({ key, title, refusal }) =>
            html`<div data-testid=${`off-${key}`}>
              <dt>${title}</dt>
              <dd>${refusal?.message}<span class="faint">${refusal?.hint}</span></dd>
            </div>`,
        )}
      </dl>
    </details>`;
  }

  private toggle(): void {
    this.open = !this.open;
    if (this.open)
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.menu-item, .menu-off summary')?.focus());
  }

  private run(item: MenuItem): void {
    this.open = false;
    this.querySelector<HTMLElement>('[data-testid=operations]')?.focus();
    item.run();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (!this.open) return;
    if (event.key === 'Escape') {
      this.open = false;
      this.querySelector<HTMLElement>('[data-testid=operations]')?.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const all = [...this.querySelectorAll<HTMLElement>('.menu-item, .menu-off summary')];
      const at = all.indexOf(document.activeElement as HTMLElement);
      all[(at + (event.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  private readonly onFocusOut = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && !this.contains(event.relatedTarget)) this.open = false;
  };

  private readonly onOutside = (event: Event): void => {
    if (this.open && !event.composedPath().includes(this)) this.open = false;
  };
}
customElements.define('yl-operations-menu', OperationsMenu);
