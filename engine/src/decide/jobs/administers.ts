import type { Fault } from '../../definition/yunliu-error.js';
import { mayAdminister } from '../../identity/permissions.js';
import { refusal } from '../refusal.js';
import type { Turn } from '../turn.js';
import { actingPerson } from '../verb.js';

/** Why the actor may not mend what failed: administrators and the engine itself only. */
export function mendingFault(turn: Turn): Fault | undefined {
  if (turn.command.actor.system === true) return undefined;
  const viewer = actingPerson(turn);
  if ('fault' in viewer) return viewer.fault;
  if (mayAdminister(viewer)) return undefined;
  return refusal(
    'incident/not-allowed',
    ['只有管理员可以处理故障作业和更正数据。', 'Only administrators may mend incidents and correct data.'],
    ['请联系管理员处理。', 'Ask an administrator.'],
  );
}

export function incidentNotFound(jobId: string): Fault {
  return refusal(
    'incident/not-found',
    ['没有该故障，或已经处理。', 'There is no such incident; it may have been dealt with already.'],
    ['请刷新故障列表。', 'Reload the list of incidents.'],
    { pointer: '/jobId', details: { jobId } },
  );
}
