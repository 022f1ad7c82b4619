import { css, html, nothing, type TemplateResult } from 'lit';
import { localize, type Instant, type JsonObject } from '@yunliu/engine/definition';
import type { ScenarioStep } from '@yunliu/engine/simulate';
import { controlStyles, type ControlChange, type Option } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { BeginTime } from './begin-time.js';
import { starterOptions } from './trial-people.js';
import type { TrialSetup } from './trial-player.js';
import { trialStyles } from './trial-styles.js';
import { trialTexts } from './trial-texts.js';
import { pickedSystems } from './trial-world.js';
import { rowsOf, valuesOf, type ValueRow } from './value-rows.js';

export interface TrialBegin {
  readonly setup: TrialSetup;
  readonly start: ScenarioStep;
}

/** Asks who starts, when and for which client. Fires `yl-trial-begin` ({@link TrialBegin}). */
export class TrialStart extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    clock: { attribute: false },
    heading: {},
    hint: {},
    action: {},
    starter: { state: true },
    system: { state: true },
    priority: { state: true },
    rows: { state: true },
  };
  static override styles = [
    themeTokens,
    controlStyles,
    trialStyles,
    css`
      .box {
        max-width: 560px;
        margin: 0 auto;
        padding: 16px 12px;
      }
      .two {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(170px, 1fr));
        gap: 10px;
      }
      .row {
        display: grid;
        grid-template-columns: 1fr 1fr 30px;
        gap: 6px;
        margin-bottom: 6px;
      }
    `,
  ];

  /** What “now” is; default: the browser's clock. */
  declare clock: (() => Instant) | undefined;
  /** Other words than those of a trial. */
  declare heading: string | undefined;
  declare hint: string | undefined;
  declare action: string | undefined;
  declare starter: string | undefined;
  declare system: string;
  declare priority: string;
  declare rows: readonly ValueRow[];
  readonly #begins = new BeginTime(this);
  #options: { readonly of: readonly unknown[]; readonly list: readonly Option[] } | undefined;

  constructor() {
    super();
    this.system = '';
    this.priority = '';
    this.rows = [];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session } = this;
    if (session === undefined) return nothing;
    const texts = trialTexts(this.locale);
    const options = this.#people();
    const starter = this.starter ?? options[0]?.value;
    const { systems, systemTitles = {}, agreements } = session.host.world;
    const systemTitle = (key: string): string =>
      (Object.hasOwn(systemTitles, key) && localize(systemTitles[key], this.locale)) || key;
    const priorities = agreements.find(({ key }) => key === systems[this.system])?.priorities ?? [];
    return html`<form class="box stack" @submit=${(event: Event) => this.#begin(event, starter)}>
      <div>
        <h2>${this.heading ?? texts.startTitle}</h2>
        <div class="hint">${this.hint ?? texts.startHint}</div>
      </div>
      <yl-pick-control
        data-starter
        .label=${texts.starter}
        .hint=${texts.starterHint}
        .options=${options}
        .value=${starter}
        .locale=${this.locale}
        @yl-change=${(event: CustomEvent<ControlChange<string>>) => (this.starter = event.detail.value)}
      ></yl-pick-control>
      ${this.#begins.template(session.host.world, this.locale)}
      ${
        Object.keys(systems).length === 0
          ? nothing
          : html`<div class="two">
              ${this.#choice('system', texts.system, ['', texts.noSystem], Object.keys(systems), systemTitle)}
              ${
                priorities.length === 0
                  ? nothing
                  : this.#choice(
                      'priority',
                      texts.priority,
                      ['', texts.byAgreement],
                      priorities.map(({ key }) => key),
                      (key) => key,
                    )
              }
            </div>`
      }
      <details>
        <summary>${texts.moreStart}</summary>
        <div class="hint">${texts.moreStartHint}</div>
        ${this.#data()}
      </details>
      <div><button class="primary" type="submit" data-begin>${this.action ?? texts.begin}</button></div>
    </form>`;
  }

  /** Begins anew with what another trial began with. */
  take({ clock, data = {} }: TrialSetup, starter: string | undefined): void {
    const { system, priority, ...rest } = data;
    this.#begins.set(clock);
    this.system = typeof system === 'string' ? system : '';
    this.priority = typeof priority === 'string' ? priority : '';
    this.rows = rowsOf(rest);
    this.starter = starter;
  }

  #people(): readonly Option[] {
    const { session } = this;
    if (session === undefined) return [];
    const { definition } = session.document;
    const { organisation } = session.host.world;
    const of = [definition.start, organisation, this.locale];
    if (this.#options?.of.every((each, at) => each === of[at]) === true) return this.#options.list;
    const { mayStart, others } = trialTexts(this.locale);
    const list = starterOptions(organisation, definition, { locale: this.locale, mayStart, others });
    this.#options = { of, list };
    return list;
  }

  #choice(
    name: 'system' | 'priority',
    label: string,
    [none, noneLabel]: readonly [string, string],
    keys: readonly string[],
    title: (key: string) => string,
  ): TemplateResult {
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <select
        id=${name}
        @change=${(event: Event) => {
          this[name] = (event.target as HTMLSelectElement).value;
          if (name === 'system') this.priority = '';
        }}
      >
        ${[none, ...keys].map(
          (key) =>
            html`<option value=${key} translate=${key === none ? nothing : 'no'} ?selected=${key === this[name]}>
              ${key === none ? noneLabel : title(key)}
            </option>`,
        )}
      </select>
    </div>`;
  }

  #data(): TemplateResult {
    const texts = trialTexts(this.locale);
    const known = Object.entries(this.session?.document.definition.data?.properties ?? {});
    const change =
      (at: number, key: 'name' | 'value') =>
      (event: Event): void => {
        const { value } = event.target as HTMLInputElement;
        this.rows = this.rows.map((row, index) => (index === at ? { ...row, [key]: value } : row));
      };
    return html`<datalist id="names">
        ${known.map(([name, { title }]) => html`<option value=${name}>${typeof title === 'string' ? title : name}</option>`)}
      </datalist>
      ${this.rows.map(
        (row, at) =>
          html`<div class="row">
            <input
              list="names"
              aria-label=${`${texts.rowName} ${at + 1}`}
              placeholder=${texts.rowName}
              .value=${row.name}
              @input=${change(at, 'name')}
            />
            <input
              aria-label=${`${texts.rowValue} ${at + 1}`}
              placeholder=${texts.rowValue}
              .value=${row.value}
              @input=${change(at, 'value')}
            />
            <button
              type="button"
              class="plain icon"
              aria-label=${`${texts.removeRow} ${at + 1}`}
              @click=${() => (this.rows = this.rows.filter((_, index) => index !== at))}
            >
              ×
            </button>
          </div>`,
      )}
      <button type="button" @click=${() => (this.rows = [...this.rows, { name: '', value: '' }])}>
        ${texts.addRow}
      </button>`;
  }

  #begin(event: Event, starter: string | undefined): void {
    event.preventDefault();
    if (!this.#begins.isSound()) return;
    const { session } = this;
    if (session === undefined || starter === undefined) return;
    const data: JsonObject = {
      ...(this.system === '' ? {} : { system: this.system }),
      ...(this.priority === '' ? {} : { priority: this.priority }),
      ...valuesOf(this.rows),
    };
    const { world } = session.host;
    const systems = this.system === '' ? pickedSystems(session.document, world) : world.systems;
    const detail: TrialBegin = {
      setup: {
        process: session.document.definition.key,
        clock: this.#begins.at,
        ...(Object.keys(data).length === 0 ? {} : { data }),
        ...(systems === undefined ? {} : { systems }),
      },
      start: { start: { by: starter } },
    };
    this.dispatchEvent(new CustomEvent('yl-trial-begin', { detail }));
  }
}
