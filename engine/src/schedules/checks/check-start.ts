import { childVariables } from '../../definition/checks/child-variables.js';
import { reportExpression } from '../../definition/checks/expression-issues.js';
import { suggestion } from '../../definition/checks/issue-collector.js';
import { jsonPointer } from '../../definition/issue.js';
import { nearestName } from '../../definition/nearest-name.js';
import type { ProcessDefinition } from '../../definition/process-definition.js';
import { dutyProcess } from '../duty-start.js';
import type { ScheduleRow } from '../schedule-file.js';
import type { ScheduleStart } from '../schedule-start.js';
import { scheduleFeelType } from '../start-values.js';
import { nameOf, type RowContext } from './check-row.js';

/** What an occurrence begins: names that exist, values that can be reckoned and that the process knows. */
export function checkStart(context: RowContext, row: ScheduleRow, start: ScheduleStart, at: string): void {
  const { issues, keys } = context;
  const name = nameOf(row);
  if (start.type === 'with') {
    if (start.schedule !== row.key && keys.has(start.schedule)) return;
    issues.error(
      'schedule/unknown-schedule',
      `${at}/schedule`,
      [`${name[0]}所随的计划“${start.schedule}”不存在`, `${name[1]}: there is no other schedule "${start.schedule}"`],
      suggestion(nearestName(start.schedule, keys), [...keys]),
    );
    return;
  }
  if (start.type === 'duty' && row.who.length === 0) {
    issues.error(
      'schedule/nobody',
      at,
      [`${name[0]}要生成任务，却没有写明由谁办理`, `${name[1]} makes a task but says nobody who does it`],
      ['在 who 中写上角色。', 'Name roles in `who`.'],
    );
  }
  const process = processOf(context, start.type === 'duty' ? dutyProcess : start.process);
  const known = process === undefined ? undefined : childVariables(process, context.library);
  for (const [variable, text] of Object.entries(start.values ?? {})) {
    const pointer = at + jsonPointer('values', variable);
    reportExpression(issues, { text, pointer, names: new Map([['schedule', scheduleFeelType]]) });
    if (known === undefined || known.open || known.types.has(variable)) continue;
    issues.error(
      'schedule/unknown-variable',
      pointer,
      [
        `${name[0]}：流程“${process?.key ?? ''}”没有变量“${variable}”`,
        `${name[1]}: the process "${process?.key ?? ''}" has no variable "${variable}"`,
      ],
      suggestion(nearestName(variable, known.types.keys()), [...known.types.keys()]),
    );
  }
}

function processOf({ processes }: RowContext, key: string): ProcessDefinition | undefined {
  return processes?.filter((process) => process.key === key).toSorted((a, b) => b.version - a.version)[0];
}
