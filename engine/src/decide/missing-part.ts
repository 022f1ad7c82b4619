import type { Fault } from '../definition/yunliu-error.js';
import { refusal } from './refusal.js';

/** Refused because the definition asks for something the installation does not have (a calendar, a form). */
export function missingPart(what: 'calendar' | 'form', name: string): Fault {
  const zh = what === 'calendar' ? '日历' : '表单模板';
  return refusal(
    what === 'calendar' ? 'calendar/unknown' : 'form/unknown',
    [`流程需要的${zh}“${name}”不存在。`, `The process needs ${what} "${name}", which is not installed.`],
    [`请管理员发布该${zh}后重试。`, `Have an administrator publish the ${what} and try again.`],
    { details: { [what]: name } },
  );
}
