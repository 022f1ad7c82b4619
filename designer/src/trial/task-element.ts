import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Fault, JsonObject } from '@yunliu/engine/definition';
import { sameJson } from '@yunliu/engine/forms';
import type { ScenarioStep } from '@yunliu/engine/simulate';
import { controlStyles, type ControlChange, type Option } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import type { FilePort, FormElement, PeopleSource } from '../view/index.js';
import { themeTokens } from '../view/theme.css.js';
import { chosenStates } from './chosen-states.js';
import { formAt } from './form-at.js';
import { refusalTemplate } from './refusal-template.js';
import { sampleValues } from './sample-values.js';
import { targetOf } from './target-of.js';
import { taskHeadTemplate } from './task-head-template.js';
import { taskOperationsTemplate } from './task-operations-template.js';
import { taskStyles } from './task-styles.js';
import { taskOperations, type OperationView } from './trial-operations.js';
import type { TrialNames } from './trial-names.js';
import type { TrialPlayer } from './trial-player.js';
import { trialStyles } from './trial-styles.js';
import { fill, trialTexts } from './trial-texts.js';
import { outcomeViews, type OutcomeView, type TaskView } from './trial-view.js';

/** What a task asks the player to do; `answer` gets the fault when it is refused. */
export interface TaskAct {
  readonly step: ScenarioStep;
  readonly answer: (fault: Fault | undefined) => void;
}

/** An operation with questions to ask first. */
export interface TaskOperate {
  readonly operation: OperationView;
  readonly view: TaskView;
  readonly by: string;
}

