import { css, html, nothing, type TemplateResult } from 'lit';
import type { AssignmentRule } from '@yunliu/engine/definition';
import { controlStyles } from '../controls/control-styles.js';
import { pathOf, statesOf, valueAt, type Command } from '../model/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { assignmentSentence } from './assignment-sentence.js';
import { assignmentContext } from './assignment-inputs.js';
import { ruleTemplate } from './assignment-template.js';
import { assignmentTexts } from './assignment-texts.js';
import { fill } from './condition-texts.js';
import { idleRoles, missingRoles } from './new-assignment.js';
import { vacanciesOf } from './vacancies.js';

/**
 * Who handles a task: every kind of rule, in plain words, with what happens when it finds nobody, and “为什么是他”. `state`:
 * the task; or `pointer`: a rule elsewhere (whom a notice or a copy goes to), which has no preview.
 */
export class AssignmentBuilder extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    state: {},
    pointer: {},
    readonly: { type: Boolean },
  };
  static override styles = [
    themeTokens,
    controlStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      p {
        margin: 0;
      }
      .rule {
        display: flex;
        flex-direction: column;
        gap: 8px;
        min-width: 0;
      }
      .inputs {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 180px), 1fr));
        gap: 8px;
        align-items: start;
      }
      .wide {
        grid-column: 1 / -1;
      }
      label.check {
        min-height: 24px;
      }
      fieldset {
        min-width: 0;
        margin: 0;
        padding: 6px 10px 10px;
        border: 1px solid var(--yl-line);
        border-radius: var(--yl-radius);
        background: var(--yl-surface-soft);
      }
      legend {
        padding: 0 4px;
        color: var(--yl-muted);
        font-size: 12px;
      }
      fieldset > button {
        margin-top: 8px;
      }
      .small {
        min-height: 26px;
        padding: 1px 9px;
        font-size: 12px;
      }
      .add-else {
        align-self: flex-start;
        padding-inline: 4px;
        color: var(--yl-primary);
      }
      .sentence {
        color: var(--yl-muted);
        font-size: 12.5px;
      }
      .vacancies {
        margin: 0;
        padding: 6px 10px 6px 26px;
        border-inline-start: 3px solid #9a6b00;
        background: #fdf6e7;
        color: #5a4100;
        font-size: 12.5px;
      }
      .vacancies.error {
        border-color: var(--yl-danger);
        background: var(--yl-danger-soft);
        color: #8f1d17;
      }
    `,
  ];

  declare state: string | undefined;
  declare pointer: string | undefined;
  declare readonly: boolean;

  constructor() {
    super();
    this.readonly = false;
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const at = this.#place();
    if (session === undefined || at === undefined) return html``;
    const rule = valueAt(session.document, pathOf(at)) as AssignmentRule | undefined;
    if (rule === undefined || rule === null || typeof rule !== 'object') return html``;
    const texts = assignmentTexts(this.locale);
    const context = assignmentContext(session, this.readonly);
    const { document, organisation, locale } = context;
    const found = this.state === undefined ? [] : vacanciesOf(document, session.host.world, { state: this.state });
    const sentence = assignmentSentence(rule, { document, organisation, locale });
    return html`<div class="stack" role="group" aria-label=${texts.assignment}>
      ${ruleTemplate(rule, at, context, (next, typing) => this.#write(at, next, typing))}
      <p class="sentence" aria-live="polite">${fill(texts.sentence, { sentence })}</p>
      ${
        found.length === 0
          ? nothing
          : html`<div role="status">
              <ul class="vacancies ${found.some(({ severity }) => severity === 'error') ? 'error' : ''}">
                ${found.map(({ message }) => html`<li>${message[locale]}</li>`)}
              </ul>
            </div>`
      }
      ${
        this.state === undefined
          ? nothing
          : html`<yl-assignment-preview .session=${session} .state=${this.state}></yl-assignment-preview>`
      }
    </div>`;
  }

  #place(): string | undefined {
    if (this.pointer !== undefined) return this.pointer;
    const placed =
      this.state === undefined ? undefined : this.session && statesOf(this.session.document).get(this.state);
    return placed === undefined ? undefined : `${placed.pointer}/assign`;
  }

  #write(pointer: string, rule: AssignmentRule, typing = false): void {
    const { session } = this;
    if (session === undefined) return;
    const { document, host } = session;
    const set: Command =
      this.pointer === undefined && this.state !== undefined
        ? { type: 'set-assignment', of: this.state, assign: rule }
        : { type: 'set', pointer, value: rule as never };
    const { organisation } = host.world;
    const before = valueAt(document, pathOf(pointer)) as AssignmentRule | undefined;
    const roles = missingRoles(rule, document, organisation);
    const idle = idleRoles(before, rule, pointer, document, organisation);
    const label = { 'zh-CN': '设置办理人', en: 'Set who handles it' };
    const command: Command =
      roles.length + idle.length === 0 ? set : { type: 'batch', commands: [...roles, set, ...idle], label };
    if (!session.execute(command, typing ? { typing: `assign ${pointer}` } : {})) return;
    this.dispatchEvent(new CustomEvent('yl-change', { detail: { value: rule, done: !typing } }));
  }
}
