import { CHINA_OFFSET_MS } from '@yunliu/engine/reports';

/** An instant on the clocks of China, `2026-09-30 17:40`. */
export function chinaTime(at: string): string {
  return new Date(Date.parse(at) + CHINA_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** A date whose UTC members are the wall-clock time in China: spreadsheets know no zones. */
export function chinaWall(at: string): Date {
  return new Date(Date.parse(at) + CHINA_OFFSET_MS);
}

/** The days of a period, both included: `2026-09-01 – 2026-09-30`. */
export function chinaDays({ from, to }: { readonly from: string; readonly to: string }): string {
  const last = new Date(Date.parse(to) - 1).toISOString();
  return `${chinaTime(from).slice(0, 10)} – ${chinaTime(last).slice(0, 10)}`;
}

/** Hours with one decimal, for lateness. */
export function hours(ms: number): number {
  return Math.round(ms / 360_000) / 10;
}