/** One open task: who has it and why; opened, its real form, its outcomes and operations. Fires `yl-trial-act`, `yl-trial-operate`. */
export class TrialTask extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    player: { attribute: false },
    names: { attribute: false },
    view: { attribute: false },
    /** Counts what happened, so that the card is drawn anew. */
    turn: { type: Number },
    open: { type: Boolean, reflect: true },
    people: { attribute: false },
    source: { attribute: false },
    files: { attribute: false },
    samples: { attribute: false },
    by: { state: true },
    typed: { state: true },
    draft: { state: true },
    comment: { state: true },
    chosen: { state: true },
    fault: { state: true },
  };
  static override styles = [themeTokens, controlStyles, trialStyles, taskStyles];

  declare player: TrialPlayer;
  declare names: TrialNames;
  declare view: TaskView;
  declare turn: number;
  declare open: boolean;
  declare people: readonly Option[];
  declare source: PeopleSource | undefined;
  declare files: FilePort | undefined;
  declare samples: () => Parameters<typeof sampleValues>[0]['samples'];
  declare by: string | undefined;
  declare typed: JsonObject | undefined;
  declare draft: JsonObject | undefined;
  declare comment: string;
  declare chosen: { readonly [state: string]: readonly string[] };
  declare fault: Fault | undefined;
  #seed = 0;

  constructor() {
    super();
    this.comment = '';
    this.chosen = {};
    this.open = false;
    this.turn = 0;
  }

  get #actor(): string | undefined {
    return this.by ?? this.view.assignee ?? this.view.people[0];
  }

  get #form(): FormElement | null {
    return this.renderRoot.querySelector<FormElement>('yl-form');
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('turn')) this.fault = undefined;
  }

  protected override render(): TemplateResult {
    const { view, names } = this;
    return html`${taskHeadTemplate(view, names, {
      now: this.player.simulation.now,
      isOpen: this.open,
      toggle: () => this.#toggle(),
    })}
    ${this.open ? this.#body() : nothing}`;
  }

  #body(): TemplateResult {
    const texts = trialTexts(this.locale);
    const actor = this.#actor ?? '';
    const found = formAt(this.player, this.view.instance, this.view.task);
    const options = this.#actors();
    const outcomes = outcomeViews(this.player, this.view, this.session?.document ?? ({} as never), this.names, {
      by: actor,
      ...(this.typed && { values: this.typed }),
    });
    return html`<div class="body">
      <div class="line">
        <yl-pick-control
          data-actor
          .label=${texts.actAs}
          .options=${options}
          .value=${actor}
          .locale=${this.locale}
          @yl-change=${(event: CustomEvent<ControlChange<string>>) => (this.by = event.detail.value)}
        ></yl-pick-control>
        ${
          found === undefined
            ? nothing
            : html`<button type="button" data-fill title=${texts.fillInHint} @click=${() => this.#fillIn()}>
                ${texts.fillIn}
              </button>`
        }
      </div>
      ${
        found === undefined
          ? html`<div class="hint">${texts.noForm}</div>`
          : html`<div class="form">
              <yl-form
                .template=${found.form.template}
                .rights=${found.rights}
                .values=${this.view.instance.variables}
                .draft=${this.draft ?? this.view.task.draft}
                .validator=${found.form.validate}
                .people=${this.source}
                .files=${this.files}
                .signer=${this.names.person(actor)}
                .now=${() => this.player.simulation.now}
                .locale=${this.locale}
                @yl-change=${() => (this.typed = this.#form?.submission())}
              ></yl-form>
            </div>`
      }
      ${chosenStates(this.player, this.view.instance).map((state) => this.#choose(state))}
      <div class="field">
        <label for="comment"
          >${outcomes.some((one) => one.commentRequired) ? texts.commentNeeded : texts.comment}</label
        >
        <textarea
          id="comment"
          rows="2"
          .value=${this.comment}
          @input=${(event: Event) => (this.comment = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </div>
      <div class="outcomes" role="group" aria-label=${texts.outcomes}>
        ${outcomes.map((outcome) => this.#outcome(outcome, actor))}
      </div>
      ${this.fault === undefined ? nothing : refusalTemplate(this.fault, this.locale)}
      ${taskOperationsTemplate(taskOperations(this.player, this.view.instance, this.view.task, actor), {
        locale: this.locale,
        ...(found === undefined ? {} : { saveDraft: () => this.#saveDraft(actor) }),
        operate: (operation) => this.#operate(operation, actor),
      })}
    </div>`;
  }

  #outcome({ outcome, title, style, offered, unmet }: OutcomeView, by: string): TemplateResult {
    const why = fill(trialTexts(this.locale).unmet, { parts: unmet.join(this.locale === 'en' ? '; ' : '；') });
    const tone = style === 'default' ? '' : style;
    return html`<div>
      <button
        type="button"
        class=${offered ? tone : ''}
        data-outcome=${outcome}
        ?disabled=${!offered}
        aria-describedby=${offered ? nothing : `unmet-${outcome}`}
        @click=${() => this.#complete(outcome, by)}
      >
        ${title}
      </button>
      ${offered ? nothing : html`<span class="hint" id=${`unmet-${outcome}`}>${why}</span>`}
    </div>`;
  }

  #choose(state: string): TemplateResult {
    const label = fill(trialTexts(this.locale).chooseFor, {
      state: this.names.state(this.view.instance.definition.key, state),
    });
    return html`<yl-picks-control
      data-choose=${state}
      .label=${label}
      .options=${this.people}
      .value=${this.chosen[state] ?? []}
      .locale=${this.locale}
      @yl-change=${(event: CustomEvent<ControlChange<readonly string[]>>) =>
        (this.chosen = { ...this.chosen, [state]: event.detail.value })}
    ></yl-picks-control>`;
  }

  /** Those who can do it first, everybody else below. */
  #actors(): readonly Option[] {
    const can = new Set(this.view.people);
    return [
      ...this.people.filter(({ value }) => can.has(value)),
      ...this.people.filter(({ value }) => !can.has(value)),
    ];
  }

  #toggle(): void {
    this.open = !this.open;
    if (this.open)
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[data-actor]')?.focus());
  }

  #fillIn(): void {
    const { player, view } = this;
    const found = formAt(player, view.instance, view.task);
    if (found === undefined) return;
    const texts = trialTexts(this.locale);
    this.#seed += 1;
    const values = sampleValues({
      ...found,
      current: view.instance.variables,
      typed: this.#seed === 1 ? this.#given() : {},
      simulation: player.simulation,
      systems: player.setup.systems ?? {},
      samples: this.samples(),
      seed: this.#seed,
    });
    this.session?.say(values === undefined ? texts.fillInNone : texts.fillInDone);
    if (values === undefined) return;
    this.draft = values;
    this.fault = undefined;
    void this.#readForm();
  }

  async #readForm(): Promise<void> {
    await this.updateComplete;
    await this.#form?.updateComplete;
    this.typed = this.#form?.submission();
  }

  /** What to send: fields that hold something, or that held something before. */
  #given(): JsonObject {
    const { variables } = this.view.instance;
    const sent = this.#form?.submission() ?? {};
    return Object.fromEntries(
      Object.entries(sent).filter(([name, value]) => {
        const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
        return !isEmpty || (Object.hasOwn(variables, name) && !sameJson(variables[name], value));
      }),
    );
  }

  #complete(outcome: string, by: string): void {
    const { view } = this;
    const data = this.#form === null ? {} : { data: this.#given() };
    const comment = this.comment.trim() === '' ? {} : { comment: this.comment.trim() };
    const choices = Object.fromEntries(Object.entries(this.chosen).filter(([, users]) => users.length > 0));
    const chosen = Object.keys(choices).length === 0 ? {} : { choices };
    const at = { state: view.task.state, by, ...targetOf(this.player, view.instance) };
    this.#act({ complete: { ...at, outcome, ...data, ...comment, ...chosen } });
  }

  #saveDraft(by: string): void {
    const { view } = this;
    this.#act({
      saveDraft: { state: view.task.state, by, data: this.#given(), ...targetOf(this.player, view.instance) },
    });
  }

  #act(step: ScenarioStep): void {
    const detail: TaskAct = {
      step,
      answer: (fault) => {
        this.fault = fault;
        if (fault?.issues !== undefined && fault.issues.length > 0) this.#form?.showIssues(fault.issues);
      },
    };
    this.dispatchEvent(new CustomEvent('yl-trial-act', { detail }));
  }

  #operate(operation: OperationView, by: string): void {
    const detail: TaskOperate = { operation, view: this.view, by };
    this.dispatchEvent(new CustomEvent('yl-trial-operate', { detail }));
  }
}
