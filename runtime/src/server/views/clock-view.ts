import type { Command, Fault, InstanceClock, ProcessInstance, Viewer } from '@yunliu/engine';
import type { Agreement, ClockPromise } from '@yunliu/engine/agreements';
import { promiseOf } from '@yunliu/engine/agreements';
import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import { randomUUID } from 'node:crypto';
import type { ApiClock } from '../../api/index.js';
import type { SeenInstance } from '../http/call.js';
import type { ServerParts } from '../server-parts.js';
import { metricTitle } from './clock-titles.js';
import { personOf } from './names.js';

interface Scene {
  readonly parts: ServerParts;
  readonly viewer: Viewer;
  readonly seen: SeenInstance;
  readonly agreement: Agreement | undefined;
  readonly locale: Locale;
}

/** One clock as it stands now, in the words of the agreement, with what this viewer may do. */
export async function clockView(scene: Scene, clock: InstanceClock): Promise<ApiClock> {
  const { parts, seen, agreement, locale } = scene;
  const { instance } = seen;
  const now = parts.clock.now();
  const view = parts.calendars?.judge?.(clock.events, now);
  const row = agreement?.commitments.find(({ id }) => id === clock.commitment);
  const promise =
    agreement === undefined || clock.commitment === undefined
      ? undefined
      : promiseOf(agreement, clock.metric, instance.definition.key, instance.service?.priority ?? '');
  const isLate = clock.state !== 'stopped' && clock.due !== null && now > clock.due;
  const terms = view?.terms;
  const calendar = terms === undefined ? undefined : parts.calendars?.calendar(terms.calendar);
  return {
    id: clock.id,
    metric: clock.metric,
    title: row === undefined ? titleOf(clock, seen, locale) : localize(row.title, locale),
    state: clock.state,
    startedAt: clock.startedAt,
    due: clock.due,
    provisional: clock.provisional === true,
    breached: clock.breachedAt !== undefined || isLate,
    elapsedMs: view?.elapsedMs ?? clock.elapsedMs,
    remainingMs: view === undefined ? clock.remainingMs : view.remainingMs,
    pauseReasons: (promise?.pauseReasons ?? []).map(({ key, title, evidence }) => ({
      key,
      title: localize(title, locale),
      evidence: evidence === true,
    })),
    thresholds: view?.thresholds ?? [],
    may: await offers(scene, clock, promise),
    ...optional({
      commitment: clock.commitment,
      stoppedAt: clock.stoppedAt,
      breachedAt: clock.breachedAt ?? (isLate ? (clock.due ?? undefined) : undefined),
      cause: clock.cause,
      result: clock.verdict?.result,
      engineer: clock.verdict?.engineer === undefined ? undefined : person(scene, clock.verdict.engineer),
      pauseReason: clock.pauseReason,
      unit: terms?.unit,
      calendar: calendar && { key: calendar.key, title: localize(calendar.title, locale) },
      budgetMs: view?.budgetMs ?? undefined,
      budgetDays: view?.budgetDays ?? undefined,
      elapsedDays: view?.elapsedDays ?? undefined,
      target: row?.target,
      pausedSince: view?.pausedSince ?? undefined,
      pausedUntil: view?.pausedUntil ?? undefined,
      extension: extensionView(scene, clock),
      appeal: appealView(scene, clock),
    }),
  };
}

function titleOf(clock: InstanceClock, { version }: SeenInstance, locale: Locale): string {
  return clock.title === undefined
    ? metricTitle(version.definition, clock.metric, locale)
    : localize(clock.title, locale);
}

function person({ parts, locale }: Scene, id: string) {
  return personOf(parts.directory.view(), id, locale);
}

function extensionView(scene: Scene, { extension }: InstanceClock): ApiClock['extension'] {
  const { agreement, parts } = scene;
  if (extension === undefined) return undefined;
  const rule = agreement?.extension;
  const roles = extension.needs === 'consent' ? [rule?.consentBy] : [...(rule?.grantedBy ?? []), rule?.consentBy];
  const directory = parts.directory.view();
  return {
    at: extension.at,
    by: person(scene, extension.by),
    amount: extension.amount,
    reason: extension.reason,
    needs: extension.needs,
    decides: roles.flatMap((role) => (role === undefined ? [] : (directory.role(role)?.title ?? role))),
  };
}

function appealView(scene: Scene, { appeal }: InstanceClock): ApiClock['appeal'] {
  if (appeal === undefined) return undefined;
  const { at, by, cause, reason, evidence = [], ruling } = appeal;
  return {
    at,
    by: person(scene, by),
    cause,
    reason,
    evidence,
    ...(ruling === undefined
      ? {}
      : {
          ruling: { at: ruling.at, by: person(scene, ruling.by), decision: ruling.decision, reason: ruling.reason },
        }),
  };
}

/** The engine is asked what it would say; nothing is written. */
async function offers(scene: Scene, clock: InstanceClock, promise: ClockPromise | undefined): Promise<ApiClock['may']> {
  const { parts, viewer, seen } = scene;
  const base = {
    actor: { userId: viewer.user.id },
    instanceId: seen.instance.id,
    clockId: clock.id,
  };
  const may = async (command: object): Promise<boolean> =>
    (await wouldBe(parts, { commandId: randomUUID(), ...base, ...command } as Command)) === undefined;
  const isOpen = clock.state !== 'stopped' && seen.instance.status === 'running';
  const reason = promise?.pauseReasons[0]?.key ?? (clock.commitment === undefined ? 'check' : undefined);
  const [pause, resume, requestExtension, decideExtension, appeal, rule] = await Promise.all([
    isOpen && clock.state === 'running' && reason !== undefined
      ? may({ type: 'pause-clock', reason, evidence: ['check'] })
      : false,
    isOpen && clock.state === 'paused' ? may({ type: 'resume-clock' }) : false,
    isOpen && clock.due !== null && clock.extension === undefined
      ? may({ type: 'request-extension', amount: 1, reason: 'check' })
      : false,
    isOpen && clock.extension !== undefined ? may({ type: 'decide-extension', decision: 'refuse' }) : false,
    clock.breachedAt !== undefined && clock.appeal === undefined
      ? may({ type: 'appeal-breach', cause: 'client', reason: 'check' })
      : false,
    clock.appeal !== undefined && clock.appeal.ruling === undefined
      ? may({ type: 'rule-appeal', decision: 'uphold', reason: 'check' })
      : false,
  ]);
  return { pause, resume, requestExtension, decideExtension, appeal, rule };
}

function wouldBe({ engine }: ServerParts, command: Command): Promise<Fault | undefined> {
  return engine.check(command);
}

/** Nobody changes the priority of a ticket that has none, or that has ended. */
export async function mayChangePriority(
  parts: ServerParts,
  viewer: Viewer,
  instance: ProcessInstance,
  agreement: Agreement | undefined,
): Promise<boolean> {
  const other = agreement?.priorities.find(({ key }) => key !== instance.service?.priority);
  if (other === undefined || instance.status !== 'running') return false;
  const fault = await wouldBe(parts, {
    type: 'change-priority',
    commandId: randomUUID(),
    actor: { userId: viewer.user.id },
    instanceId: instance.id,
    priority: other.key,
    reason: 'check',
  });
  return fault === undefined;
}

function optional<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
