import { describe, expect, it } from 'vitest';
import {
  offeredAtInstance,
  offeredAtTask,
  RandomPlaying,
  runScenario,
  ScenarioPlayback,
  walkedPath,
} from '../../src/simulate/index.js';
import { playRandomly } from '../../src/simulate/random/random-play.js';
import { desk, story, world } from './world.js';

const told = story(
  { start: { by: 'user-1' } },
  { complete: { state: 'taken', by: 'user-1', outcome: 'hand-over' } },
  { complete: { state: 'repair', by: 'tech-1', outcome: 'fixed', process: 'fault' } },
  { complete: { state: 'call-back', by: 'desk-1', outcome: 'ok' } },
);

describe('a story told step by step', () => {
  it('[M50] gives what running it gives', () => {
    const playback = new ScenarioPlayback(told, world);
    for (const step of told.steps) playback.play(step);
    expect(playback.run()).toEqual(runScenario(told, world));
  });

  it('[M50] goes on after a refusal', () => {
    const playback = new ScenarioPlayback({ ...told, steps: [] }, world);
    expect(playback.play({ claim: { state: 'taken', by: 'user-1' } }).refusal?.code).toBe('simulation/no-instance');
    expect(playback.play({ start: { by: 'user-1' } }).states).toEqual(['taken']);
  });

  it('[M51] says what a person may do at a task and with an instance, and why not', () => {
    const playback = new ScenarioPlayback(told, world);
    playback.play({ start: { by: 'user-1' } });
    const { simulation } = playback;
    const [instance] = simulation.instances;
    const id = instance?.id ?? '';
    const task = instance?.tasks[0]?.id ?? '';
    const complete = (user: string) =>
      offeredAtTask(simulation, id, task, user).find(({ operation }) => operation === 'complete');
    expect(complete('user-1')).toEqual({ operation: 'complete' });
    expect(complete('desk-1')?.refusal?.code).toBe('task/not-assigned');
    expect(offeredAtTask(simulation, id, task, 'nobody')).toEqual([]);
    const suspend = (user: string) =>
      offeredAtInstance(simulation, id, user).find(({ operation }) => operation === 'suspend')?.refusal;
    expect(suspend('admin')).toBeUndefined();
    expect(suspend('desk-1')).toBeDefined();
  });

  it('[M52] the path of a ticket is the states it stood in and the outcomes taken', () => {
    const { trace } = runScenario(told, world);
    const root = trace[0]?.instance;
    const events = trace.flatMap((step) => step.events).filter(({ instance }) => instance === root);
    expect(walkedPath(events, desk)).toEqual([
      { state: 'taken', outcome: 'hand-over' },
      { state: 'handling' },
      { state: 'call-back', outcome: 'ok' },
      { state: 'closed' },
    ]);
  });

  it('[M53] random play a run at a time gives what playing all at once gives', () => {
    const options = { ...world, process: 'desk', runs: 5, seed: 7, now: '2026-09-30T01:40:00.000Z' };
    const playing = new RandomPlaying(options);
    for (let run = 0; run < 5; run += 1) playing.playOne();
    expect(playing.report()).toEqual(playRandomly(options));
  });
});
