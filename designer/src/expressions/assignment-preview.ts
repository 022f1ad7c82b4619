import { html, nothing, type TemplateResult } from 'lit';
import { localize, type JsonObject, type TaskState } from '@yunliu/engine/definition';
import { peopleOptions, type ControlChange } from '../controls/index.js';
import { controlStyles } from '../controls/control-styles.js';
import { statesOf } from '../model/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { colon } from '../view/locales/colon.js';
import { assignmentPreviewStyles } from './assignment-preview-styles.js';
import { previewTexts } from './assignment-preview-texts.js';
import { askAssignment, needsOf, PREVIOUS, type AssignmentAnswer, type AssignmentNeeds } from './assignment-trial.js';
import { fill } from './condition-texts.js';
import { scopeAt } from './expression-scope.js';
import { pathPreview, type PathAnswer } from './path-preview.js';
import { sampleInput } from './sample-input.js';
import { scenarioValues } from './scenario-values.js';

/** People listed by name before the rest is only counted. */
const MOST_NAMES = 12;

/** 为什么是他: supposes an initiator and what was filled in, and asks the engine who would get the task, and why. */
export class AssignmentPreviewElement extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    state: {},
    starter: { state: true },
    scenario: { state: true },
    typed: { state: true },
    handlers: { state: true },
    chosen: { state: true },
    way: { state: true },
    open: { state: true },
  };
  static override styles = [themeTokens, controlStyles, assignmentPreviewStyles];

  declare state: string;
  declare starter: string | undefined;
  declare scenario: string;
  declare typed: JsonObject;
  declare handlers: { readonly [state: string]: string };
  declare chosen: readonly string[];
  declare way: boolean;
  declare open: boolean;

  constructor() {
    super();
    this.state = '';
    this.scenario = '';
    this.typed = {};
    this.handlers = {};
    this.chosen = [];
    this.way = false;
    this.open = false;
  }

  protected override render(): TemplateResult {
    const texts = previewTexts(this.locale);
    const state = this.session && statesOf(this.session.document).get(this.state)?.state;
    if (state?.type !== 'task') return html``;
    return html`<details
      ?open=${this.open}
      @toggle=${(event: Event) => (this.open = (event.target as HTMLDetailsElement).open)}
    >
      <summary>${texts.title}</summary>
      ${this.open ? this.#inside(state) : nothing}
    </details>`;
  }

  #who(): string {
    const { session, starter } = this;
    if (starter !== undefined) return starter;
    const by = session?.document.definition.start.by ?? [];
    const users = session?.host.world.organisation.users.filter(({ active }) => active) ?? [];
    return (
      (users.find(({ roles }) => by.includes('*') || roles.some((role) => by.includes(role))) ?? users[0])?.id ?? ''
    );
  }

  get #variables(): JsonObject {
    const story = this.session?.document.scenarios[this.scenario];
    const { startedBy: _, ...values } = story === undefined ? {} : scenarioValues(story);
    return { ...values, ...this.typed };
  }

  #inside(state: TaskState): TemplateResult {
    const { session, locale } = this;
    if (session === undefined) return html``;
    const needs = needsOf(state);
    const now = new Date().toISOString();
    const { [PREVIOUS]: previous, ...handled } = this.handlers;
    // The last one in the list is the step before.
    const handlers = previous === undefined ? handled : { ...handled, [PREVIOUS]: previous };
    const supposed = { starter: this.#who(), variables: this.#variables, handlers, chosen: this.chosen };
    const answer = askAssignment(session.document, session.host.world, this.state, supposed, now, locale);
    return html`${this.#inputs(needs)} ${this.#answer(answer)} ${this.#wayTemplate(now)}`;
  }

  #inputs({ variables, handlers, previous, chosen }: AssignmentNeeds): TemplateResult {
    const { session, locale } = this;
    const texts = previewTexts(locale);
    if (session === undefined) return html``;
    const { organisation } = session.host.world;
    const people = peopleOptions(organisation, locale);
    const pick = (label: string, value: string | undefined, set: (user: string | undefined) => void): TemplateResult =>
      html`<yl-pick-control
        ?clearable=${label !== texts.starter}
        .locale=${locale}
        .label=${label}
        .options=${people}
        .value=${value}
        @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) => set(detail.value)}
      ></yl-pick-control>`;
    const handler = (key: string, label: string): TemplateResult =>
      pick(label, this.handlers[key], (user) => {
        const { [key]: _, ...others } = this.handlers;
        this.handlers = user === undefined ? others : { ...others, [key]: user };
      });
    const stories = Object.keys(session.document.scenarios);
    const scope = scopeAt(session.document, '/definition', session.host.world, locale);
    const title = (key: string): string => localize(statesOf(session.document).get(key)?.state.title, locale) || key;
    return html`<div class="inputs">
      ${pick(texts.starter, this.#who(), (user) => (this.starter = user))}
      ${
        variables.length === 0 || stories.length === 0
          ? nothing
          : html`<yl-choice-control
              .locale=${locale}
              .label=${texts.scenario}
              .empty=${texts.typed}
              .options=${stories.map((name) => ({ value: name, label: name }))}
              .value=${this.scenario === '' ? undefined : this.scenario}
              @yl-change=${({ detail }: CustomEvent<ControlChange<string | undefined>>) => {
                this.scenario = detail.value ?? '';
                this.typed = {};
              }}
            ></yl-choice-control>`
      }
      ${variables.map((name) =>
        sampleInput(name, scope.fields.get(name), this.#variables[name], {
          locale,
          organisation,
          set: (field, value) => (this.typed = { ...this.typed, [field]: value ?? null }),
        }),
      )}
      ${handlers.map((key) => handler(key, fill(texts.handled, { step: title(key) })))}
      ${previous ? handler(PREVIOUS, texts.previous) : nothing}
      ${
        chosen
          ? html`<yl-picks-control
              .locale=${locale}
              .label=${texts.chosen}
              .options=${people}
              .value=${this.chosen}
              @yl-change=${({ detail }: CustomEvent<ControlChange<readonly string[]>>) => (this.chosen = detail.value)}
            ></yl-picks-control>`
          : nothing
      }
    </div>`;
  }

  #answer({ people, why, skipped, fault }: AssignmentAnswer): TemplateResult {
    const texts = previewTexts(this.locale);
    const bad = fault !== undefined || (people.length === 0 && skipped === undefined);
    const shown = people.slice(0, MOST_NAMES);
    return html`<div class="answer ${bad ? 'bad' : ''}" role="status">
      ${
        fault !== undefined
          ? html`<p>${fill(texts.refused, { reason: fault.message[this.locale] })}</p>`
          : skipped !== undefined
            ? html`<p>${fill(texts.skipped, { outcome: skipped })}</p>`
            : people.length === 0
              ? html`<p>${texts.nobody}</p>`
              : html`<p class="people">
                  ${texts.goesTo}${this.locale === 'en' ? ' ' : ''}${shown.map(
                    ({ name, department }, index) =>
                      html`${index === 0 ? '' : this.locale === 'en' ? ', ' : '、'}${name}${
                        department === '' || people.length > 4
                          ? nothing
                          : html`<small>${this.locale === 'en' ? ` (${department})` : `（${department}）`}</small>`
                      }`,
                  )}${
                    people.length > shown.length
                      ? html`<small> ${fill(texts.more, { n: String(people.length - shown.length) })}</small>`
                      : nothing
                  }${
                    people.length > 1
                      ? html`<small> · ${fill(texts.everyone, { n: String(people.length) })}</small>`
                      : nothing
                  }
                </p>`
      }
      ${why === '' ? nothing : html`<p>${why}</p>`}
    </div>`;
  }

  #wayTemplate(now: string): TemplateResult {
    const texts = previewTexts(this.locale);
    return html`<button
        type="button"
        class="small"
        aria-expanded=${String(this.way)}
        @click=${() => (this.way = !this.way)}
      >
        ${this.way ? texts.pathHide : texts.path}
      </button>
      ${this.way ? this.#steps(now) : nothing}`;
  }

  #steps(now: string): TemplateResult {
    const { session, locale } = this;
    if (session === undefined) return html``;
    const texts = previewTexts(locale);
    const { document, host } = session;
    const answer: PathAnswer = pathPreview(
      document,
      host.world,
      { by: this.#who(), data: this.#variables, now },
      locale,
    );
    const name = host.world.organisation.users.find(({ id }) => id === this.#who())?.name ?? this.#who();
    const join = locale === 'en' ? ', ' : '、';
    const ends = { completed: texts.completed, cancelled: texts.cancelled, waits: texts.waiting, limit: texts.limit };
    const end =
      answer.end === 'refused' || answer.end === 'broken'
        ? fill(texts.stopped, { reason: answer.fault?.message[locale] ?? '' })
        : ends[answer.end];
    return html`<p class="hint">${fill(texts.pathTitle, { name })}</p>
      <ol>
        ${answer.steps.map(
          (step) =>
            html`<li aria-current=${step.state === this.state ? 'step' : nothing}>
              <b>${step.title}</b>${colon(locale)}${
                step.people.length === 0
                  ? texts.nobody
                  : step.people.slice(0, 3).join(join) + (step.people.length > 3 ? `… (${step.people.length})` : '')
              }
              <small
                >${step.dueAt === undefined ? '' : fill(texts.due, { at: shortTime(step.dueAt, locale) })}${
                  step.outcome === undefined ? '' : ` → ${step.outcome}${step.assumed ? texts.assumed : ''}`
                }</small
              >
            </li>`,
        )}
      </ol>
      <p class="hint">${end}</p>`;
  }
}

function shortTime(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
}
