import { YunliuError } from '../../definition/yunliu-error.js';
import { crashPoint } from '../crash-points.js';
import type { Commit, CommitOutcome } from '../store.js';
import type { Connection } from './connection.js';
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
 * Commits that arrive in the same turn of the event loop share one transaction and one sync to disk. Each has its own
 * savepoint: what fails in one is undone alone. Nobody is answered before the transaction is durable. A caller alone
 * waits only for the end of the turn.
 */
export function createGroupCommit(db: Connection, onReleasedJobs: (ids: readonly string[]) => void): GroupCommit {
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
    const answers: (() => void)[] = [];
    try {
      crashPoint('store/before-transaction');
      db.exec('BEGIN IMMEDIATE');
      for (const entry of group) answers.push(writeOne(db, entry, group.length > 1, onReleasedJobs));
      crashPoint('store/before-durable');
      db.exec('COMMIT');
      crashPoint('store/after-durable');
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      const failure = writeFailed(error);
      for (const entry of group) entry.reject(failure);
      return;
    }
    for (const answer of answers) answer();
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

/** Gives what to tell the caller once the group is durable. */
function writeOne(
  db: Connection,
  entry: Waiting,
  isGroup: boolean,
  onReleasedJobs: (ids: readonly string[]) => void,
): () => void {
  if (isGroup) db.exec('SAVEPOINT one');
  try {
    crashPoint('store/before-write');
    const { outcome, releasedJobs } = writeCommit(db, entry.commit);
    crashPoint('store/after-write');
    if (isGroup) db.exec('RELEASE one');
    return () => {
      if (releasedJobs.length > 0) onReleasedJobs(releasedJobs);
      entry.resolve(outcome);
    };
  } catch (error) {
    // Alone: the caller undoes the transaction. SQLite may also have undone it by itself (disk full, I/O error).
    if (!isGroup || !db.inTransaction) throw error;
    db.exec('ROLLBACK TO one');
    db.exec('RELEASE one');
    const failure = writeFailed(error);
    return () => entry.reject(failure);
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
