import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  parseDefinitionText,
  validateBundle,
  validateDefinition,
  validateForm,
  type Bundle,
  type Issue,
  type ValidationContext,
} from '@yunliu/engine/definition';

/** One broken document with the exact issues it must give; adding a case is adding a file. */
interface Fixture {
  readonly name: string;
  readonly definition?: unknown;
  readonly form?: unknown;
  readonly bundle?: Bundle;
  readonly text?: string;
  readonly context?: ValidationContext;
  readonly expect: readonly Pick<Issue, 'code' | 'pointer' | 'severity'>[];
}

const folder = new URL('../fixtures/invalid/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

function issuesOf(fixture: Fixture): readonly Issue[] {
  if (fixture.text !== undefined) {
    const { json, issues } = parseDefinitionText(fixture.text);
    return json === undefined ? issues : [...issues, ...validateDefinition(json, fixture.context)];
  }
  if (fixture.bundle !== undefined) return validateBundle(fixture.bundle);
  return fixture.form === undefined
    ? validateDefinition(fixture.definition, fixture.context)
    : validateForm(fixture.form);
}

const all: Issue[] = [];

describe('invalid documents', () => {
  it('there are enough of them', () => expect(files.length).toBeGreaterThanOrEqual(45));

  it.each(files)('[V6] %s', (file) => {
    const path = new URL(file, folder);
    const fixture = JSON.parse(readFileSync(path, 'utf8')) as Fixture;
    const issues = issuesOf(fixture);
    all.push(...issues);
    const found = issues.map(({ code, pointer, severity }) => ({ code, pointer, severity }));
    if (process.env['UPDATE_FIXTURES'] === '1')
      writeFileSync(path, `${JSON.stringify({ ...fixture, expect: found }, undefined, 2)}\n`);
    expect(found).toEqual(fixture.expect);
    expect(found.length).toBeGreaterThan(0);
  });

  it('[V7] every message and hint is Chinese in zh-CN and not in English', () => {
    for (const { code, message, hint } of all) {
      for (const text of [message, hint]) {
        expect(text['zh-CN'], code).toMatch(/\p{Script=Han}/u);
        // Names and values of the document may be Chinese: the sentence around them must not be.
        expect(text.en.replaceAll(/"[^"]*"|\([^)]*\)/g, ''), code).not.toMatch(/[\p{Script=Han}，。：；“”（）]/u);
      }
    }
  });

  it('[V7] codes have an area and are in kebab case', () => {
    for (const { code } of all) expect(code).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/);
  });
});
