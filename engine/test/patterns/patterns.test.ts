import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { validateBundle, type ProcessDefinition } from '@yunliu/engine/definition';
import { checkScenario } from '../../src/simulate/check-scenario.js';
import { mergeCoverage, transitionText } from '../../src/simulate/coverage.js';
import { runScenario } from '../../src/simulate/run-scenario.js';
import { directoryOf, plainCalendars } from '../decide/world.js';
import { patternsPage, type PatternCard, type RecipeCard } from './patterns-page.js';

const folder = fileURLToPath(new URL('.', import.meta.url));
const page = fileURLToPath(new URL('../../../docs/workflow-patterns.md', import.meta.url));

/** Definitions, that of `process.json` first, and a story. */
interface Example {
  readonly place: string;
  readonly definitions: readonly ProcessDefinition[];
  readonly story?: unknown;
}

/** One of the 43 control-flow patterns: its card, and unless it is not supported its definitions and a story. */
interface Pattern extends Example {
  readonly card: PatternCard;
}

const read = (path: string): unknown => JSON.parse(readFileSync(`${folder}${path}`, 'utf8'));

function exampleAt(place: string): Example {
  const files = readdirSync(folder + place).filter(
    (file) => file.endsWith('.json') && !/^(pattern|recipe)[.]json$|[.]scenario[.]json$/.test(file),
  );
  const first = files.toSorted((a, b) => Number(b === 'process.json') - Number(a === 'process.json'));
  const story = `${place}/story.scenario.json`;
  return {
    place,
    definitions: first.map((file) => read(`${place}/${file}`) as ProcessDefinition),
    ...(existsSync(folder + story) ? { story: read(story) } : {}),
  };
}

const foldersIn = (place: string): readonly string[] =>
  readdirSync(folder + place, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

const patterns = foldersIn('')
  .filter((place) => /^\d/.test(place))
  .map((place): Pattern => ({ ...exampleAt(place), card: read(`${place}/pattern.json`) as PatternCard }))
  .toSorted((a, b) => a.card.number - b.card.number);
/** What one looks for and does not find as a property of the format. */
const recipes = foldersIn('recipes').map((name) => {
  const place = `recipes/${name}`;
  return { ...exampleAt(place), card: read(`${place}/recipe.json`) as RecipeCard };
});

const people = [
  ...['clerk-1', 'clerk-2'].map((id) => ({ id, name: id, roles: ['clerk'], active: true })),
  { id: 'admin', name: 'admin', roles: ['admin'], active: true },
];

describe('workflow patterns', () => {
  test('[CF80] all 43 patterns have a card; what is supported has a definition and a story, the rest a reason', () => {
    expect(patterns.map(({ card }) => card.number)).toEqual(Array.from({ length: 43 }, (_, at) => at + 1));
    for (const { place, card, definitions, story } of patterns) {
      expect(place.startsWith(`${String(card.number).padStart(2, '0')}-`), place).toBe(true);
      expect(['direct', 'workaround', 'no'], place).toContain(card.support);
      expect(story !== undefined && definitions.length > 0, place).toBe(card.support !== 'no');
    }
  });

  const examples = [...patterns.filter(({ story }) => story !== undefined), ...recipes];
  test.each(examples.map((example) => [example.place, example] as const))(
    '[CF81] %s is valid, plays its story and walks every way of its definition',
    (_place, { definitions, story }) => {
      const errors = validateBundle({ definitions: [...definitions], forms: [] })
        .filter(({ severity }) => severity === 'error')
        .map(({ code, pointer }) => `${code} ${pointer}`);
      expect(errors).toEqual([]);
      const found = checkScenario(story);
      expect(found.issues).toEqual([]);
      if (!('scenario' in found)) return;
      const run = runScenario(found.scenario, {
        definitions,
        forms: [],
        directory: directoryOf(people),
        calendars: plainCalendars,
      });
      expect(run.failures.map(({ pointer, message }) => `${pointer}: ${message.en}`)).toEqual([]);
      const missing = mergeCoverage(definitions.slice(0, 1), [run]).flatMap((each) => each.missing.map(transitionText));
      expect(missing).toEqual([]);
    },
  );

  test('[CF82] docs/workflow-patterns.md says what the tests show', () => {
    const text = patternsPage(
      patterns.map(({ place, card }) => ({ place, ...card })),
      recipes.map(({ place, card }) => ({ place, ...card })),
    );
    if (process.env['UPDATE_PATTERNS'] === '1') writeFileSync(page, text);
    expect(readFileSync(page, 'utf8'), 'run UPDATE_PATTERNS=1 npx vitest run engine/test/patterns').toBe(text);
  });
});
