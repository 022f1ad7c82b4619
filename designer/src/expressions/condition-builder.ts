import { html, nothing, type TemplateResult } from 'lit';
import { controlStyles } from '../controls/control-styles.js';
import {
  conditionSentence,
  conditionWords,
  pathOf,
  readCondition,
  valueAt,
  writeCondition,
  type Condition,
} from '../model/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { conditionBuilderStyles } from './condition-builder-styles.js';
import { conditionAbout, rowsAlong, type BuilderContext, type Pending } from './condition-context.js';
import { groupTemplate, joinTemplate } from './condition-group-template.js';
import { conditionTexts, fill } from './condition-texts.js';
import { addTo, moveAt, partAt, replaceAt, shownTree, tidy, type Group } from './condition-tree.js';
import { scopeAt } from './expression-scope.js';
import type { FeelChange } from './feel-input.js';
import { feelSentence } from './feel-check.js';
import { isOptionalCondition } from './optional-condition.js';
import type { ExpressionScope } from './scope-name.js';

/**
 * A condition in plain words. With `pointer` it reads and writes the FEEL text there (no condition left: an optional one is
 * taken out of the document, another becomes `true`); without, it shows `value` and only tells. Every change is told by
 * `yl-change` ({@link FeelChange}). A text that no list of conditions can say is kept as it is and edited as an expression.
 */
