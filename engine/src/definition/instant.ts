/** ISO 8601 instant in UTC with milliseconds, e.g. `2026-09-30T09:40:00.000Z`. Sorts as text. */
export type Instant = string;
