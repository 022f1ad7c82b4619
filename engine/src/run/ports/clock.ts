import type { Instant } from '../../definition/instant.js';

/** The only source of time outside tests. */
export interface Clock {
  now(): Instant;
}

const MS_A_SECOND = 1000;
let second = -1;
let upToSecond = '';

/** Every command asks for the time, so the text up to the second is made once for all that ask within it. */
export const systemClock: Clock = {
  now() {
    const ms = Date.now();
    const rest = ms % MS_A_SECOND;
    if (ms - rest !== second) {
      second = ms - rest;
      upToSecond = new Date(second).toISOString().slice(0, -'000Z'.length);
    }
    return `${upToSecond}${rest < 10 ? '00' : rest < 100 ? '0' : ''}${rest}Z`;
  },
};
