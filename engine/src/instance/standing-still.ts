import type { Job, ProcessInstance, Timer } from './instance.js';

const NO_TIMERS: readonly Timer[] = Object.freeze([]);

/** Timers that may fire: none while the instance is suspended. */
export function runningTimers({ timers, suspended }: Pick<ProcessInstance, 'timers' | 'suspended'>): readonly Timer[] {
  return suspended === undefined ? timers : NO_TIMERS;
}

/** Jobs that may run or be judged: while the instance is suspended its services stand still, everything else runs on. */
export function runnableJobs({ jobs, suspended }: Pick<ProcessInstance, 'jobs' | 'suspended'>): readonly Job[] {
  if (suspended === undefined) return jobs;
  return jobs.filter(({ request, incident }) => request.kind !== 'service' || incident !== undefined);
}
