import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Fault, Instant } from '@yunliu/engine/definition';
import type { Scenario } from '@yunliu/engine/simulate';
import { controlStyles, type ConfirmDialog, type Option } from '../controls/index.js';
import { DesignerElement } from '../session/designer-element.js';
import { worldPeople, type SessionChange } from '../session/index.js';
import type { FilePort, PeopleSource, StateSelectDetail } from '../view/index.js';
import { themeTokens } from '../view/theme.css.js';
import type { AskDialog } from './ask-dialog.js';
import { focusTemplate, otherInstances } from './children-template.js';
import { clockBarTemplate, holidayAhead } from './clock-bar-template.js';
import { currentTemplate } from './current-template.js';
import { instanceTemplate } from './instance-template.js';
import { nextDue } from './likeliest-step.js';
import { playBarTemplate } from './play-bar-template.js';
import { playStyles } from './play-styles.js';
import { brokenTemplate, refusalTemplate } from './refusal-template.js';
import { situationTemplate } from './situation-template.js';
import type { TrialBegin } from './start-element.js';
import { stepsTemplate } from './steps-template.js';
import type { TaskAct, TaskOperate } from './task-element.js';
import type { TrialBench } from './trial-bench.js';
import { trialMarks, type TrialMarks } from './trial-marks.js';
import { personOptions, trialFiles } from './trial-people.js';
import type { TrialPlayer } from './trial-player.js';
import { TrialRun } from './trial-run.js';
import { trialStyles } from './trial-styles.js';
import { fill, trialTexts } from './trial-texts.js';
import { instanceTitle, rootOf, taskViews } from './trial-view.js';

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
    actor: { state: true },
    all: { state: true },
    worked: { state: true },
  };
  static override styles = [themeTokens, controlStyles, trialStyles, playStyles];

  declare bench: TrialBench;
  declare clock: (() => Instant) | undefined;
  declare alone: boolean;
  declare turn: number;
  declare actor: string | undefined;
  declare all: boolean;
  /** The instance whose tasks are shown; absent = all. */
  declare worked: string | undefined;
  #run: TrialRun | undefined;
  #told: Fault | undefined;
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
    return this.#run?.player;
  }

  get marks(): TrialMarks | undefined {
    const { player } = this;
    const root = player && rootOf(player);
    return player && root && trialMarks(player.simulation, root);
  }

  /** Opens a story at a step (default: its end). What it expects is left out. */
  openStory(scenario: Scenario, upTo?: number): void {
    this.#run?.openStory(scenario, upTo);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('bench') || this.bench === undefined) return;
    this.#run = new TrialRun(this.bench, {
      changed: () => this.#changed(),
      ask: (question) => this.#ask(question),
      people: () => this.#peopleOf().list,
    });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // What was pressed may stand far below what says why it was refused.
    const fault = this.#run?.fault;
    if (fault !== undefined && fault !== this.#told)
      this.renderRoot.querySelector('[data-refusal]')?.scrollIntoView({ block: 'nearest' });
    this.#told = fault;
  }

  protected override sessionChanged(change: SessionChange): void {
    super.sessionChanged(change);
    if (change.what !== 'document') return;
    clearTimeout(this.#follow);
    this.#follow = setTimeout(() => this.#run?.followDraft(), FOLLOW_AFTER_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#follow);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The draft may have been changed while another part of the designer was shown.
    if (this.player !== undefined) this.#follow = setTimeout(() => this.#run?.followDraft(), 0);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session, bench } = this;
    const run = this.#run;
    if (session === undefined || bench === undefined || run === undefined) return nothing;
    const texts = trialTexts(this.locale);
    const { player } = run;
    const { broken } = run;
    return html`${broken === undefined ? nothing : brokenTemplate(broken, this.locale)}
      ${
        player === undefined
          ? html`<yl-trial-start
              .session=${session}
              .clock=${this.clock}
              @yl-trial-begin=${(event: CustomEvent<TrialBegin>) => run.begin(event.detail.setup, [event.detail.start])}
            ></yl-trial-start>`
          : this.#trial(run, player)
      }
      <yl-trial-ask></yl-trial-ask>
      <yl-confirm-dialog></yl-confirm-dialog>
      <span class="sr">${texts.play}</span>`;
  }

  #trial(run: TrialRun, player: TrialPlayer): TemplateResult {
    const { simulation } = player;
    const names = run.names(player);
    const texts = trialTexts(this.locale);
    const people = this.#peopleOf();
    const root = rootOf(player);
    // Whoever is worked on may be gone after a step back, or have ended.
    const focused = simulation.instances.find(({ id, status }) => id === this.worked && status === 'running');
    const tasks = taskViews(player, names).filter(
      ({ instance }) => focused === undefined || instance.id === focused.id,
    );
    const inFocus = {
      ...(focused === undefined ? {} : { focus: focused.id }),
      onFocus: (id: string | undefined) => (this.worked = id),
    };
    const acted = focused ?? root;
    return html`${playBarTemplate(run, player, {
        isReadonly: this.session?.isReadonly ?? true,
        restart: () => void this.#restart(),
      })}
      ${clockBarTemplate({
        now: simulation.now,
        locale: this.locale,
        hasTimer: nextDue(simulation) !== undefined,
        ...holidayAhead(simulation, this.locale),
        ...(run.fired && { fired: run.fired }),
        onJump: (jump) => void run.jump(jump),
      })}
      <div class="columns">
        <div class="main stack">
          ${run.parted === undefined ? nothing : html`<div class="notice" role="status" data-parted>${run.parted}</div>`}
          ${run.fault === undefined ? nothing : refusalTemplate(run.fault, this.locale)}
          ${currentTemplate(player, names, this.marks, (state) => this.session?.select([{ part: 'state', state }]))}
          <section class="section" aria-label=${texts.tasks}>
            <div class="line between">
              <h3>${texts.tasks}</h3>
              ${otherInstances(player).length === 0 ? nothing : focusTemplate({ player, names, ...inFocus })}
            </div>
            ${
              tasks.length === 0
                ? html`<div class="hint">${texts.noTasks} ${root?.status === 'running' ? texts.waiting : nothing}</div>`
                : repeat(
                    tasks,
                    ({ id }) => id,
                    (view) =>
                      html`<yl-trial-task
                        data-state=${view.task.state}
                        data-person=${view.assignee ?? nothing}
                        .session=${this.session}
                        .player=${player}
                        .names=${names}
                        .view=${view}
                        .turn=${this.turn}
                        .people=${people.list}
                        .source=${people.source}
                        .files=${this.#files}
                        .samples=${run.samples}
                        @yl-trial-act=${(event: CustomEvent<TaskAct>) => event.detail.answer(run.play(event.detail.step))}
                        @yl-trial-operate=${(event: CustomEvent<TaskOperate>) =>
                          void run.operate(
                            event.detail.operation,
                            event.detail.view.instance.id,
                            event.detail.by,
                            event.detail.view.task.state,
                          )}
                      ></yl-trial-task>`,
                  )
            }
          </section>
          ${
            acted === undefined
              ? nothing
              : instanceTemplate(run, names, {
                  instance: acted,
                  ...(focused === undefined ? {} : { title: instanceTitle(player, names, focused) }),
                  actor: this.actor ?? acted.startedBy,
                  people: people.list,
                  onActor: (actor) => (this.actor = actor),
                })
          }
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
            ...inFocus,
            onSend: (wait) => void run.send(wait),
            onClock: (line, verb) => void run.clock(line, verb),
          })}
          ${stepsTemplate(player, names, {
            onGo: (count) => run.goTo(count),
            onService: (step, service) => void run.service(step, service),
          })}
        </div>
      </div>`;
  }

  async #restart(): Promise<void> {
    const { player } = this;
    const texts = trialTexts(this.locale);
    const count = player?.steps.length ?? 0;
    const question = {
      title: texts.restart,
      text: fill(texts.restartAsk, { count }),
      action: texts.restart,
      locale: this.locale,
    };
    const dialog = this.renderRoot.querySelector<ConfirmDialog>('yl-confirm-dialog');
    if (count > 1 && (await dialog?.ask(question)) !== true) return;
    const first = player?.steps[0];
    this.#run?.end();
    await this.updateComplete;
    const starter = first !== undefined && 'start' in first ? first.start.by : undefined;
    if (player !== undefined) this.renderRoot.querySelector('yl-trial-start')?.take(player.setup, starter);
  }

  #ask(question: Parameters<AskDialog['ask']>[0]): ReturnType<AskDialog['ask']> {
    const dialog = this.renderRoot.querySelector<AskDialog>('yl-trial-ask');
    return dialog === null ? Promise.resolve(undefined) : dialog.ask(question);
  }

  #peopleOf(): { readonly list: readonly Option[]; readonly source: PeopleSource } {
    const { world } = this.bench.session.host;
    if (this.#people?.of === this.locale) return this.#people;
    this.#people = {
      of: this.locale,
      list: personOptions(world.organisation, this.locale),
      source: worldPeople(world, this.locale),
    };
    return this.#people;
  }

  #changed(): void {
    this.turn += 1;
    this.dispatchEvent(new CustomEvent('yl-trial-marks', { detail: this.marks, bubbles: true, composed: true }));
  }
}
