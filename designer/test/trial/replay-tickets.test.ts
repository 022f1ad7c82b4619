import { describe, expect, it } from 'vitest';
import { saveDesign } from '@yunliu/designer/model';
import { DesignSession, type TicketStory } from '@yunliu/designer/session';
import type { Scenario } from '@yunliu/engine/simulate';
import { compareReplay } from '../../src/trial/compare-replay.js';
import { playTold } from '../../src/trial/play-told.js';
import { TicketReplays } from '../../src/trial/replay-tickets.js';
import { TrialBench } from '../../src/trial/trial-bench.js';
import { newest, newestWorld } from './newest.js';

const hotline = newest('hotline');
const scenario = hotline.scenarios['solved-in-call'] as unknown as Scenario;

describe('the replay of finished tickets', () => {
  it('[Y8] plays all of them on the draft as it was at the beginning, and reads their version once', async () => {
    const reads: number[] = [];
    const stories = new Map<string, TicketStory>();
    const session = new DesignSession(hotline, {
      world: newestWorld(),
      ticket: async (id) => stories.get(id) as TicketStory,
      versionFiles: async (version) => {
        reads.push(version);
        return saveDesign(hotline);
      },
    });
    const bench = new TrialBench(session);
    const { world } = bench;
    if (world === undefined) throw new Error('the hotline cannot be played');
    const played = playTold(scenario, world);
    const path = compareReplay([], { definition: hotline.definition, played }).rows.flatMap(({ after }) => after ?? []);
    const told = {
      title: '打印机',
      version: 1,
      startedAt: scenario.clock,
      path,
      scenario: scenario as unknown as TicketStory['scenario'],
    };
    for (const id of ['one', 'two', 'three']) stories.set(id, { id, ...told });
    const replays = new TicketReplays(bench, world);
    const first = await replays.replay('one');
    session.execute({
      type: 'set',
      pointer: '/definition/states/service/states/call-taken/outcomes/solved/to',
      value: 'second-callback',
    });
    const second = await replays.replay('two');
    expect([first?.comparison.first, second?.comparison.first]).toEqual([undefined, undefined]);
    expect(reads).toEqual([1]);
    if (bench.world === undefined) throw new Error('the draft cannot be played');
    const third = await new TicketReplays(bench, bench.world).replay('three');
    expect(third?.comparison.first).toMatchObject({ kind: 'state', after: { state: 'second-callback' } });
    session.close();
  });
});
