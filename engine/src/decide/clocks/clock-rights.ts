import type { Fault } from '../../definition/yunliu-error.js';
import { mayAct, mayAdminister, type Viewer } from '../../identity/permissions.js';
import type { InstanceClock } from '../../instance/instance-clock.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import { actingPerson } from '../verb.js';
import { serviceRules } from './service-rules.js';

/** A person at a clock, as all clock commands begin. */
export interface ClockCase {
  readonly viewer: Viewer;
  readonly clock: InstanceClock;
}

export function clockCase(turn: Turn, clockId: string): ClockCase | { readonly fault: Fault } {
  const viewer = actingPerson(turn);
  if ('fault' in viewer) return viewer;
  const clock = turn.clocks.find(({ id }) => id === clockId);
  if (clock !== undefined) return { viewer, clock };
  return {
    fault: refusal(
      'clock/not-found',
      ['没有这个时限。', 'There is no such clock.'],
      ['请刷新后重试。', 'Reload and try again.'],
      { pointer: '/clockId', details: { clockId } },
    ),
  };
}

/** Open clocks only. */
export function openClockCase(turn: Turn, clockId: string): ClockCase | { readonly fault: Fault } {
  const at = clockCase(turn, clockId);
  if ('fault' in at || at.clock.state !== 'stopped') return at;
  return {
    fault: refusal(
      'clock/stopped',
      ['该时限已经结束。', 'This clock has ended.'],
      ['已结束的时限不能再更改；如有异议请申诉。', 'It cannot be changed any more; appeal if you disagree.'],
      { details: { clockId } },
    ),
  };
}

/** Whoever works on the ticket, and those who answer for it. */
export function workerFault(turn: Turn, viewer: Viewer): Fault | undefined {
  const { extension } = serviceRules(turn);
  if (isOneOf(viewer, extension.grantedBy) || turn.tasks.some((task) => mayAct(viewer, task))) return undefined;
  return refusal(
    'clock/not-allowed',
    ['只有该工单的办理人或服务负责人可以这样做。', 'Only those who work on the ticket or answer for the service can.'],
    ['请由办理人或项目经理操作。', 'Leave it to its assignee or the project manager.'],
  );
}

export function rolesFault(viewer: Viewer, roles: readonly string[]): Fault | undefined {
  if (isOneOf(viewer, roles)) return undefined;
  return refusal(
    'clock/role-required',
    [`该操作须由角色 ${roles.join('、')} 执行。`, `Only ${roles.join(' or ')} can do this.`],
    ['请由具备该角色的人员办理。', 'Ask somebody with that role.'],
    { details: { roles } },
  );
}

function isOneOf(viewer: Viewer, roles: readonly string[]): boolean {
  return mayAdminister(viewer) || roles.some((role) => viewer.user.roles.includes(role));
}
