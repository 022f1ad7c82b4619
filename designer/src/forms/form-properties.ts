import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Json } from '@yunliu/engine/definition';
import { beforeSentence, controlStyles } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { plainWords } from '../problems/index.js';
import type { DesignIssue, Fix } from '../model/index.js';
import { formPropertiesStyles } from './form-properties-styles.js';
import { themeTokens } from '../view/theme.css.js';
import type { FormController } from './form-controller.js';
import { fill } from './form-designer-texts.js';
import type { FormNode } from './form-tree.js';
import { kindIcon } from './kind-icons.js';
import { kindTexts } from './kind-texts.js';
import { basicsSection } from './property-basics.js';
import type { PropertyContext } from './property-context.js';
import { layoutSection, rightsSection, usesSection } from './property-context-sections.js';
import { limitsSection } from './property-limits.js';
import { optionsSection } from './property-options.js';
import { rulesSection } from './property-rules.js';
import { columnsSection } from './property-columns.js';
import { computedSection, defaultMode, defaultSection, sourceSection } from './property-value.js';
import { propertyTexts } from './property-texts.js';

/** `<yl-form-properties>`: all there is to set for what is selected; with nothing selected, the form itself. */
export class FormProperties extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    controller: { attribute: false },
    revision: { type: Number },
    pasting: { state: true },
    english: { state: true },
    asked: { state: true },
  };
  static override styles = [themeTokens, controlStyles, formPropertiesStyles];

  declare controller: FormController | undefined;
  declare revision: number;
  declare pasting: boolean;
  /** Whether the English of choices is shown; undefined: where there is some. */
  declare english: boolean | undefined;
  /** The kind of default that was chosen while nothing is written yet. */
  declare asked: 'none' | 'fixed' | 'formula' | undefined;
  #shown = '';

  constructor() {
    super();
    this.revision = 0;
    this.pasting = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const now = this.controller?.selected.join(' ') ?? '';
    if (now === this.#shown) return;
    this.#shown = now;
    this.pasting = false;
    this.asked = undefined;
  }

  /** Into the first input. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[data-name]')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { controller, session } = this;
    if (controller?.template === undefined || session === undefined) return nothing;
    const { selected } = controller;
    const node = selected.length === 1 ? controller.node(selected[0]) : undefined;
    if (selected.length > 1) return this.#several(selected.length);
    return node === undefined ? this.#form() : this.#element(this.#context(node));
  }

  #context(node: FormNode): PropertyContext {
    const controller = this.controller as FormController;
    const session = controller.session;
    return {
      controller,
      session,
      node,
      texts: propertyTexts(this.locale),
      locale: this.locale,
      readonly: session.isReadonly,
      issues: this.#issues(node),
      edit: (make, typing) => void controller.edit(make, typing),
      endTyping: () => session.stack.endTyping(),
    };
  }

  #issues(node: FormNode): readonly DesignIssue[] {
    const { controller } = this;
    return (this.session?.shownIssues ?? []).filter(
      ({ element }) => element.part === 'form' && element.form === controller?.form && element.at === node.at,
    );
  }

  #element(context: PropertyContext): TemplateResult {
    const { node, locale, issues } = context;
    const isField = node.name !== undefined;
    const { controller } = context;
    return html`<div class="head">
        ${kindIcon(node.kind)}
        <h2>${controller.title(node)}</h2>
        <span>${node.kind === 'unknown' || !node.title ? '' : kindTexts(locale)[node.kind].title}</span>
      </div>
      ${this.#faults(issues)}
      ${
        isField
          ? html`${basicsSection(context)}
            ${optionsSection(
              context,
              this.pasting,
              (on) => this.#paste(on),
              this.english,
              (on) => (this.english = on),
            )}
            ${columnsSection(context)} ${sourceSection(context)} ${computedSection(context)}
            ${defaultSection(context, this.#mode(node), (mode) => (this.asked = mode))} ${limitsSection(context)}
            ${rulesSection(context)} ${rightsSection(context)} ${usesSection(context)}`
          : html`${layoutSection(context)} ${rulesSection(context)}`
      }`;
  }

  /** What is asked for takes the focus; done with, it goes back to the button. */
  #paste(on: boolean): void {
    this.pasting = on;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(on ? '#pasted' : '[data-do=paste-options]')?.focus(),
    );
  }

  #mode(node: FormNode): 'none' | 'fixed' | 'formula' {
    const written = defaultMode(node);
    return written === 'none' ? (this.asked ?? 'none') : written;
  }

  #said({ message, hint }: DesignIssue): string {
    const { session, locale } = this;
    const plain = (text: DesignIssue['message']): string =>
      session === undefined ? text[locale] : plainWords(session.document, text, locale);
    return `${beforeSentence(plain(message), locale)}${plain(hint)}`;
  }

  #faults(issues: readonly DesignIssue[]): TemplateResult | typeof nothing {
    if (issues.length === 0) return nothing;
    return html`<ul class="faults" aria-label=${propertyTexts(this.locale).faults}>
      ${issues.map(
        (issue) =>
          html`<li class=${issue.severity}>
            ${this.#said(issue)}
            ${issue.fixes
              .slice(0, 2)
              .map(
                (fix) =>
                  html`<button
                    type="button"
                    ?disabled=${this.session?.isReadonly === true}
                    @click=${() => this.#mend(issue, fix)}
                  >
                    ${fix.title[this.locale]}
                  </button>`,
              )}
          </li>`,
      )}
    </ul>`;
  }

  #mend(issue: DesignIssue, { command }: Fix): void {
    const { controller } = this;
    if (controller === undefined || this.session?.stillFinds(issue) !== true) return;
    controller.edit((form) => [moved(command, controller.form ?? '', form)]);
  }

  #several(count: number): TemplateResult {
    const texts = propertyTexts(this.locale);
    const controller = this.controller as FormController;
    const fields = controller.selected.flatMap((at) => controller.node(at)?.path ?? []);
    const requireAll = (required: boolean): void => {
      controller.edit((form) => fields.map((path) => ({ type: 'require-field', form, path, required })));
    };
    const off = this.session?.isReadonly === true || fields.length === 0;
    return html`<div class="part stack" style="padding-top: 12px">
      <p>${fill(texts.several, { count })}</p>
      <div class="line">
        <button type="button" ?disabled=${off} @click=${() => requireAll(true)}>${texts.requireAll}</button>
        <button type="button" ?disabled=${off} @click=${() => requireAll(false)}>${texts.optionalAll}</button>
      </div>
    </div>`;
  }

  #form(): TemplateResult {
    const texts = propertyTexts(this.locale);
    const controller = this.controller as FormController;
    const template = controller.template;
    const readonly = this.session?.isReadonly === true;
    const write =
      (key: string) =>
      (event: CustomEvent<{ readonly value?: Json; readonly done: boolean }>): void => {
        const { value, done } = event.detail;
        controller.edit(
          (form) =>
            value === undefined
              ? key === 'title'
                ? []
                : [{ type: 'remove', pointer: `/forms/${form}/${key}` }]
              : [{ type: 'set', pointer: `/forms/${form}/${key}`, value }],
          done ? undefined : `${controller.form} ${key}`,
        );
      };
    return html`<div class="head"><h2>${texts.formSection}</h2></div>
      <div class="part stack" style="padding-top: 10px">
        <yl-localized-control
          data-name="form-title"
          .locale=${this.locale}
          .label=${texts.formTitle}
          .value=${template?.title}
          .required=${true}
          .readonly=${readonly}
          @yl-change=${write('title')}
          @yl-done=${() => this.session?.stack.endTyping()}
        ></yl-localized-control>
        <yl-text-control
          data-name="form-code"
          .locale=${this.locale}
          .label=${texts.formCode}
          .value=${template?.code}
          .readonly=${readonly}
          @yl-change=${write('code')}
          @yl-done=${() => this.session?.stack.endTyping()}
        ></yl-text-control>
        <p class="hint">${texts.nothing}</p>
      </div>`;
  }
}

/** A fix names the form it was found in; on the next version it is done there. */
function moved<Fixing>(command: Fixing, from: string, to: string): Fixing {
  if (from === to) return command;
  return JSON.parse(
    JSON.stringify(command)
      .replaceAll(`/forms/${from}/`, `/forms/${to}/`)
      .replaceAll(`"form":"${from}"`, `"form":"${to}"`),
  ) as Fixing;
}
