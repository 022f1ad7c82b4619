import { expect, it } from 'vitest';
import { vacanciesOf, vacancyMarks } from '../../src/expressions/index.js';
import { readWorld } from '../design-world.js';
import { shipped } from '../model/shipped.js';

it('[X15] every step with a vacancy has one mark, as bad as its worst and with all that was found', () => {
  const world = readWorld();
  const nobody = { ...world, organisation: { ...world.organisation, users: [] } };
  const hotline = shipped('hotline');
  const found = vacanciesOf(hotline, nobody);
  const marks = vacancyMarks(hotline, nobody);
  expect(marks.size).toBeGreaterThan(2);
  expect([...marks.keys()].sort()).toEqual([...new Set(found.map(({ state }) => state))].sort());
  for (const [state, { severity, messages }] of marks) {
    const own = found.filter((one) => one.state === state);
    expect(messages).toEqual(own.map(({ message }) => message));
    expect(severity).toBe(own.some((one) => one.severity === 'error') ? 'error' : 'warning');
  }
  expect(vacancyMarks(hotline, world).size).toBeLessThanOrEqual(vacanciesOf(hotline, world).length);
});
