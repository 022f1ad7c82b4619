import type { CompiledProcess } from '../../src/compile/compiled-process.js';
import type { ProcessInstance, Visit } from '../../src/instance/instance.js';

/** Is there something that can bring it on, or that a person sees? */
export function isAlive(process: CompiledProcess, instance: ProcessInstance): boolean {
  const { tasks, jobs, timers, visits, children, suspended } = instance;
  const active = new Set(visits.map(({ state }) => state));
  const listens = ({ owner }: { readonly owner?: string | undefined }): boolean =>
    owner === undefined || active.has(owner);
  return (
    suspended !== undefined ||
    tasks.length > 0 ||
    jobs.length > 0 ||
    timers.some(({ rule }) => process.timers.get(rule)?.rule.to !== undefined) ||
    process.messages.some(listens) ||
    children.some((child) => child.status === 'running' && visits.some(({ id }) => id === child.visitId))
  );
}

/** What is wrong with an instance as it stands; nothing, one hopes. */
export function brokenRules(process: CompiledProcess, instance: ProcessInstance): string[] {
  const { tasks, visits, timers, jobs, status } = instance;
  const broken: string[] = [];
  if (status === 'running' && !isAlive(process, instance)) broken.push('stuck');
  if (status !== 'running' && tasks.length + visits.length + timers.length > 0) broken.push('ended with open work');
  const ids = visits.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) broken.push('two visits of one id');
  const bound = jobs.filter(({ request }) => request.kind === 'service' || request.kind === 'resume');
  for (const { visitId } of [...tasks, ...timers, ...bound])
    if (visitId !== undefined && !ids.includes(visitId)) broken.push('something open without its visit');
  for (const task of tasks)
    if (visits.find(({ id }) => id === task.visitId)?.state !== task.state) broken.push('a task of another state');
  for (const [at, { parent }] of visits.entries())
    if (parent !== undefined && !ids.slice(0, at).includes(parent)) broken.push('a visit outside its container');
  const places = visits
    .filter(({ detached }) => detached !== true)
    .map(({ parent, region }) => `${String(parent)} ${String(region)}`);
  if (new Set(places).size !== places.length) broken.push('two states in one place');
  for (const { id, group } of visits) {
    if (group === undefined) continue;
    const working = group.members.flatMap(({ taskId }) => taskId ?? []).toSorted();
    const open = tasks.filter(({ visitId }) => visitId === id).map((task) => task.id);
    if (working.join() !== open.toSorted().join()) broken.push('members at work and open tasks differ');
  }
  for (const visit of visits)
    if (nothingDoes(process, instance, visit)) broken.push(`nothing is done in ${visit.state}`);
  const allIds = [...tasks, ...timers, ...jobs].map(({ id }) => id);
  if (new Set(allIds).size !== allIds.length) broken.push('an id twice');
  return broken;
}

/** Has a place where work stands nothing that works there, and no incident that says so? */
function nothingDoes(
  process: CompiledProcess,
  { tasks, jobs, children }: ProcessInstance,
  { id, state }: Visit,
): boolean {
  const isHere = ({ visitId }: { readonly visitId?: string }): boolean => visitId === id;
  if (jobs.some((job) => isHere(job) && job.incident !== undefined)) return false;
  switch (process.states.get(state)?.state.type) {
    case 'task':
      return !tasks.some(isHere);
    case 'service':
      return !jobs.some(isHere);
    case 'call':
      return !children.some((child) => isHere(child) && child.status === 'running');
    default:
      return false;
  }
}
