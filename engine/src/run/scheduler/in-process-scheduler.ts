import type { Instant } from '../../definition/instant.js';
import { errorText } from '../error-text.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { RecurringDuty, Scheduler } from '../ports/scheduler.js';
import { WakeUp } from '../wake-up.js';

/** Pause before a duty that failed is tried again, in milliseconds; the others go on meanwhile. */
const RETRY_MS = 30_000;

/** Keeps duties in this process: one sleep until the earliest of them. */
export function createInProcessScheduler(clock: Clock, logger: Logger): Scheduler {
  const duties = new Map<string, RecurringDuty>();
  const heldUntil = new Map<string, number>();
  const wakeUp = new WakeUp(clock, logger, async () => {
    await runDue();
    return earliest();
  });

  async function earliest(): Promise<Instant | undefined> {
    let first: Instant | undefined;
    for (const { key, due } of await dues()) {
      const held = heldUntil.get(key);
      const at = held === undefined ? due : later(due, new Date(held).toISOString());
      if (first === undefined || at < first) first = at;
    }
    return first;
  }

  async function dues(): Promise<{ readonly key: string; readonly due: Instant }[]> {
    const known: { key: string; due: Instant }[] = [];
    for (const duty of duties.values()) {
      try {
        const due = await duty.next();
        if (due !== undefined) known.push({ key: duty.key, due });
      } catch (error) {
        logger.error({ duty: duty.key, error: errorText(error) }, 'next run of a duty not known');
      }
    }
    return known.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  }

  async function runDue(): Promise<number> {
    const now = clock.now();
    let done = 0;
    for (const { key, due } of await dues()) {
      if (due > now) break;
      if ((heldUntil.get(key) ?? 0) > Date.parse(now)) continue;
      try {
        done += (await duties.get(key)?.run()) ?? 0;
        heldUntil.delete(key);
      } catch (error) {
        heldUntil.set(key, Date.parse(now) + RETRY_MS);
        logger.error({ duty: key, error: errorText(error) }, 'duty not done');
      }
    }
    return done;
  }

  return {
    schedule(duty) {
      duties.set(duty.key, duty);
      wakeUp.kick();
    },
    remove(key) {
      duties.delete(key);
      heldUntil.delete(key);
    },
    wake: () => wakeUp.kick(),
    runNow: async (key) => (await duties.get(key)?.run()) ?? 0,
    runDue,
    start: () => wakeUp.start(),
    stop: () => wakeUp.stop(),
  };
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
