import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileServerForm } from '../../src/forms/server/index.js';
import { createDirectory, type Organisation } from '../../src/identity/create-directory.js';
import { loadFolder, type LoadedFolder } from '../../src/run/load-folder.js';
import { createCalendars } from '../../src/service-time/index.js';
import {
  checkScenario,
  mergeCoverage,
  runScenario,
  transitionText,
  type Scenario,
  type ScenarioRun,
  type ScenarioWorld,
} from '../../src/simulate/index.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const definitions = join(root, 'process-definitions');
const demoOrganisation = join(definitions, 'demo-organisation.json');

const files = readdirSync(definitions, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.scenario.json'))
  .sort()
  .map((name) => ({ name, path: join(definitions, name) }));

/** The products of the first release: each must have been walked completely. */
const products = [
  'hotline',
  'onsite-repair',
  'bug-handling',
  'minor-release',
  'usage-training',
  'training-request',
  'special-room-duty',
  'special-hotline',
  'special-onsite-guidance',
  'special-info-service',
  'fault-handling',
  'repair-order-handling',
  'release-management',
  'configuration-management',
];

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

describe('the shipped processes', () => {
  let folder: LoadedFolder;
  let world: Omit<ScenarioWorld, 'directory'>;
  const runs: ScenarioRun[] = [];

  beforeAll(async () => {
    folder = await loadFolder({ definitions, forms: join(root, 'form-templates') });
    const forms = new Map(
      folder.forms.map(({ template }) => [`${template.key}@${template.version}`, compileServerForm(template)]),
    );
    world = {
      definitions: folder.definitions,
      forms: [...forms.values()],
      calendars: createCalendars(folder.calendars),
    };
  });

  it('[M40] every file of the catalogue can be read', () => expect(folder.issues).toEqual([]));

  it.each(files)('[M41] scenario %#: $name', ({ path }) => {
    const scenario = readJson(path) as Scenario;
    expect(checkScenario(scenario).issues).toEqual([]);
    const people = scenario.directory ? resolve(dirname(path), scenario.directory) : demoOrganisation;
    const run = runScenario(scenario, { ...world, directory: createDirectory(readJson(people) as Organisation) });
    runs.push(run);
    expect(run.failures).toEqual([]);
    expect(run.skipped).toBe(0);
  });

  it.each(products)('[M42] the scenarios walk every transition of %s', (key) => {
    const coverage = mergeCoverage(folder.definitions, runs).find((one) => one.process === key);
    expect(coverage?.missing.map(transitionText)).toEqual([]);
    expect(coverage?.total).toBeGreaterThan(0);
  });

  afterAll(() => {
    for (const { process, covered, total } of mergeCoverage(folder.definitions, runs)) {
      console.log(`coverage ${process}: ${covered}/${total} transitions (${Math.floor((covered / total) * 100)} %)`);
    }
  });
});
