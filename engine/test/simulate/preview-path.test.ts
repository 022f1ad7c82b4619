import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileServerForm } from '../../src/forms/server/index.js';
import { createDirectory, type Organisation } from '../../src/identity/create-directory.js';
import { loadFolder } from '../../src/run/load-folder.js';
import { createCalendars } from '../../src/service-time/index.js';
import { createSimulation, previewPath, type SimulationOptions } from '../../src/simulate/index.js';
import { readFileSync } from 'node:fs';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import type { States } from '../../src/definition/states/state.js';
import { call } from '../decide/control-parts.js';
import { definitionOf, final } from '../decide/definitions.js';
import { accept, now, started } from '../decide/world.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const definitions = join(root, 'process-definitions');
let world: SimulationOptions;

beforeAll(async () => {
  const folder = await loadFolder({ definitions, forms: join(root, 'form-templates') });
  const organisation = JSON.parse(readFileSync(join(definitions, 'demo-organisation.json'), 'utf8')) as Organisation;
  world = {
    definitions: folder.definitions,
    forms: folder.forms.map(({ template }) => compileServerForm(template)),
    directory: createDirectory(organisation),
    calendars: createCalendars(folder.calendars),
    now: '2026-09-30T01:00:00.000Z',
  };
});

describe('looking ahead', () => {
  it('[X5] shows the way of a hotline call with people and due times, and writes nothing', () => {
    const from = { process: 'hotline', by: 'hotline-1' };
    const preview = previewPath({ ...world, from });
    expect(preview.end).toBe('completed');
    expect(preview.steps.length).toBeGreaterThan(2);
    expect(preview.steps[0]).toMatchObject({ process: 'hotline', assignee: 'hotline-1', at: world.now });
    for (const step of preview.steps) expect(step.people.length, step.state).toBeGreaterThan(0);
    expect(previewPath({ ...world, from })).toEqual(preview);
  });

  it('[X5] takes the outcomes it is told to', () => {
    const from = { process: 'hotline', by: 'hotline-1' };
    const told = previewPath({ ...world, from, choose: { 'call-taken': 'escalate' } });
    expect(told.steps[0]).toMatchObject({ state: 'call-taken', outcome: 'escalate' });
    expect(told.steps.some(({ people }) => people.includes('desk-1'))).toBe(true);
    expect(told.end).toBe('completed');
  });

  it('[X5] goes on from an instance as it stands and leaves it alone', () => {
    const simulation = createSimulation(world);
    simulation.execute({ type: 'start', process: 'hotline', instanceId: 'i1', by: 'hotline-1' });
    const instance = simulation.instance('i1')!;
    const before = JSON.stringify(instance);
    const preview = previewPath({ ...world, from: { instance } });
    expect(preview.steps[0]).toMatchObject({ instanceId: 'i1', state: instance.tasks[0]?.state });
    expect(JSON.stringify(instance)).toBe(before);
  });

  it('[X5] every shipped process that people start can be looked through to an end or to what it waits for', () => {
    const ends: string[] = [];
    for (const definition of world.definitions) {
      const by = definition.start.by.includes('*')
        ? 'user-1'
        : definition.start.by.flatMap((role) => world.directory.usersInRole(role))[0]?.id;
      const preview = previewPath({ ...world, from: { process: definition.key, by: by ?? 'admin' } });
      expect(preview.fault, definition.key).toBeUndefined();
      ends.push(preview.end);
      expect(preview.end === 'waits' && preview.waits.length === 0, definition.key).toBe(false);
      expect(preview.steps.length, definition.key).toBeGreaterThan(0);
    }
    // A stay on site has daily duties until somebody ends it.
    expect(ends.filter((end) => end === 'limit').length).toBeLessThanOrEqual(3);
    expect(ends.filter((end) => end === 'completed').length).toBeGreaterThan(12);
  });

  it('[X5] a start that is refused says why', () => {
    expect(previewPath({ ...world, from: { process: 'no-such', by: 'hotline-1' } })).toMatchObject({
      end: 'refused',
      fault: { code: 'definition/not-found' },
      steps: [],
    });
  });

  describe('where nothing would ever end it', () => {
    const plain = (states: States, more: object = {}) =>
      definitionOf(Object.keys(states)[0] ?? '', { ...states, end: final() }, { key: 'odd', ...more });
    const reminder = { id: 'daily', after: 'P1D', repeat: true, effects: [] };
    const look = (definition: ProcessDefinition, more: object = {}) =>
      previewPath({ ...world, definitions: [definition], from: { process: 'odd', by: 'user-1' }, ...more });

    it('[X7] reminders without end are no way on: it says what it waits for', () => {
      const call = { type: 'call', title: '子流程', wait: true, outcomes: { '*': { to: 'end' } } };
      const process = { oneOf: ['a'], choose: 'missing' };
      const states = { c: { ...call, process } } as unknown as States;
      const preview = look(plain(states, { timers: [reminder] }));
      expect(preview.end).toBe('waits');
      expect(preview.waits[0]).toMatchObject({ kind: 'incident', state: 'c' });
    });

    it('[X7] a round of timers or messages without a task is a limit', () => {
      const byTimer: States = { w: { type: 'wait', title: '等', timers: [{ id: 't', after: 'PT1H', to: 'w' }] } };
      expect(look(plain(byTimer)).end).toBe('limit');
      const byMessage: States = { w: { type: 'wait', title: '等', messages: [{ name: 'm', to: 'w' }] } };
      expect(look(plain(byMessage)).end).toBe('limit');
    });

    it('[X7] processes that start each other without end are a limit too', () => {
      const states: States = {
        two: call({ process: 'odd', each: { list: '[1, 2]' }, wait: false, outcomes: { '*': { to: 'end' } } }),
      };
      expect(look(plain(states)).end).toBe('limit');
    }, 60_000);

    it('[X7] a suspended instance goes nowhere, whatever its timers', () => {
      const states: States = { w: { type: 'wait', title: '等', timers: [{ id: 't', after: 'PT1H', to: 'end' }] } };
      const stood = started(plain(states));
      accept(stood.send('suspend', 'admin', { reason: '盘点' }));
      const preview = look(plain(states), { from: { instance: now(stood) } });
      expect(preview).toMatchObject({ end: 'waits', waits: [{ kind: 'suspended' }, { kind: 'timer' }] });
    });
  });
});
