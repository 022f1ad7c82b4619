import type { Instant, JsonObject } from '@yunliu/engine/definition';
import { explainAssignment, explainOutcomes, peopleFor, waitsOf } from '@yunliu/engine/explain';
import { targetInstance, type HistoryEvent, type ProcessInstance, type Task } from '@yunliu/engine/simulate';
import { conditionFields, conditionWords, type DesignDocument } from '../model/index.js';
import { openTasks } from './likeliest-step.js';
import type { TrialNames } from './trial-names.js';
import type { TrialPlayer } from './trial-player.js';
import { fill, trialTexts } from './trial-texts.js';

/** An open task as the panel shows it. */
export interface TaskView {
  readonly id: string;
  readonly instance: ProcessInstance;
  readonly task: Task;
  readonly title: string;
  /** What its instance is called where that is not the trial's own. */
  readonly process?: string;
  /** Assignee, or everybody behind the candidates. */
  readonly people: readonly string[];
  readonly assignee?: string;
  /** Roles, departments and people who may claim it. */
  readonly candidates: string;
  /** 为什么是他. */
  readonly why: string;
  /** 退回: it came back, with what was said. */
  readonly returned?: { readonly by: string; readonly comment: string };
  readonly dueAt?: Instant;
}

export interface OutcomeView {
  readonly outcome: string;
  readonly title: string;
  readonly style: 'primary' | 'default' | 'danger';
  readonly commentRequired: boolean;
  /** Why it cannot be taken now, one sentence for each part that is not met. */
  readonly unmet: readonly string[];
  readonly offered: boolean;
}

export interface ClockLine {
  readonly id: string;
  readonly title: string;
  /** What its instance is called where that is not the trial's own. */
  readonly process?: string;
  readonly from: Instant;
  readonly due?: Instant;
  readonly status: 'running' | 'paused' | 'met' | 'breached' | 'excused' | 'void';
  readonly open: boolean;
  /** Milliseconds of service time left. */
  readonly left: number | null;
  readonly metric: string;
  readonly instance: ProcessInstance;
  readonly isPaused: boolean;
  /** More time was asked for and nobody has decided. */
  readonly asked?: { readonly amount: number; readonly by: string; readonly reason: string };
  /** What an extension of it is counted in. */
  readonly unit: 'minute' | 'workday' | 'day';
}

/** A timer that will fire. */
export interface TimerLine {
  readonly id: string;
  readonly title: string;
  readonly process?: string;
  readonly dueAt: Instant;
}

export interface MessageWait {
  readonly kind: 'message' | 'signal';
  readonly name: string;
  readonly instance: ProcessInstance;
}

/** The trial's own instance: that which steps without a name of another mean. */
export function rootOf({ simulation, setup }: TrialPlayer): ProcessInstance | undefined {
  return targetInstance(simulation, { process: setup.process });
}

/** What an instance is called: its process, its number where there are several of that, its business key. */
export function instanceTitle(
  { simulation }: Pick<TrialPlayer, 'simulation'>,
  names: TrialNames,
  instance: ProcessInstance,
): string {
  const { definition, businessKey } = instance;
  const same = simulation.instances.filter((each) => each.definition.key === definition.key);
  const title = names.process(definition.key);
  const number = same.findIndex(({ id }) => id === instance.id) + 1;
  return [same.length > 1 ? `${title} #${number}` : title, ...(businessKey === undefined ? [] : [businessKey])].join(
    ' · ',
  );
}

/** The same, but for the trial's own instance. */
function foreignTitle(player: TrialPlayer, names: TrialNames, instance: ProcessInstance): string | undefined {
  return instance.id === rootOf(player)?.id ? undefined : instanceTitle(player, names, instance);
}

export function taskViews(player: TrialPlayer, names: TrialNames): readonly TaskView[] {
  const { simulation } = player;
  return openTasks(simulation).map(({ instance, task }) => {
    const process = instance.definition.key;
    const events = simulation.history.filter(({ instanceId }) => instanceId === instance.id);
    const why = explainAssignment(events, task.id, {
      directory: simulation.directory,
      locale: names.locale,
      stateTitle: (state) => names.state(process, state),
    });
    const own = names.state(process, task.state);
    const foreign = foreignTitle(player, names, instance);
    return {
      id: task.id,
      instance,
      task,
      title: task.title === undefined ? own : names.text(task.title, own),
      ...(foreign === undefined ? {} : { process: foreign }),
      people: peopleFor(task, simulation.directory),
      ...(task.assignee === undefined ? {} : { assignee: task.assignee }),
      candidates: task.candidates.map((one) => names.principal(one)).join(names.locale === 'en' ? ', ' : '、'),
      why: why ?? '',
      ...returnedTo(events, task),
      ...(task.dueAt === undefined ? {} : { dueAt: task.dueAt }),
    };
  });
}

/** Who sent the work back to this very task, and what they said. */
function returnedTo(events: readonly HistoryEvent[], task: Task): Pick<TaskView, 'returned'> {
  const created = events.findLast(({ type, taskId }) => type === 'task.created' && taskId === task.id);
  const back = events.findLast(({ type, details }) => type === 'task.returned' && details['to'] === task.state);
  // One command sends it back and makes the task anew.
  if (created === undefined || back === undefined || back.commandId !== created.commandId) return {};
  const { comment } = back.details;
  return { returned: { by: back.actor, comment: typeof comment === 'string' ? comment : '' } };
}

