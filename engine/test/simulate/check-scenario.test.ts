import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkScenario, scenarioSchema } from '../../src/simulate/index.js';

const good = { process: 'desk', clock: '2026-09-30T17:40:00+08:00', steps: [{ start: { by: 'desk-1' } }] };
const faults = (json: unknown) =>
  checkScenario(json).issues.map(({ code, pointer }) => `${code.replace('scenario/', '')} ${pointer}`);
const step = (...steps: unknown[]) => faults({ ...good, steps });

describe('checkScenario', () => {
  test('[M20] a good scenario comes back as it is', () => {
    expect(checkScenario(good)).toEqual({ scenario: good, issues: [] });
  });

  test.each([
    ['text', ['wrong-type ']],
    [{}, ['missing-key ', 'missing-key ', 'wrong-type /steps']],
    [{ ...good, clock: '2026-09-30 17:40' }, ['wrong-type /clock']],
    [{ ...good, clock: '2026-09-30T17:40:00' }, ['wrong-type /clock']],
    [{ ...good, steps: [] }, ['wrong-type /steps']],
    [{ ...good, step: [] }, ['unknown-key /step']],
    [{ ...good, data: [] }, ['wrong-type /data']],
  ])('[M21] the file itself: %j', (json, expected) => {
    expect(faults(json)).toEqual(expected);
  });

  test.each([
    [{ finish: {} }, 'unknown-verb /steps/0/finish'],
    [{ note: 'x' }, 'one-verb /steps/0'],
    [{ start: { by: 'a' }, claim: { by: 'a', state: 's' } }, 'one-verb /steps/0'],
    [{ start: {} }, 'missing-key /steps/0/start'],
    [{ start: { by: 'a', who: 'b' } }, 'unknown-key /steps/0/start/who'],
    [{ complete: { state: 's', by: 'a' } }, 'missing-key /steps/0/complete'],
    [{ complete: { state: 's', by: '', outcome: 'o' } }, 'wrong-type /steps/0/complete/by'],
    [{ advance: '20 minutes' }, 'wrong-type /steps/0/advance'],
    [{ advance: 'PT1H', refused: 'x' }, 'refused-misplaced /steps/0/refused'],
    [{ expect: { state: ['a'] } }, 'unknown-key /steps/0/expect/state'],
    [{ expect: { states: 'a' } }, 'wrong-type /steps/0/expect/states'],
    [{ expect: { status: 'done' } }, 'wrong-type /steps/0/expect/status'],
    [{ expect: { tasks: [{ assignee: 'a' }] } }, 'missing-key /steps/0/expect/tasks/0'],
    [{ expect: { events: ['task.done'] } }, 'wrong-type /steps/0/expect/events/0'],
    [{ expect: { incidents: -1 } }, 'wrong-type /steps/0/expect/incidents'],
    [{ __proto__: null, constructor: {} }, 'unknown-verb /steps/0/constructor'],
    ['start', 'wrong-type /steps/0'],
  ])('[M22] a step: %j', (json, expected) => {
    expect(step(json)).toEqual([expected]);
  });

  test('[M23] a slip of the pen is answered with the word that was meant', () => {
    const hints = (json: unknown) => checkScenario({ ...good, steps: [json] }).issues.map(({ hint }) => hint.en);
    expect(hints({ savedraft: {} })).toEqual(['Did you mean "saveDraft"?']);
    expect(hints({ complet: {} })).toEqual(['Did you mean "complete"?']);
    expect(hints({ expect: { task: [] } })).toEqual(['Did you mean "tasks"?']);
  });

  test('[M24] the published JSON Schema is the one made from the format', () => {
    const file = new URL('../../schema/scenario.schema.json', import.meta.url);
    const made = `${JSON.stringify(scenarioSchema(), null, 2)}\n`;
    if (process.env['UPDATE_SCHEMAS'] === '1') writeFileSync(file, made);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(made));
  });
});
