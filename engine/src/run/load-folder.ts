import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Agreement } from '../agreements/agreement.js';
import type { ClientSystem } from '../agreements/client-system.js';
import type { Issue } from '../definition/issue.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { FormTemplate } from '../forms/form-template.js';
import type { ScheduleFile } from '../schedules/schedule-file.js';
import type { CalendarFile } from '../service-time/calendar-file.js';
import type { BundledForm, DefinitionBundle } from './engine-api.js';
import { otherPrints } from './form-prints.js';

export interface FolderPaths {
  /** Folder with `<key>/<version>.json` and `calendars/<key>.json`. */
  readonly definitions: string;
  /** Folder with `<key>/<version>/form.json`, `print.hbs` beside it and perhaps further print templates `<name>.hbs`. */
  readonly forms: string;
}

/** What lies in the two data folders. The bundle goes to `engine.publish`, the calendars to `createCalendars`. */
export interface LoadedFolder extends DefinitionBundle {
  readonly calendars: readonly CalendarFile[];
  /** From `agreements/<key>/<version>.json`. */
  readonly agreements: readonly Agreement[];
  /** From `agreements/client-systems.json`: systems of a new installation. */
  readonly clientSystems: readonly ClientSystem[];
  /** From `schedules/<key>.json`. */
  readonly schedules: readonly ScheduleFile[];
  /** Files that could not be read as what their place says; each names its file. They are missing above. */
  readonly issues: readonly Issue[];
  /** `definition:key@version`, `form:key@version`, `calendar:key`, `agreement:key@version`, `schedule:key` -> path of the file. */
  readonly files: ReadonlyMap<string, string>;
}

/** Largest file read, in bytes; a definition is some ten kilobytes. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Reads the data folders. Checks only what the place of a file demands (JSON, key, version, print template present);
 * judging the content is `validateBundle`'s work. A missing folder counts as empty.
 */
export async function loadFolder(paths: FolderPaths): Promise<LoadedFolder> {
  const issues: Issue[] = [];
  const files = new Map<string, string>();
  const definitions: ProcessDefinition[] = [];
  const calendars: CalendarFile[] = [];
  const schedules: ScheduleFile[] = [];
  const agreements: Agreement[] = [];
  const forms: BundledForm[] = [];

  for (const key of await folders(paths.definitions)) {
    if (key === 'calendars' || key === 'agreements' || key === 'schedules') continue;
    for (const name of await jsonFiles(join(paths.definitions, key))) {
      const file = join(paths.definitions, key, name);
      const version = /^([1-9]\d{0,5})\.json$/.exec(name)?.[1];
      if (version === undefined) {
        issues.push(misplaced(file, '<版本号>.json', '<version>.json'));
        continue;
      }
      const definition = await readJson<ProcessDefinition>(file, issues);
      if (definition === undefined || !matchesPlace(definition, key, Number(version), file, issues)) continue;
      definitions.push(definition);
      files.set(`definition:${key}@${version}`, file);
    }
  }
  for (const name of await jsonFiles(join(paths.definitions, 'calendars'))) {
    const file = join(paths.definitions, 'calendars', name);
    const calendar = await readJson<CalendarFile>(file, issues);
    if (calendar === undefined || !matchesPlace(calendar, name.slice(0, -'.json'.length), undefined, file, issues))
      continue;
    calendars.push(calendar);
    files.set(`calendar:${calendar.key}`, file);
  }
  for (const name of await jsonFiles(join(paths.definitions, 'schedules'))) {
    const file = join(paths.definitions, 'schedules', name);
    const schedule = await readJson<ScheduleFile>(file, issues);
    if (schedule === undefined || !matchesPlace(schedule, name.slice(0, -'.json'.length), undefined, file, issues))
      continue;
    schedules.push(schedule);
    files.set(`schedule:${schedule.key}`, file);
  }
  const agreed = join(paths.definitions, 'agreements');
  const clientSystems = await systemsIn(join(agreed, 'client-systems.json'), issues);
  for (const key of await folders(agreed)) {
    for (const name of await jsonFiles(join(agreed, key))) {
      const file = join(agreed, key, name);
      const version = /^([1-9]\d{0,5})\.json$/.exec(name)?.[1];
      if (version === undefined) {
        issues.push(misplaced(file, '<版本号>.json', '<version>.json'));
        continue;
      }
      const agreement = await readJson<Agreement>(file, issues);
      if (agreement === undefined || !matchesPlace(agreement, key, Number(version), file, issues)) continue;
      agreements.push(agreement);
      files.set(`agreement:${key}@${version}`, file);
    }
  }
  for (const key of await folders(paths.forms)) {
    for (const version of await folders(join(paths.forms, key))) {
      const file = join(paths.forms, key, version, 'form.json');
      if (!/^[1-9]\d{0,5}$/.test(version)) {
        issues.push(misplaced(file, '<版本号>/form.json', '<version>/form.json'));
        continue;
      }
      const template = await readJson<FormTemplate>(file, issues);
      const print = await readText(join(paths.forms, key, version, 'print.hbs'), issues);
      const prints = await furtherPrints(join(paths.forms, key, version), issues);
      if (template === undefined || print === undefined) continue;
      if (!matchesPlace(template, key, Number(version), file, issues)) continue;
      forms.push({ template, print, ...otherPrints(prints) });
      files.set(`form:${key}@${version}`, file);
    }
  }
  return { definitions, forms, calendars, agreements, clientSystems, schedules, issues, files };
}

/** `{"systems": [...]}`; a missing file counts as none. */
async function systemsIn(file: string, issues: Issue[]): Promise<readonly ClientSystem[]> {
  if (!(await jsonFiles(dirname(file))).includes(basename(file))) return [];
  const { systems } = (await readJson<{ readonly systems?: unknown }>(file, issues)) ?? {};
  return Array.isArray(systems) ? (systems as readonly ClientSystem[]) : [];
}

async function folders(path: string): Promise<readonly string[]> {
  return (await entries(path))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Print templates beside the main one, by file name without `.hbs`. */
async function furtherPrints(folder: string, issues: Issue[]): Promise<{ readonly [name: string]: string }> {
  const prints: [string, string][] = [];
  for (const file of await filesNamed(folder, '.hbs')) {
    const text = file === 'print.hbs' ? undefined : await readText(join(folder, file), issues);
    if (text !== undefined) prints.push([file.slice(0, -'.hbs'.length), text]);
  }
  return Object.fromEntries(prints);
}

function jsonFiles(path: string): Promise<readonly string[]> {
  return filesNamed(path, '.json');
}

async function filesNamed(path: string, ending: string): Promise<readonly string[]> {
  return (await entries(path))
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => entry.name)
    .sort();
}

async function entries(path: string) {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function readText(file: string, issues: Issue[]): Promise<string | undefined> {
  try {
    const bytes = await readFile(file);
    if (bytes.byteLength <= MAX_BYTES) return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    issues.push(unreadable(file, `${bytes.byteLength} > ${MAX_BYTES} bytes`));
  } catch (error) {
    issues.push(unreadable(file, (error as NodeJS.ErrnoException).code ?? (error as Error).message));
  }
  return undefined;
}

async function readJson<Value>(file: string, issues: Issue[]): Promise<Value | undefined> {
  const text = await readText(file, issues);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Value;
    issues.push(brokenJson(file, 'not an object'));
  } catch (error) {
    issues.push(brokenJson(file, (error as Error).message));
  }
  return undefined;
}

/** Folder and file name are the key and version people look for; the content must say the same. */
function matchesPlace(
  document: { readonly key?: unknown; readonly version?: unknown },
  key: string,
  version: number | undefined,
  file: string,
  issues: Issue[],
): boolean {
  if (document.key !== key) {
    issues.push(otherPlace(file, '/key', key, document.key));
    return false;
  }
  if (version !== undefined && document.version !== version) {
    issues.push(otherPlace(file, '/version', version, document.version));
    return false;
  }
  return true;
}

function unreadable(file: string, reason: string): Issue {
  return {
    code: 'file/unreadable',
    severity: 'error',
    pointer: '',
    file,
    message: { 'zh-CN': `文件无法读取：${reason}`, en: `The file cannot be read: ${reason}` },
    hint: {
      'zh-CN': '请检查文件是否存在、可读且为 UTF-8 编码。',
      en: 'Check that the file exists, is readable and is UTF-8.',
    },
  };
}

function brokenJson(file: string, reason: string): Issue {
  return {
    code: 'file/broken-json',
    severity: 'error',
    pointer: '',
    file,
    message: { 'zh-CN': `不是有效的 JSON 对象：${reason}`, en: `Not a valid JSON object: ${reason}` },
    hint: { 'zh-CN': '请检查引号、逗号和括号。', en: 'Check quotes, commas and brackets.' },
  };
}

function misplaced(file: string, zh: string, en: string): Issue {
  return {
    code: 'file/misplaced',
    severity: 'error',
    pointer: '',
    file,
    message: { 'zh-CN': `此处的文件应命名为 ${zh}。`, en: `Files here are named ${en}.` },
    hint: { 'zh-CN': '版本号为正整数，如 1。', en: 'Versions are positive whole numbers such as 1.' },
  };
}

function otherPlace(file: string, pointer: string, expected: string | number, found: unknown): Issue {
  const shown = JSON.stringify(found) ?? 'undefined';
  return {
    code: 'file/other-place',
    severity: 'error',
    pointer,
    file,
    message: {
      'zh-CN': `按文件位置应为 ${expected}，文件中写的是 ${shown}。`,
      en: `The place of the file says ${expected}, the file says ${shown}.`,
    },
    hint: { 'zh-CN': '请移动文件或改正内容。', en: 'Move the file or correct it.' },
  };
}
