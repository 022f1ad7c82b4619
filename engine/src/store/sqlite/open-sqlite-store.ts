import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { YunliuError } from '../../definition/yunliu-error.js';
import type { Store } from '../store.js';
import { connect } from './connection.js';
import type { Connection } from './connection.js';
import { migrate } from './migrations.js';
import { createSqliteStore } from './sqlite-store.js';

export interface SqliteStoreOptions {
  /** The database file; made with its folder when missing. `:memory:` keeps everything in memory (tests). */
  readonly path: string;
  /** How long another process may still hold the file, in milliseconds (a restart overlaps). Default 3000. */
  readonly lockTimeoutMs?: number;
  /** Page cache in MiB. Default 64. */
  readonly cacheMiB?: number;
}

/**
 * Opens (or makes) the embedded store. WAL with a full sync at every commit: what was answered survives a crash of the
 * process and of the machine. The file belongs to one process at a time; the operating system holds the lock and frees
 * it when the process dies.
 *
 * Throws `store/locked` when another process has it, `store/newer-database` when a later version wrote it,
 * `store/foreign-database` when it is something else.
 */
export function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  return Promise.resolve().then(() => open(options));
}

function open(options: SqliteStoreOptions): Store {
  const isInMemory = options.path === ':memory:';
  const path = isInMemory ? options.path : resolve(options.path);
  if (!isInMemory) mkdirSync(dirname(path), { recursive: true });
  let db: Connection | undefined;
  try {
    db = connect(path, options.lockTimeoutMs ?? 3000);
    // Exclusive before WAL: the lock is then held for the life of the connection and no shared memory is needed.
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = FULL');
    db.exec('PRAGMA wal_autocheckpoint = 20000');
    db.exec('PRAGMA journal_size_limit = 268435456');
    db.exec(`PRAGMA cache_size = -${Math.max(1, Math.trunc(options.cacheMiB ?? 64)) * 1024}`);
    db.exec('PRAGMA temp_store = MEMORY');
    db.exec('PRAGMA trusted_schema = OFF');
    migrate(db, new Date().toISOString());
    return createSqliteStore(db);
  } catch (error) {
    db?.close();
    throw openFailed(error, path);
  }
}

function openFailed(error: unknown, path: string): unknown {
  const code = (error as { code?: unknown }).code;
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_BUSY_RECOVERY' || code === 'SQLITE_LOCKED') {
    return new YunliuError({
      code: 'store/locked',
      message: {
        'zh-CN': `数据库文件“${path}”正被另一个进程使用。`,
        en: `The database file "${path}" is in use by another process.`,
      },
      hint: {
        'zh-CN': '请先停止使用该文件的运流服务；一个 SQLite 文件同一时间只能由一个进程打开。',
        en: 'Stop the Yunliu server that uses it first; one SQLite file can be open in one process at a time.',
      },
      details: { path },
    });
  }
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') {
    return new YunliuError({
      code: 'store/damaged',
      message: {
        'zh-CN': `文件“${path}”不是数据库或已损坏。`,
        en: `The file "${path}" is not a database or is damaged.`,
      },
      hint: { 'zh-CN': '请指定正确的文件，或从备份恢复。', en: 'Give the right file or restore it from a backup.' },
      details: { path },
    });
  }
  return error;
}
