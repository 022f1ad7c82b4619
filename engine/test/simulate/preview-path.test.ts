import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileServerForm } from '../../src/forms/server/index.js';
import { createDirectory, type Organisation } from '../../src/identity/create-directory.js';
import { loadFolder } from '../../src/run/load-folder.js';
import { createCalendars } from '../../src/service-time/index.js';
import { createSimulation, previewPath, type SimulationOptions } from '../../src/simulate/index.js';
import { readFileSync } from 'node:fs';

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
});
