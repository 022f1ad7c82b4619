import { resolve } from 'node:path';
import { createEngine } from '../../run/engine.js';
import { openStoredDirectory } from '../../run/stored-directory.js';
import type { DryRunItem, MigrationRequest, Migrations } from '../../run/migration/migration-request.js';
import { asMapping } from '../../versions/check-mapping.js';
import type { PlanSummary } from '../../versions/summarize-plans.js';
import type { CliCommand, CommandCall } from '../command.js';
import { exitCode } from '../command-io.js';
import { UsageError } from '../usage-error.js';
import { readDocument } from '../validation/read-document.js';
import { openDatabase } from './export-history.js';

export const migrateCommand: CliCommand = {
  name: 'migrate',
  usage: 'migrate DATABASE PROCESS [--from N --to N] [--mapping FILE] [--dry-run | --run] [--batch ID] [--json]',
  summary: {
    'zh-CN': '查看各版本的运行数量，规划、试跑或执行版本迁移',
    en: 'See what runs on which version; plan, rehearse or run a migration',
  },
  details: {
    'zh-CN':
      '须先停止使用该数据文件的服务。不给 --from/--to 时列出各版本；给出时输出计划；--dry-run 在副本上试跑；--run 执行；--batch 继续中断的批次。\n需要人工决定或无法迁移时退出码为 1。映射文件：{"states": {"旧步骤": {"to": "新步骤", "timers": "keep-remaining|restart|absolute"}}, "regions": {…}, "variables": {…}}',
    en: 'Stop the server that uses the file first. Without --from/--to it lists the versions; with them it prints the plan; --dry-run rehearses on copies; --run does it; --batch goes on with one broken off.\nExit code 1 when decisions are needed or something is blocked or fails. The mapping: {"states": {"old": {"to": "new", "timers": "keep-remaining|restart|absolute"}}, "regions": {…}, "variables": {…}}',
  },
  flags: ['dry-run', 'run', 'json'],
  values: ['from', 'to', 'mapping', 'batch'],
  run: runMigrate,
};

async function runMigrate(call: CommandCall): Promise<number> {
  const { positionals, io, flags, values, say } = call;
  const [database, process, more] = positionals;
  if (database === undefined || process === undefined || more !== undefined) {
    throw new UsageError('请给出数据文件与流程标识。', 'Name the database and the key of the process.');
  }
  const store = await openDatabase(resolve(io.cwd, database));
  const directory = await openStoredDirectory(store);
  const engine = createEngine({ store, directory: () => directory.view() });
  try {
    const { migrations } = engine;
    const batchId = values.get('batch');
    if (batchId !== undefined) return await runBatch(migrations, batchId, call);
    if (!values.has('from') && !values.has('to')) return await listVersions(migrations, process, call);
    const request = await readRequest(process, call);
    if (flags.has('run')) {
      const { id } = await migrations.create(request, 'system');
      io.err(say(`批次 ${id}`, `Batch ${id}`));
      return await runBatch(migrations, id, call);
    }
    return flags.has('dry-run')
      ? tellDryRun(await migrations.dryRun(request), call)
      : tellPlan(await migrations.plan(request), call);
  } finally {
    await engine.close();
  }
}

async function readRequest(process: string, { values, io }: CommandCall): Promise<MigrationRequest> {
  const version = (name: string): number => {
    const text = values.get(name) ?? '';
    if (!/^[1-9]\d{0,8}$/.test(text))
      throw new UsageError(`请用 --${name} 给出版本号。`, `Give a version number with --${name}.`);
    return Number(text);
  };
  const base = { process, from: version('from'), to: version('to') };
  const file = values.get('mapping');
  if (file === undefined) return base;
  // Checked by the engine, which knows both versions.
  return { ...base, mapping: asMapping((await readDocument(resolve(io.cwd, file))).json) };
}

async function listVersions(migrations: Migrations, process: string, { io, flags, say }: CommandCall): Promise<number> {
  const versions = await migrations.versions(process);
  if (flags.has('json')) io.out(JSON.stringify(versions, undefined, 2));
  else {
    for (const { version, status, running, states } of versions) {
      const places = states.map(({ title, count }) => `${title} ${count}`).join(say('，', ', '));
      const retired = status === 'retired' ? say('（已停用）', ' (retired)') : '';
      io.out(
        say(`第 ${version} 版${retired}：运行中 ${running}`, `version ${version}${retired}: ${running} running`) +
          (places === '' ? '' : `  ${places}`),
      );
    }
  }
  return exitCode.fine;
}

function tellPlan(plan: PlanSummary, { io, flags, language, say }: CommandCall): number {
  if (flags.has('json')) io.out(JSON.stringify(plan, undefined, 2));
  else {
    for (const { title, total, safe, mapping, blocked } of plan.states) {
      io.out(
        say(
          `${title}：${total} 个，可迁移 ${safe}，需决定 ${mapping}，不可迁移 ${blocked}`,
          `${title}: ${total}, ${safe} safe, ${mapping} to decide, ${blocked} blocked`,
        ),
      );
    }
    for (const { code, level, count, message, suggestions } of plan.reasons) {
      const near = suggestions?.[0];
      io.out(
        `- [${level}] ${code} ×${count}  ${message[language]}${near === undefined ? '' : ` → ${near.state}（${near.title}）`}`,
      );
    }
    io.out(say(`共 ${plan.total} 个实例。`, `${plan.total} instances.`));
  }
  return plan.mapping + plan.blocked === 0 ? exitCode.fine : exitCode.findings;
}

function tellDryRun(items: readonly DryRunItem[], { io, flags, language }: CommandCall): number {
  if (flags.has('json')) io.out(JSON.stringify(items, undefined, 2));
  else {
    for (const { instanceId, businessKey, before, after, fault } of items) {
      const result = after?.states.join(', ') ?? `${fault?.code ?? ''} ${fault?.message[language] ?? ''}`;
      io.out(`${businessKey ?? instanceId}: ${before.states.join(', ')} → ${result}`);
    }
  }
  return items.every(({ fault }) => fault === undefined) ? exitCode.fine : exitCode.findings;
}

async function runBatch(
  migrations: Migrations,
  id: string,
  { io, flags, language, say }: CommandCall,
): Promise<number> {
  const batch = await migrations.run(id, {
    onProgress: ({ done, skipped, failed, total }) => io.err(`${done + skipped + failed} / ${total}`),
  });
  if (flags.has('json')) io.out(JSON.stringify(batch, undefined, 2));
  else {
    for (const { instanceId, status, code, message } of await migrations.items(id)) {
      if (status !== 'done') io.out(`${instanceId}  ${status}  ${code ?? ''}  ${message?.[language] ?? ''}`);
    }
    io.out(
      say(
        `完成 ${batch.done}，跳过 ${batch.skipped}，失败 ${batch.failed}。`,
        `${batch.done} done, ${batch.skipped} skipped, ${batch.failed} failed.`,
      ),
    );
  }
  return batch.failed === 0 ? exitCode.fine : exitCode.findings;
}
