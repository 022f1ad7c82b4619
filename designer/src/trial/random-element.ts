import { css, html, nothing, type TemplateResult } from 'lit';
import { localize, type Instant } from '@yunliu/engine/definition';
import { RandomPlaying, scenarioSamples, scenarioStarts, type RandomPlay } from '@yunliu/engine/simulate';
import { controlStyles } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { BeginTime } from './begin-time.js';
import { coverageTemplate } from './coverage-template.js';
import { breathe } from './in-slices.js';
import { namesOf } from './names-of.js';
import type { TrialBench } from './trial-bench.js';
import type { TrialNames } from './trial-names.js';
import { pickedSystems } from './trial-world.js';
import { trialStyles } from './trial-styles.js';
import { fill, runsTexts, trialTexts } from './trial-texts.js';

/** Random runs through the draft: states never reached, ends never met, where it got stuck. */
export class TrialRandom extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    bench: { attribute: false },
    clock: { attribute: false },
    runs: { state: true },
    seed: { state: true },
    done: { state: true },
    isRunning: { state: true },
    report: { state: true },
    fault: { state: true },
  };
  static override styles = [
    themeTokens,
    controlStyles,
    trialStyles,
    css`
      .box {
        max-width: 860px;
        margin: 0 auto;
        padding: 12px;
      }
      .line .field {
        width: 110px;
      }
      #begins {
        max-width: 320px;
      }
    `,
  ];

  declare bench: TrialBench;
  declare clock: (() => Instant) | undefined;
  declare runs: number;
  declare seed: number;
  declare done: number;
  declare isRunning: boolean;
  declare report: RandomPlay | undefined;
  declare fault: string | undefined;
  #stop = false;
  /** Now stays when the page was first shown: the same seed plays the same runs until somebody chooses another time. */
  readonly #begins = new BeginTime(this);

  constructor() {
    super();
    this.runs = 50;
    this.seed = 1;
    this.done = 0;
    this.isRunning = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop = true;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session, bench } = this;
    if (session === undefined) return nothing;
    const texts = runsTexts(this.locale);
    if (bench.world === undefined)
      return html`<div class="box">
        <div class="notice bad" role="alert">
          ${trialTexts(this.locale).broken} ${localize(bench.fault?.message, this.locale)}
        </div>
      </div>`;
    return html`<div class="box stack">
      <div class="hint">${texts.randomHint}</div>
      <div class="line">
        ${this.#number('runs', texts.times, 1, 2000)} ${this.#number('seed', texts.seed, 1, 999_999)}
      </div>
      <div class="hint">${texts.seedHint}</div>
      ${this.#begins.template(session.host.world, this.locale)}
      <div>
        ${
          this.isRunning
            ? html`<button type="button" data-stop @click=${() => (this.#stop = true)}>${texts.stop}</button>`
            : html`<button type="button" class="primary" data-random @click=${() => void this.#play()}>
                ${fill(texts.randomRun, { count: this.runs })}
              </button>`
        }
      </div>
      ${
        this.isRunning
          ? html`<div role="status">
              ${fill(texts.running, { done: this.done, all: this.runs })}
              <progress max=${this.runs} value=${this.done} aria-label=${trialTexts(this.locale).random}></progress>
            </div>`
          : nothing
      }
      ${this.fault === undefined ? nothing : html`<div class="notice bad" role="alert">${this.fault}</div>`}
      ${this.report === undefined ? nothing : this.#report(this.report, namesOf(bench, this.locale))}
    </div>`;
  }

  #number(name: 'runs' | 'seed', label: string, min: number, max: number): TemplateResult {
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        type="number"
        min=${min}
        max=${max}
        .value=${String(this[name])}
        @change=${(event: Event) => {
          this[name] = Math.min(
            max,
            Math.max(min, Math.round(Number((event.target as HTMLInputElement).value)) || min),
          );
        }}
      />
    </div>`;
  }

  #report(report: RandomPlay, names: TrialNames): TemplateResult {
    const texts = runsTexts(this.locale);
    const { process, ends, statesNeverReached, endsNeverMet, stuck, refusals, coverage } = report;
    const list = (title: string, states: readonly string[]): TemplateResult | typeof nothing =>
      states.length === 0
        ? nothing
        : html`<section class="section">
            <h3>${title}</h3>
            <ul class="plain">
              ${states.map(
                (state) =>
                  html`<li>
                    <button type="button" class="link" @click=${() => this.session?.select([{ part: 'state', state }])}>
                      ${names.state(process, state)}
                    </button>
                  </li>`,
              )}
            </ul>
          </section>`;
    const special: { readonly [end: string]: string } = {
      open: texts.endOpen,
      'given-up': texts.endGivenUp,
      stuck: texts.endStuck,
      'not-started': texts.endNotStarted,
      cancelled: trialTexts(this.locale).cancelled,
    };
    return html`<div class="stack" data-report>
      <section class="section">
        <h3>${texts.ends}</h3>
        <ul class="plain">
          ${Object.entries(ends).map(
            ([end, count]) =>
              html`<li class="line between">
                <span>${Object.hasOwn(special, end) ? special[end] : names.ending(process, end)}</span
                ><span class="muted">${fill(texts.endTimes, { count })}</span>
              </li>`,
          )}
        </ul>
      </section>
      ${
        statesNeverReached.length + endsNeverMet.length === 0
          ? html`<div class="good">${texts.allReached}</div>`
          : nothing
      }
      ${list(texts.neverReached, statesNeverReached)} ${list(texts.neverEnded, endsNeverMet)}
      ${
        stuck.length === 0
          ? nothing
          : html`<section class="section">
              <h3>${texts.stuck}</h3>
              <ul class="plain bad">
                ${stuck
                  .slice(0, 20)
                  .map(
                    ({ run, states }) =>
                      html`<li>
                        ${fill(texts.stuckAt, { run, states: states.map((state) => names.state(process, state)).join(' / ') })}
                      </li>`,
                  )}
              </ul>
            </section>`
      }
      ${this.session === undefined ? nothing : coverageTemplate(coverage, this.session, names)}
      <details>
        <summary>${texts.refusals}</summary>
        <ul class="plain small muted">
          ${Object.entries(refusals).map(([code, count]) => html`<li class="line between"><span>${code}</span><span>${count}</span></li>`)}
        </ul>
      </details>
    </div>`;
  }

  async #play(): Promise<void> {
    const { world, scenarios } = this.bench;
    const { session } = this;
    if (world === undefined || session === undefined || !this.#begins.isSound()) return;
    const stories = scenarios.map(([, scenario]) => scenario);
    const process = session.document.definition.key;
    const systems = pickedSystems(session.document, session.host.world);
    this.#stop = false;
    this.done = 0;
    this.report = undefined;
    this.fault = undefined;
    this.isRunning = true;
    const made = this.bench.attempt(
      () =>
        new RandomPlaying({
          ...world,
          process,
          ...(systems && { systems }),
          runs: this.runs,
          seed: this.seed,
          now: this.#begins.at,
          samples: scenarioSamples(stories),
          starts: scenarioStarts(stories, process),
        }),
    );
    if ('fault' in made) this.fault = localize(made.fault.message, this.locale);
    else {
      const playing = made.done;
      let last = performance.now();
      for (let run = 0; run < this.runs && !this.#stop; run += 1) {
        const played = this.bench.attempt(() => playing.playOne());
        if ('fault' in played) {
          this.fault = localize(played.fault.message, this.locale);
          break;
        }
        this.done = run + 1;
        if (performance.now() - last < 30) continue;
        await breathe();
        last = performance.now();
      }
      this.report = playing.report();
    }
    this.isRunning = false;
    const { statesNeverReached = [], endsNeverMet = [] } = this.report ?? {};
    const texts = runsTexts(this.locale);
    session.say(
      statesNeverReached.length + endsNeverMet.length === 0
        ? texts.allReached
        : `${texts.neverReached} ${statesNeverReached.length}，${texts.neverEnded} ${endsNeverMet.length}`,
    );
  }
}
