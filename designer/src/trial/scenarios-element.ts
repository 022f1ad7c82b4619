import { html, nothing, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import { checkScenario, mergeCoverage, runScenario, type Scenario, type ScenarioRun } from '@yunliu/engine/simulate';
import { controlStyles, type ConfirmDialog } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { typedAnswer, type AskDialog } from './ask-dialog.js';
import { coverageTemplate } from './coverage-template.js';
import { inSlices } from './in-slices.js';
import { namesOf } from './names-of.js';
import { nameFault } from './play-questions.js';
import { scenariosStyles } from './scenarios-styles.js';
import { stepWords } from './step-words.js';
import type { TrialBench } from './trial-bench.js';
import type { TrialNames } from './trial-names.js';
import { trialStyles } from './trial-styles.js';
import { failureWords } from './failure-words.js';
import { fill, runsTexts, trialTexts } from './trial-texts.js';

interface Record {
  /** World and story it was run on: others make it stale. */
  readonly of: readonly unknown[];
  readonly run?: ScenarioRun;
  /** Why it could not be run at all. */
  readonly broken?: readonly string[];
}

/** The scenarios of the process: run, opened in the player, renamed, deleted; what they leave untried. Fires `yl-trial-open`. */
export class TrialScenarios extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    bench: { attribute: false },
    records: { state: true },
    done: { state: true },
    all: { state: true },
  };
  static override styles = [themeTokens, controlStyles, trialStyles, scenariosStyles];

  declare bench: TrialBench;
  declare records: ReadonlyMap<string, Record>;
  declare done: number;
  /** How many are being run; 0 = none. */
  declare all: number;
  #stop = new AbortController();

  constructor() {
    super();
    this.records = new Map();
    this.done = 0;
    this.all = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop.abort();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session, bench } = this;
    const { world } = bench;
    if (session === undefined) return nothing;
    const texts = runsTexts(this.locale);
    if (world === undefined)
      return html`<div class="box">
        <div class="notice bad" role="alert">
          ${trialTexts(this.locale).broken} ${localize(bench.fault?.message, this.locale)}
        </div>
      </div>`;
    const { scenarios } = bench;
    if (scenarios.length === 0) return html`<div class="empty">${texts.none}</div>`;
    const runs = scenarios.flatMap(([name, scenario]) => {
      const record = this.#fresh(name, scenario);
      return record?.run === undefined ? [] : [record.run];
    });
    const [coverage] = mergeCoverage([session.document.definition], runs);
    return html`<div class="box stack">
      <div class="line between">
        <strong data-summary
          >${runs.length === 0 ? '' : fill(texts.summary, { passed: runs.filter(({ ok }) => ok).length, all: runs.length })}</strong
        >
        ${
          this.all > 0
            ? html`<button type="button" data-stop @click=${() => this.#stop.abort()}>${texts.stop}</button>`
            : html`<button type="button" class="primary" data-run-all @click=${() => void this.#run(scenarios)}>
                ${texts.runAll}
              </button>`
        }
      </div>
      ${
        this.all === 0
          ? nothing
          : html`<div role="status">
              ${fill(texts.running, { done: this.done, all: this.all })}
              <progress max=${this.all} value=${this.done} aria-label=${texts.runAll}></progress>
            </div>`
      }
      <ul class="plain">
        ${scenarios.map(([name, scenario]) => this.#scenario(name, scenario))}
      </ul>
      <section class="section" aria-label=${texts.coverage}>
        <h3>${texts.coverage}</h3>
        ${
          coverage === undefined || runs.length === 0
            ? html`<div class="hint">${texts.coverageNone}</div>`
            : coverageTemplate(coverage, session, this.#names())
        }
      </section>
      <yl-trial-ask></yl-trial-ask>
      <yl-confirm-dialog></yl-confirm-dialog>
    </div>`;
  }

  #scenario(name: string, scenario: Scenario): TemplateResult {
    const texts = runsTexts(this.locale);
    const title = scenario.title ?? name;
    const record = this.records.get(name);
    const fresh = this.#fresh(name, scenario);
    const failed = fresh?.broken !== undefined || fresh?.run?.ok === false;
    return html`<li class="scenario" data-scenario=${name}>
      <div class="line">
        <div class="name">
          ${title}
          <div class="small muted">${name} · ${fill(texts.stepsCount, { count: scenario.steps.length })}</div>
        </div>
        <span class="tag ${fresh === undefined ? '' : failed ? 'bad' : 'good'}" data-result
          >${
            fresh === undefined
              ? record === undefined
                ? texts.notRun
                : texts.stale
              : failed
                ? texts.failed
                : texts.passed
          }</span
        >
        <button
          type="button"
          data-run
          aria-label=${`${texts.run} ${title}`}
          ?disabled=${this.all > 0}
          @click=${() => void this.#run([[name, scenario]])}
        >
          ${texts.run}
        </button>
        <button type="button" data-open aria-label=${`${texts.open} ${title}`} @click=${() => this.#open(scenario)}>
          ${texts.open}
        </button>
      </div>
      ${fresh !== undefined && failed ? this.#failures(scenario, fresh) : nothing}
      <details>
        <summary class="small" aria-label=${`${texts.details} ${title}`}>${texts.details}</summary>
        <div class="line">
          <button
            type="button"
            data-rename
            ?disabled=${this.session?.isReadonly}
            @click=${() => void this.#rename(name)}
          >
            ${texts.rename}
          </button>
          <button
            type="button"
            class="danger"
            data-remove
            ?disabled=${this.session?.isReadonly}
            @click=${() => void this.#remove(name, title)}
          >
            ${texts.remove}
          </button>
        </div>
        <ol class="small">
          ${scenario.steps.map(
            (step, at) =>
              html`<li>
                <button type="button" class="link" @click=${() => this.#open(scenario, at + 1)}>
                  ${stepWords(step, scenario.process, this.#names(), scenario.clock)}
                </button>
              </li>`,
          )}
        </ol>
      </details>
    </li>`;
  }

  #failures(scenario: Scenario, { run, broken }: Record): TemplateResult {
    const texts = runsTexts(this.locale);
    const names = this.#names();
    const failures = (run?.trace ?? []).flatMap(({ step, command, failures: found }) =>
      found.map((failure) => ({ step, command, failure })),
    );
    return html`<ul class="plain failures" data-failures>
      ${broken === undefined ? nothing : html`<li>${texts.invalid} ${broken.join(this.locale === 'en' ? '; ' : '；')}</li>`}
      ${failures.map(
        ({ step, command, failure }) =>
          html`<li>
            <button type="button" class="link" @click=${() => this.#open(scenario, step - 1)}>
              ${fill(texts.failureAt, { step, what: stepWords(command, scenario.process, names, scenario.clock) })}
            </button>
            ${failureWords(failure, scenario.process, names)}
          </li>`,
      )}
      ${(run?.skipped ?? 0) > 0 ? html`<li class="muted">${fill(texts.skipped, { count: run?.skipped ?? 0 })}</li>` : nothing}
    </ul>`;
  }

  async #run(scenarios: readonly (readonly [string, Scenario])[]): Promise<void> {
    this.#stop = new AbortController();
    this.done = 0;
    this.all = scenarios.length;
    await inSlices(
      scenarios,
      ([name, scenario], at) => {
        this.records = new Map(this.records).set(name, this.#runOne(scenario));
        this.done = at + 1;
      },
      this.#stop.signal,
    );
    this.all = 0;
    const runs = [...this.records.values()].flatMap(({ run }) => run ?? []);
    const passed = runs.filter(({ ok }) => ok).length;
    this.session?.say(fill(runsTexts(this.locale).summary, { passed, all: runs.length }));
  }

  #runOne(scenario: Scenario): Record {
    const { world } = this.bench;
    const of = [world, scenario];
    const { issues } = checkScenario(scenario);
    if (issues.length > 0) return { of, broken: issues.map(({ message }) => localize(message, this.locale)) };
    if (world === undefined) return { of };
    const ran = this.bench.attempt(() => runScenario(scenario, world));
    return 'fault' in ran ? { of, broken: [localize(ran.fault.message, this.locale)] } : { of, run: ran.done };
  }

  /** `undefined` = it was not run, or the draft or the story was changed since. */
  #fresh(name: string, scenario: Scenario): Record | undefined {
    const record = this.records.get(name);
    return record?.of[0] === this.bench.world && record?.of[1] === scenario ? record : undefined;
  }

  #open(scenario: Scenario, upTo?: number): void {
    this.dispatchEvent(
      new CustomEvent('yl-trial-open', { detail: { scenario, ...(upTo === undefined ? {} : { upTo }) } }),
    );
  }

  async #rename(name: string): Promise<void> {
    const { session } = this;
    const texts = trialTexts(this.locale);
    const taken = Object.keys(session?.document.scenarios ?? {}).filter((each) => each !== name);
    const answers = await this.renderRoot.querySelector<AskDialog>('yl-trial-ask')?.ask({
      title: runsTexts(this.locale).renameTitle,
      action: runsTexts(this.locale).rename,
      locale: this.locale,
      fields: [
        { name: 'to', label: texts.saveKey, input: 'text', required: true, hint: texts.saveKeyHint, value: name },
      ],
      check: (given) => nameFault(typedAnswer(given, 'to'), taken, this.locale),
    });
    const to = answers === undefined ? name : typedAnswer(answers, 'to');
    if (to !== name) session?.execute({ type: 'rename-scenario', name, to });
  }

  async #remove(name: string, title: string): Promise<void> {
    const texts = runsTexts(this.locale);
    const sure = await this.renderRoot.querySelector<ConfirmDialog>('yl-confirm-dialog')?.ask({
      title: fill(texts.removeAsk, { name: title }),
      text: texts.removeHint,
      action: texts.remove,
      locale: this.locale,
    });
    if (sure === true) this.session?.execute({ type: 'remove-scenario', name });
  }

  #names(): TrialNames {
    return namesOf(this.bench, this.locale);
  }
}