/** The outcomes of a task for somebody with what is typed so far; what is not offered says why in plain words. */
export function outcomeViews(
  player: TrialPlayer,
  { instance, task }: Pick<TaskView, 'instance' | 'task'>,
  document: DesignDocument,
  names: TrialNames,
  at: { readonly by: string; readonly values?: JsonObject },
): readonly OutcomeView[] {
  const process = player.simulation.process(instance.definition.key);
  if (process === undefined) return [];
  const fields = conditionFields(document, names.locale);
  const rules = process.states.get(task.state)?.outcomeRules;
  const facts = { now: player.simulation.now, actor: at.by, ...(at.values && { values: at.values }) };
  return explainOutcomes(process, instance, task, facts).map(({ outcome, offered, unmet }) => {
    const rule = rules?.get(outcome)?.outcome;
    return {
      outcome,
      title: names.text(rule?.title, outcome),
      style: rule?.style ?? 'default',
      commentRequired: rule?.commentRequired === true,
      offered,
      unmet: unmet.map(({ text }) => conditionWords(text, fields, names.locale)),
    };
  });
}

/** Promised times of all instances, open ones first, the next due before the others. */
export function clockLines(player: TrialPlayer, names: TrialNames): readonly ClockLine[] {
  const { simulation } = player;
  const lines = simulation.instances.flatMap((instance) =>
    (instance.clocks ?? []).map((clock): ClockLine => {
      const isOpen = clock.state !== 'stopped';
      const now = isOpen ? simulation.calendars.judge?.(clock.events, simulation.now) : undefined;
      const isLate = clock.breachedAt !== undefined || (isOpen && clock.due !== null && simulation.now > clock.due);
      const foreign = foreignTitle(player, names, instance);
      const standing = isLate ? 'breached' : clock.state === 'paused' ? 'paused' : 'running';
      return {
        id: `${instance.id}/${clock.id}`,
        title: names.text(clock.title, clock.commitment ?? clock.metric),
        ...(foreign === undefined ? {} : { process: foreign }),
        from: clock.startedAt,
        ...(clock.due === null ? {} : { due: clock.due }),
        status: clock.verdict?.result ?? standing,
        open: isOpen,
        left: now === undefined ? clock.remainingMs : now.remainingMs,
        metric: clock.metric,
        instance,
        isPaused: clock.state === 'paused',
        ...(clock.extension === undefined ? {} : { asked: clock.extension }),
        unit: unitOf(clock),
      };
    }),
  );
  return lines.toSorted(
    (one, other) => Number(other.open) - Number(one.open) || (one.due ?? '9').localeCompare(other.due ?? '9'),
  );
}

function unitOf({ events }: NonNullable<ProcessInstance['clocks']>[number]): ClockLine['unit'] {
  const terms = events.findLast((event) => event.type === 'start' || event.type === 'agreement');
  return terms !== undefined && 'terms' in terms ? terms.terms.unit : 'minute';
}

/** Timers that will fire, soonest first. */
export function timerLines(player: TrialPlayer, names: TrialNames): readonly TimerLine[] {
  return player.simulation.instances
    .filter(({ status }) => status === 'running')
    .flatMap((instance) => {
      const foreign = foreignTitle(player, names, instance);
      return instance.timers.map(({ id, rule, dueAt }) => ({
        id,
        title: timerTitle(instance, rule, names),
        dueAt,
        ...(foreign === undefined ? {} : { process: foreign }),
      }));
    })
    .toSorted((one, other) => one.dueAt.localeCompare(other.dueAt));
}

/** Promises warn and end by timers of their own: `clock:<id>:<what>`. */
function timerTitle({ clocks = [], definition }: ProcessInstance, rule: string, names: TrialNames): string {
  const id = /^clock:([^:]+):/.exec(rule)?.[1];
  const clock = id === undefined ? undefined : clocks.find((each) => each.id === id);
  if (clock === undefined) return names.timer(definition.key, rule);
  const texts = trialTexts(names.locale);
  const title = names.text(clock.title, clock.commitment ?? clock.metric);
  const what = rule.includes(':warn') ? 'clockWarns' : rule.endsWith(':resume') ? 'clockResumes' : 'clockEnds';
  return fill(texts[what], { title });
}

/** Messages that an instance waits for, and signals, each once: a signal reaches all. */
export function messageWaits({ simulation }: TrialPlayer): readonly MessageWait[] {
  const found = new Map<string, MessageWait>();
  for (const instance of simulation.instances) {
    const process = simulation.process(instance.definition.key);
    if (process === undefined || instance.status !== 'running') continue;
    for (const wait of waitsOf(process, instance, simulation.directory))
      if (wait.kind === 'message' || wait.kind === 'signal')
        found.set(`${wait.kind}/${wait.kind === 'signal' ? '' : instance.id}/${wait.name}`, {
          kind: wait.kind,
          name: wait.name,
          instance,
        });
  }
  return [...found.values()];
}

/** Services that ran in the last step, so that their answers can be chosen. */
export function servicesOf(
  player: TrialPlayer,
  step: number,
): readonly { readonly handler: string; readonly state: string; readonly process: string }[] {
  const { simulation, trace } = player;
  return (trace[step]?.events ?? []).flatMap(({ type, instance, state, details }) => {
    const process = simulation.instance(instance)?.definition.key ?? '';
    const placed = state === undefined ? undefined : simulation.process(process)?.states.get(state)?.state;
    if ((type !== 'job.completed' && type !== 'job.failed') || placed?.type !== 'service' || state === undefined)
      return [];
    const handler = details['handler'];
    return [{ handler: typeof handler === 'string' ? handler : placed.handler, state, process }];
  });
}
