import type { InstanceClock, ProcessInstance } from '@yunliu/engine';
import type { Agreement } from '@yunliu/engine/agreements';
import { promiseOf } from '@yunliu/engine/agreements';
import { localize } from '@yunliu/engine/definition';
import type { JsonObject, Locale } from '@yunliu/engine/definition';
import { explainClock } from '@yunliu/engine/service-time';
import { YunliuError } from '@yunliu/engine';
import type { ApiClock } from '../../api/index.js';
import type { Handlers } from '../http/call.js';
import { pageOf } from '../http/page.js';
import type { ServerParts } from '../server-parts.js';
import { personOf } from '../views/names.js';
import { actorOf, execute } from './commands.js';

export const clockHandlers: Handlers<
  | 'ticketClocks'
  | 'explainClock'
  | 'pauseClock'
  | 'resumeClock'
  | 'requestExtension'
  | 'decideExtension'
  | 'appealBreach'
  | 'ruleAppeal'
  | 'changePriority'
  | 'changeAgreement'
  | 'decideEntry'
  | 'listOpenClocks'
  | 'listClockVerdicts'
> = {
  async ticketClocks({ parts, seen, locale }) {
    const { instance } = seen;
    const agreement = await agreementOf(parts, instance);
    const { service } = instance;
    return {
      now: parts.clock.now(),
      clocks: (instance.clocks ?? []).map((clock) => clockView(parts, instance, agreement, clock, locale)),
      priorities: (agreement?.priorities ?? []).map(({ key, title }) => ({ key, title: localize(title, locale) })),
      lateEntries: (instance.lateEntries ?? []).map((entry) => entry as unknown as JsonObject),
      ...(service === undefined || agreement === undefined
        ? {}
        : {
            system: service.system,
            priority: service.priority,
            agreement: { key: agreement.key, version: agreement.version, title: localize(agreement.title, locale) },
          }),
    };
  },

  explainClock({ parts, seen, params }) {
    const clock = seen.instance.clocks?.find(({ id }) => id === params.clockId);
    if (clock === undefined || parts.calendars === undefined) throw noClock(params.clockId);
    const explanation = explainClock(clock.events, parts.calendars, parts.clock.now());
    return { explanation: explanation as never, events: clock.events as never };
  },

  pauseClock: ({ parts, viewer, params, body }) => atClock(parts, viewer, { type: 'pause-clock', ...params, ...body }),
  resumeClock: ({ parts, viewer, params, body }) =>
    atClock(parts, viewer, { type: 'resume-clock', ...params, ...body }),
  requestExtension: ({ parts, viewer, params, body }) =>
    atClock(parts, viewer, { type: 'request-extension', ...params, ...body }),
  decideExtension: ({ parts, viewer, params, body }) =>
    atClock(parts, viewer, { type: 'decide-extension', ...params, ...body }),
  appealBreach: ({ parts, viewer, params, body }) =>
    atClock(parts, viewer, { type: 'appeal-breach', ...params, ...body }),
  ruleAppeal: ({ parts, viewer, params, body }) => atClock(parts, viewer, { type: 'rule-appeal', ...params, ...body }),

  changePriority: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, { type: 'change-priority', actor: actorOf(viewer), instanceId: params.id, ...body }),
  changeAgreement: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, { type: 'change-agreement', actor: actorOf(viewer), instanceId: params.id, ...body }),
  decideEntry: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, {
      type: 'decide-entry',
      actor: actorOf(viewer),
      instanceId: params.id,
      entryId: params.entryId,
      ...body,
    }),

  listOpenClocks: ({ parts, query }) => {
    const { limit: _, cursor: __, ...filter } = query;
    return parts.store.openClocks({ ...pageOf(query), ...filter });
  },
  listClockVerdicts: async ({ parts, query }) => ({ rows: await parts.store.clockVerdicts(query) }),
};

type Sent = Parameters<typeof execute>[2];
type Viewer = Parameters<typeof execute>[1];

/** Parameters of the path and the body together say the command. */
function atClock(
  parts: ServerParts,
  viewer: Viewer,
  {
    id,
    ...rest
  }: { readonly type: Sent['type']; readonly id: string; readonly clockId: string; readonly commandId: string },
) {
  return execute(parts, viewer, { ...rest, actor: actorOf(viewer), instanceId: id } as unknown as Sent);
}

async function agreementOf(parts: ServerParts, { service }: ProcessInstance): Promise<Agreement | undefined> {
  if (service === undefined) return undefined;
  const { key, version } = service.agreement;
  return (await parts.engine.agreements.get(key, version))?.agreement;
}

function clockView(
  parts: ServerParts,
  instance: ProcessInstance,
  agreement: Agreement | undefined,
  clock: InstanceClock,
  locale: Locale,
): ApiClock {
  const now = parts.calendars?.judge?.(clock.events, parts.clock.now());
  const row = agreement?.commitments.find(({ id }) => id === clock.commitment);
  const promise =
    agreement === undefined || clock.commitment === undefined
      ? undefined
      : promiseOf(agreement, clock.metric, instance.definition.key, instance.service?.priority ?? '');
  const { verdict } = clock;
  const open = clock.state !== 'stopped';
  const isLate = open && clock.due !== null && parts.clock.now() > clock.due;
  return {
    id: clock.id,
    metric: clock.metric,
    title: localize(clock.title ?? row?.title ?? clock.metric, locale),
    state: clock.state,
    startedAt: clock.startedAt,
    due: clock.due,
    provisional: clock.provisional === true,
    breached: clock.breachedAt !== undefined || isLate,
    elapsedMs: now?.elapsedMs ?? clock.elapsedMs,
    remainingMs: now === undefined ? clock.remainingMs : now.remainingMs,
    pauseReasons: (promise?.pauseReasons ?? []).map(({ key, title }) => ({ key, title: localize(title, locale) })),
    thresholds: now?.thresholds ?? [],
    ...(clock.commitment === undefined ? {} : { commitment: clock.commitment }),
    ...(clock.stoppedAt === undefined ? {} : { stoppedAt: clock.stoppedAt }),
    ...(clock.breachedAt === undefined ? {} : { breachedAt: clock.breachedAt }),
    ...(clock.cause === undefined ? {} : { cause: clock.cause }),
    ...(verdict === undefined ? {} : { result: verdict.result }),
    ...(verdict?.engineer === undefined
      ? {}
      : { engineer: personOf(parts.directory.view(), verdict.engineer, locale) }),
    ...(clock.pauseReason === undefined ? {} : { pauseReason: clock.pauseReason }),
    ...(clock.extension === undefined ? {} : { extension: clock.extension as unknown as JsonObject }),
    ...(clock.appeal === undefined ? {} : { appeal: clock.appeal as unknown as JsonObject }),
  };
}

function noClock(clockId: string): YunliuError {
  return new YunliuError({
    code: 'clock/not-found',
    message: { 'zh-CN': '没有这个时限。', en: 'There is no such clock.' },
    hint: { 'zh-CN': '请刷新后重试。', en: 'Reload and try again.' },
    details: { clockId },
  });
}
