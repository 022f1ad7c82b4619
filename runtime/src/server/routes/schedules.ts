import type { DateSetView, ScheduleRun, ScheduleView } from '@yunliu/engine';
import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import { describeSchedule } from '@yunliu/engine/schedules';
import type { ApiDateSet, ApiSchedule, ScheduleRun as ApiRun } from '../../api/index.js';
import type { Handlers } from '../http/call.js';
import type { ServerParts } from '../server-parts.js';
import { personOf } from '../views/names.js';
import { actorOf } from './commands.js';

const MOST_RUNS = 50;

export const scheduleHandlers: Handlers<
  'listSchedules' | 'listScheduleRuns' | 'runSchedule' | 'pauseSchedule' | 'resumeSchedule' | 'putScheduleDates'
> = {
  async listSchedules({ parts, locale }) {
    const views = await parts.engine.schedules.list();
    const sets = await parts.engine.schedules.dateSets();
    const titles = new Map(views.map(({ row }) => [row.key, `${row.code} ${localize(row.title, locale)}`]));
    return {
      schedules: views.map((view) => scheduleView(parts, view, sets, titles, locale)),
      dateSets: sets.map((set) => dateSetView(set, locale)),
    };
  },

  async listScheduleRuns({ parts, params, locale }) {
    const { row } = await parts.engine.schedules.get(params.key, 0);
    const [runs, audit] = await Promise.all([
      parts.engine.schedules.runs(params.key),
      parts.engine.schedules.audit(params.key),
    ]);
    return {
      runs: runs.slice(0, MOST_RUNS).map((run) => runView(parts, run, partTitles(row, locale), locale)),
      audit: audit.slice(0, MOST_RUNS).map(({ action, by, at, reason }) => ({
        action,
        by: personOf(parts.directory.view(), by, locale),
        at,
        reason,
      })),
    };
  },

  async runSchedule({ parts, viewer, params, body, locale }) {
    const { row } = await parts.engine.schedules.get(params.key, 0);
    const runs = await parts.engine.schedules.runNow(params.key, { actor: actorOf(viewer), ...body });
    parts.logger.info({ schedule: params.key, by: viewer.user.id }, 'schedule run by hand');
    return { runs: runs.map((run) => runView(parts, run, partTitles(row, locale), locale)) };
  },

  async pauseSchedule({ parts, viewer, params, body, locale }) {
    await parts.engine.schedules.pause(params.key, actorOf(viewer), body.reason);
    return oneView(parts, params.key, locale);
  },

  async resumeSchedule({ parts, viewer, params, locale }) {
    await parts.engine.schedules.resume(params.key, actorOf(viewer));
    return oneView(parts, params.key, locale);
  },

  async putScheduleDates({ parts, viewer, params, body, locale }) {
    await parts.engine.schedules.setDates(params.key, body.dates, actorOf(viewer));
    const set = (await parts.engine.schedules.dateSets()).find(({ key }) => key === params.key);
    if (set === undefined) throw new Error(`date set ${params.key} is gone`);
    return dateSetView(set, locale);
  },
};

async function oneView(parts: ServerParts, key: string, locale: Locale): Promise<ApiSchedule> {
  const view = await parts.engine.schedules.get(key);
  return scheduleView(parts, view, await parts.engine.schedules.dateSets(), new Map(), locale);
}

function scheduleView(
  parts: ServerParts,
  view: ScheduleView,
  sets: readonly DateSetView[],
  titles: ReadonlyMap<string, string>,
  locale: Locale,
): ApiSchedule {
  const { row, pause, coveredBy, last } = view;
  const directory = parts.directory.view();
  const partTitle = partTitles(row, locale);
  return {
    key: row.key,
    code: row.code,
    agreement: view.agreement,
    group: localize(view.group, locale),
    title: localize(row.title, locale),
    rule: describeSchedule(row, locale),
    who: row.who.map((role) => ({ key: role, title: directory.role(role)?.title ?? role })),
    status: view.status,
    waitingFor: view.waitingFor,
    waitingForDates: view.waitingForDates.map((set) =>
      localize(sets.find(({ key }) => key === set)?.title ?? set, locale),
    ),
    parts: [...partTitle].map(([key, title]) => ({ key, title })),
    source: row.source ?? [],
    inferred: row.inferred ?? [],
    next: view.next.map(({ at, deadline, part, period }) => ({
      at,
      deadline,
      part: part === undefined ? undefined : (partTitle.get(part) ?? part),
      period: period?.title === undefined ? undefined : localize(period.title, locale),
    })),
    description: row.description === undefined ? undefined : localize(row.description, locale),
    product: row.product,
    coveredBy: coveredBy === undefined ? undefined : { key: coveredBy, title: titles.get(coveredBy) ?? coveredBy },
    pause:
      pause === undefined
        ? undefined
        : { by: personOf(directory, pause.by, locale), at: pause.at, reason: pause.reason },
    last: last === undefined ? undefined : runView(parts, last, partTitle, locale),
  };
}

function partTitles(row: ScheduleView['row'], locale: Locale): ReadonlyMap<string, string> {
  return new Map(
    row.recurrences.flatMap(({ part, title }) =>
      part === undefined ? [] : [[part, title === undefined ? part : localize(title, locale)] as const],
    ),
  );
}

function runView(
  parts: ServerParts,
  { occurrence, ranAt, result, instanceId, by, fault }: ScheduleRun,
  partTitle: ReadonlyMap<string, string>,
  locale: Locale,
): ApiRun {
  const { id, at, part, period } = occurrence;
  return {
    occurrence: id,
    at,
    ranAt,
    result,
    instanceId,
    part: part === undefined ? undefined : (partTitle.get(part) ?? part),
    period: period?.title === undefined ? undefined : localize(period.title, locale),
    by: by === undefined ? undefined : personOf(parts.directory.view(), by, locale),
    fault: fault?.message[locale],
  };
}

function dateSetView(set: DateSetView, locale: Locale): ApiDateSet {
  return {
    key: set.key,
    agreement: set.agreement,
    title: localize(set.title, locale),
    dates: set.dates.map(({ date, to, title }) => ({
      date,
      to,
      title: title === undefined ? undefined : localize(title, locale),
    })),
    isChanged: set.isChanged,
    schedules: set.schedules,
    description: set.description === undefined ? undefined : localize(set.description, locale),
  };
}
