import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import { changedDays, monthOf } from '@yunliu/engine/service-time';
import type { CalendarDay, ServiceCalendars } from '@yunliu/engine/service-time';
import type { CalendarDryRun, CalendarMonth, MovedDue } from '../../api/index.js';
import type { CalendarAddition } from '../calendars/calendar-addition.js';
import type { CalendarBook, MovedRow } from '../calendars/calendar-book.js';
import { recount, tellTickets } from '../calendars/recount.js';
import type { Recount } from '../calendars/recount.js';
import type { Handlers } from '../http/call.js';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';
import { personOf } from '../views/names.js';

const DAY_MS = 86_400_000;
/** How far around today a change is looked at, in days. */
const LOOK_BACK = 400;
const LOOK_AHEAD = 1200;

export const calendarHandlers: Handlers<
  'listCalendars' | 'readCalendarMonth' | 'listCalendarChanges' | 'checkCalendar' | 'changeCalendar'
> = {
  listCalendars({ parts, locale }) {
    const calendars = bookOf(parts).current();
    return {
      today: todayOf(parts),
      version: calendars.version,
      calendars: calendars.keys.map((key) => {
        const { title, zone, counts, version, publishedThrough } = calendars.calendar(key);
        return {
          key,
          title: localize(title, locale),
          zone,
          counts,
          version,
          ...(publishedThrough === undefined ? {} : { publishedThrough }),
        };
      }),
    };
  },

  async readCalendarMonth({ parts, params, locale }) {
    const calendar = bookOf(parts).current().calendar(params.key);
    const [year = 0, month = 0] = params.month.split('-').map(Number);
    const days = monthOf(calendar, year, month);
    const first = Date.parse(`${params.month}-01T00:00:00+08:00`);
    const end = first + days.length * DAY_MS;
    const downtimes = await parts.engine.agreements.downtimes();
    return {
      key: params.key,
      month: params.month,
      today: todayOf(parts),
      days: days.map((day) => dayView(day, locale)),
      notices: noticesOf(bookOf(parts), params.key, days),
      downtimes: downtimes
        .filter(({ from, to, finishedAt }) => Date.parse(from) < end && Date.parse(finishedAt ?? to) > first)
        .map(({ id, system, from, to, reason, approvedAt, finishedAt }) => ({
          id,
          system,
          from,
          to: finishedAt ?? to,
          reason,
          approved: approvedAt !== undefined,
        })),
    };
  },

  async listCalendarChanges({ parts, locale }) {
    const changes = await bookOf(parts).changes();
    return {
      changes: changes.toReversed().map(({ id, at, by, calendar, rows, moved, notice, publishedThrough }) => ({
        id,
        at,
        by: personOf(parts.directory.view(), by, locale),
        calendar,
        rows: rows.length,
        moved: moved.map((row) => movedView(row, locale)),
        ...(notice === undefined ? {} : { notice: notice.number ?? notice.title }),
        ...(publishedThrough === undefined ? {} : { publishedThrough }),
      })),
    };
  },

  async checkCalendar({ parts, body, locale }) {
    const book = bookOf(parts);
    const [before, after] = [book.current(), book.preview(additionOf(body))];
    return dryRunView(parts, { before, after }, await recount(parts, before, after), locale);
  },

  async changeCalendar({ parts, viewer, body, locale }) {
    const book = bookOf(parts);
    const addition = additionOf(body);
    const before = book.current();
    if (before.version !== body.expectedVersion) throw changedMeanwhile();
    const after = book.preview(addition);
    const found = await recount(parts, before, after);
    // Somebody else may have been quicker while the clocks were counted.
    if (book.current() !== before) throw changedMeanwhile();
    const change = {
      ...addition,
      id: parts.newInstanceId(),
      at: parts.clock.now(),
      by: viewer.user.id,
      before: before.version,
      after: after.version,
      moved: found.moved,
      pending: found.tickets,
    };
    await book.take(change);
    parts.logger.info({ calendar: body.calendar, by: viewer.user.id, moved: found.moved.length }, 'calendar changed');
    await tellTickets(parts, book, change);
    return dryRunView(parts, { before, after }, found, locale);
  },
};

function bookOf({ calendarBook }: ServerParts): CalendarBook {
  if (calendarBook !== undefined) return calendarBook;
  throw refuse(
    'calendar/not-found',
    ['本系统没有配置服务日历。', 'This installation has no service calendars.'],
    ['请在流程定义文件夹中提供 calendars 目录。', 'Provide the folder calendars beside the definitions.'],
  );
}

function additionOf({ calendar, rows, notice, publishedThrough }: CalendarAddition): CalendarAddition {
  return {
    calendar,
    rows,
    ...(notice === undefined ? {} : { notice }),
    ...(publishedThrough === undefined ? {} : { publishedThrough }),
  };
}

function todayOf({ clock }: ServerParts): string {
  return new Date(Date.parse(clock.now()) + 8 * 3_600_000).toISOString().slice(0, 10);
}

function dayView(day: CalendarDay, locale: Locale): CalendarMonth['days'][number] {
  const { date, weekday, hours, kind, layer, provisional, title, source } = day;
  return {
    date,
    weekday,
    hours: hours.map(([from, to]) => ({ from, to })),
    kind,
    layer,
    provisional,
    ...(title === undefined ? {} : { title: localize(title, locale) }),
    ...(source === undefined ? {} : { source }),
  };
}

/** Notices that days of the month cite. */
function noticesOf(book: CalendarBook, key: string, days: readonly CalendarDay[]): CalendarMonth['notices'] {
  const cited = new Set(days.map(({ source }) => source));
  return book.notices(key).filter(({ number, title }) => cited.has(number) || cited.has(title));
}

function dryRunView(
  parts: ServerParts,
  { before, after }: { readonly before: ServiceCalendars; readonly after: ServiceCalendars },
  found: Recount,
  locale: Locale,
): CalendarDryRun {
  const today = Math.floor((Date.parse(parts.clock.now()) + 8 * 3_600_000) / DAY_MS);
  const days = after.keys.flatMap((key) => {
    const [old, next] = [before.calendar(key), after.calendar(key)];
    if (old.version === next.version) return [];
    return changedDays(old, next, today - LOOK_BACK, today + LOOK_AHEAD).map((day) => ({
      calendar: key,
      title: localize(next.title, locale),
      date: day.date,
      before: hoursText(day.before),
      after: hoursText(day.after),
      why: [
        day.after.title === undefined ? '' : localize(day.after.title, locale),
        day.after.source === undefined ? '' : `（${day.after.source}）`,
      ].join(''),
    }));
  });
  return {
    version: before.version,
    days,
    judged: found.judged,
    newlyBreached: found.newlyBreached,
    moved: found.moved.map((row) => movedView(row, locale)),
  };
}

function hoursText({ hours }: CalendarDay): string {
  return hours.map(([from, to]) => `${from}–${to}`).join(' ');
}

function movedView({ why, ...row }: MovedRow, locale: Locale): MovedDue {
  return { ...row, why: why.map((text) => text[locale]) };
}

function changedMeanwhile(): Error {
  return refuse(
    'calendar/changed-meanwhile',
    ['试算之后日历已被他人更新，本次未确认。', 'The calendars changed after the dry run; nothing was taken over.'],
    ['请重新试算后再确认。', 'Run the dry run again, then confirm.'],
  );
}
