import Database from 'libsql';

/** What SQLite stores and gives back. */
export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = readonly SqlValue[];

/**
 * One open database file with its prepared statements. Rows come as arrays: building objects with column names costs
 * more than reading the row.
 */
export interface Connection {
  readonly inTransaction: boolean;
  first(sql: string, ...params: readonly SqlValue[]): SqlRow | undefined;
  all(sql: string, ...params: readonly SqlValue[]): readonly SqlRow[];
  /** Gives the number of changed rows. */
  run(sql: string, ...params: readonly SqlValue[]): number;
  /** Gives the row id of the new row. */
  insert(sql: string, ...params: readonly SqlValue[]): number;
  exec(sql: string): void;
  /** Runs `work` in a transaction of its own; undone when it throws. */
  atomically<Result>(work: () => Result): Result;
  close(): void;
}

/** Prepared statements kept. */
const MAX_STATEMENTS = 500;

/** Opens the file; `lockTimeoutMs` is how long another process may hold it before we give up. */
export function connect(path: string, lockTimeoutMs: number): Connection {
  const database = new Database(path, { timeout: lockTimeoutMs });
  const statements = new Map<string, Database.Statement>();

  const prepared = (sql: string): Database.Statement => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      // Lists build their text by shape; should there be very many shapes, begin again.
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      statement = database.prepare(sql);
      if (statement.reader) statement.raw();
      statements.set(sql, statement);
    }
    return statement;
  };

  const exec = (sql: string): void => {
    database.exec(sql);
  };

  return {
    get inTransaction() {
      return database.inTransaction;
    },
    // As one list: the driver copies single parameters into one first, and flattens it.
    first: (sql, ...params) => prepared(sql).get(params) as SqlRow | undefined,
    all: (sql, ...params) => prepared(sql).all(params) as SqlRow[],
    run: (sql, ...params) => prepared(sql).run(params).changes,
    insert: (sql, ...params) => Number(prepared(sql).run(params).lastInsertRowid),
    exec,
    atomically(work) {
      exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        exec('COMMIT');
        return result;
      } catch (error) {
        if (database.inTransaction) exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      statements.clear();
      // Statements cannot be finalized by hand, and the file stays locked until the collector has found them. Leaving
      // WAL is what lets an exclusive connection give the lock back at once.
      for (const step of [
        'PRAGMA journal_mode = DELETE',
        'PRAGMA locking_mode = NORMAL',
        'SELECT count(*) FROM sqlite_master',
      ]) {
        try {
          database.prepare(step).all();
        } catch {
          // Another process has the file, or the disk is full: the data is safe in the WAL, close all the same.
        }
      }
      database.close();
    },
  };
}
