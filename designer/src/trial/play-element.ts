import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { localize, type Fault, type Instant } from '@yunliu/engine/definition';
import type { Scenario, ScenarioStep } from '@yunliu/engine/simulate';
import { controlStyles, type Option } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import type { SessionChange } from '../session/index.js';
import type { FilePort, PeopleSource, StateSelectDetail } from '../view/index.js';
import { themeTokens } from '../view/theme.css.js';
import type { AskDialog } from './ask-dialog.js';
import { clockBarTemplate } from './clock-bar-template.js';
import { clockJump, firedOnTheWay, type ClockJump } from './clock-jumps.js';
import { historyLines, type HistoryLine } from './history-lines.js';
import { likeliestStep, nextDue } from './likeliest-step.js';
import { partingWords } from './parting-words.js';
import {
  messageQuestion,
  operationQuestion,
  saveQuestion,
  serviceQuestion,
  serviceStep,
  timeQuestion,
} from './play-questions.js';
import { playStyles } from './play-styles.js';
import { presentExpectation } from './present-expectation.js';
import { knownSamples } from './sample-values.js';
import { situationTemplate } from './situation-template.js';
import type { TrialBegin } from './start-element.js';
import { stepsTemplate } from './steps-template.js';
import { targetOf } from './target-of.js';
import type { TaskAct, TaskOperate } from './task-element.js';
import { fromLocalInput, spokenTime } from './time-words.js';
import type { TrialBench } from './trial-bench.js';
import { trialMarks, type TrialMarks } from './trial-marks.js';
import { TrialNames } from './trial-names.js';
import { instanceOperations, operationStep, type OperationView } from './trial-operations.js';
import { personOptions, trialFiles, trialPeople } from './trial-people.js';
import { TrialPlayer, type TrialSetup } from './trial-player.js';
import { trialStyles } from './trial-styles.js';
import { fill, trialTexts } from './trial-texts.js';
import { rootOf, servicesOf, taskViews, type MessageWait } from './trial-view.js';

/** Rest of the hand after which a running trial follows a change of the draft. */
const FOLLOW_AFTER_MS = 250;

/**
 * A draft played by hand: who starts, what everybody has to do, what time does. Fires `yl-trial-marks` with
 * {@link TrialMarks} (`undefined` = no trial is under way) after every step.
 */
export class TrialPlay extends DesignerElement {
  static override properties = {
    ...DesignerElement.properties,
    bench: { attribute: false },
    clock: { attribute: false },
    /** Shows its own drawing: where there is no canvas beside it. */
    alone: { type: Boolean },
    turn: { state: true },
    fault: { state: true },
    parted: { state: true },
    actor: { state: true },
    all: { state: true },
    fired: { state: true },
  };
  static override styles = [themeTokens, controlStyles, trialStyles, playStyles];

  declare bench: TrialBench;
  declare clock: (() => Instant) | undefined;
  declare alone: boolean;
  declare turn: number;
  declare fault: Fault | undefined;
  declare parted: string | undefined;
  declare actor: string | undefined;
  declare all: boolean;
  declare fired: readonly HistoryLine[] | undefined;
  #player: TrialPlayer | undefined;
  #follow: ReturnType<typeof setTimeout> | undefined;
  #people: { readonly of: unknown; readonly list: readonly Option[]; readonly source: PeopleSource } | undefined;
  readonly #files: FilePort = trialFiles();

  constructor() {
    super();
    this.alone = false;
    this.turn = 0;
    this.all = false;
  }

  get player(): TrialPlayer | undefined {
    return this.#player;
  }

  get marks(): TrialMarks | undefined {
    const root = this.#player && rootOf(this.#player);
    return this.#player && root && trialMarks(this.#player.simulation, root);
  }

