import { YunliuError } from '../../definition/yunliu-error.js';
import type { Connection } from './connection.js';
import type { Migration } from './migration.js';
import { firstTables } from './migrations/001-first-tables.js';
import { openTasks } from './migrations/002-open-tasks.js';
import { commandLog } from './migrations/003-command-log.js';
import { messages } from './migrations/004-messages.js';
import { externalJobs } from './migrations/005-external-jobs.js';
import { readCopies } from './migrations/006-read-copies.js';
import { runningVersions } from './migrations/007-running-versions.js';
import { clocks } from './migrations/008-clocks.js';
import { awaitedDecisions } from './migrations/009-awaited-decisions.js';
import { endedInstances } from './migrations/010-ended-instances.js';
import { moreOfTasks } from './migrations/011-more-of-tasks.js';
import { designs } from './migrations/012-designs.js';
import { formPrints } from './migrations/013-form-prints.js';

/** All migrations, in order. */
export const migrations: readonly Migration[] = [
  firstTables,
  openTasks,
  commandLog,
  messages,
  externalJobs,
  readCopies,
  runningVersions,
  clocks,
  awaitedDecisions,
  endedInstances,
  moreOfTasks,
  designs,
  formPrints,
];

/** Throws when the list has a gap or a doubled number; called when this module loads. */
export function assertContiguous(list: readonly Migration[]): void {
  list.forEach((migration, index) => {
    const expected = String(index + 1).padStart(3, '0');
    if (!/^\d{3}-[a-z0-9-]+$/.test(migration.id) || !migration.id.startsWith(`${expected}-`)) {
      throw new Error(`Migration number ${index + 1} has the id "${migration.id}"; expected "${expected}-…".`);
    }
  });
}
assertContiguous(migrations);

/** Brings the file to the newest layout. Each migration is one transaction, so a crash between two does no harm. */
export function migrate(db: Connection, now: string, list: readonly Migration[] = migrations): void {
  const hasTables = db.first("SELECT count(*) FROM sqlite_master WHERE type = 'table'")?.[0] !== 0;
  const isOurs = db.first("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration'") !== undefined;
  if (hasTables && !isOurs) throw foreignDatabase();
  db.exec('CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY, applied_at TEXT NOT NULL) WITHOUT ROWID');
  const applied = db.all('SELECT id FROM migration ORDER BY id').map(([id]) => String(id));
  applied.forEach((id, index) => {
    if (list[index]?.id !== id) throw unknownMigration(id);
  });
  for (const migration of list.slice(applied.length)) {
    db.atomically(() => {
      db.exec(migration.sql);
      db.run('INSERT INTO migration (id, applied_at) VALUES (?, ?)', migration.id, now);
    });
  }
}

function unknownMigration(id: string): YunliuError {
  return new YunliuError({
    code: 'store/newer-database',
    message: {
      'zh-CN': `数据库包含本版本不认识的迁移“${id}”。`,
      en: `The database holds migration "${id}", which this version does not know.`,
    },
    hint: {
      'zh-CN': '该数据库由更新版本的运流写入，请使用该版本或更新的版本打开。',
      en: 'A newer Yunliu wrote this database; open it with that version or a later one.',
    },
    details: { migration: id },
  });
}

function foreignDatabase(): YunliuError {
  return new YunliuError({
    code: 'store/foreign-database',
    message: {
      'zh-CN': '该文件是其他程序的 SQLite 数据库。',
      en: 'The file is an SQLite database of another program.',
    },
    hint: { 'zh-CN': '请指定新的文件路径。', en: 'Give the path of a new file.' },
  });
}
