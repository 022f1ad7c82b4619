import { relative } from 'node:path';
import { findFiles } from '../find-files.js';
import { findProject, projectHelp, projectOptions } from '../project.js';
import { issueText, placed, type PlacedIssue } from '../issue-text.js';
import type { CliCommand, CommandCall } from '../command.js';
import { exitCode } from '../command-io.js';
import { UsageError } from '../usage-error.js';
import { checkDocument } from '../validation/check-document.js';
import { documentKind } from '../validation/document-kind.js';
import { projectContext } from '../validation/project-context.js';
import { readDocument, type ReadDocument } from '../validation/read-document.js';

export const validateCommand: CliCommand = {
  name: 'validate',
  usage: 'validate PATH… [--json]',
  summary: {
    'zh-CN': '校验流程定义、表单模板、日历、协议、定时计划与场景文件，列出全部问题',
    en: 'Check definitions, forms, calendars, agreements, schedules and scenarios and list every issue',
  },
  details: {
    'zh-CN': `PATH 为文件或目录。有错误时退出码为 1，仅有警告时为 0。\n${projectHelp['zh-CN']}\n--json 输出 {files, errors, warnings, issues}。`,
    en: `PATH is a file or a folder. The exit code is 1 when there are errors; warnings alone give 0.\n${projectHelp.en}\n--json prints {files, errors, warnings, issues}.`,
  },
  flags: ['json'],
  values: projectOptions,
  run: validate,
};

async function validate(call: CommandCall): Promise<number> {
  const { positionals, io, language, say, flags } = call;
  const [first] = positionals;
  if (first === undefined) throw new UsageError('请给出要校验的文件或目录。', 'Name the files or folders to check.');
  const files = await findFiles(positionals, io.cwd, '.json');
  if (files.length === 0)
    throw new UsageError('所给目录中没有 JSON 文件。', 'There is no JSON file in the folders that were named.');
  const documents: ReadDocument[] = [];
  for (const file of files) documents.push(await readDocument(file));
  const context = await projectContext(await findProject(call, first), documents);
  const issues: PlacedIssue[] = [];
  let checked = 0;
  for (const document of documents) {
    const kind = documentKind(document);
    if (kind === 'other' && !positionals.some((path) => document.file.endsWith(path))) continue;
    checked += 1;
    const name = relative(io.cwd, document.file) || document.file;
    for (const issue of await checkDocument(document, kind, context)) {
      issues.push(
        placed(issue, name, issue.code === 'json/syntax' ? document.faultAt : document.text?.placeOf(issue.pointer)),
      );
    }
  }
  const errors = issues.filter((issue) => issue.severity === 'error').length;
  const warnings = issues.length - errors;
  if (flags.has('json')) io.out(JSON.stringify({ files: checked, errors, warnings, issues }, undefined, 2));
  else {
    for (const issue of issues) io.out(`${issueText(issue, language)}\n`);
    io.out(
      say(
        `共 ${checked} 个文件，${errors} 个错误，${warnings} 个警告。`,
        `${checked} files, ${errors} errors, ${warnings} warnings.`,
      ),
    );
  }
  return errors > 0 ? exitCode.findings : exitCode.fine;
}
