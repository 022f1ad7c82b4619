import type { MsInterval } from './calendar.js';
import { civilDateOf, DAY_MS, dayNumberOf } from './civil-date.js';

/** Offsets of a time zone. `Intl` is asked only while a year is read for the first time. */
export interface Zone {
  /** Milliseconds east of UTC at an instant. */
  offsetAt(epochMs: number): number;
  /** Instant of a wall-clock time (milliseconds since 1970-01-01T00:00 local); in a gap the time after it. */
  epochOf(wallMs: number): number;
  /**
   * All instants whose wall-clock time lies in `[fromWallMs, toWallMs)`: one interval, on days of a clock change
   * sometimes none or two.
   */
  spansOf(fromWallMs: number, toWallMs: number): readonly MsInterval[];
}

interface Stretch {
  readonly from: number;
  readonly offset: number;
}

const WEEK_MS = 7 * DAY_MS;

/** Throws `RangeError` when the zone is unknown to the platform. */
export function createZone(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const ask = (epochMs: number): number => {
    const parts = new Map(format.formatToParts(epochMs).map((part) => [part.type, Number(part.value)]));
    const at = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const wall =
      dayNumberOf(at('year'), at('month'), at('day')) * DAY_MS +
      ((at('hour') * 60 + at('minute')) * 60 + at('second')) * 1000;
    return wall - Math.floor(epochMs / 1000) * 1000;
  };
  const years = new Map<number, readonly Stretch[]>();
  const stretchesOf = (year: number): readonly Stretch[] => {
    const known = years.get(year);
    if (known !== undefined) return known;
    const read = readYear(year, ask);
    years.set(year, read);
    return read;
  };
  // Most questions fall into the stretch of the one before.
  let [from, to, known] = [0, 0, 0];
  const offsetAt = (epochMs: number): number => {
    if (epochMs >= from && epochMs < to) return known;
    const year = yearOf(epochMs);
    const stretches = stretchesOf(year);
    const index = Math.max(
      stretches.findLastIndex((stretch) => stretch.from <= epochMs),
      0,
    );
    from = stretches[index]?.from ?? 0;
    to = stretches[index + 1]?.from ?? dayNumberOf(year + 1, 1, 1) * DAY_MS;
    known = stretches[index]?.offset ?? 0;
    return known;
  };
  const epochOf = (wallMs: number): number => {
    const early = wallMs - offsetAt(wallMs - DAY_MS);
    const late = wallMs - offsetAt(wallMs + DAY_MS);
    // Both readings exist when a clock is put back; the earlier one counts. In a gap neither does.
    for (const candidate of [Math.min(early, late), Math.max(early, late)]) {
      if (candidate + offsetAt(candidate) === wallMs) return candidate;
    }
    return Math.max(early, late);
  };
  const spansOf = (fromWallMs: number, toWallMs: number): readonly MsInterval[] => {
    const [early, late] = [offsetAt(fromWallMs - DAY_MS), offsetAt(toWallMs + DAY_MS)];
    // Two changes within days of each other do not happen; equal offsets on both sides mean none.
    if (early === late) return [[fromWallMs - early, toWallMs - early]];
    const [first, last] = [yearOf(fromWallMs - DAY_MS), yearOf(toWallMs + DAY_MS)];
    const spans: MsInterval[] = [];
    for (let year = first; year <= last; year += 1) {
      for (const [index, { from, offset }] of stretchesOf(year).entries()) {
        const end = stretchesOf(year)[index + 1]?.from ?? dayNumberOf(year + 1, 1, 1) * DAY_MS;
        const [start, stop] = [Math.max(fromWallMs - offset, from), Math.min(toWallMs - offset, end)];
        if (start < stop) spans.push([start, stop]);
      }
    }
    return spans;
  };
  return { offsetAt, epochOf, spansOf };
}

function yearOf(epochMs: number): number {
  return civilDateOf(Math.floor(epochMs / DAY_MS)).year;
}

/** Offsets from January 1st (UTC) to the next, each change found to the second by halving. */
function readYear(year: number, ask: (epochMs: number) => number): readonly Stretch[] {
  const [start, end] = [dayNumberOf(year, 1, 1) * DAY_MS, dayNumberOf(year + 1, 1, 1) * DAY_MS];
  const stretches: Stretch[] = [{ from: start, offset: ask(start) }];
  for (let from = start; from < end; from += WEEK_MS) {
    const to = Math.min(from + WEEK_MS, end);
    const [before, after] = [ask(from), ask(to)];
    if (before === after) continue;
    let [low, high] = [from, to];
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000;
      if (ask(middle) === before) low = middle;
      else high = middle;
    }
    stretches.push({ from: high, offset: after });
  }
  return stretches;
}
