import type { FeelDate, FeelDateTime, FeelDaysDuration, FeelMonthsDuration, FeelTime } from './temporal.js';

/** A record: JSON from the variables or a context made by an expression (then without a prototype). */
export interface FeelContext {
  readonly [key: string]: unknown;
}

/** A range value such as `[1..5)`; a missing end (`> 5`) is null. */
export class FeelRange {
  readonly low: FeelValue;
  readonly high: FeelValue;
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;

  constructor(low: FeelValue, high: FeelValue, lowIncluded: boolean, highIncluded: boolean) {
    this.low = low;
    this.high = high;
    this.lowIncluded = lowIncluded;
    this.highIncluded = highIncluded;
  }
}

export type FeelTemporal = FeelDate | FeelTime | FeelDateTime | FeelDaysDuration | FeelMonthsDuration;

/** Everything an expression can hold while it runs. Data comes in as JSON; only functions make temporal values. */
export type FeelValue =
  null | boolean | number | string | readonly FeelValue[] | FeelContext | FeelTemporal | FeelRange;
