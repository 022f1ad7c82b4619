/** `2026-09-30 17:40` on the clocks of China. */
export function localDateTime(instant: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? '' : new Date(time + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
