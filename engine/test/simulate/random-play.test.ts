import { describe, expect, it } from 'vitest';
import { playRandomly, type RandomPlayOptions } from '../../src/simulate/random/random-play.js';
import { randomSource } from '../../src/simulate/random/random-source.js';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import { definitionOf, final, task } from '../decide/definitions.js';
import { directoryOf, plainCalendars } from '../decide/world.js';

const directory = directoryOf([
  { id: 'clerk-1', name: '坐席', roles: ['clerk'], active: true },
  { id: 'admin', name: '管理员', roles: ['admin'], active: true },
]);

function play(definition: ProcessDefinition, more: Partial<RandomPlayOptions> = {}) {
  return playRandomly({
    definitions: [definition],
    forms: [],
    directory,
    calendars: plainCalendars,
    now: '2026-09-30T01:00:00.000Z',
    process: definition.key,
    runs: 60,
    seed: 7,
    ...more,
  });
}

describe('random play', () => {
  const forked = definitionOf('work', {
    work: task(
      { again: 'work', on: 'wait', drop: 'dropped' },
      { timers: [{ id: 'late', after: 'PT1H', to: 'dropped' }] },
    ),
    wait: { type: 'wait', title: '等回复', messages: [{ name: 'reply', to: 'done' }] },
    done: final(),
    dropped: final(),
  });

  it('[M30] the same seed plays the same paths, another seed others', () => {
    expect(play(forked)).toEqual(play(forked));
    expect(JSON.stringify(play(forked, { seed: 8 }))).not.toBe(JSON.stringify(play(forked)));
  });

  it('[M31] takes outcomes, timers and messages, and meets every end of a sound process', () => {
    const played = play(forked);
    expect(played).toMatchObject({ statesNeverReached: [], endsNeverMet: [], stuck: [] });
    expect(played.coverage).toMatchObject({ covered: played.coverage.total });
    expect(Object.keys(played.ends).sort()).toEqual(['done', 'dropped']);
  });

  it('[M32] names states never reached and ends never met', () => {
    const shut = definitionOf('work', {
      work: {
        ...task({ on: 'done' }),
        outcomes: { on: { title: '提交', to: 'done' }, never: { title: '不可能', to: 'secret', when: '1 > 2' } },
      },
      secret: task({ ok: 'hidden' }),
      done: final(),
      hidden: final(),
    });
    const played = play(shut);
    expect(played).toMatchObject({ statesNeverReached: ['secret'], endsNeverMet: ['hidden'], stuck: [] });
    expect(played.refusals['outcome/not-offered']).toBeGreaterThan(0);
  });

  it('[M32] a run in which nothing more can happen is stuck, with its number', () => {
    const dead = definitionOf('fork', {
      fork: { type: 'call', title: '转办', process: 'request', wait: true, outcomes: { '*': { to: 'done' } } },
      done: final(),
    });
    const played = play(
      {
        ...dead,
        states: {
          ...dead.states,
          fork: {
            type: 'call',
            title: '转办',
            process: { oneOf: ['request'], choose: '"none"' },
            wait: true,
            outcomes: { '*': { to: 'done' } },
          },
        },
      },
      { runs: 3 },
    );
    expect(played.stuck.map(({ run }) => run)).toEqual([1, 2, 3]);
    expect(played.stuck[0]).toMatchObject({ states: ['fork'], waits: [{ kind: 'incident', state: 'fork' }] });
    expect(played.ends).toEqual({ stuck: 3 });
  });

  it('[M32] a task that takes none of many random tries is given up, not called stuck', () => {
    const shut = definitionOf('work', {
      work: { ...task({}), outcomes: { on: { title: '提交', to: 'done', when: '1 > 2' } } },
      done: final(),
    });
    expect(play(shut, { runs: 3 })).toMatchObject({ ends: { 'given-up': 3 }, stuck: [], endsNeverMet: ['done'] });
  });

  it('[M30] the die is even enough', () => {
    const random = randomSource(1);
    const counts = [0, 0, 0, 0];
    for (let throws = 0; throws < 4000; throws += 1) counts[random.below(4)]! += 1;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});
