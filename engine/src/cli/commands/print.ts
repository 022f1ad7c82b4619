import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { jsonPointer, type Issue } from '../../definition/issue.js';
import type { Json, JsonObject } from '../../definition/json.js';
import { nearestName } from '../../definition/nearest-name.js';
import { localize } from '../../definition/localized-text.js';
import { MAIN_PRINT } from '../../definition/print-name.js';
import { validateForm } from '../../definition/validate-form.js';
import { YunliuError } from '../../definition/yunliu-error.js';
import type { FormTemplate } from '../../forms/form-template.js';
import { createEngine } from '../../run/engine.js';
import { createDirectory, type Organisation } from '../../identity/create-directory.js';
import { createLocalFileStore } from '../../run/local-file-store.js';
import { openStoredDirectory } from '../../run/stored-directory.js';
import type { DocumentRenderer } from '../../run/ports/document-renderer.js';
import type { CliCommand, CommandCall } from '../command.js';
import { exitCode } from '../command-io.js';
import { findProject, projectOptions } from '../project.js';
import { readTextFile } from '../read-text-file.js';
import { UsageError } from '../usage-error.js';
import { writeOutFile } from '../write-out-file.js';
import { readDocument } from '../validation/read-document.js';
import { findInstance, openDatabase } from './export-history.js';

export const printCommand: CliCommand = {
  name: 'print',
  usage:
    'print FORM [DATA.json] --out FILE.pdf [--template NAME] | print --database FILE --instance ID --form KEY --out FILE.pdf',
  summary: { 'zh-CN': '把表单打印为 PDF', en: 'Print a form as PDF' },
  details: {
    'zh-CN':
      'FORM 为 form.json 文件或其所在目录（旁边须有 print.hbs）；未给 DATA.json 时打印空白表。\n' +
      '--database 从数据文件打印实例的表单：--instance 为实例编号或业务编号，--form 为表单 key，\n--files 为附件目录（默认为数据文件旁的 files），--by 为打印人。\n' +
      '--template 选用表单的其他打印模板，如 三联单（三联单.hbs）；默认为 print.hbs。',
    en:
      'FORM is a form.json or its folder (with print.hbs beside it); without DATA.json a blank form is printed.\n' +
      "--database prints an instance's form from a database file: --instance is its id or business key, --form the form's key,\n--files the folder of attachments (default: files beside the database), --by who prints.\n" +
      '--template picks another print template of the form by name, e.g. receipt (receipt.hbs); default: print.hbs.',
  },
  values: [
    'out',
    'database',
    'instance',
    'form',
    'template',
    'files',
    'by',
    ...projectOptions.filter((option) => option === 'organisation'),
  ],
  run: print,
};

async function print(call: CommandCall): Promise<number> {
  const { values, io, say, positionals } = call;
  const out = values.get('out');
  if (out === undefined) throw new UsageError('请用 --out 指定 PDF 文件。', 'Name the PDF file with --out.');
  const database = values.get('database');
  if (database === undefined && positionals.length === 0)
    throw new UsageError('请给出表单，或用 --database 指定数据文件。', 'Name a form, or a database with --database.');
  // Chromium and Handlebars are loaded only for printing.
  const { createPdfRenderer } = await import('../../documents/form-renderer.js');
  const renderer = createPdfRenderer();
  try {
    const pdf =
      database === undefined
        ? await printTemplate(call, renderer)
        : await printFromDatabase(call, renderer, resolve(io.cwd, database));
    await writeOutFile(resolve(io.cwd, out), pdf);
    io.out(
      say(
        `已打印到 ${out}（${Math.ceil(pdf.byteLength / 1024)} KB）。`,
        `Printed to ${out} (${Math.ceil(pdf.byteLength / 1024)} KB).`,
      ),
    );
    return exitCode.fine;
  } finally {
    await renderer.close();
  }
}

async function printTemplate(call: CommandCall, renderer: DocumentRenderer): Promise<Uint8Array> {
  const { positionals, io, values, language } = call;
  const [given = '', data, more] = positionals;
  if (more !== undefined) throw new UsageError('参数过多。', 'Too many arguments.');
  const path = resolve(io.cwd, given);
  const file = await formFile(path);
  const template = (await json(file)) as FormTemplate;
  const faults = validateForm(template).filter((issue) => issue.severity === 'error');
  if (faults.length > 0) throw new YunliuError({ ...invalid(file), issues: faults });
  const content = data === undefined ? {} : await json(resolve(io.cwd, data));
  if (data !== undefined) refuseUnknownFields(template, content as JsonObject, resolve(io.cwd, data));
  const project = await findProject(call, given);
  const directory = await peopleOf(project?.organisation);
  return renderer.renderForm({
    template,
    print: await readTextFile(await printFile(dirname(file), values.get('template'))),
    values: content as JsonObject,
    locale: language,
    stamp: {
      process: localize(template.title, language),
      processVersion: template.version,
      printedAt: new Date().toISOString(),
      printedBy: values.get('by') ?? '',
    },
    images: {},
    names: namesIn(content, directory),
  });
}

