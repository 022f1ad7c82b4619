import type { PageRoute } from './router.js';

/** Every page; its code is loaded when it is first opened. */
export const portalRoutes: readonly PageRoute[] = [
  { pattern: '/', load: () => import('./pages/tasks-page.js'), tag: 'yl-tasks-page', nav: 'tasks' },
  { pattern: '/tasks', load: () => import('./pages/tasks-page.js'), tag: 'yl-tasks-page', nav: 'tasks' },
  { pattern: '/tasks/:id', load: () => import('./pages/task-page.js'), tag: 'yl-task-page', nav: 'tasks' },
  {
    pattern: '/catalogue',
    load: () => import('./pages/catalogue-page.js'),
    tag: 'yl-catalogue-page',
    nav: 'catalogue',
  },
  {
    pattern: '/instances',
    load: () => import('./pages/instances-page.js'),
    tag: 'yl-instances-page',
    nav: 'instances',
  },
  {
    pattern: '/instances/:id',
    load: () => import('./pages/instance-page.js'),
    tag: 'yl-instance-page',
    nav: 'instances',
  },
  { pattern: '/notices', load: () => import('./pages/notices-page.js'), tag: 'yl-notices-page', nav: 'notices' },
  {
    pattern: '/substitutions',
    load: () => import('./pages/substitutions-page.js'),
    tag: 'yl-substitutions-page',
    nav: 'substitutions',
  },
  { pattern: '/account', load: () => import('./pages/account-page.js'), tag: 'yl-account-page', nav: 'account' },
  { pattern: '/admin/users', load: () => import('./pages/admin/users-page.js'), tag: 'yl-users-page', nav: 'users' },
  {
    pattern: '/admin/departments',
    load: () => import('./pages/admin/departments-page.js'),
    tag: 'yl-departments-page',
    nav: 'departments',
  },
  { pattern: '/admin/roles', load: () => import('./pages/admin/roles-page.js'), tag: 'yl-roles-page', nav: 'roles' },
  {
    pattern: '/admin/definitions',
    load: () => import('./pages/admin/definitions-page.js'),
    tag: 'yl-definitions-page',
    nav: 'definitions',
  },
  {
    pattern: '/admin/versions/:key',
    load: () => import('./pages/admin/versions-page.js'),
    tag: 'yl-versions-page',
    nav: 'definitions',
  },
  {
    pattern: '/instances/:id/clocks',
    load: () => import('./pages/clocks-page.js'),
    tag: 'yl-clocks-page',
    nav: 'instances',
  },
  {
    pattern: '/clock-decisions',
    load: () => import('./pages/clock-decisions-page.js'),
    tag: 'yl-clock-decisions-page',
    nav: 'clockDecisions',
  },
  {
    pattern: '/calendars',
    load: () => import('./pages/calendar-page.js'),
    tag: 'yl-calendar-page',
    nav: 'calendars',
  },
  {
    pattern: '/agreements',
    load: () => import('./pages/agreements-page.js'),
    tag: 'yl-agreements-page',
    nav: 'agreements',
  },
  {
    pattern: '/agreements/:key/:version',
    load: () => import('./pages/agreement-page.js'),
    tag: 'yl-agreement-page',
    nav: 'agreements',
  },
  {
    pattern: '/downtimes',
    load: () => import('./pages/downtimes-page.js'),
    tag: 'yl-downtimes-page',
    nav: 'downtimes',
  },
  {
    pattern: '/schedules',
    load: () => import('./pages/admin/schedules-page.js'),
    tag: 'yl-schedules-page',
    nav: 'schedules',
  },
  {
    pattern: '/admin/hand-over',
    load: () => import('./pages/admin/hand-over-page.js'),
    tag: 'yl-hand-over-page',
    nav: 'handOver',
  },
  {
    pattern: '/admin/suspensions',
    load: () => import('./pages/admin/suspensions-page.js'),
    tag: 'yl-suspensions-page',
    nav: 'suspensions',
  },
  {
    pattern: '/admin/incidents',
    load: () => import('./pages/admin/incidents-page.js'),
    tag: 'yl-incidents-page',
    nav: 'incidents',
  },
];
