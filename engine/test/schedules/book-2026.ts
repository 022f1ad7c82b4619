import { fileURLToPath } from 'node:url';
import { loadFolder } from '../../src/run/load-folder.js';
import { createScheduleBook, type ScheduleFacts } from '../../src/schedules/index.js';
import { createCalendars } from '../../src/service-time/index.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export const folder = await loadFolder({ definitions: `${root}process-definitions`, forms: `${root}form-templates` });
export const calendars = createCalendars(folder.calendars);
export const book = createScheduleBook(folder.schedules, calendars);

const dates: { readonly [set: string]: readonly { readonly date: string; readonly to?: string }[] } = {
  'key-periods': [{ date: '2026-03-02', to: '2026-03-13' }],
  'special-periods': [{ date: '2026-03-02', to: '2026-03-13' }],
  trainings: [{ date: '2026-05-20' }],
  'warranty-ends': [{ date: '2026-08-31' }],
  acceptances: [{ date: '2024-02-29' }],
};

/** A case of each watched kind, begun at 10:15 on 2026-02-10, and dates that only a contract knows. */
export const facts: ScheduleFacts = {
  dates: (set) => dates[set] ?? [],
  running: (process) => [
    {
      id: `${process}-1`,
      title: '示例',
      startedAt: '2026-02-10T02:15:00.000Z',
      variables: { trainingDate: '2026-06-10' },
    },
  ],
};

/** `2026-02-28 09:00` on the clocks of China, whatever the machine's zone. */
export function chinaTime(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

export function fromChina(local: string): string {
  return new Date(`${local.replace(' ', 'T')}:00+08:00`).toISOString();
}
