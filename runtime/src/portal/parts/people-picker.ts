import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Person } from '../../api/index.js';
import { PortalElement } from '../portal-element.js';
import { avatar } from './chips.js';
import { icon } from './icon.js';
import './person-picker.js';
import type { PersonPicker } from './person-picker.js';

/** Several people: those chosen as chips, a search below, or a list to tick where only some may be chosen. Fires `yl-people-picked`. */
export class PeoplePicker extends PortalElement {
  static override properties = {
    label: { type: String },
    fault: { type: String },
    name: { type: String },
    most: { type: Number },
    required: { type: Boolean },
    exclude: { attribute: false },
    among: { attribute: false },
    picked: { attribute: false },
  };

  declare label: string;
  declare fault: string;
  /** Makes ids unique where a page has several. */
  declare name: string;
  declare most: number;
  declare required: boolean;
  declare exclude: readonly string[];
  declare among: readonly Person[] | undefined;
  declare picked: readonly Person[];

  constructor() {
    super();
    this.label = '';
    this.fault = '';
    this.name = 'people';
    this.most = 200;
    this.required = true;
    this.exclude = [];
    this.picked = [];
  }

  protected override render(): TemplateResult {
    return this.among === undefined ? this.renderSearch() : this.renderList(this.among);
  }

  private renderSearch(): TemplateResult {
    const texts = this.t.operations;
    const isFull = this.picked.length >= this.most;
    return html`<div class="people" role="group" aria-label=${this.label}>
      ${isFull ? html`<span class="field-label">${this.label}</span>` : nothing}
      ${
        this.picked.length === 0
          ? nothing
          : html`<ul class="people-chips">
              ${this.picked.map(
                (person) =>
                  html`<li class="chip">
                    ${avatar(person.name, 18)}${person.name}<button
                      type="button"
                      class="chip-remove"
                      aria-label=${texts.people.remove(person.name)}
                      @click=${() => this.emit(this.picked.filter(({ id }) => id !== person.id))}
                    >
                      ${icon('close', 12)}
                    </button>
                  </li>`,
              )}
            </ul>`
      }
      ${
        isFull
          ? nothing
          : html`<yl-person-picker
              .label=${this.label}
              .name=${this.name}
              .required=${this.required && this.picked.length === 0}
              .fault=${this.fault}
              .exclude=${[...this.exclude, ...this.picked.map(({ id }) => id)]}
              @yl-person-picked=${this.onPicked}
            ></yl-person-picker>`
      }
    </div>`;
  }

  private renderList(among: readonly Person[]): TemplateResult {
    const { operations, common } = this.t;
    const chosen = new Set(this.picked.map(({ id }) => id));
    const one = this.most === 1;
    return html`<fieldset class="field people" aria-invalid=${this.fault === '' ? 'false' : 'true'}>
      <legend class="field-label">
        ${this.label}${this.required ? html`<span class="mark-required">${common.required}</span>` : nothing}
        ${one ? nothing : html`<span class="faint">${operations.chosen.most(this.most)}</span>`}
      </legend>
      <div class="people-list">
        ${among.map(
          (person) =>
            html`<label class="check"
              ><input
                type=${one ? 'radio' : 'checkbox'}
                name=${this.name}
                value=${person.id}
                .checked=${chosen.has(person.id)}
                ?disabled=${!one && !chosen.has(person.id) && chosen.size >= this.most}
                data-testid=${`pick-${person.id}`}
                @change=${(event: Event) => this.tick(person, (event.target as HTMLInputElement).checked)}
              />${person.name}<span class="faint">${person.department ?? ''}</span></label
            >`,
        )}
      </div>
      ${this.fault === '' ? nothing : html`<span class="field-fault" role="alert">${this.fault}</span>`}
    </fieldset>`;
  }

  private tick(person: Person, isOn: boolean): void {
    const others = this.most === 1 ? [] : this.picked.filter(({ id }) => id !== person.id);
    this.emit(isOn ? [...others, person] : others);
  }

  private readonly onPicked = (event: CustomEvent<{ person: Person | null }>): void => {
    event.stopPropagation();
    const { person } = event.detail;
    if (person === null) return;
    this.emit([...this.picked, person]);
    void this.updateComplete.then(() => this.querySelector<PersonPicker>('yl-person-picker')?.clear());
  };

  private emit(people: readonly Person[]): void {
    this.picked = people;
    this.dispatchEvent(new CustomEvent('yl-people-picked', { detail: { people }, bubbles: true }));
  }
}
customElements.define('yl-people-picker', PeoplePicker);
