import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createCalendars,
  explainClock,
  judgeClock,
  recompute,
  type ClockEvent,
  type ClockView,
} from '@yunliu/engine/service-time';
import { BASE, files, instant, randomClock, type RandomClock } from './random-clock.js';

const calendars = createCalendars(files);
/** The zone of the machine is tried with fewer clocks in each: what matters there is the zone. */
const runs = { numRuns: process.env['YUNLIU_ZONE_CHILD'] === '1' ? 40 : 300 };
const eventsOf = ({ events }: RandomClock): readonly ClockEvent[] => events.map(({ event }) => event);
const judge = (events: readonly ClockEvent[], asOf: number): ClockView => judgeClock(events, calendars, instant(asOf));
/** A due that is not known yet lies behind every other. */
const time = (due: string | null): number => (due === null ? Infinity : Date.parse(due));

describe('a clock', () => {
  it('[K18] the order of recording is irrelevant', () => {
    fc.assert(
      fc.property(
        randomClock().chain((clock) =>
          fc.tuple(fc.constant(clock), fc.shuffledSubarray([...eventsOf(clock)], { minLength: clock.events.length })),
        ),
        ([clock, shuffled]) => {
          expect(judge(shuffled, clock.asOf)).toEqual(judge(eventsOf(clock), clock.asOf));
        },
      ),
      runs,
    );
  });

  it('[K18] nor does it matter at one and the same instant', () => {
    fc.assert(
      fc.property(
        randomClock({ retro: false }).chain((clock) => {
          const [start, ...others] = eventsOf(clock);
          // All of them happen on a few minutes.
          const close = others.flatMap((event, index) =>
            event.type === 'downtime' || event.type === 'pause'
              ? []
              : [{ ...event, at: instant((clock.events[0]?.at ?? 0) + 30 + (index % 2)) }],
          );
          const pauses: ClockEvent[] = [30, 31, 31].map((after) => ({
            type: 'pause',
            at: instant((clock.events[0]?.at ?? 0) + after),
            reason: 'customer',
          }));
          const all = [...(start === undefined ? [] : [start]), ...close, ...pauses];
          return fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.constant(clock.asOf),
          );
        }),
        ([all, shuffled, asOf]) => {
          expect(judge(shuffled, asOf)).toEqual(judge(all, asOf));
        },
      ),
      runs,
    );
  });

  it('[K19] elapsed never falls, and a breach is for ever', () => {
    fc.assert(
      fc.property(
        randomClock({ retro: false }),
        fc.array(fc.nat(30_000), { minLength: 2, maxLength: 6 }),
        (clock, times) => {
          const views = times.toSorted((a, b) => a - b).map((at) => judge(eventsOf(clock), at));
          for (const [index, view] of views.slice(1).entries()) {
            const before = views[index] as ClockView;
            expect(view.elapsedMs).toBeGreaterThanOrEqual(before.elapsedMs);
            const kept = [view.breachedAt, view.breachCause].join() === [before.breachedAt, before.breachCause].join();
            expect(kept || !before.breached).toBe(true);
          }
        },
      ),
      runs,
    );
  });

  it('[K20] the due is the inverse of elapsed: not a millisecond earlier is the budget used', () => {
    let tried = 0;
    fc.assert(
      fc.property(randomClock({ unit: 'minute' }), (clock) => {
        const view = judge(eventsOf(clock), clock.asOf);
        if (
          view.due === null ||
          view.budgetMs === null ||
          view.state === 'stopped' ||
          time(view.due) < BASE + clock.asOf * 60_000
        )
          return;
        tried += 1;
        const atDue = judgeClock(eventsOf(clock), calendars, view.due);
        expect(atDue.elapsedMs).toBe(view.budgetMs);
        expect(atDue.remainingMs).toBe(0);
        expect(atDue.breached).toBe(view.breached);
        const before = judgeClock(eventsOf(clock), calendars, new Date(time(view.due) - 1).toISOString());
        const used = before.startedAt === null || view.budgetMs === 0 || before.elapsedMs === view.budgetMs - 1;
        expect(used).toBe(true);
        const after = judgeClock(eventsOf(clock), calendars, new Date(time(view.due) + 1).toISOString());
        expect(after.breached).toBe(true);
      }),
      runs,
    );
    expect(tried).toBeGreaterThan(runs.numRuns / 6);
  });

  it('[K21] planned downtime never makes a due earlier', () => {
    fc.assert(
      fc.property(randomClock(), fc.nat(20_000), fc.integer({ min: 1, max: 3000 }), (clock, from, length) => {
        const window: ClockEvent = {
          type: 'downtime',
          at: instant(0),
          from: instant(from),
          to: instant(from + length),
        };
        const [plain, planned] = [judge(eventsOf(clock), clock.asOf), judge([...eventsOf(clock), window], clock.asOf)];
        expect(time(planned.due)).toBeGreaterThanOrEqual(time(plain.due));
        expect(plain.breached || !planned.breached).toBe(true);
      }),
      runs,
    );
  });

  it('[K22] a split pause equals a joined one', () => {
    fc.assert(
      fc.property(
        randomClock(),
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 1, max: 2000 }),
        (clock, a, b) => {
          const at = clock.events.at(-1)?.at ?? 0;
          // A pause that began under other terms is no pause the present ones need allow again.
          fc.pre(judge(eventsOf(clock), at).state !== 'paused');
          const pause = (minute: number): ClockEvent => ({ type: 'pause', at: instant(minute), reason: 'customer' });
          const resume = (minute: number): ClockEvent => ({ type: 'resume', at: instant(minute) });
          const joined = [...eventsOf(clock), pause(at + 1), resume(at + 1 + a + b)];
          const split = [
            ...eventsOf(clock),
            pause(at + 1),
            resume(at + 1 + a),
            pause(at + 1 + a),
            resume(at + 1 + a + b),
          ];
          const { thresholds: _, ...left } = judge(joined, at + a + b + 60);
          const { thresholds: __, ...right } = judge(split, at + a + b + 60);
          expect(right).toEqual(left);
        },
      ),
      runs,
    );
  });

  it('[K23] recomputing equals counting as it happened: what is not yet known changes nothing', () => {
    fc.assert(
      fc.property(randomClock(), (clock) => {
        for (const { at } of clock.events) {
          const known = clock.events.filter((one) => one.at <= at).map(({ event }) => event);
          expect(judge(eventsOf(clock), at)).toEqual(judge(known, at));
        }
      }),
      runs,
    );
  });

  it('[K24] an explanation leaves no gap and adds up to the minutes counted', () => {
    fc.assert(
      fc.property(randomClock(), (clock) => {
        const { view, intervals, steps } = explainClock(eventsOf(clock), calendars, instant(clock.asOf));
        let at = view.startedAt;
        let counted = 0;
        for (const row of intervals) {
          expect(row.from).toBe(at);
          expect(row.from < row.to).toBe(true);
          at = row.to;
          if (!row.projected) counted += row.countedMs;
          expect(row.counted || row.countedMs === 0).toBe(true);
        }
        expect(counted).toBe(view.terms?.unit === 'minute' ? view.elapsedMs : 0);
        const reaches = view.due === null || intervals.length === 0 || time(at) >= time(view.due);
        expect(reaches).toBe(true);
        expect(steps[0]?.what === 'start' || steps[0]?.what === 'downtime-late').toBe(true);
      }),
      runs,
    );
  });

  it('[K25] the ledger holds exactly the clocks whose due, mark or breach differs', () => {
    const changed = createCalendars(
      files.map((file) =>
        file.key === 'cn' ? { ...file, overrides: { ...file.overrides, '2026-10-08': 'off' as const } } : file,
      ),
    );
    fc.assert(
      fc.property(fc.array(randomClock(), { maxLength: 8 }), (list) => {
        const clocks = list.map((clock, index) => ({ id: `t${index}`, events: eventsOf(clock) }));
        const asOf = instant(18_000);
        const ledger = recompute({ before: calendars, after: changed }, clocks, asOf);
        expect(ledger.judged).toBe(clocks.length);
        const expected = clocks.flatMap(({ id, events }) => {
          const [old, next] = [judgeClock(events, calendars, asOf), judgeClock(events, changed, asOf)];
          const same =
            old.due === next.due && old.breachedAt === next.breachedAt && old.provisional === next.provisional;
          return same ? [] : [[id, old.due, next.due, old.provisional, next.provisional]];
        });
        expect(
          ledger.moved.map((row) => [row.id, row.oldDue, row.newDue, row.oldProvisional, row.newProvisional]),
        ).toEqual(expected);
        expect(recompute({ before: calendars, after: calendars }, clocks, asOf).moved).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
