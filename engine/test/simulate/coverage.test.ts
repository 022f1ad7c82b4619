import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/definition/json.js';
import { mergeCoverage, runScenario, type Scenario } from '../../src/simulate/index.js';
import { definitionOf, final, task } from '../decide/definitions.js';
import { directoryOf, plainCalendars } from '../decide/world.js';

const clerks = directoryOf([
  { id: 'user-1', name: '用户', roles: [], active: true },
  { id: 'desk-1', name: '坐席', roles: ['clerk'], active: true },
]);

describe('coverage of states and conditions', () => {
  const routed = definitionOf('work', {
    work: task({ ok: 'route' }),
    route: { type: 'decision', title: '分流', branches: [{ when: 'amount > 10', to: 'big' }], otherwise: 'small' },
    big: final('big'),
    small: final('small'),
  });
  const told = (data: JsonObject): Scenario => ({
    process: 'request',
    clock: '2026-09-30T09:00:00+08:00',
    data,
    steps: [{ start: { by: 'user-1' } }, { complete: { state: 'work', by: 'desk-1', outcome: 'ok' } }],
  });
  const world = { definitions: [routed], forms: [], directory: clerks, calendars: plainCalendars };

  test('[M11] a condition counts once for having been true and once for not; states by having been entered', () => {
    const small = runScenario(told({ amount: 5 }), world);
    expect(mergeCoverage([routed], [small])[0]).toMatchObject({
      states: { covered: 3, total: 4, missing: ['big'] },
      conditions: {
        covered: 1,
        total: 2,
        missing: [{ text: 'amount > 10', pointer: '/states/route/branches/0/when', never: true }],
      },
    });
    const both = mergeCoverage([routed], [small, runScenario(told({ amount: 50 }), world)])[0];
    expect(both).toMatchObject({ states: { missing: [] }, conditions: { covered: 2, missing: [] } });
  });
});
