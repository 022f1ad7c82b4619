import type { JsonObject } from '../../definition/json.js';
import type { DesignCommit, DesignNote, DesignOutcome, DesignStore } from '../design-store.js';
import type { Connection } from './connection.js';

export function sqliteDesigns(db: Connection): DesignStore {
  return {
    commitDesign: async (commit) => db.atomically(() => writeDesign(db, commit)),
    async design(id) {
      const row = db.first('SELECT revision, head, files FROM design WHERE id = ?', id);
      return row && { id, revision: Number(row[0]), head: object(row[1]), files: object(row[2]) };
    },
    designHeads: async () =>
      db
        .all('SELECT id, revision, head FROM design ORDER BY rowid DESC')
        .map(([id, revision, head]) => ({ id: String(id), revision: Number(revision), head: object(head) })),
    designCommand: async (commandId) => readCommand(db, commandId),
    noteDesign: async (designId, note) => addNote(db, designId, note),
    designNotes: async (designId) =>
      db
        .all('SELECT id, at, value FROM design_note WHERE design_id = ? ORDER BY n', designId)
        .map(([id, at, value]) => ({ id: String(id), at: String(at), value: object(value) })),
  };
}

function writeDesign(db: Connection, { design, command, notes }: DesignCommit): DesignOutcome {
  const known = readCommand(db, command.id);
  if (known !== undefined) return { kind: 'repeated', ...known };
  const row = db.first('SELECT revision FROM design WHERE id = ?', design.id);
  const revision = row === undefined ? 0 : Number(row[0]);
  if (revision !== design.revision - 1) return { kind: 'conflict', revision };
  db.run(
    `INSERT INTO design (id, revision, head, files) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, head = excluded.head, files = excluded.files`,
    design.id,
    design.revision,
    JSON.stringify(design.head),
    JSON.stringify(design.files),
  );
  db.run(
    'INSERT INTO design_command (id, body_hash, design_id, revision) VALUES (?, ?, ?, ?)',
    command.id,
    command.bodyHash,
    design.id,
    design.revision,
  );
  for (const note of notes) addNote(db, design.id, note);
  return { kind: 'committed' };
}

function addNote(db: Connection, designId: string, { id, at, value }: DesignNote): void {
  db.run(
    'INSERT OR IGNORE INTO design_note (design_id, id, at, value) VALUES (?, ?, ?, ?)',
    designId,
    id,
    at,
    JSON.stringify(value),
  );
}

function readCommand(db: Connection, id: string) {
  const row = db.first('SELECT body_hash, design_id, revision FROM design_command WHERE id = ?', id);
  return row && { bodyHash: String(row[0]), designId: String(row[1]), revision: Number(row[2]) };
}

function object(value: unknown): JsonObject {
  return JSON.parse(String(value)) as JsonObject;
}
