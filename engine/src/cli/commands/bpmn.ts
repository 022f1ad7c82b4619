import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BpmnFinding } from '../../bpmn/bpmn-finding.js';
import { validateDefinition } from '../../definition/validate-definition.js';
import type { CliCommand, CommandCall } from '../command.js';
import { exitCode } from '../command-io.js';
import { issueText } from '../issue-text.js';
import { UsageError } from '../usage-error.js';
import { readDefinition } from './compare.js';

export const exportBpmnCommand: CliCommand = {
  name: 'export-bpmn',
  usage: 'export-bpmn DEFINITION.json [--out FILE]',
  summary: { 'zh-CN': '把流程定义导出为 BPMN 2.0（含图形）', en: 'Write a definition as BPMN 2.0 with its drawing' },
  details: {
    'zh-CN': '不给 --out 时输出到标准输出。BPMN 没有对应概念的内容保存在扩展元素中，再导入可得到相同的定义。',
    en: 'Without --out it goes to standard output. What BPMN has no word for is kept in extension elements, so that importing gives the same definition.',
  },
  values: ['out'],
  run: runExport,
};

export const importBpmnCommand: CliCommand = {
  name: 'import-bpmn',
  usage: 'import-bpmn FILE.bpmn [--out FILE] [--json]',
  summary: {
    'zh-CN': '把 BPMN 2.0 文件导入为流程定义，并列出未能导入的内容',
    en: 'Read BPMN 2.0 into a definition and list what does not go over',
  },
  details: {
    'zh-CN': '有内容丢失或含义改变时退出码为 1。--json 输出 {definition, findings}。',
    en: 'Exit code 1 when something is lost or means something else. --json prints {definition, findings}.',
  },
  flags: ['json'],
  values: ['out'],
  run: runImport,
};

async function runExport({ positionals, io, values, language }: CommandCall): Promise<number> {
  const [file, more] = positionals;
  if (file === undefined || more !== undefined)
    throw new UsageError('请给出一个流程定义文件。', 'Name one definition file.');
  const { exportBpmn } = await import('../../bpmn/export-bpmn.js');
  const { xml, findings } = await exportBpmn(await readDefinition(file, io.cwd));
  const out = values.get('out');
  if (out === undefined) io.out(xml.trimEnd());
  else await writeFile(resolve(io.cwd, out), xml);
  for (const finding of findings) io.err(findingText(finding, language));
  return exitCode.fine;
}

async function runImport({ positionals, io, values, flags, language, say }: CommandCall): Promise<number> {
  const [file, more] = positionals;
  if (file === undefined || more !== undefined) throw new UsageError('请给出一个 BPMN 文件。', 'Name one BPMN file.');
  const { importBpmn } = await import('../../bpmn/import-bpmn.js');
  const xml = await readFile(resolve(io.cwd, file), 'utf8').catch(() => {
    throw new UsageError(`无法读取文件“${file}”。`, `The file "${file}" cannot be read.`);
  });
  const { definition, findings } = await importBpmn(xml);
  const json = JSON.stringify(definition, undefined, 2);
  const out = values.get('out');
  if (out !== undefined) await writeFile(resolve(io.cwd, out), `${json}\n`);
  if (flags.has('json')) io.out(JSON.stringify({ definition, findings }, undefined, 2));
  else {
    if (out === undefined) io.out(json);
    for (const finding of findings) io.err(findingText(finding, language));
    for (const issue of validateDefinition(definition)) io.err(issueText(issue, language));
    const lost = findings.filter(({ severity }) => severity === 'lost').length;
    const changed = findings.filter(({ severity }) => severity === 'changed').length;
    io.err(
      say(`未导入 ${lost} 处，含义改变 ${changed} 处。`, `${lost} not taken over, ${changed} with another meaning.`),
    );
  }
  return findings.some(({ severity }) => severity !== 'note') ? exitCode.findings : exitCode.fine;
}

function findingText({ severity, code, element, name, message }: BpmnFinding, language: 'zh-CN' | 'en'): string {
  const words = { lost: ['未导入', 'lost'], changed: ['有改变', 'changed'], note: ['提示', 'note'] }[severity];
  return `${words[language === 'en' ? 1 : 0]}  ${code}  ${element}${name === '' ? '' : ` “${name}”`}\n  ${message[language]}`;
}
