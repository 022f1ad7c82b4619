import { groupsOf, targetInstance, type Expectation, type Simulation } from '@yunliu/engine/simulate';

/** What is true now, as a scenario would demand it: status, states, tasks with their people and due times, notices. */
export function presentExpectation(simulation: Simulation, process: string): Expectation | undefined {
  const instance = targetInstance(simulation, { process });
  if (instance === undefined) return undefined;
  if (instance.status !== 'running')
    return { status: instance.status, ...(instance.outcome === undefined ? {} : { outcome: instance.outcome }) };
  const parents = new Set(instance.visits.flatMap(({ parent }) => parent ?? []));
  const states = instance.visits.filter(({ id }) => !parents.has(id)).map(({ state }) => state);
  const tasks = instance.tasks.map(({ state, assignee, candidates, dueAt }) => ({
    state,
    ...(assignee === undefined ? { candidates: candidates.map((one) => one.replace(/^role:/, '')) } : { assignee }),
    ...(dueAt === undefined ? {} : { dueAt }),
  }));
  // Open groups with the ballots so far; what has been decided shows in the states.
  const groups = groupsOf(simulation, instance).filter(({ result }) => result === null);
  return {
    status: 'running',
    states,
    ...(tasks.length === 0 ? {} : { tasks }),
    ...(groups.length === 0 ? {} : { groups }),
  };
}