export class ConditionBuilder extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    pointer: {},
    value: { attribute: false },
    scope: { attribute: false },
    label: {},
    readonly: { type: Boolean },
    sample: { type: Boolean },
    expert: { state: true },
    pending: { state: true },
    asking: { state: true },
  };
  static override styles = [themeTokens, controlStyles, conditionBuilderStyles];

  declare pointer: string | undefined;
  declare value: string | undefined;
  /** Where it stands, when there is no pointer or the names are others. */
  declare scope: string | ExpressionScope | undefined;
  declare label: string;
  declare readonly: boolean;
  /** Offers to try the condition on values; default true. */
  declare sample: boolean;
  declare expert: boolean;
  declare pending: Pending | undefined;
  declare asking: boolean;

  constructor() {
    super();
    this.label = '';
    this.readonly = false;
    this.sample = true;
    this.expert = false;
    this.asking = false;
  }

  get #text(): string {
    if (this.pointer === undefined || this.session === undefined) return this.value ?? '';
    const text = valueAt(this.session.document, pathOf(this.pointer));
    return typeof text === 'string' ? text : '';
  }

  get #isReadonly(): boolean {
    return this.readonly || this.session?.isReadonly === true;
  }

  #names(): ExpressionScope | undefined {
    if (typeof this.scope === 'object') return this.scope;
    if (this.session === undefined) return undefined;
    const at = this.scope ?? this.pointer ?? '/definition';
    return scopeAt(this.session.document, at, this.session.host.world, this.locale);
  }

  protected override render(): TemplateResult {
    const texts = conditionTexts(this.locale);
    const scope = this.#names();
    if (scope === undefined) return html``;
    const text = this.#text;
    const empty = text.trim() === '' || text.trim() === 'true';
    const read = readCondition(text);
    const condition = read.mode === 'plain' ? read.condition : undefined;
    const plain = empty || condition !== undefined;
    return html`<div
      class="stack ${this.locale}"
      role="group"
      aria-label=${this.label === '' ? texts.condition : this.label}
    >
      ${
        this.expert || !plain
          ? this.#expertTemplate(text, plain, scope)
          : this.#plainTemplate(shownTree(condition), condition, scope)
      }
      ${
        this.sample && !empty
          ? html`<yl-condition-sample .session=${this.session} .value=${text} .scope=${scope}></yl-condition-sample>`
          : nothing
      }
    </div>`;
  }

  #plainTemplate(tree: Group, condition: Condition | undefined, scope: ExpressionScope): TemplateResult {
    const texts = conditionTexts(this.locale);
    const context = this.#context(tree, scope);
    return html`<div class="line head">
        ${tree.parts.length > 1 ? joinTemplate(tree, [], context) : html`<span class="hint">${condition === undefined ? texts.none : ''}</span>`}
        <span class="grow"></span>
        ${
          this.#isReadonly
            ? nothing
            : html`<button type="button" class="small plain" @click=${() => (this.expert = true)}>
                ${texts.toExpert}
              </button>`
        }
      </div>
      ${groupTemplate(tree, [], context)}
      ${
        condition === undefined
          ? nothing
          : html`<p class="sentence" aria-live="polite">
              ${fill(texts.sentence, { sentence: conditionSentence(condition, scope.fields, this.locale) })}
            </p>`
      }`;
  }

  #expertTemplate(text: string, plain: boolean, scope: ExpressionScope): TemplateResult {
    const texts = conditionTexts(this.locale);
    const told = conditionWords(text, scope.fields, this.locale);
    const sentence =
      feelSentence(text, scope, this.locale) ??
      (told === text.trim() ? undefined : fill(texts.sentence, { sentence: told }));
    return html`${plain ? nothing : html`<p class="kept">${texts.expertKept}</p>`}
      <yl-feel-input
        quiet
        expects="condition"
        .session=${this.session}
        .scope=${scope}
        .label=${this.label === '' ? texts.condition : this.label}
        .value=${text}
        .readonly=${this.#isReadonly}
        @yl-change=${this.#written}
      ></yl-feel-input>
      ${sentence === undefined || plain ? nothing : html`<p class="sentence">${sentence}</p>`}
      ${
        this.#isReadonly
          ? nothing
          : plain
            ? html`<div>
                <button type="button" class="small" @click=${() => (this.expert = false)}>${texts.toPlain}</button>
              </div>`
            : this.asking
              ? html`<div class="line" role="alert">
                  <span>${texts.startAnewAsk}</span>
                  <button type="button" class="small danger" @click=${this.#startAnew}>${texts.startAnew}</button>
                  <button type="button" class="small" @click=${() => (this.asking = false)}>${texts.cancel}</button>
                </div>`
              : html`<div class="line">
                  <button
                    type="button"
                    class="small"
                    @click=${() => this.renderRoot.querySelector<HTMLElement & { edit(): void }>('yl-feel-input')?.edit()}
                  >
                    ${texts.editExpert}
                  </button>
                  <button type="button" class="small plain" @click=${() => (this.asking = true)}>
                    ${texts.startAnew}
                  </button>
                </div>`
      }`;
  }

  #context(tree: Group, scope: ExpressionScope): BuilderContext {
    const { session } = this;
    return {
      scope,
      locale: this.locale,
      texts: conditionTexts(this.locale),
      readonly: this.#isReadonly,
      organisation: session?.host.world.organisation ?? { departments: [], roles: [], users: [] },
      rows: new Map(),
      pending: this.pending,
      at: (path) => partAt(tree, path),
      change: (path, part, typing = false) => this.#write(replaceAt(tree, path, part), typing),
      remove: (path) => {
        this.#write(replaceAt(tree, path, undefined));
        session?.say(conditionTexts(this.locale).removed);
        this.#focusAfter(path.at(-1) ?? 0);
      },
      move: (path, by) => this.#write(moveAt(tree, path, by)),
      begin: (pending) => {
        this.pending = pending;
        void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#pending')?.focus());
      },
      choose: (key) => this.#chosen(tree, scope, key),
      done: () => {
        session?.stack.endTyping();
        this.dispatchEvent(new CustomEvent('yl-done'));
      },
    };
  }

  #chosen(tree: Group, scope: ExpressionScope, key: string | undefined): void {
    const { pending } = this;
    this.pending = undefined;
    if (key === undefined || pending === undefined) {
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('button.add')?.focus());
      return;
    }
    const { path, how } = pending;
    const part = conditionAbout(key, { scope, rows: rowsAlong(tree, path, scope) });
    if (how === 'add') this.#write(addTo(tree, path, part));
    else {
      const old = partAt(tree, path);
      const around = partAt(tree, path.slice(0, -1));
      const kind = around?.kind === 'any' ? 'all' : 'any';
      if (old !== undefined) this.#write(replaceAt(tree, path, { kind, parts: [old, part] }));
    }
    void this.#later(() => {
      const operators = this.renderRoot.querySelectorAll<HTMLElement>('.operator');
      operators[operators.length - 1]?.focus();
    });
  }

  /** The row that took the place, or the one before, or the button that adds. */
  #focusAfter(index: number): void {
    void this.#later(() => {
      const removes = this.renderRoot.querySelectorAll<HTMLElement>('button.remove');
      const next =
        removes[Math.min(index, removes.length - 1)] ?? this.renderRoot.querySelector<HTMLElement>('button.add');
      next?.focus();
    });
  }

  readonly #startAnew = (): void => {
    this.asking = false;
    this.expert = false;
    this.#write(undefined);
  };

  readonly #written = (event: CustomEvent<FeelChange>): void => {
    // What is being written as an expression stays one until somebody asks for the list.
    this.expert = true;
    this.#store(event.detail.value, true);
  };

  #write(condition: Condition | undefined, typing = false): void {
    this.#store(condition === undefined ? '' : writeCondition(tidy(condition)), typing);
  }

  #store(text: string, typing: boolean): void {
    const { session, pointer } = this;
    if (pointer !== undefined && session !== undefined) {
      const has = valueAt(session.document, pathOf(pointer)) !== undefined;
      if (text === '' && isOptionalCondition(pointer)) {
        if (has && !session.execute({ type: 'remove', pointer })) return;
      } else {
        const value = text === '' && !this.expert ? 'true' : text;
        if (!session.execute({ type: 'set', pointer, value }, typing ? { typing: pointer } : {})) return;
      }
    } else this.value = text;
    this.dispatchEvent(new CustomEvent<FeelChange>('yl-change', { detail: { value: text, done: !typing } }));
  }

  /** Once it is drawn. */
  async #later(work: () => void): Promise<void> {
    await this.updateComplete;
    work();
  }
}
