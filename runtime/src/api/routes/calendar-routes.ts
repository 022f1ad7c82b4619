import {
  calendarChangesSchema,
  calendarDryRunSchema,
  calendarMonthParams,
  calendarMonthSchema,
  calendarsSchema,
  changeCalendarSchema,
  checkCalendarSchema,
} from '../calendars.js';
import { json, route } from '../route.js';

const signedIn = { tag: 'calendars', access: 'signed-in' } as const;
const admin = { tag: 'calendars', access: 'admin', check: 'administer' } as const;

/** Service calendars: everybody may look when service is open; administrators add the dates of the next notice. */
export const calendarRoutes = {
  listCalendars: route({
    ...signedIn,
    method: 'get',
    path: '/api/calendars',
    summary: { 'zh-CN': '服务日历', en: 'Service calendars' },
    answer: json(calendarsSchema),
  }),
  readCalendarMonth: route({
    ...signedIn,
    method: 'get',
    path: '/api/calendars/:key/months/:month',
    summary: { 'zh-CN': '日历的一个月：时段、来源与计划停机', en: 'A month: hours, sources, planned downtime' },
    params: calendarMonthParams,
    answer: json(calendarMonthSchema),
  }),
  listCalendarChanges: route({
    ...signedIn,
    method: 'get',
    path: '/api/calendar-changes',
    summary: { 'zh-CN': '日历变更台账：哪些到期时间被改动', en: 'Changes of calendars and the dues they moved' },
    check: 'run-schedules',
    answer: json(calendarChangesSchema),
  }),
  checkCalendar: route({
    ...admin,
    method: 'post',
    path: '/api/admin/calendars/check',
    summary: { 'zh-CN': '试算：新增日期会改动哪些到期时间', en: 'Dry run: which dues new dates would move' },
    body: checkCalendarSchema,
    answer: json(calendarDryRunSchema),
  }),
  changeCalendar: route({
    ...admin,
    method: 'post',
    path: '/api/admin/calendars',
    summary: { 'zh-CN': '确认新增日期，重新计算在办时限', en: 'Take new dates over and recount open clocks' },
    body: changeCalendarSchema,
    answer: json(calendarDryRunSchema),
  }),
};
