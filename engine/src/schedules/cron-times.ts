import { Cron } from 'croner';
import { DAY_MS } from '../service-time/civil-date.js';
import type { Zone } from '../service-time/zone.js';

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

/** Wall-clock times of a cron rule between two days, both included. */
export function cronTimes(
  text: string,
  zoneName: string,
  zone: Zone,
  from: number,
  to: number,
): { readonly day: number; readonly minutes: number }[] {
  const cron = new Cron(text, { paused: true, timezone: zoneName, mode: '5-part' });
  const end = zone.epochOf((to + 1) * DAY_MS);
  const times: { day: number; minutes: number }[] = [];
  let at: Date | null = new Date(zone.epochOf(from * DAY_MS) - 1000);
  for (;;) {
    at = cron.nextRun(at);
    if (at === null || at.getTime() >= end) return times;
    const wall = at.getTime() + zone.offsetAt(at.getTime());
    const day = Math.floor(wall / DAY_MS);
    if (day >= from) times.push({ day, minutes: Math.floor((wall - day * DAY_MS) / 60_000) });
  }
}
