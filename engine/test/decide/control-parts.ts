import type { State, States } from '../../src/definition/states/state.js';
import { final, task } from './definitions.js';
import { accept, complete, now, type World } from './world.js';

/** A region of one task that may end well or in the error of its name. */
export const region = (key: string, more: object = {}) => ({
  initial: key,
  states: {
    [key]: task({ ok: `${key}-end`, fail: `${key}-bad` }),
    [`${key}-end`]: final(),
    [`${key}-bad`]: broken(key),
  },
  ...more,
});
/** An error end. */
export function broken(code: string): State {
  return { type: 'final', title: '出错', error: code };
}
/** Regions a, b and c unless said otherwise; joined, it goes on to `next`. */
export const parallel = (more: object, regions: object = { a: region('a'), b: region('b'), c: region('c') }): State =>
  ({ type: 'parallel', title: '并行', join: 'all', to: 'next', regions, ...more }) as State;
export const rest: States = { next: task({ ok: 'end' }), end: final() };
export const ok = (world: World, state: string, outcome = 'ok'): void =>
  void accept(complete(world, state, 'clerk-1', outcome));
export const incidents = (world: World): readonly string[] =>
  now(world).jobs.flatMap(({ incident }) => (incident === undefined ? [] : [incident.message]));
export const call = (more: object): State => ({
  type: 'call',
  title: '子流程',
  process: 'child',
  wait: true,
  outcomes: { done: { to: 'next' } },
  ...more,
});
/** The child with this number (from 1) has ended. */
export const childEnds = (world: World, at: number, more: object = {}) => {
  const child = now(world).children[at - 1];
  return world.send('complete-child', 'system', {
    childId: child?.instanceId,
    visitId: child?.visitId,
    outcome: 'done',
    variables: { n: at },
    businessKey: '',
    childStatus: 'completed',
    ...more,
  });
};
