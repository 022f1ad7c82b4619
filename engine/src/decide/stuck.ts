import type { JobRequest, Visit } from '../instance/instance.js';
import type { Wording } from './refusal.js';
import type { Turn } from './turn.js';

/**
 * The instance cannot go on from `visit` by itself. Rather than lose it, or refuse a person's completed work, the visit
 * stays and gets an incident that an administrator sees and may retry; everything else of the instance goes on.
 */
export function raiseStuck(turn: Turn, visit: Visit, request: JobRequest & { kind: 'resume' }, message: Wording): void {
  const job = turn.addJob(request, { visitId: visit.id, incident: { message: message[0], at: turn.now } });
  turn.record('incident.raised', { job: job.id, message: message[0], messageEn: message[1] }, { state: visit.state });
}

/** Something is over and went wrong: nothing waits for it, but an administrator must see it. Retrying puts it away. */
export function raiseSeen(turn: Turn, message: Wording): void {
  const request = { kind: 'resume', action: 'seen' } as const;
  const job = turn.addJob(request, { incident: { message: message[0], at: turn.now } });
  turn.record('incident.raised', { job: job.id, message: message[0], messageEn: message[1] });
}
