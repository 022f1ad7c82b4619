import type { Instant } from '../../definition/instant.js';
import type { CopyMark, CopyRow, Page, UserListQuery } from '../store.js';
import type { Connection } from './connection.js';
import { pageSize, readCursor, toPage } from './cursor.js';
import { addText, Where } from './instance-query.js';
import { instanceJson, instanceRow, positionOf, readRows, type JsonRow } from './rows.js';

const COPY_COLUMNS = 'c.given_by, c.read_at';

/** Instances a user was copied in, newest copy first. */
export function readCopies(db: Connection, query: UserListQuery): Page<CopyRow> {
  const limit = pageSize(query.limit);
  const where = new Where().add('c.user_id = ?', query.userId);
  const after = readCursor(query.cursor);
  if (after !== undefined) where.add('(c.at, c.instance_n) < (?, ?)', after.at, after.n);
  if (query.process !== undefined) where.add('i.process = ?', query.process);
  addText(db, where, query.text);
  const found = readRows(
    db,
    `SELECT ${instanceJson('c.at', 'c.instance_n', COPY_COLUMNS)} FROM copy c INDEXED BY copy_at CROSS JOIN instance i ON i.n = c.instance_n
     WHERE ${where.sql} ORDER BY c.at DESC, c.instance_n DESC LIMIT ?`,
    ...where.params,
    limit + 1,
  );
  return toPage(found, limit, positionOf, copyRow);
}

function copyRow(row: JsonRow): CopyRow {
  const [readAt, from] = [row.at(-2) as string | null, row.at(-3) as string];
  const copy = { ...instanceRow(row), copiedAt: row[0] as string, copiedBy: from };
  return readAt === null ? copy : { ...copy, readAt };
}

/** Everybody copied in on an instance, in order, with when they read it. */
export function readCopyMarks(db: Connection, instanceId: string): readonly CopyMark[] {
  return db
    .all(
      'SELECT c.user_id, c.at, c.given_by, c.read_at FROM instance i JOIN copy c ON c.instance_n = i.n WHERE i.id = ? ORDER BY c.at, c.user_id',
      instanceId,
    )
    .map(([userId, at, from, readAt]) => {
      const mark = { userId: String(userId), at: String(at), from: String(from) };
      return readAt === null ? mark : { ...mark, readAt: String(readAt) };
    });
}

/** True when an unread copy has become read by this. */
export function markCopyRead(db: Connection, instanceId: string, userId: string, at: Instant): boolean {
  const changed = db.run(
    'UPDATE copy SET read_at = ? WHERE user_id = ? AND read_at IS NULL AND instance_n = (SELECT n FROM instance WHERE id = ?)',
    at,
    userId,
    instanceId,
  );
  return changed > 0;
}

export function countUnreadCopies(db: Connection, userId: string, cap: number): number {
  const counted = db.first(
    'SELECT count(*) FROM (SELECT 1 FROM copy WHERE user_id = ? AND read_at IS NULL LIMIT ?)',
    userId,
    cap,
  );
  return Number(counted?.[0] ?? 0);
}
