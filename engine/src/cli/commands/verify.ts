import { relative, resolve } from 'node:path';
import type { Issue } from '../../definition/issue.js';
import { auditBundle, type AuditBundle, type AuditReport } from '../../run/log/audit-bundle.js';
import type { CliCommand, CommandCall } from '../command.js';
import { exitCode } from '../command-io.js';
import { issueText, placed } from '../issue-text.js';
import { UsageError } from '../usage-error.js';
import { readTextFile } from '../read-text-file.js';

export const verifyCommand: CliCommand = {
  name: 'verify',
  usage: 'verify BUNDLE [--json]',
  summary: {
    'zh-CN': '离线核验导出的流程记录是否被改动',
    en: 'Check offline that an exported history was not altered',
  },
  details: {
    'zh-CN':
      'BUNDLE 为 export-history 导出的文件。逐条核对哈希链、流程定义与实例，\n并按其中的命令日志重新执行全部命令，逐项比对结果；不需要数据库。',
    en: 'BUNDLE is a file written by export-history. Checks the hash chain, the definition and the instance, then\ndecides every command of the enclosed log again and compares; no database is needed.',
  },
  flags: ['json'],
  run: verify,
};

async function verify(call: CommandCall): Promise<number> {
  const { positionals, io, language, say, flags } = call;
  const [path, more] = positionals;
  if (path === undefined || more !== undefined) throw new UsageError('请给出一个导出文件。', 'Name one exported file.');
  const file = resolve(io.cwd, path);
  const json = readJson(await readTextFile(file));
  const { issues, replayed }: AuditReport = isBundle(json)
    ? await auditBundle(json)
    : { issues: [notABundle], replayed: 0 };
  const ok = issues.every(({ severity }) => severity !== 'error');
  if (flags.has('json')) io.out(JSON.stringify({ ok, replayed, issues }, undefined, 2));
  else {
    for (const issue of issues) io.out(issueText(placed(issue, relative(io.cwd, file) || file, undefined), language));
    if (ok && isBundle(json)) {
      const { instance, events } = json;
      const counts = [
        `实例 ${instance.id}，共 ${events.length} 条，重新执行命令 ${replayed} 条`,
        `instance ${instance.id}, ${events.length} events, ${replayed} commands decided again`,
      ] as const;
      const unsure = issues.filter(({ code }) => code !== 'log/incomplete').length;
      // A difference that an upgrade of the engine may have made is no proof of damage, and no proof of its absence.
      io.out(
        unsure === 0
          ? say(`记录完整：${counts[0]}，未发现改动。`, `Sound: ${counts[1]}, nothing was altered.`)
          : say(
              `哈希链完整：${counts[0]}；以上 ${unsure} 处只能提示，无法判定是否被改动。`,
              `The hash chain holds: ${counts[1]}; whether the ${unsure} places above were altered cannot be told.`,
            ),
      );
    }
  }
  return ok ? exitCode.fine : exitCode.findings;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Enough of the shape to walk it; every content is the auditor's suspect. */
function isBundle(json: unknown): json is AuditBundle {
  if (!isObject(json) || json['format'] !== 'yunliu-history/1' || !isObject(json['definition'])) return false;
  const { instance, events, log = [], facts = {}, forms = [], definitions = [] } = json;
  return (
    [log, forms, definitions].every((list) => Array.isArray(list) && list.every(isObject)) &&
    isObject(facts) &&
    (log as readonly object[]).every((entry) => 'command' in entry && isObject(entry.command)) &&
    isObject(instance) &&
    typeof instance['id'] === 'string' &&
    isObject(instance['definition']) &&
    Array.isArray(events) &&
    events.every(isObject)
  );
}

const notABundle: Issue = {
  code: 'history/not-a-bundle',
  severity: 'error',
  pointer: '',
  message: { 'zh-CN': '不是运流导出的流程记录', en: 'Not a history exported by Yunliu' },
  hint: { 'zh-CN': '请用 yunliu export-history 重新导出。', en: 'Export it again with yunliu export-history.' },
};
