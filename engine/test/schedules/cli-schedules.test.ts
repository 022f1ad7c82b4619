import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { folderWith, run } from '../cli/cli-run.js';

const shipped = (path: string): unknown =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../../process-definitions/${path}`, import.meta.url)), 'utf8'));

it('[Q17] yunliu validate judges schedule files with their calendars and names the row', async () => {
  const calendar = { key: 'workday', title: '工作日', counts: 'working-days', weekly: { 1: [['09:00', '17:30']] } };
  const a05 = shipped('schedules/a05.json') as { readonly schedules: readonly object[] };
  const wrong = { ...a05, schedules: [{ ...a05.schedules[0], calendar: 'lunar' }, ...a05.schedules.slice(1)] };
  const folder = folderWith({
    'process-definitions/calendars/workday.json': calendar,
    'process-definitions/schedules/a05.json': wrong,
  });
  try {
    const { code, out } = await run(['validate', 'process-definitions', '--lang', 'en'], folder.path);
    expect(code).toBe(1);
    expect(out).toMatch(
      /schedules\/a05\.json:\d+:\d+ {2}error {2}schedule\/unknown-calendar {2}\/schedules\/0\/calendar/,
    );
    expect(out).toContain('Schedule S71 (weekly-visit-a05)');
  } finally {
    folder.remove();
  }
});
