import { resolve } from 'node:path';
import { examineStore } from '../../run/doctor/examine-store.js';
import type { DoctorReport, Finding } from '../../run/doctor/doctor-report.js';
import type { CliCommand, CommandCall } from '../command.js';
import { exitCode } from '../command-io.js';
import { issueText } from '../issue-text.js';
import { UsageError } from '../usage-error.js';
import { openDatabase } from './export-history.js';

/** Where `serve` keeps its database unless told otherwise. */
const DEFAULT_DATABASE = 'yunliu-data/yunliu.db';
/** Between two lines of progress, in milliseconds. */
const PROGRESS_EVERY_MS = 2000;
const MAX_VALUE = 200;

export const doctorCommand: CliCommand = {
  name: 'doctor',
  usage: 'doctor [DATABASE] [--instance ID] [--json]',
  summary: {
    'zh-CN': '按命令日志重建全部流程实例并与保存的数据比对',
    en: 'Rebuild every instance from its command log and compare with what is stored',
  },
  details: {
    'zh-CN': `DATABASE 为 SQLite 数据文件（须先停止使用它的服务），默认 ${DEFAULT_DATABASE}。\n同时核对哈希链、任务行、定时器、作业、消息等待、时钟与全文检索；只读取，不修改。有不一致时退出码为 1。`,
    en: `DATABASE is the SQLite file (stop the server that uses it first), by default ${DEFAULT_DATABASE}.\nAlso checks hash chains, task rows, timers, jobs, waits, clocks and search; changes nothing. Exit code 1 when something differs.`,
  },
  flags: ['json'],
  values: ['instance'],
  run: runDoctor,
};

async function runDoctor(call: CommandCall): Promise<number> {
  const { positionals, io, flags, values } = call;
  const [database = DEFAULT_DATABASE, more] = positionals;
  if (more !== undefined) throw new UsageError('请只给出一个数据文件。', 'Name one database file.');
  const store = await openDatabase(resolve(io.cwd, database));
  try {
    const instance = values.get('instance');
    let lastLine = performance.now();
    const report = await examineStore(store, {
      ...(instance === undefined ? {} : { instance }),
      onProgress(done, total) {
        if (performance.now() - lastLine < PROGRESS_EVERY_MS) return;
        lastLine = performance.now();
        io.err(call.say(`已检查 ${done} / ${total} 个实例…`, `${done} of ${total} instances examined…`));
      },
    });
    if (flags.has('json')) io.out(JSON.stringify(report, undefined, 2));
    else print(report, call);
    const isSound = report.findings.every(({ issue }) => issue.severity !== 'error') && report.faulty === 0;
    return isSound ? exitCode.fine : exitCode.findings;
  } finally {
    await store.close();
  }
}

function print(report: DoctorReport, { io, language, say }: CommandCall): void {
  const { instances, rebuilt, withoutLog, faulty, commands, events, findings, findingsLeftOut } = report;
  for (const finding of findings) io.out(findingText(finding, language));
  if (findingsLeftOut > 0) io.out(say(`另有 ${findingsLeftOut} 处未列出。`, `${findingsLeftOut} more are not listed.`));
  io.out(
    say(
      `共 ${instances} 个实例、${commands} 条命令、${events} 条历史：${rebuilt} 个重建一致，${withoutLog} 个没有完整日志，${faulty} 个有差异。`,
      `${instances} instances, ${commands} commands, ${events} events: ${rebuilt} rebuilt and equal, ${withoutLog} without a complete log, ${faulty} with differences.`,
    ),
  );
}

function findingText(finding: Finding, language: 'zh-CN' | 'en'): string {
  const { instanceId, issue } = finding;
  const text = issueText(instanceId === undefined ? issue : { ...issue, file: instanceId }, language);
  if (!('expected' in finding || 'found' in finding)) return text;
  const [expected, found] = language === 'en' ? ['expected', 'found'] : ['应为', '实际'];
  return `${text}\n  ${expected}: ${short(finding.expected)}\n  ${found}: ${short(finding.found)}`;
}

function short(value: unknown): string {
  const text = value === undefined ? '—' : JSON.stringify(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}
