import { dutyProcess } from './duty-start.js';
import type { Recurrence } from './recurrence.js';
import type { ScheduleRow } from './schedule-file.js';
import type { ScheduleStart } from './schedule-start.js';

export function startOf(row: ScheduleRow, recurrence: Recurrence): ScheduleStart {
  return recurrence.start ?? row.start;
}

/** Key of the process that a start begins; `undefined` = it begins nothing of its own. */
export function processOfStart(start: ScheduleStart): string | undefined {
  if (start.type === 'with') return undefined;
  return start.type === 'duty' ? dutyProcess : start.process;
}

/** Processes that must be published before a rule of the row can bring anything about. */
export function neededProcesses(row: ScheduleRow, recurrence: Recurrence): readonly string[] {
  const started = processOfStart(startOf(row, recurrence));
  const needed = started === undefined ? [] : [started];
  if (row.during?.type === 'instances') needed.push(row.during.process);
  const anchors = recurrence.type === 'dates' ? recurrence.anchors : [];
  // With a date set beside them the dates can be written by hand.
  if (anchors.length > 0 && anchors.every(({ type }) => type === 'field'))
    needed.push(...anchors.flatMap((anchor) => (anchor.type === 'field' ? anchor.process : [])));
  return [...new Set(needed)];
}

/** Processes whose running instances the row goes by. */
export function watchedProcesses(row: ScheduleRow): readonly string[] {
  const anchors = row.recurrences.flatMap((rule) => (rule.type === 'dates' ? rule.anchors : []));
  return [
    ...new Set([
      ...(row.during?.type === 'instances' ? [row.during.process] : []),
      ...anchors.flatMap((anchor) => (anchor.type === 'field' ? anchor.process : [])),
    ]),
  ];
}

/** Date sets the row goes by. */
export function watchedDateSets(row: ScheduleRow): readonly string[] {
  const anchors = row.recurrences.flatMap((rule) => (rule.type === 'dates' ? rule.anchors : []));
  return [
    ...new Set([
      ...(row.during?.type === 'set' ? [row.during.set] : []),
      ...anchors.flatMap((anchor) => (anchor.type === 'set' ? anchor.set : [])),
    ]),
  ];
}
