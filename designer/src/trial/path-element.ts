import { css, html, nothing, type TemplateResult } from 'lit';
import { localize, type Instant } from '@yunliu/engine/definition';
import { waitText } from '@yunliu/engine/explain';
import { previewPath, type PathPreview, type ScenarioWorld } from '@yunliu/engine/simulate';
import { controlStyles } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { themeTokens } from '../view/theme.css.js';
import { namesOf } from './names-of.js';
import type { TrialBegin } from './start-element.js';
import { exactTime } from './time-words.js';
import type { TrialBench } from './trial-bench.js';
import type { TrialNames } from './trial-names.js';
import type { TrialSetup } from './trial-player.js';
import { trialStyles } from './trial-styles.js';
import { fill, runsTexts, trialTexts } from './trial-texts.js';
import { pathWhy } from './path-why.js';

/** The whole way ahead for one person and some data: who has what and why, by when at the latest, what is assumed. */
export class TrialPath extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    bench: { attribute: false },
    clock: { attribute: false },
    pace: { state: true },
    begun: { state: true },
    choose: { state: true },
  };
  static override styles = [
    themeTokens,
    controlStyles,
    trialStyles,
    css`
      .box {
        max-width: 1100px;
        margin: 0 auto;
        padding: 0 12px 12px;
      }
      .pace {
        max-width: 560px;
        width: 100%;
        margin: 0 auto;
      }
      td {
        min-width: 84px;
      }
      td.who {
        min-width: 150px;
      }
      td.time {
        white-space: nowrap;
      }
      .scroll {
        container-type: inline-size;
      }
      @container (max-width: 640px) {
        thead {
          position: absolute;
          clip-path: inset(50%);
        }
        tr {
          display: block;
          padding: 6px 0;
          border-bottom: 1px solid var(--yl-line);
        }
        td {
          display: grid;
          grid-template-columns: 80px 1fr;
          padding: 2px 0;
          border: 0;
        }
        td::before {
          content: attr(data-label);
          color: var(--yl-muted);
        }
        td:empty {
          display: none;
        }
      }
    `,
  ];

  declare bench: TrialBench;
  declare clock: (() => Instant) | undefined;
  declare pace: 'due' | 'now';
  declare begun: { readonly setup: TrialSetup; readonly by: string } | undefined;
  /** Outcomes chosen by hand, by state. */
  declare choose: { readonly [state: string]: string };

  constructor() {
    super();
    this.pace = 'due';
    this.choose = {};
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session, bench } = this;
    if (session === undefined) return nothing;
    const texts = runsTexts(this.locale);
    const { world } = bench;
    if (world === undefined)
      return html`<div class="notice bad" role="alert">
        ${trialTexts(this.locale).broken} ${localize(bench.fault?.message, this.locale)}
      </div>`;
    return html`<yl-trial-start
        .session=${session}
        .clock=${this.clock}
        .heading=${trialTexts(this.locale).path}
        .hint=${texts.pathHint}
        .action=${texts.pathRun}
        @yl-trial-begin=${(event: CustomEvent<TrialBegin>) => this.#begin(event.detail)}
      ></yl-trial-start>
      <div class="box stack">
        <div class="line pace">
          <label for="pace">${texts.pace}</label>
          <select
            id="pace"
            class="grow"
            @change=${(event: Event) => (this.pace = (event.target as HTMLSelectElement).value as 'due')}
          >
            <option value="due" ?selected=${this.pace === 'due'}>${texts.pathPace}</option>
            <option value="now" ?selected=${this.pace === 'now'}>${texts.pathPaceNow}</option>
          </select>
        </div>
        ${this.begun === undefined ? nothing : this.#preview(namesOf(bench, this.locale))}
      </div>`;
  }

  #begin({ setup, start }: TrialBegin): void {
    this.choose = {};
    this.begun = { setup, by: 'start' in start ? start.start.by : '' };
  }

  #preview(names: TrialNames): TemplateResult | typeof nothing {
    const { begun, bench } = this;
    const { world } = bench;
    if (begun === undefined || world === undefined) return nothing;
    const { process, clock, data, systems } = begun.setup;
    const looked = bench.attempt(() =>
      previewPath({
        ...world,
        ...(systems && { systems }),
        now: new Date(clock).toISOString(),
        from: { process, by: begun.by, ...(data && { data }) },
        choose: this.choose,
        pace: this.pace,
      }),
    );
    if ('fault' in looked)
      return html`<div class="notice bad" role="alert">${localize(looked.fault.message, this.locale)}</div>`;
    return this.#table(looked.done, names, { year: clock.slice(0, 4), directory: world.directory });
  }

  #table(
    preview: PathPreview,
    names: TrialNames,
    { year, directory }: { readonly year: string; readonly directory: ScenarioWorld['directory'] },
  ): TemplateResult {
    const texts = runsTexts(this.locale);
    const time = (at: Instant | undefined): string => (at === undefined ? '' : exactTime(at, this.locale, year));
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${trialTexts(this.locale).path}>
        <table data-path>
          <thead>
            <tr>
              <th scope="col">${texts.pathStep}</th>
              <th scope="col">${texts.pathWho}</th>
              <th scope="col">${texts.pathWhen}</th>
              <th scope="col">${texts.pathDue}</th>
              <th scope="col">${texts.pathOutcome}</th>
            </tr>
          </thead>
          <tbody>
            ${preview.steps.map(
              (step) =>
                html`<tr>
                  <td data-label=${texts.pathStep}>
                    <div>
                      ${localize(step.title, this.locale)}
                      ${
                        step.process === this.begun?.setup.process
                          ? nothing
                          : html`<div class="small muted">${names.process(step.process)}</div>`
                      }
                    </div>
                  </td>
                  <td class="who" data-label=${texts.pathWho}>
                    <div>
                      ${this.#who(step, names)}
                      <div class="small muted">${pathWhy(preview, step, names, directory)}</div>
                    </div>
                  </td>
                  <td class="time" data-label=${texts.pathWhen}>${time(step.at)}</td>
                  <td class="time" data-label=${texts.pathDue}>${time(step.dueAt)}</td>
                  <td data-label=${texts.pathOutcome}><div>${this.#outcomes(step, names)}</div></td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <div data-end>${this.#end(preview, names)}</div>`;
  }

  #who({ people }: PathPreview['steps'][number], names: TrialNames): unknown {
    const texts = runsTexts(this.locale);
    const [first] = people;
    if (first === undefined) return html`<span class="bad">${texts.nobody}</span>`;
    if (people.length <= 3) return names.people(people);
    return fill(texts.orOthers, { who: names.people(people.slice(0, 2)), count: people.length });
  }

  #outcomes(step: PathPreview['steps'][number], names: TrialNames): unknown {
    const texts = runsTexts(this.locale);
    if (step.choices.length <= 1)
      return step.outcome === undefined ? nothing : names.outcome(step.process, step.state, step.outcome);
    return html`<select
        aria-label=${`${texts.pathOutcome} ${localize(step.title, this.locale)}`}
        @change=${(event: Event) => {
          this.choose = { ...this.choose, [step.state]: (event.target as HTMLSelectElement).value };
        }}
      >
        ${step.choices.map(
          ({ outcome }) =>
            html`<option value=${outcome} ?selected=${outcome === step.outcome}>
              ${names.outcome(step.process, step.state, outcome)}
            </option>`,
        )}
      </select>
      ${step.assumed === true ? html`<span class="small muted">${texts.assumed}</span>` : nothing}`;
  }

  #end({ end, outcome, waits, fault }: PathPreview, names: TrialNames): unknown {
    const texts = runsTexts(this.locale);
    const process = this.begun?.setup.process ?? '';
    switch (end) {
      case 'completed':
        return html`<span class="tag good"
          >${fill(texts.pathEnd, { end: names.ending(process, outcome ?? '') })}</span
        >`;
      case 'cancelled':
        return trialTexts(this.locale).cancelled;
      case 'limit':
        return texts.pathLimit;
      case 'refused':
        return fill(texts.pathRefused, { why: fault === undefined ? '' : localize(fault.message, this.locale) });
      case 'waits': {
        const words = {
          person: (id: string) => names.person(id),
          process: (key: string) => names.process(key),
          time: (at: string) => exactTime(at, this.locale),
        };
        return html`${texts.pathWaits}
          <ul class="plain">
            ${waits.map((wait) => html`<li>${waitText(wait, words, this.locale)}</li>`)}
          </ul>`;
      }
    }
  }
}
