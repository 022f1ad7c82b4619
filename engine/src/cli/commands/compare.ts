import { resolve } from 'node:path';
import { localize } from '../../definition/localized-text.js';
import type { ProcessDefinition } from '../../definition/process-definition.js';
import { validateDefinition } from '../../definition/validate-definition.js';
import { compareVersions } from '../../versions/compare-versions.js';
import type { CliCommand, CommandCall } from '../command.js';
import { exitCode } from '../command-io.js';
import { UsageError } from '../usage-error.js';
import { readDocument } from '../validation/read-document.js';

export const compareCommand: CliCommand = {
  name: 'compare',
  usage: 'compare OLD.json NEW.json [--json]',
  summary: { 'zh-CN': '用句子列出两个流程版本的差异', en: 'Say in sentences what two versions of a process differ in' },
  details: {
    'zh-CN': '没有差异时退出码为 0，有差异时为 1。--json 输出 {process, from, to, changes, isSameBehaviour}。',
    en: 'Exit code 0 when there is no difference, else 1. --json prints {process, from, to, changes, isSameBehaviour}.',
  },
  flags: ['json'],
  run: compare,
};

async function compare({ positionals, io, flags, language, say }: CommandCall): Promise<number> {
  const [first, second, more] = positionals;
  if (first === undefined || second === undefined || more !== undefined) {
    throw new UsageError('请给出新旧两个流程定义文件。', 'Name the two definition files, the old one first.');
  }
  const [before, after] = [await readDefinition(first, io.cwd), await readDefinition(second, io.cwd)];
  const difference = compareVersions(before, after);
  if (flags.has('json')) io.out(JSON.stringify(difference, undefined, 2));
  else {
    io.out(
      say(
        `“${localize(after.title)}”第 ${difference.from} 版 → 第 ${difference.to} 版`,
        `"${localize(after.title, 'en')}" version ${difference.from} → ${difference.to}`,
      ),
    );
    for (const { sentence } of difference.changes) io.out(`- ${sentence[language]}`);
    io.out(say(`共 ${difference.changes.length} 处差异。`, `${difference.changes.length} differences.`));
  }
  return difference.changes.length === 0 ? exitCode.fine : exitCode.findings;
}

/** A definition file whose shape can be relied on; meaning is no matter here. */
export async function readDefinition(path: string, cwd: string): Promise<ProcessDefinition> {
  const { json } = await readDocument(resolve(cwd, path));
  const broken = validateDefinition(json).find(
    ({ code, severity }) => severity === 'error' && /^(schema|json)\//.test(code),
  );
  if (broken === undefined) return json as ProcessDefinition;
  throw new UsageError(
    `“${path}”不是可用的流程定义：${broken.pointer} ${broken.message['zh-CN']}`,
    `"${path}" is no sound definition: ${broken.pointer} ${broken.message.en}`,
  );
}
