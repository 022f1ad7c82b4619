import type { Fault } from '@yunliu/engine/definition';
import type { Scenario, ScenarioStep } from '@yunliu/engine/simulate';
import type { Option } from '../controls/index.js';
import type { DesignSession } from '../session/index.js';
import { typedAnswer, type AskDialog } from './ask-dialog.js';
import { clockJump, firedLines, type ClockJump } from './clock-jumps.js';
import { clockQuestion, clockStep, type ClockVerb } from './clock-steps.js';
import type { HistoryLine } from './history-lines.js';
import { likeliestStep } from './likeliest-step.js';
import { partingWords } from './parting-words.js';
import {
  messageQuestion,
  operationQuestion,
  saveQuestion,
  serviceQuestion,
  serviceStep,
  timeQuestion,
} from './play-questions.js';
import { presentExpectation } from './present-expectation.js';
import { knownSamples } from './sample-values.js';
import { standingWords, takenWords } from './standing-words.js';
import { targetOf } from './target-of.js';
import { readTypedTime } from './time-words.js';
import type { TrialBench } from './trial-bench.js';
import { TrialNames } from './trial-names.js';
import { operationStep, type OperationView } from './trial-operations.js';
import { TrialPlayer, type TrialSetup } from './trial-player.js';
import { fill, trialTexts } from './trial-texts.js';
import type { ClockLine, MessageWait, servicesOf } from './trial-view.js';

/** What a run needs of the page it is shown on. */
export interface RunPort {
  /** Something is another: shown anew, and told to the canvas. */
  readonly changed: () => void;
  readonly ask: AskDialog['ask'];
  readonly people: () => readonly Option[];
}

/** One trial by hand: what the person asks for becomes steps, and what came of them is kept for the page. */
export class TrialRun {
  readonly #bench: TrialBench;
  readonly #port: RunPort;
  #player: TrialPlayer | undefined;
  /** The trial as it was before changes of the draft took steps from it: they come back when the draft lets them. */
  #whole: TrialPlayer | undefined;
  /** What could not begin because the draft has errors. */
  #asked: { readonly setup: TrialSetup; readonly steps: readonly ScenarioStep[] } | undefined;
  #broken: Fault | undefined;
  #fault: Fault | undefined;
  #parted: string | undefined;
  #fired: readonly HistoryLine[] | undefined;

  constructor(bench: TrialBench, port: RunPort) {
    this.#bench = bench;
    this.#port = port;
  }

  /** `undefined` = no trial is under way. */
  get player(): TrialPlayer | undefined {
    return this.#player;
  }

  /** Why the draft cannot be played; a trial that is under way stands as it was. */
  get broken(): Fault | undefined {
    const broken = this.#bench.fault ?? this.#broken ?? (this.#player === undefined ? this.#fault : undefined);
    return broken && this.#bench.inPlainWords(broken);
  }

  /** Why the last step was refused. */
  get fault(): Fault | undefined {
    return this.#fault;
  }

  /** What a change of the draft, or a look for the next step, came to. */
  get parted(): string | undefined {
    return this.#parted;
  }

  /** What happened while time passed last; absent = no time has passed. */
  get fired(): readonly HistoryLine[] | undefined {
    return this.#fired;
  }

