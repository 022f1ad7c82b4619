import type { ProcessInstance } from '../../instance/instance.js';
import { waitKeys } from '../../instance/wait-keys.js';
import type { MessageStore, StoredMessage } from '../message-store.js';
import type { Connection, SqlRow } from './connection.js';

/** Writes what an instance waits for where it differs from before. */
export function projectWaits(db: Connection, previous: ProcessInstance | undefined, instance: ProcessInstance): void {
  if (previous?.waits === instance.waits && previous?.businessKey === instance.businessKey) return;
  const gone = new Set(previous === undefined ? [] : waitKeys(previous));
  for (const row of waitKeys(instance)) {
    if (gone.delete(row)) continue;
    const [kind, name, key, since] = JSON.parse(row) as [string, string, string, string];
    db.run(
      'INSERT OR IGNORE INTO wait (kind, name, key, since, instance_id) VALUES (?, ?, ?, ?, ?)',
      kind,
      name,
      key,
      since,
      instance.id,
    );
  }
  for (const row of gone) {
    const [kind, name, key, since] = JSON.parse(row) as [string, string, string, string];
    db.run(
      'DELETE FROM wait WHERE kind = ? AND name = ? AND key = ? AND since = ? AND instance_id = ?',
      kind,
      name,
      key,
      since,
      instance.id,
    );
  }
}

/** The store's messages on an open connection. */
export function sqliteMessages(db: Connection): MessageStore {
  return {
    message: async (id) => stored(db.first('SELECT document FROM message WHERE id = ?', id)),
    async putMessage(message) {
      const { id, revision, kind, name, key, receivedAt, keptUntil, status, instanceId } = message;
      const document = JSON.stringify(message);
      const written =
        revision === 1
          ? db.run(
              'INSERT OR IGNORE INTO message (id, revision, kind, name, key, received_at, kept_until, status, instance_id, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
              id,
              revision,
              kind,
              name,
              key ?? null,
              receivedAt,
              keptUntil,
              status,
              instanceId ?? null,
              document,
            )
          : db.run(
              'UPDATE message SET revision = ?, kept_until = ?, status = ?, instance_id = ?, document = ? WHERE id = ? AND revision = ?',
              revision,
              keptUntil,
              status,
              instanceId ?? null,
              document,
              id,
              revision - 1,
            );
      return written === 1;
    },
    removeMessage: async (id, revision) =>
      db.run('DELETE FROM message WHERE id = ? AND revision = ?', id, revision) === 1,
    openMessages: async (name, key, now, limit) =>
      db
        .all(
          "SELECT document FROM message WHERE status = 'open' AND name = ? AND key = ? AND kind = 'message' AND instance_id IS NULL AND kept_until > ? ORDER BY received_at, id LIMIT ?",
          name,
          key,
          now,
          limit,
        )
        .map(parsed),
    unfinishedMessages: async (now, limit) =>
      db
        .all(
          "SELECT document FROM message m WHERE status = 'open' AND (kind = 'signal' OR instance_id IS NOT NULL OR (kept_until > ? AND EXISTS (SELECT 1 FROM wait w WHERE w.kind = 'message' AND w.name = m.name AND w.key = m.key))) ORDER BY received_at, id LIMIT ?",
          now,
          limit,
        )
        .map(parsed),
    waiting: async ({ kind, name, key = '', until = '~', after, limit }) =>
      db
        .all(
          'SELECT since, instance_id FROM wait WHERE kind = ? AND name = ? AND key = ? AND since <= ? AND (since, instance_id) > (?, ?) ORDER BY since, instance_id LIMIT ?',
          kind,
          name,
          key,
          until,
          after?.since ?? '',
          after?.instanceId ?? '',
          limit,
        )
        .map(([since, instanceId]) => ({ since: String(since), instanceId: String(instanceId) })),
    async forgetMessages(now) {
      const unheard = db.run(
        "DELETE FROM message WHERE kept_until <= ? AND status = 'open' AND kind = 'message' AND instance_id IS NULL",
        now,
      );
      db.run("DELETE FROM message WHERE kept_until <= ? AND status = 'done'", now);
      return unheard;
    },
  };
}

function stored(row: SqlRow | undefined): StoredMessage | undefined {
  return row === undefined ? undefined : parsed(row);
}

function parsed([document]: SqlRow): StoredMessage {
  return JSON.parse(String(document)) as StoredMessage;
}
