import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Person } from '../../api/index.js';
import { call } from '../api-client.js';
import { PortalElement } from '../portal-element.js';
import { avatar } from './chips.js';

const PAUSE_MS = 180;

/** Finds a person by name on the server (ARIA combobox). Fires `yl-person-picked` with the person or null. */
export class PersonPicker extends PortalElement {
  static override properties = {
    label: { type: String },
    name: { type: String },
    required: { type: Boolean },
    fault: { type: String },
    exclude: { attribute: false },
    picked: { attribute: false },
    people: { state: true },
    open: { state: true },
    at: { state: true },
    busy: { state: true },
  };

  declare label: string;
  /** Makes ids unique where a dialog has several. */
  declare name: string;
  declare required: boolean;
  declare fault: string;
  declare exclude: readonly string[];
  declare picked: Person | undefined;
  declare private people: readonly Person[];
  declare private open: boolean;
  declare private at: number;
  declare private busy: boolean;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  /** What was typed last, and what the shown people were found with. */
  private typed = '';
  private found: string | undefined;
  /** Enter was pressed before the people of what was typed were there. */
  private awaited = false;

  constructor() {
    super();
    this.label = '';
    this.name = 'person';
    this.required = true;
    this.fault = '';
    this.exclude = [];
    this.people = [];
    this.open = false;
    this.at = 0;
    this.busy = false;
  }

  protected override render(): TemplateResult {
    const { picker, common } = this.t;
    const shown = this.people.filter((person) => !this.exclude.includes(person.id));
    const active = this.open ? shown[this.at] : undefined;
    return html`<div class="field picker">
      <label class="field-label" for=${`${this.name}-input`}
        >${this.label}${this.required ? html`<span class="mark-required">${common.required}</span>` : nothing}</label
      >
      <input
        id=${`${this.name}-input`}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls=${`${this.name}-list`}
        aria-activedescendant=${active === undefined ? nothing : `${this.name}-${active.id}`}
        aria-invalid=${this.fault === '' ? 'false' : 'true'}
        placeholder=${picker.search}
        data-testid=${`${this.name}-input`}
        .value=${this.picked?.name ?? ''}
        @input=${this.onInput}
        @focus=${() => void this.find(this.typed)}
        @blur=${() => setTimeout(() => (this.open = false), 150)}
        @keydown=${(event: KeyboardEvent) => this.onKey(event, shown)}
      />
      ${this.fault === '' ? html`<span class="field-hint">${picker.hint}</span>` : html`<span class="field-fault" role="alert">${this.fault}</span>`}
      ${
        this.open
          ? html`<ul id=${`${this.name}-list`} class="picker-list" role="listbox" aria-label=${this.label}>
              ${shown.map(
                (person, index) =>
                  html`<li
                    id=${`${this.name}-${person.id}`}
                    role="option"
                    class=${index === this.at ? 'at' : ''}
                    aria-selected=${index === this.at ? 'true' : 'false'}
                    @pointerdown=${(event: Event) => event.preventDefault()}
                    @click=${() => this.pick(person)}
                  >
                    ${avatar(person.name)}<span>${person.name}</span
                    ><span class="faint">${person.department ?? ''}</span>
                  </li>`,
              )}
              ${shown.length === 0 ? html`<li class="faint" role="presentation">${this.busy ? picker.loading : picker.empty}</li>` : nothing}
            </ul>`
          : nothing
      }
    </div>`;
  }

  /** Ready for the next name. */
  clear(): void {
    this.picked = undefined;
    this.people = [];
    this.typed = '';
    this.awaited = false;
    const input = this.querySelector('input');
    if (input !== null) input.value = '';
    input?.focus();
    this.open = false;
  }

  private readonly onInput = (event: Event): void => {
    const text = (event.target as HTMLInputElement).value;
    this.typed = text.trim();
    this.awaited = false;
    if (this.picked !== undefined) this.emit(undefined);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.find(text), PAUSE_MS);
  };

  private async find(text: string): Promise<void> {
    this.asked += 1;
    const mine = this.asked;
    this.open = true;
    this.busy = true;
    let people: readonly Person[] = [];
    try {
      ({ people } = await call('listPeople', { query: { q: text.trim() } }));
    } catch {
      // an empty list says it
    }
    if (mine !== this.asked) return;
    this.people = people;
    this.found = text.trim();
    this.at = 0;
    this.busy = false;
    const [only, ...others] = people.filter(({ id }) => !this.exclude.includes(id));
    if (this.awaited && only !== undefined && others.length === 0) this.pick(only);
    this.awaited = false;
  }

  private onKey(event: KeyboardEvent, shown: readonly Person[]): void {
    // The keys belong to the input method while it composes.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') this.at = Math.min(this.at + 1, shown.length - 1);
    else if (event.key === 'ArrowUp') this.at = Math.max(this.at - 1, 0);
    else if (event.key === 'Escape' && this.open) this.open = false;
    else if (event.key === 'Enter' && this.open && this.isStale) this.awaited = true;
    else if (event.key === 'Enter' && this.open && shown[this.at] !== undefined) this.pick(shown[this.at] as Person);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The list still shows the people of an earlier question; Enter must not take one of them. */
  private get isStale(): boolean {
    return this.typed !== this.found;
  }

  private pick(person: Person): void {
    this.open = false;
    this.typed = '';
    this.emit(person);
  }

  private emit(person: Person | undefined): void {
    this.picked = person;
    this.dispatchEvent(new CustomEvent('yl-person-picked', { detail: { person: person ?? null }, bubbles: true }));
  }
}
customElements.define('yl-person-picker', PersonPicker);
