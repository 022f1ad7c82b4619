import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { StartChoices } from '../../api/index.js';
import { call } from '../api-client.js';
import { Loader } from '../contexts/loader.js';
import { PortalElement } from '../portal-element.js';

/** What the start takes along: the system and priority that were chosen; `detail` is empty without a system. */
export type StartChosen = CustomEvent<Readonly<Record<string, string>>>;

/** System and priority at a start, where an agreement promises something for the process; nothing elsewhere. */
export class StartChoice extends PortalElement {
  static override properties = {
    process: { attribute: false },
    system: { state: true },
    priority: { state: true },
  };

  declare process: string;
  declare private system: string;
  declare private priority: string;
  private readonly choices = new Loader<StartChoices>(this);

  constructor() {
    super();
    this.process = '';
    this.system = '';
    this.priority = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.choices.load(() => call('readStartChoices', { query: { process: this.process } }));
  }

  protected override render(): TemplateResult | typeof nothing {
    const systems = this.choices.value?.systems ?? [];
    // Without the list one starts as before: the form asks for the system.
    if (systems.length === 0) return nothing;
    const texts = this.t.clocks.start;
    const chosen = systems.find(({ key }) => key === this.system);
    const remark = chosen?.priorities.find(({ key }) => key === this.priority)?.remark;
    return html`<div class="start-choice">
      <label class="field"
        ><span class="field-label">${texts.system}<span class="faint">${this.t.common.optional}</span></span
        ><select data-testid="start-system" @change=${this.onSystem}>
          <option value="">${texts.none}</option>
          ${systems.map(({ key, title, customer }) => html`<option value=${key}>${title}${this.t.common.bracketed(customer)}</option>`)}
        </select></label
      >
      ${
        chosen === undefined
          ? nothing
          : html`<label class="field"
                ><span class="field-label">${texts.priority}</span
                ><select data-testid="start-priority" @change=${this.onPriority}>
                  ${chosen.priorities.map(
                    ({ key, title }) => html`<option value=${key} ?selected=${key === this.priority}>${title}</option>`,
                  )}
                </select>
                ${remark === undefined ? nothing : html`<span class="faint">${remark}</span>`}</label
              >
              <p class="faint">${texts.under(chosen.agreement.title, chosen.agreement.version)}</p>`
      }
    </div>`;
  }

  private readonly onSystem = (event: Event): void => {
    this.system = (event.target as HTMLSelectElement).value;
    this.priority = this.choices.value?.systems.find(({ key }) => key === this.system)?.defaultPriority ?? '';
    this.tell();
  };

  private readonly onPriority = (event: Event): void => {
    this.priority = (event.target as HTMLSelectElement).value;
    this.tell();
  };

  private tell(): void {
    const name = this.choices.value?.systems.find(({ key }) => key === this.system)?.name;
    const detail = name === undefined ? {} : { system: name, priority: this.priority };
    this.dispatchEvent(new CustomEvent('yl-start-choice', { detail, bubbles: true }));
  }
}
customElements.define('yl-start-choice', StartChoice);
