import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendars, judgeClock } from '@yunliu/engine/service-time';
import { naiveVerdict } from './naive-clock.js';
import { files, instant, naiveCalendars, randomClock } from './random-clock.js';

const calendars = createCalendars(files);
const text = (minute: number | null | 'beyond') =>
  minute === null ? null : minute === 'beyond' ? 'beyond' : instant(minute);

describe('beside a checker that walks minute by minute', () => {
  it('[K17] 2,000 random clocks are judged alike', () => {
    let compared = 0;
    let broken = 0;
    fc.assert(
      fc.property(randomClock(), ({ events, asOf }) => {
        const naive = naiveVerdict(events, naiveCalendars, asOf);
        fc.pre(naive.breachedAt !== 'beyond');
        const view = judgeClock(
          events.map(({ event }) => event),
          calendars,
          instant(asOf),
        );
        compared += 1;
        if (view.breached) broken += 1;
        expect({
          due: view.due,
          state: view.state,
          breachedAt: view.breachedAt,
          cause: view.breachCause,
          elapsed: view.elapsedMs / 60_000,
        }).toEqual({
          due: text(naive.due),
          state: naive.state,
          breachedAt: text(naive.breachedAt),
          cause: naive.cause,
          elapsed: naive.elapsed,
        });
      }),
      { numRuns: 2000 },
    );
    expect(compared).toBe(2000);
    // Neither always nor never late, so both sides of the verdict are tried.
    expect(broken).toBeGreaterThan(300);
    expect(broken).toBeLessThan(1700);
  });
});
