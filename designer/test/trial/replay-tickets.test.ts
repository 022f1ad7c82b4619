import { describe, expect, it } from 'vitest';
import { saveDesign } from '@yunliu/designer/model';
import { DesignSession, type TicketStory } from '@yunliu/designer/session';
import type { Scenario } from '@yunliu/engine/simulate';
import { compareReplay } from '../../src/trial/compare-replay.js';
import { playTold } from '../../src/trial/play-told.js';
import { TicketReplays } from '../../src/trial/replay-tickets.js';
import { TrialBench } from '../../src/trial/trial-bench.js';
import { trialWorld } from '../../src/trial/trial-world.js';
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

  it('[Y8b] a ticket whose starter has left is played as theirs, and that is told; nobody else’s work reaches them', () => {
    const world = newestWorld();
    const [start] = scenario.steps.flatMap((step) => ('start' in step ? [step.start] : []));
    const gone = start?.by ?? '';
    const without = (users: typeof world.organisation.users) =>
      trialWorld(hotline, { ...world, organisation: { ...world.organisation, users } });
    const left = world.organisation.users.map((user) => (user.id === gone ? { ...user, active: false } : user));
    const before = playTold(scenario, trialWorld(hotline, world));
    const after = playTold(scenario, without(left));
    const on = { definition: hotline.definition };
    const compared = compareReplay([], { ...on, played: after }, { ...on, played: before });
    expect([after.stop, compared.first, compared.leftStarters]).toEqual([undefined, undefined, [gone]]);
    expect(compared.rows.length).toBeGreaterThan(2);
    expect(before.leftStarters).toEqual([]);
    const { directory } = after.simulation;
    const role = directory.user(gone)?.roles[0] ?? '';
    expect(directory.usersInRole(role).find(({ id }) => id === gone)?.active).toBe(false);
    // Of somebody nothing is known of, nothing can be said.
    const unknown = playTold(scenario, without(left.filter(({ id }) => id !== gone)));
    expect(unknown.stop).toMatchObject({ step: 0, fault: { code: 'actor/unknown' } });
  });
});
