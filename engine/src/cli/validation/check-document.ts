import { dirname, join } from 'node:path';
import { readdir } from 'node:fs/promises';
import { validateAgreement } from '../../agreements/validate-agreement.js';
import { jsonPointer, type Issue } from '../../definition/issue.js';
import { validateDefinition } from '../../definition/validate-definition.js';
import { validateForm } from '../../definition/validate-form.js';
import { compileServerForm } from '../../forms/server/compile-server-form.js';
import type { FormTemplate } from '../../forms/form-template.js';
import { validateScheduleFile } from '../../schedules/validate-schedules.js';
import { createCalendars } from '../../service-time/create-calendars.js';
import { validateCalendars } from '../../service-time/validate-calendars.js';
import type { CalendarFile } from '../../service-time/calendar-file.js';
import { checkScenario } from '../../simulate/check-scenario.js';
import { readTextFile } from '../read-text-file.js';
import type { DocumentKind } from './document-kind.js';
import { errorIssue } from './error-issue.js';
import type { CliContext } from './project-context.js';
import type { ReadDocument } from './read-document.js';

/** All issues of one file, judged as what it is meant to be. */
export async function checkDocument(
  document: ReadDocument,
  kind: DocumentKind,
  context: CliContext,
): Promise<readonly Issue[]> {
  if (document.json === undefined) return document.issues;
  return [...document.issues, ...(await meaningOf(document, kind, context))];
}

async function meaningOf(
  { file, json }: ReadDocument,
  kind: DocumentKind,
  context: CliContext,
): Promise<readonly Issue[]> {
  switch (kind) {
    case 'definition':
      return validateDefinition(json, context);
    case 'form':
      return checkForm(file, json);
    case 'scenario':
      return checkScenario(json).issues;
    case 'calendar':
      return checkCalendar(json as CalendarFile, context);
    case 'agreement':
      return validateAgreement(json, context);
    case 'schedule':
      return checkSchedules(json, context);
    case 'other':
      return [
        {
          code: 'file/unknown-kind',
          severity: 'error',
          pointer: '',
          message: { 'zh-CN': '无法判断文件的种类', en: 'It is not clear what the file is' },
          hint: {
            'zh-CN': '可校验流程定义、表单模板（form.json）、场景（*.scenario.json）、日历、协议与定时计划文件。',
            en: 'Definitions, form templates (form.json), scenarios (*.scenario.json), calendars, agreements and schedules can be checked.',
          },
        },
      ];
  }
}

async function checkForm(file: string, json: unknown): Promise<readonly Issue[]> {
  const issues = validateForm(json);
  if (issues.some((issue) => issue.severity === 'error')) return issues;
  const template = json as FormTemplate;
  try {
    const form = compileServerForm(template);
    const prints = (await readdir(dirname(file))).filter((name) => name.endsWith('.hbs')).toSorted();
    if (prints.length === 0) return issues;
    const { validatePrintTemplate } = await import('../../documents/print-template.js');
    const faults = await Promise.all(
      prints.map(async (name) => {
        const found = validatePrintTemplate(await readTextFile(join(dirname(file), name)), form);
        return name === 'print.hbs'
          ? found
          : found.map((issue) => ({ ...issue, pointer: jsonPointer('prints', name.slice(0, -'.hbs'.length)) }));
      }),
    );
    return [...issues, ...faults.flat()];
  } catch (error) {
    return [...issues, errorIssue(error)];
  }
}

/** Schedules are judged with the others of the project: keys and codes are used once over all agreements. */
function checkSchedules(json: unknown, context: CliContext): readonly Issue[] {
  const key = (json as { readonly key?: unknown } | null)?.key;
  const { roles, processes, forms, calendarFiles, scheduleFiles } = context;
  const isSound =
    calendarFiles.length > 0 && !validateCalendars(calendarFiles).some((issue) => issue.severity === 'error');
  return validateScheduleFile(json, {
    others: scheduleFiles.filter((other) => other.key !== key),
    ...(roles === undefined ? {} : { roles }),
    ...(processes === undefined ? {} : { processes }),
    ...(forms === undefined ? {} : { forms }),
    // Faulty calendars are reported as themselves.
    ...(isSound ? { calendars: createCalendars(calendarFiles) } : {}),
  });
}

/** A calendar is judged with what it extends; only its own faults are reported here. */
function checkCalendar(file: CalendarFile, context: CliContext): readonly Issue[] {
  const files = [file, ...context.calendarFiles.filter((other) => other.key !== file?.key)];
  return validateCalendars(files)
    .filter((issue) => /^\/0(\/|$)/.test(issue.pointer))
    .map((issue) => ({ ...issue, pointer: issue.pointer.slice(2) }));
}
