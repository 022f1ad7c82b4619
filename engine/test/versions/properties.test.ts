import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions } from '../../src/versions/compare-versions.js';
import type { MigrationMapping } from '../../src/versions/migration-mapping.js';
import { randomProcess } from '../decide/random-chart.js';
import { started, type World } from '../decide/world.js';
import { migration, plan } from './versions-world.js';

const runs = Number(process.env['YUNLIU_RUNS'] ?? 60);
const picks = fc.array(fc.nat({ max: 1000 }), { maxLength: 12 });

/** Completes random tasks so that the instance stands somewhere. */
function wander(world: World, numbers: readonly number[]): void {
  for (const number of numbers) {
    const { instance } = world;
    const task = instance?.tasks[number % Math.max(1, instance.tasks.length)];
    if (task === undefined) return;
    const outcomes = [...(world.process.states.get(task.state)?.outcomeRules.keys() ?? [])];
    world.send('complete', 'clerk-1', { taskId: task.id, outcome: outcomes[number % Math.max(1, outcomes.length)] });
  }
}

describe('whatever the process and wherever it stands', () => {
  test('[Y60] migrating to the same content changes nothing but the pin', () => {
    fc.assert(
      fc.property(randomProcess, picks, (definition, numbers) => {
        const world = started(definition);
        wander(world, numbers);
        const before = world.instance;
        if (before?.status !== 'running') return;
        expect(compareVersions(definition, { ...definition, version: 2 }).changes).toEqual([]);
        const decision = migration(world, definition);
        if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
        const { definition: _pin, revision: _revision, counters: _counters, ...after } = decision.instance;
        const { definition: _oldPin, revision: _oldRevision, counters: _oldCounters, ...same } = before;
        expect(after).toStrictEqual(same);
        expect(decision.events.map(({ type }) => type)).toEqual(['instance.migrated']);
      }),
      { numRuns: runs },
    );
  });

  test('[Y61] between any two processes the plan is either refused, or carried out with every invariant kept', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(
        randomProcess,
        randomProcess,
        picks,
        fc.array(fc.nat({ max: 50 }), { maxLength: 6 }),
        (a, b, numbers, targets) => {
          const world = started(a);
          wander(world, numbers);
          const before = world.instance;
          if (before?.status !== 'running') return;
          const keys = Object.keys(flat(b));
          const leaves = before.visits.map(({ state }) => state);
          const states = Object.fromEntries(
            leaves.map((state, at) => [
              state,
              {
                to:
                  targets[at] === undefined
                    ? (keys[0] ?? null)
                    : targets[at] % 7 === 0
                      ? null
                      : (keys[targets[at] % keys.length] ?? null),
                child: 'cancel' as const,
              },
            ]),
          );
          const regions = Object.fromEntries(
            parallels(b).map(([key, names]) => [
              key,
              Object.fromEntries(names.map((name, at) => [name, at % 2 === 0 ? 'enter' : 'skip'] as const)),
            ]),
          );
          const mapping: MigrationMapping = {
            states,
            regions,
            timers: (['keep-remaining', 'restart', 'absolute'] as const)[numbers.length % 3] ?? 'restart',
          };
          const planned = plan(world, b, mapping);
          const decision = migration(world, b, mapping);
          if (decision.kind === 'serial-needed' || decision.kind === 'load-needed')
            throw new Error('no serials or loads here');
          seen[decision.kind] += 1;
          expect(
            decision.kind === 'accepted',
            JSON.stringify([decision.kind === 'refused' && decision.fault, planned.verdict]),
          ).toBe(planned.verdict === 'safe');
          if (decision.kind === 'refused') return;
          const { visits, tasks, timers, jobs, status } = decision.instance;
          const ids = visits.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const [at, visit] of visits.entries()) {
            const holder = visit.parent === undefined ? -1 : ids.indexOf(visit.parent);
            expect(visit.parent === undefined || (holder >= 0 && holder < at)).toBe(true);
          }
          const places = visits
            .filter(({ detached }) => detached !== true)
            .map(({ parent, region }) => `${parent} ${region}`);
          expect(new Set(places).size).toBe(places.length);
          for (const task of tasks) expect(visits.find(({ id }) => id === task.visitId)?.state).toBe(task.state);
          const bound = jobs.filter(({ request: { kind } }) => kind === 'service' || kind === 'resume');
          for (const { visitId } of [...timers, ...bound])
            expect(visitId === undefined || ids.includes(visitId), `${visitId} is gone`).toBe(true);
          const parents = new Set(visits.map(({ parent }) => parent));
          expect(status !== 'running' || visits.length > 0, 'nothing left').toBe(true);
          for (const visit of visits)
            expect(
              parents.has(visit.id) ||
                !['phase', 'parallel'].includes(flat(b)[visit.state]?.type ?? '') ||
                jobs.some(({ visitId }) => visitId === visit.id),
              `${visit.state} holds nothing`,
            ).toBe(true);
        },
      ),
      { numRuns: runs * 4 },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(0);
  });
});

type Def = Parameters<typeof started>[0];
type Flat = { readonly [key: string]: Def['states'][string] };

function flat({ states }: Pick<Def, 'states'>): Flat {
  return Object.fromEntries(
    Object.entries(states).flatMap(([key, state]) => [
      [key, state] as const,
      ...(state.type === 'phase' ? Object.entries(flat(state)) : []),
      ...(state.type === 'parallel'
        ? Object.values(state.regions).flatMap((region) => Object.entries(flat(region)))
        : []),
    ]),
  );
}

function parallels(definition: Def): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(flat(definition)).flatMap(([key, state]) =>
    state.type === 'parallel' ? [[key, Object.keys(state.regions)] as const] : [],
  );
}
