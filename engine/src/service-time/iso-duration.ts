/** An ISO 8601 duration: calendar months apart from days apart from exact time, because each is added differently. */
export interface IsoDuration {
  readonly months: number;
  /** Days, weeks included. */
  readonly days: number;
  /** Hours, minutes and seconds, in milliseconds. */
  readonly ms: number;
}

const DURATION =
  /^P(?=[\dT])(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,3}))?S)?)?$/;

/** Longest part accepted, so that sums stay whole numbers. */
const MAX_DIGITS = 7;

/**
 * `PT20M`, `P1DT2H`, `P2W`, `P1M`, `P1Y6M`. `undefined` when the text is not such a duration; signs are refused.
 */
export function parseIsoDuration(text: string): IsoDuration | undefined {
  if (text.length > 60) return undefined;
  const parts = DURATION.exec(text);
  if (parts === null || parts.slice(1).some((part) => part !== undefined && part.length > MAX_DIGITS)) return undefined;
  const at = (index: number): number => Number(parts[index] ?? 0);
  return {
    months: at(1) * 12 + at(2),
    days: at(3) * 7 + at(4),
    ms: at(5) * 3_600_000 + at(6) * 60_000 + at(7) * 1000 + Number((parts[8] ?? '').padEnd(3, '0')),
  };
}
