import { Cron } from 'croner';
import { DAY_MS } from '../service-time/civil-date.js';

const MINUTE_MS = 60_000;

/** Whether the text is a cron rule of five fields; its fault otherwise. */
export function cronFault(text: string): string | undefined {
  if (text.trim().split(/\s+/).length !== 5) return 'not five fields';
  try {
    const cron = new Cron(text, { paused: true, timezone: 'UTC', mode: '5-part' });
    cron.stop();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Wall-clock times of a cron rule between two days, both included. Its minutes are the same on each of its days, so days
 * and minutes are asked for apart, in a zone without changes of clock: asking croner for one run after the other, in a
 * zone with such changes, takes a second for a month of minutes.
 */
export function* cronTimes(
  text: string,
  from: number,
  to: number,
): Generator<{ readonly day: number; readonly minutes: number }> {
  const [minute = '*', hour = '*', ...date] = text.trim().split(/\s+/);
  const times = runsOf(`${minute} ${hour} * * *`, 0, DAY_MS).map((at) => at / MINUTE_MS);
  for (const at of runsOf(`0 0 ${date.join(' ')}`, from * DAY_MS, (to + 1) * DAY_MS))
    for (const minutes of times) yield { day: at / DAY_MS, minutes };
}

/** Runs from one instant (included) to another (not included), as UTC counts. */
function runsOf(text: string, from: number, to: number): number[] {
  const cron = new Cron(text, { paused: true, timezone: 'UTC', mode: '5-part' });
  const runs: number[] = [];
  for (let at = cron.nextRun(new Date(from - 1000)); at !== null && at.getTime() < to; at = cron.nextRun(at))
    runs.push(at.getTime());
  return runs;
}
