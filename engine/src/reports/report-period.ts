import type { Instant } from '../definition/instant.js';

type ReportPeriodKind = 'month' | 'quarter' | 'half-year' | 'year';

/** The time a report covers, `[from, to)`, cut at midnight in China. */
export interface ReportPeriod {
  readonly kind: ReportPeriodKind;
  /** `2026-09`, `2026-Q3`, `2026-H2` or `2026`. */
  readonly name: string;
  readonly from: Instant;
  readonly to: Instant;
}

const FORM = /^(?<year>20\d{2})(?:-(?:(?<month>0[1-9]|1[0-2])|Q(?<quarter>[1-4])|H(?<half>[12])))?$/;

/** Reads `2026-09`, `2026-Q3`, `2026-H2` or `2026`; `undefined` when it is none of them. */
export function reportPeriod(name: string): ReportPeriod | undefined {
  const parts = FORM.exec(name)?.groups;
  if (parts === undefined) return undefined;
  const { year, month, quarter, half } = parts;
  const [kind, first, months] =
    month !== undefined
      ? (['month', Number(month), 1] as const)
      : quarter !== undefined
        ? (['quarter', Number(quarter) * 3 - 2, 3] as const)
        : half !== undefined
          ? (['half-year', Number(half) * 6 - 5, 6] as const)
          : (['year', 1, 12] as const);
  return { kind, name, from: monthStart(Number(year), first), to: monthStart(Number(year), first + months) };
}

/** Midnight in China at the beginning of a month; months past the 12th are those of the next year. */
function monthStart(year: number, month: number): Instant {
  // China has had no summer time since 1991, so its offset is a constant of every period a report can name.
  return new Date(Date.UTC(year, month - 1, 1) - CHINA_OFFSET_MS).toISOString();
}

export const CHINA_OFFSET_MS = 8 * 3_600_000;

/** The month of an instant in China, `2026-09`. */
export function monthOfInstant(at: Instant): string {
  return new Date(Date.parse(at) + CHINA_OFFSET_MS).toISOString().slice(0, 7);
}
