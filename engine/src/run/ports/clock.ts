import type { Instant } from '../../definition/instant.js';

/** The only source of time outside tests. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };
