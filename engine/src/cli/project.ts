import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { CommandCall } from './command.js';
import { UsageError } from './usage-error.js';

/** The folders that belong together: what a definition may refer to is looked up there. */
export interface Project {
  readonly definitions: string;
  readonly forms: string;
  readonly organisation: string;
}

export const projectOptions = ['definitions', 'forms', 'organisation'] as const;

export const projectHelp = {
  'zh-CN':
    '默认从所给路径向上寻找含 process-definitions 与 form-templates 的目录；\n也可用 --definitions 目录、--forms 目录、--organisation 文件 指定。',
  en: 'By default the folder with process-definitions and form-templates is looked for upward from the path;\n--definitions DIR, --forms DIR and --organisation FILE say otherwise.',
};

/** The project around a path: options first, else the nearest folder above with process-definitions or form-templates. */
export async function findProject(call: CommandCall, near: string): Promise<Project | undefined> {
  const { values, io } = call;
  const root = (await rootAbove(resolve(io.cwd, near))) ?? (await rootAbove(io.cwd));
  const given = (name: (typeof projectOptions)[number]): string | undefined => {
    const value = values.get(name);
    return value === undefined ? undefined : resolve(io.cwd, value);
  };
  const definitions = given('definitions') ?? (root === undefined ? undefined : join(root, 'process-definitions'));
  const forms = given('forms') ?? (root === undefined ? undefined : join(root, 'form-templates'));
  if (definitions === undefined && forms === undefined) return undefined;
  for (const folder of [given('definitions'), given('forms')]) {
    if (folder !== undefined && !(await isFolder(folder)))
      throw new UsageError(`目录“${folder}”不存在。`, `The folder "${folder}" does not exist.`);
  }
  return {
    definitions: definitions ?? join(io.cwd, 'process-definitions'),
    forms: forms ?? join(io.cwd, 'form-templates'),
    organisation: given('organisation') ?? join(definitions ?? io.cwd, 'demo-organisation.json'),
  };
}

async function rootAbove(path: string): Promise<string | undefined> {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((await isFolder(join(folder, 'process-definitions'))) || (await isFolder(join(folder, 'form-templates'))))
      return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
