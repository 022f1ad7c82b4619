import type { Instant } from '../definition/instant.js';
import type { JsonObject } from '../definition/json.js';
import type { LocalizedText } from '../definition/localized-text.js';
import type { DateEntry } from './schedule-file.js';

/** A running instance that a schedule goes by. */
export interface RunningInstance {
  readonly id: string;
  readonly title: string;
  readonly startedAt: Instant;
  readonly variables: JsonObject;
}

/** What rules cannot know by themselves. */
export interface ScheduleFacts {
  dates(set: string): readonly DateEntry[];
  running(process: string): readonly RunningInstance[];
}

/** The period or date that an occurrence goes by. */
export interface OccurrencePeriod {
  readonly id: string;
  readonly title?: LocalizedText;
  /** Days, as `2026-09-30`. */
  readonly from: string;
  readonly to?: string;
  readonly instanceId?: string;
}

export const noFacts: ScheduleFacts = { dates: () => [], running: () => [] };
