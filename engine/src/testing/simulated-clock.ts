import type { Instant } from '../definition/instant.js';
import type { Clock } from '../run/ports/clock.js';

/** A clock that moves only when told, and never backwards. */
export class SimulatedClock implements Clock {
  #now: number;

  constructor(start: Instant) {
    this.#now = Date.parse(start);
  }

  now(): Instant {
    return new Date(this.#now).toISOString();
  }

  advance(ms: number): void {
    if (ms < 0) throw new Error('Time does not run backwards.');
    this.#now += ms;
  }

  advanceTo(instant: Instant): void {
    this.advance(Date.parse(instant) - this.#now);
  }
}
