import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { jsonPointer } from '@yunliu/engine/definition';
import type { ControlChange, Option } from '../controls/index.js';
import { controlStyles } from '../controls/control-styles.js';
import type { Command } from '../model/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { fill } from './condition-texts.js';
import type { FeelChange } from './feel-input.js';
import {
  firstValueOf,
  isOptionalMapping,
  mappingAt,
  renameEntry,
  sameNames,
  targetOptions,
  targetsAt,
  type MappingTargets,
} from './mapping-model.js';
import { mappingTexts } from './mapping-texts.js';

/**
 * Names with the FEEL that gives their values: what a call takes and gives back, what an effect sets. Reads and writes the
 * record at `pointer`; `targets` says what the names are (worked out when absent). Tells `yl-change` after each command.
 */
export class MappingEditor extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    pointer: {},
    targets: {},
    label: {},
    readonly: { type: Boolean },
    adding: { state: true },
    fault: { state: true },
  };
  static override styles = [
    themeTokens,
    controlStyles,
    css`
      :host {
        display: block;
        min-width: 0;
        container-type: inline-size;
      }
      ol {
        display: flex;
        flex-direction: column;
        gap: 6px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(120px, 2fr) auto minmax(0, 5fr) auto;
        gap: 6px;
        align-items: start;
      }
      .sign {
        padding-top: 5px;
        color: var(--yl-muted);
      }
      .remove {
        color: var(--yl-muted);
      }
      p {
        margin: 0;
      }
      .adding {
        max-width: 320px;
      }
      @container (max-width: 430px) {
        li {
          grid-template-columns: 1fr auto;
          padding-bottom: 6px;
          border-bottom: 1px solid var(--yl-line);
        }
        .sign {
          display: none;
        }
        li > yl-feel-input {
          grid-row: 2;
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  declare pointer: string;
  declare targets: MappingTargets | undefined;
  declare label: string;
  declare readonly: boolean;
  declare adding: boolean;
  declare fault: string;

  constructor() {
    super();
    this.pointer = '';
    this.label = '';
    this.readonly = false;
    this.adding = false;
    this.fault = '';
  }

  protected override render(): TemplateResult {
    const { session, locale, pointer } = this;
    const texts = mappingTexts(locale);
    if (session === undefined) return html``;
    const { document, host } = session;
    const readonly = this.readonly || session.isReadonly;
    const targets = this.targets ?? targetsAt(pointer, document);
    const entries = mappingAt(document, pointer);
    const options = targetOptions(document, pointer, targets, host.world, locale);
    const same = readonly ? undefined : sameNames(document, pointer, targets, host.world);
    return html`<div class="stack" role="group" aria-label=${this.label === '' ? texts.mapping : this.label}>
      ${
        entries.length === 0
          ? html`<p class="hint">${texts.none}</p>`
          : html`<ol>
              ${repeat(
                entries,
                ([name]) => name,
                ([name, text]) =>
                  this.#entry(
                    name,
                    text,
                    options,
                    entries.map(([one]) => one),
                    readonly,
                  ),
              )}
            </ol>`
      }
      ${this.fault === '' ? nothing : html`<p class="fault" role="alert">${this.fault}</p>`}
      ${
        this.adding
          ? html`<div class="line">
              <yl-pick-control
                id="adding"
                class="adding grow"
                quiet
                .free=${true}
                .locale=${locale}
                .label=${texts.name}
                .placeholder=${texts.chooseName}
                .options=${options.filter(({ value }) => !entries.some(([name]) => name === value))}
                @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) => this.#add(detail.value)}
              ></yl-pick-control>
              <button type="button" @click=${() => (this.adding = false)}>${texts.cancel}</button>
            </div>`
          : readonly
            ? nothing
            : html`<div class="line">
                <button type="button" id="add" @click=${this.#begin}>＋ ${texts.add}</button>
                ${
                  same === undefined
                    ? nothing
                    : html`<button type="button" class="plain" @click=${() => this.#do(same)}>${texts.all}</button>`
                }
              </div>`
      }
    </div>`;
  }

  #entry(
    name: string,
    text: string,
    options: readonly Option[],
    taken: readonly string[],
    readonly: boolean,
  ): TemplateResult {
    const { session, locale, pointer } = this;
    const texts = mappingTexts(locale);
    const at = pointer + jsonPointer(name);
    const known = options.find(({ value }) => value === name);
    const shown = options.filter(({ value }) => value === name || !taken.includes(value));
    const odd = known === undefined && options.length > 0;
    return html`<li>
      <yl-pick-control
        quiet
        .free=${true}
        .locale=${locale}
        .label=${texts.name}
        .options=${known === undefined ? [{ value: name, label: name }, ...shown] : shown}
        .value=${name}
        .readonly=${readonly}
        .faults=${odd ? [{ text: fill(texts.unknown, { name }), severity: 'warning' }] : []}
        @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) => this.#rename(name, detail.value)}
      ></yl-pick-control>
      <span class="sign" aria-hidden="true">=</span>
      <yl-feel-input
        quiet
        .session=${session}
        .scope=${at}
        .label=${`${known?.label ?? name} ${texts.becomes}`}
        .value=${text}
        .readonly=${readonly}
        @yl-change=${({ detail }: CustomEvent<FeelChange>) =>
          this.#do({ type: 'set', pointer: at, value: detail.value }, at)}
      ></yl-feel-input>
      ${
        readonly
          ? nothing
          : html`<button
              type="button"
              class="icon plain remove"
              aria-label=${fill(texts.remove, { name: known?.label ?? name })}
              title=${fill(texts.remove, { name: known?.label ?? name })}
              @click=${() => this.#remove(name, at)}
            >
              ×
            </button>`
      }
    </li>`;
  }

  readonly #begin = (): void => {
    this.adding = true;
    this.fault = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#adding')?.focus());
  };

  #add(name: string | undefined): void {
    const { session, pointer } = this;
    if (name === undefined || session === undefined) return;
    this.adding = false;
    const value = firstValueOf(session.document, pointer, name, session.host.world);
    const entries = mappingAt(session.document, pointer);
    if (entries.some(([one]) => one === name)) {
      this.fault = fill(mappingTexts(this.locale).taken, { name });
      return;
    }
    this.#do({ type: 'set', pointer, value: Object.fromEntries([...entries, [name, value]]) });
    void this.#later(() => {
      const inputs = this.renderRoot.querySelectorAll<HTMLElement & { edit(): void }>('yl-feel-input');
      inputs[inputs.length - 1]?.edit();
    });
  }

  #rename(from: string, to: string | undefined): void {
    const { session, pointer } = this;
    if (to === undefined || to === from || session === undefined) return;
    const command = renameEntry(session.document, pointer, from, to);
    this.fault = command === undefined ? fill(mappingTexts(this.locale).taken, { name: to }) : '';
    if (command === undefined) this.requestUpdate();
    else this.#do(command);
  }

  #remove(name: string, at: string): void {
    const andEmpty = isOptionalMapping(this.pointer);
    this.#do({ type: 'remove', pointer: at, ...(andEmpty ? { andEmpty } : {}) });
    this.session?.say(fill(mappingTexts(this.locale).removed, { name }));
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#add')?.focus());
  }

  #do(command: Command, typing?: string): void {
    if (this.session?.execute(command, typing === undefined ? {} : { typing }) !== true) return;
    const { pointer } = this;
    this.dispatchEvent(new CustomEvent('yl-change', { detail: { value: pointer, done: typing === undefined } }));
  }

  /** Once it is drawn. */
  async #later(work: () => void): Promise<void> {
    await this.updateComplete;
    work();
  }
}
