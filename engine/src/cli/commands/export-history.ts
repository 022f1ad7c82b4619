import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { instanceNotFound } from '../../history/instance-not-found.js';
import { YunliuError } from '../../definition/yunliu-error.js';
import { exportHistory } from '../../run/export-history.js';
import type { Store } from '../../store/store.js';
import type { ProcessInstance } from '../../instance/instance.js';
import type { CliCommand, CommandCall } from '../command.js';
import { exitCode } from '../command-io.js';
import { UsageError } from '../usage-error.js';
import { writeOutFile } from '../write-out-file.js';

export const exportHistoryCommand: CliCommand = {
  name: 'export-history',
  usage: 'export-history DATABASE INSTANCE [--out FILE]',
  summary: {
    'zh-CN': '导出一个流程实例的完整记录，供离线核验',
    en: 'Export the whole history of an instance for offline checking',
  },
  details: {
    'zh-CN':
      'DATABASE 为 SQLite 数据文件（须先停止使用它的服务），INSTANCE 为实例编号或业务编号。\n未给 --out 时输出到标准输出。',
    en: 'DATABASE is the SQLite file (stop the server that uses it first), INSTANCE an instance id or business key.\nWithout --out the bundle is printed.',
  },
  values: ['out'],
  run: runExport,
};

async function runExport(call: CommandCall): Promise<number> {
  const { positionals, io, values, say } = call;
  const [database, id, more] = positionals;
  if (database === undefined || id === undefined || more !== undefined) {
    throw new UsageError('请给出数据文件和实例编号。', 'Name the database file and the instance.');
  }
  const store = await openDatabase(resolve(io.cwd, database));
  try {
    const instance = await findInstance(store, id);
    const bundle = await exportHistory(store, instance.id, new Date().toISOString());
    const text = JSON.stringify(bundle, undefined, 2);
    const out = values.get('out');
    if (out === undefined) io.out(text);
    else {
      await writeOutFile(resolve(io.cwd, out), `${text}\n`);
      io.out(
        say(`已导出 ${bundle.events.length} 条记录到 ${out}。`, `Wrote ${bundle.events.length} events to ${out}.`),
      );
    }
    return exitCode.fine;
  } finally {
    await store.close();
  }
}

/** Opens an existing database; a missing file is not made. */
export async function openDatabase(path: string): Promise<Store> {
  if ((await stat(path).catch(() => undefined)) === undefined) {
    throw new YunliuError({
      code: 'store/not-found',
      message: { 'zh-CN': `数据文件“${path}”不存在`, en: `The database "${path}" does not exist` },
      hint: {
        'zh-CN': '检查路径；服务的数据文件通常在 data 目录下。',
        en: 'Check the path; a server keeps its database in its data folder.',
      },
      details: { path },
    });
  }
  // The driver is loaded only when it is needed: the other commands run without it.
  const { openSqliteStore } = await import('../../store/sqlite/open-sqlite-store.js');
  return openSqliteStore({ path });
}

/** By id, else by business key. Throws `instance/not-found`. */
export async function findInstance(store: Store, id: string): Promise<ProcessInstance> {
  const found = (await store.instance(id)) ?? (await store.instanceByBusinessKey(id));
  if (found === undefined) throw new YunliuError(instanceNotFound(id));
  return found;
}
