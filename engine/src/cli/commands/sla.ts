import { relative, resolve } from 'node:path';
import { YunliuError } from '../../definition/yunliu-error.js';
import { runCases, type CaseResult } from '../../service-time/cases/run-cases.js';
import type { CliCommand, CommandCall } from '../command.js';
import { exitCode } from '../command-io.js';
import { issueText, placed } from '../issue-text.js';
import { readTextFile } from '../read-text-file.js';
import { UsageError } from '../usage-error.js';

export const slaCommand: CliCommand = {
  name: 'sla',
  usage: 'sla CASES… [--json]',
  summary: {
    'zh-CN': '按日历和事件推算服务时限案例，核对预期',
    en: 'Judge worked cases of service clocks and check what they expect',
  },
  details: {
    'zh-CN':
      'CASES 为案例文件：calendars（日历）、defaults、cases（name、calendar、events、asOf、expect）。\n逐案给出到期时间、状态、是否超时、已计与剩余分钟；与 expect 不符或输入有误时退出码为 1，标 optional 的案例除外。\n--json 输出 {cases: [{name, clocks, ok, differences}]}，时间一律为 UTC。\n格式说明见 docs/service-time.md。',
    en: 'CASES are case files: calendars, defaults, cases (name, calendar, events, asOf, expect).\nShows due, state, breach, minutes elapsed and remaining of every clock; the exit code is 1 when an expect differs or the input is at fault, except in cases marked optional.\n--json prints {cases: [{name, clocks, ok, differences}]}, all instants in UTC.\nThe format is described in docs/service-time.md.',
  },
  flags: ['json'],
  run: sla,
};

async function sla(call: CommandCall): Promise<number> {
  const { positionals, io, flags } = call;
  if (positionals.length === 0) throw new UsageError('请给出案例文件。', 'Name files of cases.');
  const results: CaseResult[] = [];
  for (const path of positionals) {
    const file = resolve(io.cwd, path);
    const shown = relative(io.cwd, file) || file;
    const found = await readCases(call, file, shown);
    if (found === undefined) return exitCode.findings;
    results.push(...found);
    if (!flags.has('json')) for (const result of found) show(call, result, shown);
  }
  const failed = results.filter(({ ok, optional }) => !ok && optional !== true).length;
  if (flags.has('json')) io.out(JSON.stringify({ cases: results }, undefined, 2));
  else io.out(call.say(`${results.length} 个案例，${failed} 个不符。`, `${results.length} cases, ${failed} differ.`));
  return failed === 0 ? exitCode.fine : exitCode.findings;
}

/** The results of a file; undefined when it could not be judged at all, which is then reported. */
async function readCases(call: CommandCall, file: string, shown: string): Promise<readonly CaseResult[] | undefined> {
  const { io, language, flags } = call;
  let json: unknown;
  const text = await readTextFile(file);
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  try {
    return runCases(json);
  } catch (error) {
    if (!(error instanceof YunliuError)) throw error;
    const { code, messages: message, hint } = error;
    const own = { code, severity: 'error' as const, pointer: error.pointer ?? '', message, hint };
    const issues = (error.issues.length === 0 ? [own] : error.issues).map((issue) => placed(issue, shown, undefined));
    if (flags.has('json')) io.out(JSON.stringify({ cases: [], error: { code, message, hint }, issues }, undefined, 2));
    else for (const issue of issues) io.err(issueText(issue, language));
    return undefined;
  }
}

function show({ io, language, say }: CommandCall, result: CaseResult, file: string): void {
  const optional = result.optional === true ? say('（选做）', ' (optional)') : '';
  io.out(`${result.ok ? '✓' : '✗'} ${result.name}${optional}`);
  for (const [id, clock] of Object.entries(result.clocks)) {
    const due = clock.due ?? say('未定', 'open');
    const verdict = clock.breached
      ? say(`超时于 ${clock.breachedAt ?? ''}`, `breached ${clock.breachedAt ?? ''}`)
      : say('未超时', 'not breached');
    io.out(
      say(
        `  ${id}：${clock.state}，到期 ${due}${clock.provisional ? '（暂定）' : ''}，${verdict}，已计 ${clock.elapsedMin} 分钟`,
        `  ${id}: ${clock.state}, due ${due}${clock.provisional ? ' (provisional)' : ''}, ${verdict}, ${clock.elapsedMin} min elapsed`,
      ),
    );
  }
  if (result.error !== undefined && !result.ok) {
    const { code, message, hint, pointer = '' } = result.error;
    io.out(issueText(placed({ code, severity: 'error', pointer, message, hint }, file, undefined), language));
  }
  for (const difference of result.differences) io.out(`  ≠ ${difference}`);
}
