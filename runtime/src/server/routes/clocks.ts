import { YunliuError } from '@yunliu/engine';
import { localize } from '@yunliu/engine/definition';
import { explainClock } from '@yunliu/engine/service-time';
import type { Handlers } from '../http/call.js';
import { pageOf } from '../http/page.js';
import type { ServerParts } from '../server-parts.js';
import { agreementVersion } from '../views/agreement-shelf.js';
import { decisionsFor, mayDecide } from '../views/clock-decisions.js';
import { clockView, mayChangePriority } from '../views/clock-view.js';
import { personOf } from '../views/names.js';
import { priorityPreview } from '../views/priority-preview.js';
import { startChoices } from '../views/start-choices.js';
import { actorOf, execute } from './commands.js';

export const clockHandlers: Handlers<
  | 'ticketClocks'
  | 'previewPriority'
  | 'listClockDecisions'
  | 'readStartChoices'
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
  async ticketClocks({ parts, viewer, seen, locale }) {
    const { instance } = seen;
    const { service } = instance;
    const agreement = service && (await agreementVersion(parts, service.agreement.key, service.agreement.version));
    const systems = service === undefined ? [] : await parts.engine.agreements.systems();
    const system = systems.findLast(({ key }) => key === service?.system);
    const scene = { parts, viewer, seen, agreement, locale };
    return {
      now: parts.clock.now(),
      clocks: await Promise.all((instance.clocks ?? []).map((clock) => clockView(scene, clock))),
      priorities: (agreement?.priorities ?? []).map(({ key, title }) => ({ key, title: localize(title, locale) })),
      exclusions: (agreement?.exclusions ?? []).map(({ key, title }) => ({ key, title: localize(title, locale) })),
      lateEntries: await Promise.all(
        (instance.lateEntries ?? []).map(async ({ id, at, recordedAt, by, what, reason, evidence }) => ({
          id,
          at,
          recordedAt,
          by: personOf(parts.directory.view(), by, locale),
          what,
          reason,
          evidence: evidence ?? [],
          mayDecide: await mayDecide(parts, viewer, instance, { type: 'decide-entry', entryId: id, approve: false }),
        })),
      ),
      mayChangePriority: await mayChangePriority(parts, viewer, instance, agreement),
      ...(service === undefined || agreement === undefined
        ? {}
        : {
            system: service.system,
            systemTitle: system === undefined ? service.system : localize(system.title, locale),
            priority: service.priority,
            agreement: { key: agreement.key, version: agreement.version, title: localize(agreement.title, locale) },
          }),
    };
  },

  async previewPriority({ parts, seen, query, locale }) {
    const { service } = seen.instance;
    const agreement = service && (await agreementVersion(parts, service.agreement.key, service.agreement.version));
    return priorityPreview(parts, seen, agreement, query.priority, locale);
  },

  listClockDecisions: async ({ parts, viewer, locale }) => ({ decisions: await decisionsFor(parts, viewer, locale) }),
  readStartChoices: ({ parts, query, locale }) => startChoices(parts, query.process, locale),

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

function noClock(clockId: string): YunliuError {
  return new YunliuError({
    code: 'clock/not-found',
    message: { 'zh-CN': '没有这个时限。', en: 'There is no such clock.' },
    hint: { 'zh-CN': '请刷新后重试。', en: 'Reload and try again.' },
    details: { clockId },
  });
}
