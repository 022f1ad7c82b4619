import { describe, expect, test } from 'vitest';
import type { ClockRule } from '../../src/definition/timing.js';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import type { MigrationMapping } from '../../src/versions/migration-mapping.js';
import { createCalendars } from '../../src/service-time/create-calendars.js';
import { folder } from '../agreements/shipped-agreements.js';
import { definitionOf, final, task } from '../decide/definitions.js';
import { accept, now, refusedWith, started, type World } from '../decide/world.js';
import { migrated, migration, plan } from './versions-world.js';

const calendars = createCalendars(folder.calendars);
const answer: ClockRule = { metric: 'answer', within: 'PT4H', calendar: 'always' };

function desk(clocks: readonly ClockRule[], root: readonly ClockRule[] = []): ProcessDefinition {
  const first = task({ ok: 'b' });
  return definitionOf(
    'a',
    { a: clocks.length === 0 ? first : { ...first, clocks }, b: task({ ok: 'end' }), end: final() },
    root.length === 0 ? {} : { clocks: root },
  );
}

/** Started at 08:00 in China on the day before National Day, migrated an hour later. */
function hourOld(definition: ProcessDefinition): World {
  const world = started(definition, { calendars });
  world.now = '2026-09-30T01:00:00.000Z';
  return world;
}

const clocksAfter = (from: ProcessDefinition, to: ProcessDefinition, mapping: MigrationMapping = {}) =>
  now(migrated(hourOld(from), to, mapping)).clocks ?? [];

describe('promised times when an instance migrates', () => {
  test('[Y70] a promise of the same metric runs on from where it began, due as before', () => {
    const [clock, ...more] = clocksAfter(desk([answer]), desk([{ ...answer, within: 'PT1H' }]));
    expect(more).toEqual([]);
    expect(clock).toMatchObject({
      metric: 'answer',
      state: 'running',
      startedAt: '2026-09-30T00:00:00.000Z',
      due: '2026-09-30T04:00:00.000Z',
    });
  });

  test('[Y71] one the new version no longer promises is void, not met; a broken one stays broken', () => {
    expect(clocksAfter(desk([answer]), desk([]))).toMatchObject([{ state: 'stopped', verdict: { result: 'void' } }]);
    const late = clocksAfter(desk([{ ...answer, within: 'PT30M' }]), desk([]));
    expect(late).toMatchObject([{ verdict: { result: 'breached' }, breachedAt: '2026-09-30T00:30:00.000Z' }]);
  });

  test('[Y72] a renamed promise is the same promise when the mapping says so, and void with a new one when not', () => {
    const to = desk([{ ...answer, metric: 'reply', title: '答复' }]);
    expect(clocksAfter(desk([answer]), to, { clocks: { answer: 'reply' } })).toMatchObject([
      { id: 'c1', metric: 'reply', title: '答复', state: 'running', due: '2026-09-30T04:00:00.000Z' },
    ]);
    expect(clocksAfter(desk([answer]), to).map(({ metric, verdict }) => [metric, verdict?.result])).toEqual([
      ['answer', 'void'],
      ['reply', undefined],
    ]);
    expect(clocksAfter(desk([answer]), desk([answer]), { clocks: { answer: null } })[0]?.verdict?.result).toBe('void');
  });

  test('[Y73] a promise that moves from its state to the process goes along and outlives the state', () => {
    const rule: ClockRule = { ...answer, start: { enter: 'a' }, stop: [{ leave: 'b' }] };
    const [clock, ...more] = clocksAfter(desk([answer]), desk([], [rule]));
    expect(more).toEqual([]);
    expect(clock).toMatchObject({ id: 'c1', state: 'running', due: '2026-09-30T04:00:00.000Z' });
    expect(clock?.owner).toBeUndefined();
    expect(clock?.visitId).toBeUndefined();
  });

  test('[Y75] the plan names promises that would be void, and those that go on under another metric', () => {
    const to = desk([{ ...answer, metric: 'reply', title: '答复' }]);
    const told = (mapping: MigrationMapping, after = to, before = desk([answer])) =>
      plan(hourOld(before), after, mapping)
        .reasons.filter(({ code }) => code.includes('clock'))
        .map(({ code, level, name, message }) => [code, level, name, message['zh-CN']]);
    expect(told({})).toEqual([
      [
        'migration/clock-gone',
        'note',
        'answer',
        '时限“answer”在新版本中已不存在，将作废；如已改名，请指定对应的时限。',
      ],
    ]);
    expect(told({ clocks: { answer: 'reply' } })).toEqual([
      ['migration/clock-renamed', 'note', 'answer', '时限“answer”将按“答复”继续计时。'],
    ]);
    expect(told({ clocks: { answer: null } })).toEqual([
      ['migration/clock-void', 'note', 'answer', '时限“answer”将作废。'],
    ]);
    expect(told({}, desk([answer]))).toEqual([]);
    expect(told({}, to, desk([]))).toEqual([]);
  });

  test('[Y74] names that neither version has are refused by place', () => {
    const fault = refusedWith(migration(hourOld(desk([answer])), desk([answer]), { clocks: { anser: 'repli' } }));
    expect(JSON.stringify(fault)).toContain('/clocks/anser');
    const shape = { clocks: { answer: 3 } } as unknown as MigrationMapping;
    expect(accept(migration(hourOld(desk([answer])), desk([answer]), {})).kind).toBe('accepted');
    expect(refusedWith(migration(hourOld(desk([answer])), desk([answer]), shape)).code).toMatch(/^migration\//);
  });
});