  get #session(): DesignSession {
    return this.#bench.session;
  }

  get locale(): DesignSession['locale'] {
    return this.#session.locale;
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
    this.begin(
      at,
      scenario.steps.slice(0, upTo).filter((step) => !('expect' in step)),
    );
  }

  begin(setup: TrialSetup, steps: readonly ScenarioStep[]): void {
    const { world } = this.#bench;
    if (world === undefined) return;
    this.#whole = this.#broken = this.#asked = undefined;
    const begun = this.#bench.attempt(() => TrialPlayer.begin(world, setup, steps));
    const { player, fault } = 'fault' in begun ? { player: undefined, fault: begun.fault } : begun.done;
    this.#fault = fault;
    if (player !== undefined) {
      this.#parted = this.#fired = undefined;
      this.#player = player.steps.length === 0 ? undefined : player;
    }
    if (this.#player === undefined && this.#bench.isFaulty) this.#asked = { setup, steps };
    if (this.#player !== undefined && this.#player === player)
      this.#session.say(takenWords(player, this.names(player)));
    this.#port.changed();
  }

  /** Plays a step and tells everybody; the fault when it is refused. */
  play(step: ScenarioStep): Fault | undefined {
    const player = this.#player;
    if (player === undefined) return undefined;
    const played = this.#bench.attempt(() => player.play(step));
    const fault = 'fault' in played ? played.fault : played.done;
    if (fault !== undefined) return fault;
    this.#fault = undefined;
    this.#parted = undefined;
    this.#whole = undefined;
    const passed = 'advance' in step || 'advanceTo' in step;
    this.#fired = passed ? firedLines(player, this.names(player)) : undefined;
    this.#session.say(takenWords(player, this.names(player), this.#fired));
    this.#port.changed();
    return undefined;
  }

  goTo(count: number): void {
    const player = this.#player;
    if (player === undefined) return;
    player.goTo(Math.max(1, count));
    this.#session.say(standingWords(player, this.names(player)));
    this.#clear();
  }

  readonly next = (): void => {
    const player = this.#player;
    if (player === undefined) return;
    const found = this.#bench.attempt(() => likeliestStep(player, this.samples()));
    const step = 'done' in found ? found.done : undefined;
    if (step === undefined) {
      this.#session.say(trialTexts(this.locale).nextNone);
      this.#parted = trialTexts(this.locale).nextNone;
      this.#port.changed();
      return;
    }
    this.#take(step);
  };

  /** Nothing is under way any more. */
  end(): void {
    this.#player = undefined;
    this.#clear();
  }

  readonly save = async (): Promise<void> => {
    const session = this.#session;
    const player = this.#player;
    if (player === undefined) return;
    const taken = Object.keys(session.document.scenarios);
    const answers = await this.#port.ask(saveQuestion(taken, this.locale));
    if (answers === undefined) return;
    const [title, name] = [typedAnswer(answers, 'title'), typedAnswer(answers, 'name')];
    const expectation =
      answers['expect'] === true ? presentExpectation(player.simulation, player.setup.process) : undefined;
    const story = JSON.parse(JSON.stringify(player.story(title, expectation))) as never;
    if (session.execute({ type: 'add-scenario', name, story }))
      session.say(fill(trialTexts(this.locale).saved, { name: title }));
  };

  async jump(jump: ClockJump | 'time'): Promise<void> {
    const player = this.#player;
    if (player === undefined) return;
    if (jump !== 'time') {
      const step = clockJump(jump, player.simulation);
      if (step !== undefined) this.#take(step);
      return;
    }
    const answers = await this.#port.ask(timeQuestion(player.simulation.now, this.locale));
    const to = answers && readTypedTime(typedAnswer(answers, 'to'));
    if (to !== undefined) this.#take({ advanceTo: to });
  }

  async operate(operation: OperationView, instanceId: string, by: string, state?: string): Promise<void> {
    const player = this.#player;
    const instance = player?.simulation.instance(instanceId);
    if (player === undefined || instance === undefined) return;
    const question = operationQuestion(operation, {
      people: this.#port.people(),
      names: this.names(player),
      process: instance.definition.key,
      by,
      ...(state === undefined ? {} : { state }),
    });
    const answers = operation.fields.length === 0 ? {} : await this.#port.ask(question);
    if (answers === undefined) return;
    const at = { by, ...(state === undefined ? {} : { state }), answers: answers as never };
    this.#take(operationStep(player, instance, operation.operation, at));
  }

  async send(wait: MessageWait): Promise<void> {
    const player = this.#player;
    if (player === undefined) return;
    const answers = await this.#port.ask(messageQuestion(wait, this.locale));
    if (answers === undefined) return;
    const data = answers['data'] as never;
    this.#take(
      wait.kind === 'message'
        ? { message: { name: wait.name, data, ...targetOf(player, wait.instance) } }
        : { signal: { name: wait.name, data } },
    );
  }

  async clock(line: ClockLine, verb: ClockVerb): Promise<void> {
    const player = this.#player;
    if (player === undefined) return;
    const about = { people: this.#port.people(), names: this.names(player) };
    const answers = await this.#port.ask(clockQuestion(line, verb, about));
    if (answers !== undefined) this.#take(clockStep(player, line, verb, answers));
  }

  async service(step: number, service: ReturnType<typeof servicesOf>[number]): Promise<void> {
    const player = this.#player;
    if (player === undefined) return;
    const answers = await this.#port.ask(serviceQuestion(service.handler, this.locale));
    if (answers === undefined) return;
    this.#whole = undefined;
    const parting = player.insert(step, serviceStep(service.handler, answers));
    this.#parted = parting && partingWords(parting, player.setup.process, this.names(player));
    this.#port.changed();
  }

  followDraft(): void {
    const player = this.#player;
    const { world } = this.#bench;
    if (player === undefined && this.#asked !== undefined) return this.begin(this.#asked.setup, this.#asked.steps);
    if (player === undefined || world === undefined || world === player.world) return this.#port.changed();
    const from = this.#whole ?? player;
    const moved = this.#bench.attempt(() => from.onWorld(world));
    const texts = trialTexts(this.locale);
    this.#broken = 'fault' in moved ? moved.fault : moved.done.refused;
    if ('fault' in moved || this.#broken !== undefined) return this.#port.changed();
    const { player: now, parting } = moved.done;
    this.#player = now;
    this.#whole = now.steps.length < from.steps.length ? from : undefined;
    this.#fault = undefined;
    if (parting === undefined) this.#parted = texts.partedSame;
    else this.#parted = `${texts.parted}${partingWords(parting, now.setup.process, this.names(now))}`;
    this.#session.say(this.#parted);
    this.#port.changed();
  }

  /** How things are called in the trial. */
  names(player: TrialPlayer): TrialNames {
    return new TrialNames(player.world, player.simulation, this.locale);
  }

  /** Values people have entered before, to fill forms with. */
  readonly samples = (): ReturnType<typeof knownSamples> =>
    knownSamples(
      this.#bench.scenarios.map(([, scenario]) => scenario),
      this.#player?.steps ?? [],
    );

  /** A step whose refusal is told for the whole trial. */
  #take(step: ScenarioStep): void {
    const fault = this.play(step);
    if (fault === undefined) return;
    this.#fault = fault;
    this.#port.changed();
  }

  #clear(): void {
    this.#whole = undefined;
    this.#broken = undefined;
    this.#fault = undefined;
    this.#parted = undefined;
    this.#fired = undefined;
    this.#port.changed();
  }
}
