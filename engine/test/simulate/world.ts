import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import type { Directory, User } from '../../src/identity/directory.js';
import { createCalendars } from '../../src/service-time/create-calendars.js';
import type { Scenario, ScenarioStep, ScenarioWorld } from '../../src/simulate/index.js';
import { definitionOf, final, task } from '../decide/definitions.js';
import { directoryOf } from '../decide/world.js';

const users: readonly User[] = [
  { id: 'user-1', name: '用户', roles: ['user'], active: true },
  { id: 'desk-1', name: '服务台', roles: ['desk'], active: true },
  { id: 'tech-1', name: '工程师', roles: ['tech'], active: true },
  { id: 'admin', name: '管理员', roles: ['admin'], active: true },
];
const directory: Directory = directoryOf(users);

/** A desk that hands a fault to a child process and calls back; the child may fail its machine lookup. */
export const desk: ProcessDefinition = definitionOf(
  'taken',
  {
    taken: task(
      { solved: 'closed', 'hand-over': 'handling' },
      {
        assign: { by: 'starter' },
        clocks: [{ metric: 'desk-1h', within: 'PT1H' }],
        timers: [
          { id: 'late', after: 'PT20M', to: 'handling' },
          {
            id: 'remind',
            after: 'PT5M',
            repeat: true,
            effects: [{ type: 'notify', to: { by: 'role', role: 'desk' }, title: '催办' }],
          },
        ],
      },
    ),
    handling: {
      type: 'call',
      title: '处理',
      process: 'fault',
      wait: true,
      output: { cause: 'child.cause' },
      outcomes: { fixed: { to: 'call-back' }, '*': { to: 'closed' } },
    },
    'call-back': task(
      { ok: 'closed' },
      { assign: { by: 'role', role: 'desk' }, onExit: [{ type: 'document', template: 'sheet' }] },
    ),
    closed: { type: 'final', title: '结束', onEntry: [{ type: 'cc', to: { by: 'user', user: 'tech-1' } }] },
  },
  {
    key: 'desk',
    start: { by: ['desk', 'user'] },
    serials: { D: { title: '单号', pattern: 'D-{yyyy}-{n:3}', reset: 'year' } },
    businessKey: 'D',
  },
);

export const fault: ProcessDefinition = definitionOf(
  'lookup',
  {
    lookup: { type: 'service', title: '查询', handler: 'assets', output: { cause: 'result.cause' }, to: 'repair' },
    repair: task({ fixed: 'fixed', hopeless: 'given-up' }, { assign: { by: 'role', role: 'tech' } }),
    fixed: final(),
    'given-up': final(),
  },
  { key: 'fault', start: { by: [], childOnly: true } },
);

export const world: ScenarioWorld = {
  definitions: [desk, fault],
  forms: [],
  directory,
  calendars: createCalendars([{ key: 'always', title: '全天', counts: 'elapsed' }]),
};

export function story(...steps: readonly ScenarioStep[]): Scenario {
  return { process: 'desk', clock: '2026-09-30T17:40:00+08:00', steps };
}
