import { YunliuError } from '../../definition/yunliu-error.js';
import { crashPoint } from '../crash-points.js';
import type { Commit, CommitOutcome } from '../store.js';
import type { Connection } from './connection.js';
import type { InstanceRows } from './instance-rows.js';
import { writeCommit } from './write-commit.js';

/** Beyond this one transaction would hold up the readers. */
const MAX_GROUP = 256;

interface Waiting {
  readonly commit: Commit;
  readonly resolve: (outcome: CommitOutcome) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommit {
  add(commit: Commit): Promise<CommitOutcome>;
  /** Writes everything that waits, now. */
  flush(): void;
}

/**
 * Commits that arrive in the same turn of the event loop share one transaction and one sync to disk. When the write of one
 * fails, the transaction is undone and each is written in one of its own, so that what fails in one is undone alone; a
 * savepoint around each would cost every group a third of its time for what hardly ever happens. Nobody is answered before
 * the transaction is durable. A caller alone waits only for the end of the turn.
 */
export function createGroupCommit(
  db: Connection,
  rows: InstanceRows,
  onReleasedJobs: (ids: readonly string[]) => void,
): GroupCommit {
  let waiting: Waiting[] = [];
  let isScheduled = false;

  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      writeGroup();
    });
  };

  const writeGroup = (): void => {
    const group = waiting.slice(0, MAX_GROUP);
    waiting = waiting.slice(MAX_GROUP);
    if (waiting.length > 0) schedule();
    if (group.length === 0) return;
    try {
      for (const answer of writeTogether(db, rows, group, onReleasedJobs)) answer();
    } catch (error) {
      const [only] = group;
      if (group.length === 1) only?.reject(writeFailed(error));
      else for (const entry of group) writeAlone(entry);
    }
  };

  const writeAlone = (entry: Waiting): void => {
    try {
      for (const answer of writeTogether(db, rows, [entry], onReleasedJobs)) answer();
    } catch (error) {
      entry.reject(writeFailed(error));
    }
  };

  return {
    add: (commit) =>
      new Promise((resolve, reject) => {
        waiting.push({ commit, resolve, reject });
        schedule();
      }),
    flush() {
      while (waiting.length > 0) writeGroup();
    },
  };
}

/** One transaction, all of it or nothing. Gives what to tell the callers now that it is durable. */
function writeTogether(
  db: Connection,
  rows: InstanceRows,
  group: readonly Waiting[],
  onReleasedJobs: (ids: readonly string[]) => void,
): readonly (() => void)[] {
  try {
    crashPoint('store/before-transaction');
    db.exec('BEGIN IMMEDIATE');
    const answers = group.map((entry) => {
      crashPoint('store/before-write');
      const { outcome, releasedJobs } = writeCommit(db, entry.commit, rows);
      crashPoint('store/after-write');
      return () => {
        if (releasedJobs.length > 0) onReleasedJobs(releasedJobs);
        entry.resolve(outcome);
      };
    });
    crashPoint('store/before-durable');
    db.exec('COMMIT');
    crashPoint('store/after-durable');
    return answers;
  } catch (error) {
    rows.clear();
    // SQLite may have undone it by itself (disk full, I/O error).
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function writeFailed(cause: unknown): YunliuError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const error = new YunliuError({
    code: 'store/write-failed',
    message: { 'zh-CN': `数据未能写入：${reason}`, en: `The data could not be written: ${reason}` },
    hint: {
      'zh-CN': '未作任何更改。请检查磁盘空间和文件权限后重试同一命令。',
      en: 'Nothing was changed. Check disk space and file permissions, then repeat the same command.',
    },
  });
  error.cause = cause;
  return error;
}