async function printFromDatabase(call: CommandCall, renderer: DocumentRenderer, path: string): Promise<Uint8Array> {
  const { values, io, language } = call;
  const [id, template] = [values.get('instance'), values.get('form')];
  if (id === undefined || template === undefined)
    throw new UsageError(
      '请用 --instance 和 --form 指定实例与表单。',
      'Name the instance and the form with --instance and --form.',
    );
  const print = values.get('template');
  const store = await openDatabase(path);
  const directory = await openStoredDirectory(store);
  const files = createLocalFileStore(resolve(io.cwd, values.get('files') ?? join(dirname(path), 'files')));
  // Only reads: the workers, which would run timers and jobs, are never started.
  const engine = createEngine({ store, directory: () => directory.view(), files, renderer });
  try {
    const instance = await findInstance(store, id);
    return await engine.printForm({
      instanceId: instance.id,
      template,
      ...(print === undefined ? {} : { print }),
      by: values.get('by') ?? instance.startedBy,
      locale: language,
    });
  } finally {
    await engine.close();
  }
}

/** A folder means the form in it, or the newest version below it. */
async function formFile(path: string): Promise<string> {
  const entries = await readdir(path).catch(() => undefined);
  if (entries === undefined) return path;
  const newest = Math.max(...entries.filter((name) => /^[1-9]\d*$/.test(name)).map(Number));
  const isAbove = !entries.includes('form.json') && Number.isFinite(newest);
  return isAbove ? join(path, String(newest), 'form.json') : join(path, 'form.json');
}

/** The print template beside the form; one that is not there is refused with those that are. */
async function printFile(folder: string, name: string = MAIN_PRINT): Promise<string> {
  const known = (await readdir(folder)).flatMap((file) => (file.endsWith('.hbs') ? [file.slice(0, -4)] : []));
  if (name === MAIN_PRINT || known.includes(name)) return join(folder, `${name}.hbs`);
  const shown = known.toSorted();
  throw new YunliuError({
    code: 'form/unknown-print',
    message: { 'zh-CN': `表单旁没有打印模板“${name}”。`, en: `There is no print template "${name}" beside the form.` },
    hint: { 'zh-CN': `已有：${shown.join('、')}。`, en: `There are: ${shown.join(', ')}.` },
  });
}

/** A misspelt field would come out as an empty one, and nobody would notice on paper. */
function refuseUnknownFields(template: FormTemplate, content: JsonObject, file: string): void {
  const known = Object.keys(template.schema.properties ?? {});
  const issues = Object.keys(content)
    .filter((name) => !known.includes(name))
    .map((name): Issue & { readonly file: string } => {
      const meant = nearestName(name, known);
      return {
        code: 'form/unknown-field',
        severity: 'error',
        pointer: jsonPointer(name),
        file,
        message: { 'zh-CN': `表单中没有字段“${name}”`, en: `The form has no field "${name}"` },
        hint:
          meant === undefined
            ? { 'zh-CN': '删去它，或核对字段名。', en: 'Leave it out, or check the name.' }
            : { 'zh-CN': `是否指“${meant}”？`, en: `Did you mean "${meant}"?` },
      };
    });
  if (issues.length > 0) throw new YunliuError({ ...invalid(file), issues });
}

async function json(file: string): Promise<unknown> {
  const document = await readDocument(file);
  if (typeof document.json === 'object' && document.json !== null) return document.json;
  throw new YunliuError({ ...invalid(file), issues: document.issues.map((issue) => ({ ...issue, file })) });
}

function invalid(file: string) {
  return {
    code: 'file/invalid',
    message: { 'zh-CN': `文件“${file}”有错误，无法打印`, en: `The file "${file}" has faults and cannot be printed` },
    hint: { 'zh-CN': '先用 yunliu validate 检查并改正。', en: 'Check and correct it with yunliu validate.' },
  };
}

async function peopleOf(file: string | undefined): Promise<Organisation> {
  const none: Organisation = { users: [], departments: [], roles: [] };
  if (file === undefined || (await stat(file).catch(() => undefined)) === undefined) return none;
  const { json: found } = await readDocument(file);
  return typeof found === 'object' && found !== null ? { ...none, ...(found as Partial<Organisation>) } : none;
}

/** Names of the people and departments whose ids stand in the values. */
function namesIn(content: unknown, organisation: Organisation): { readonly [id: string]: string } {
  const directory = createDirectory(organisation);
  const names = new Map<string, string>();
  const visit = (value: Json, depth: number): void => {
    if (typeof value === 'string') {
      const name = directory.user(value)?.name ?? directory.department(value)?.name;
      if (name !== undefined) names.set(value, name);
    } else if (typeof value === 'object' && value !== null && depth < 8) {
      for (const item of Object.values(value)) visit(item, depth + 1);
    }
  };
  visit(content as Json, 0);
  return Object.fromEntries(names);
}
