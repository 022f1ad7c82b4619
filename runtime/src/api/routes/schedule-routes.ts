import { json, route } from '../route.js';
import {
  dateSetSchema,
  pauseScheduleSchema,
  putDatesSchema,
  runScheduleAnswerSchema,
  runScheduleSchema,
  scheduleParams,
  scheduleRunsSchema,
  scheduleSchema,
  schedulesSchema,
} from '../schedules.js';

const schedules = { tag: 'schedules', access: 'signed-in', check: 'run-schedules' } as const;
const admin = { tag: 'schedules', access: 'admin', check: 'administer' } as const;

/** Recurring duties: administrators and project managers look, run by hand and keep dates; administrators pause. */
export const scheduleRoutes = {
  listSchedules: route({
    ...schedules,
    method: 'get',
    path: '/api/schedules',
    summary: {
      'zh-CN': '定时计划：状态、最近一次与接下来的执行，以及所用的日期表',
      en: 'Schedules with status, last and next runs, and the date sets they go by',
    },
    answer: json(schedulesSchema),
  }),
  listScheduleRuns: route({
    ...schedules,
    method: 'get',
    path: '/api/schedules/:key/runs',
    summary: { 'zh-CN': '某一计划的执行记录与人工操作', en: 'Runs of a schedule and what people did to it' },
    params: scheduleParams,
    answer: json(scheduleRunsSchema),
  }),
  runSchedule: route({
    ...schedules,
    method: 'post',
    path: '/api/schedules/:key/run',
    summary: {
      'zh-CN': '立即执行，或补办失败、跳过的一次',
      en: 'Run now, or make up for a run that failed or was skipped',
    },
    params: scheduleParams,
    body: runScheduleSchema,
    answer: json(runScheduleAnswerSchema),
  }),
  pauseSchedule: route({
    ...admin,
    method: 'post',
    path: '/api/schedules/:key/pause',
    summary: { 'zh-CN': '暂停计划，须写明原因', en: 'Pause a schedule, with a reason' },
    params: scheduleParams,
    body: pauseScheduleSchema,
    answer: json(scheduleSchema),
  }),
  resumeSchedule: route({
    ...admin,
    method: 'post',
    path: '/api/schedules/:key/resume',
    summary: { 'zh-CN': '恢复计划；暂停期间的不补', en: 'Resume a schedule; the pause is not made up for' },
    params: scheduleParams,
    answer: json(scheduleSchema),
  }),
  putScheduleDates: route({
    ...schedules,
    method: 'put',
    path: '/api/schedule-dates/:key',
    summary: { 'zh-CN': '替换日期表的全部日期', en: 'Replace the dates of a set' },
    params: scheduleParams,
    body: putDatesSchema,
    answer: json(dateSetSchema),
  }),
};