  /** Opens a story at a step (default: its end). What it expects is left out. */
  openStory(scenario: Scenario, upTo = scenario.steps.length): void {
    const { process, clock, data, systems } = scenario;
    const at: TrialSetup = {
      process,
      clock: new Date(clock).toISOString(),
      ...(data && { data }),
      ...(systems && { systems }),
    };
    this.#begin(
      at,
      scenario.steps.slice(0, upTo).filter((step) => !('expect' in step)),
    );
  }

  protected override sessionChanged(change: SessionChange): void {
    super.sessionChanged(change);
    if (change.what !== 'document' || this.#player === undefined) return;
    clearTimeout(this.#follow);
    this.#follow = setTimeout(() => this.#followDraft(), FOLLOW_AFTER_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#follow);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The draft may have been changed while another part of the designer was shown.
    if (this.#player !== undefined) this.#follow = setTimeout(() => this.#followDraft(), 0);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session, bench } = this;
    if (session === undefined || bench === undefined) return nothing;
    const texts = trialTexts(this.locale);
    const player = this.#player;
    const broken = bench.fault ?? (player === undefined ? this.fault : undefined);
    return html`${broken === undefined ? nothing : this.#broken(broken)}
      ${
        player === undefined
          ? html`<yl-trial-start
              .session=${session}
              .clock=${this.clock}
              @yl-trial-begin=${(event: CustomEvent<TrialBegin>) =>
                this.#begin(event.detail.setup, [event.detail.start])}
            ></yl-trial-start>`
          : this.#trial(player)
      }
      <yl-trial-ask></yl-trial-ask>
      <yl-confirm-dialog></yl-confirm-dialog>
      <span class="sr">${texts.play}</span>`;
  }

  #trial(player: TrialPlayer): TemplateResult {
    const { simulation } = player;
    const names = this.#names(player);
    const texts = trialTexts(this.locale);
    const people = this.#peopleOf();
    const tasks = taskViews(player, names);
    const root = rootOf(player);
    return html`<div class="bar">
        <button
          type="button"
          class="primary"
          data-next
          ?disabled=${root?.status !== 'running'}
          title=${texts.nextHint}
          @click=${this.#next}
        >
          ${texts.next}
        </button>
        <button
          type="button"
          data-back
          ?disabled=${player.steps.length < 2}
          @click=${() => this.#goTo(player.steps.length - 1)}
        >
          ${texts.back}
        </button>
        <button type="button" data-restart @click=${this.#restart}>${texts.restart}</button>
        <button type="button" data-save ?disabled=${this.session?.isReadonly} @click=${this.#save}>
          ${texts.save}
        </button>
      </div>
      ${clockBarTemplate({
        now: simulation.now,
        locale: this.locale,
        hasTimer: nextDue(simulation) !== undefined,
        ...(this.fired && { fired: this.fired }),
        onJump: (jump) => void this.#jump(jump),
      })}
      <div class="columns">
        <div class="main stack">
          ${this.parted === undefined ? nothing : html`<div class="notice" role="status" data-parted>${this.parted}</div>`}
          ${this.fault === undefined ? nothing : this.#refusal(this.fault)}
          <section class="section" aria-label=${texts.current}>
            <h3>${texts.current}</h3>
            <div class="line" data-current>
              ${
                root === undefined || root.status !== 'running'
                  ? html`<span class="tag good"
                      >${
                        root?.status === 'cancelled'
                          ? texts.cancelled
                          : fill(texts.ended, { end: names.ending(player.setup.process, root?.outcome ?? '') })
                      }</span
                    >`
                  : this.#states(player, names)
              }
            </div>
          </section>
          <section class="section" aria-label=${texts.tasks}>
            <h3>${texts.tasks}</h3>
            ${
              tasks.length === 0
                ? html`<div class="hint">${texts.noTasks} ${root?.status === 'running' ? texts.waiting : nothing}</div>`
                : repeat(
                    tasks,
                    ({ id }) => id,
                    (view) =>
                      html`<yl-trial-task
                        data-state=${view.task.state}
                        .session=${this.session}
                        .player=${player}
                        .names=${names}
                        .view=${view}
                        .turn=${this.turn}
                        .people=${people.list}
                        .source=${people.source}
                        .files=${this.#files}
                        .samples=${this.#samples}
                        @yl-trial-act=${(event: CustomEvent<TaskAct>) => this.#act(event.detail)}
                        @yl-trial-operate=${(event: CustomEvent<TaskOperate>) =>
                          void this.#operate(
                            event.detail.operation,
                            event.detail.view.instance.id,
                            event.detail.by,
                            event.detail.view.task.state,
                          )}
                      ></yl-trial-task>`,
                  )
            }
          </section>
          ${this.#instanceOperations(player, names)}
        </div>
        <div class="side">
          ${
            this.alone && player.definition !== undefined
              ? html`<yl-flow-view
                  .definition=${player.definition}
                  .related=${player.world.definitions}
                  .marks=${this.marks}
                  .locale=${this.locale}
                  @yl-state-select=${(event: CustomEvent<StateSelectDetail>) =>
                    this.session?.select([{ part: 'state', state: event.detail.state }])}
                ></yl-flow-view>`
              : nothing
          }
          ${situationTemplate({
            player,
            names,
            all: this.all,
            onAll: (all) => (this.all = all),
            onSend: (wait) => void this.#send(wait),
          })}
          ${stepsTemplate(player, names, {
            onGo: (count) => this.#goTo(count),
            onService: (step, service) => void this.#service(step, service),
          })}
        </div>
      </div>`;
  }

  #states(player: TrialPlayer, names: TrialNames): unknown {
    const tokens = this.marks?.tokens ?? [];
    return tokens.map(
      ({ state, count }) =>
        html`<button type="button" class="tag active" @click=${() => this.session?.select([{ part: 'state', state }])}>
          ${names.state(player.setup.process, state)}${count > 1 ? ` × ${count}` : ''}
        </button>`,
    );
  }

  #instanceOperations(player: TrialPlayer, names: TrialNames): TemplateResult | typeof nothing {
    const root = rootOf(player);
    if (root === undefined) return nothing;
    const texts = trialTexts(this.locale);
    const actor = this.actor ?? root.startedBy;
    const operations = instanceOperations(player, root, actor);
    return html`<details data-instance-operations>
      <summary>${texts.instanceOperations}</summary>
      <div class="stack">
        <yl-pick-control
          .label=${texts.actor}
          .options=${this.#peopleOf().list}
          .value=${actor}
          .locale=${this.locale}
          @yl-change=${(event: CustomEvent<{ value: string | undefined }>) => (this.actor = event.detail.value)}
        ></yl-pick-control>
        <div class="line">
          ${operations.map(
            (operation) =>
              html`<button
                type="button"
                data-operation=${operation.operation}
                ?disabled=${operation.refusal !== undefined}
                title=${operation.refusal === undefined ? nothing : localize(operation.refusal.message, names.locale)}
                @click=${() => void this.#operate(operation, root.id, actor)}
              >
                ${texts.ops[operation.operation]}
              </button>`,
          )}
        </div>
      </div>
    </details>`;
  }

  #refusal(fault: Fault): TemplateResult {
    return html`<div class="notice bad" role="alert" data-refusal>
      <strong>${trialTexts(this.locale).refused}：</strong>${localize(fault.message, this.locale)}
      <p>${localize(fault.hint, this.locale)}</p>
    </div>`;
  }

  #broken(fault: Fault): TemplateResult {
    const texts = trialTexts(this.locale);
    return html`<div class="notice bad" role="alert" data-broken>
      <strong>${texts.broken}</strong> ${localize(fault.message, this.locale)}
      <p>${texts.brokenHint}</p>
    </div>`;
  }

  #begin(setup: TrialSetup, steps: readonly ScenarioStep[]): void {
    const { world } = this.bench;
    if (world === undefined) return;
    const begun = this.bench.attempt(() => {
      const player = new TrialPlayer(world, setup);
      for (const step of steps) {
        const fault = player.play(step);
        if (fault !== undefined) return { player, fault };
      }
      return { player, fault: undefined };
    });
    if ('fault' in begun) {
      this.fault = begun.fault;
      return;
    }
    const { player, fault } = begun.done;
    this.fault = fault;
    this.parted = undefined;
    this.fired = undefined;
    this.#player = player.steps.length === 0 ? undefined : player;
    this.#changed();
  }

  #act({ step, answer }: TaskAct): void {
    answer(this.#play(step));
  }

  /** Plays a step and tells everybody; the fault when it is refused. */
  #play(step: ScenarioStep): Fault | undefined {
    const player = this.#player;
    if (player === undefined) return undefined;
    const played = this.bench.attempt(() => player.play(step));
    const fault = 'fault' in played ? played.fault : played.done;
    if (fault !== undefined) return fault;
    this.fault = undefined;
    this.parted = undefined;
    const passed = 'advance' in step || 'advanceTo' in step;
    this.fired = passed ? this.#firedBy(player) : undefined;
    const texts = trialTexts(this.locale);
    if (passed)
      this.session?.say(
        fill(texts.passed, { time: spokenTime(player.simulation.now, player.simulation.now, this.locale) }),
      );
    this.#changed();
    return undefined;
  }

  #firedBy(player: TrialPlayer): readonly HistoryLine[] {
    const last = player.trace.at(-1);
    if (last === undefined) return [];
    const told = new Set(firedOnTheWay(last).map(({ type }) => type));
    const events = player.simulation.history
      .slice(player.simulation.history.length - last.events.length)
      .filter(({ type }) => told.has(type))
      .map((event) => ({ ...event, process: player.simulation.instance(event.instanceId)?.definition.key ?? '' }));
    return historyLines(events, this.#names(player), true);
  }

  #goTo(count: number): void {
    const player = this.#player;
    if (player === undefined) return;
    player.goTo(Math.max(1, count));
    this.fault = undefined;
    this.parted = undefined;
    this.fired = undefined;
    this.#changed();
  }

  readonly #next = (): void => {
    const player = this.#player;
    if (player === undefined) return;
    const found = this.bench.attempt(() => likeliestStep(player, this.#samples()));
    const step = 'done' in found ? found.done : undefined;
    if (step === undefined) {
      this.session?.say(trialTexts(this.locale).nextNone);
      this.parted = trialTexts(this.locale).nextNone;
      return;
    }
    this.fault = this.#play(step);
  };

  readonly #restart = async (): Promise<void> => {
    const player = this.#player;
    const texts = trialTexts(this.locale);
    const dialog = this.renderRoot.querySelector('yl-confirm-dialog') as unknown as {
      ask(question: object): Promise<boolean>;
    };
    const count = player?.steps.length ?? 0;
    const question = {
      title: texts.restart,
      text: fill(texts.restartAsk, { count }),
      action: texts.restart,
      locale: this.locale,
    };
    if (count > 1 && !(await dialog.ask(question))) return;
    const first = player?.steps[0];
    this.#player = undefined;
    this.fault = undefined;
    this.parted = undefined;
    this.fired = undefined;
    this.#changed();
    await this.updateComplete;
    const starter = first !== undefined && 'start' in first ? first.start.by : undefined;
    if (player !== undefined) this.renderRoot.querySelector('yl-trial-start')?.take(player.setup, starter);
  };

  readonly #save = async (): Promise<void> => {
    const { session } = this;
    const player = this.#player;
    if (session === undefined || player === undefined) return;
    const taken = Object.keys(session.document.scenarios);
    const answers = await this.#ask(saveQuestion(taken, this.locale));
    if (answers === undefined) return;
    const [title, name] = [String(answers['title']).trim(), String(answers['name']).trim()];
    const expectation =
      answers['expect'] === true ? presentExpectation(player.simulation, player.setup.process) : undefined;
    const story = JSON.parse(JSON.stringify(player.story(title, expectation))) as never;
    if (session.execute({ type: 'add-scenario', name, story }))
      session.say(fill(trialTexts(this.locale).saved, { name: title }));
  };

  async #jump(jump: ClockJump | 'time'): Promise<void> {
    const player = this.#player;
    if (player === undefined) return;
    if (jump !== 'time') {
      const step = clockJump(jump, player.simulation);
      if (step !== undefined) this.fault = this.#play(step);
      return;
    }
    const answers = await this.#ask(timeQuestion(player.simulation.now, this.locale));
    const to = answers && fromLocalInput(String(answers['to']));
    if (to !== undefined) this.fault = this.#play({ advanceTo: to });
  }

  async #operate(operation: OperationView, instanceId: string, by: string, state?: string): Promise<void> {
    const player = this.#player;
    const instance = player?.simulation.instance(instanceId);
    if (player === undefined || instance === undefined) return;
    const { list } = this.#peopleOf();
    const question = operationQuestion(operation, {
      people: list,
      names: this.#names(player),
      process: instance.definition.key,
    });
    const answers = operation.fields.length === 0 ? {} : await this.#ask(question);
    if (answers === undefined) return;
    const at = { by, ...(state === undefined ? {} : { state }), answers: answers as never };
    this.fault = this.#play(operationStep(player, instance, operation.operation, at));
  }

  async #send(wait: MessageWait): Promise<void> {
    const player = this.#player;
    if (player === undefined) return;
    const answers = await this.#ask(messageQuestion(wait, this.locale));
    if (answers === undefined) return;
    const data = answers['data'] as never;
    this.fault =
      wait.kind === 'message'
        ? this.#play({ message: { name: wait.name, data, ...targetOf(player, wait.instance) } })
        : this.#play({ signal: { name: wait.name, data } });
  }

  async #service(step: number, service: ReturnType<typeof servicesOf>[number]): Promise<void> {
    const player = this.#player;
    if (player === undefined) return;
    const answers = await this.#ask(serviceQuestion(service.handler, this.locale));
    if (answers === undefined) return;
    const parting = player.insert(step, serviceStep(service.handler, answers));
    this.parted = parting && partingWords(parting, player.setup.process, this.#names(player));
    this.#changed();
  }

  #followDraft(): void {
    const player = this.#player;
    const { world } = this.bench;
    if (player === undefined || world === undefined || world === player.world) return this.requestUpdate();
    const moved = this.bench.attempt(() => player.moveTo(world));
    const texts = trialTexts(this.locale);
    if ('fault' in moved) this.fault = moved.fault;
    else if (moved.done === undefined) this.parted = texts.partedSame;
    else this.parted = `${texts.parted}${partingWords(moved.done, player.setup.process, this.#names(player))}`;
    if (this.parted !== undefined) this.session?.say(this.parted);
    if (player.steps.length === 0) {
      this.#player = undefined;
      if (!('fault' in moved) && moved.done?.kind === 'refusal') this.fault = moved.done.fault;
    }
    this.#changed();
  }

  #ask(question: Parameters<AskDialog['ask']>[0]): ReturnType<AskDialog['ask']> {
    const dialog = this.renderRoot.querySelector<AskDialog>('yl-trial-ask');
    return dialog === null ? Promise.resolve(undefined) : dialog.ask(question);
  }

  #names(player: TrialPlayer): TrialNames {
    return new TrialNames(player.world, player.simulation, this.locale);
  }

  #peopleOf(): { readonly list: readonly Option[]; readonly source: PeopleSource } {
    const { organisation } = this.bench.session.host.world;
    if (this.#people?.of === `${this.locale}`) return this.#people;
    this.#people = {
      of: this.locale,
      list: personOptions(organisation, this.locale),
      source: trialPeople(organisation),
    };
    return this.#people;
  }

  readonly #samples = (): ReturnType<typeof knownSamples> =>
    knownSamples(
      this.bench.scenarios.map(([, scenario]) => scenario),
      this.#player?.steps ?? [],
    );

  #changed(): void {
    this.turn += 1;
    this.dispatchEvent(new CustomEvent('yl-trial-marks', { detail: this.marks, bubbles: true, composed: true }));
  }
}
