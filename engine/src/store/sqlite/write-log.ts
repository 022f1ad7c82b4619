import { YunliuError } from '../../definition/yunliu-error.js';
import type { CommandLogEntry, FactValue } from '../command-log.js';
import type { Commit } from '../store.js';
import type { Connection } from './connection.js';

/** Writes the entry of a commit behind the instance's last one; gives its row number for `instance.log_n`. */
export function writeLog(db: Connection, commit: Commit, n: number, previous: number | null): number | null {
  const { log, facts = [] } = commit;
  for (const { hash, value } of facts) {
    db.run('INSERT OR IGNORE INTO fact (hash, value) VALUES (?, ?)', hash, JSON.stringify(value));
  }
  if (log === undefined) return previous;
  return db.insert(
    'INSERT INTO command_log (previous, instance_n, revision, entry) VALUES (?, ?, ?, ?)',
    previous,
    n,
    log.revision,
    JSON.stringify(leanEntry(log)),
  );
}

/** Complete by its type: whatever an entry may hold has to be written. */
type LeanEntry = {
  readonly [Key in keyof Required<Omit<CommandLogEntry, 'revision' | 'command'>>]: CommandLogEntry[Key];
} & { readonly command: Omit<CommandLogEntry['command'], 'instanceId'> };

/** Without what its row and the link that leads to it already say. */
function leanEntry(log: CommandLogEntry): LeanEntry {
  const { instanceId: _instanceId, ...command } = log.command;
  // One literal, members that are not there left to JSON: a third of the time of copying them key by key.
  return {
    at: log.at,
    version: log.version,
    ids: log.ids,
    facts: log.facts,
    serials: log.serials,
    loads: log.loads,
    answers: log.answers,
    command,
  } satisfies LeanEntry;
}

/** The entries of an instance, oldest first: as far as the links lead. */
export function readLog(db: Connection, instanceId: string): readonly CommandLogEntry[] {
  const entries: CommandLogEntry[] = [];
  let at = db.first('SELECT log_n FROM instance WHERE id = ?', instanceId)?.[0] ?? null;
  while (at !== null) {
    const row = db.first('SELECT previous, revision, entry FROM command_log WHERE n = ?', at);
    if (row === undefined) throw missingEntry(instanceId, Number(at));
    const [previous = null, revision, text] = row;
    // Links lead backwards only, so a damaged one cannot make a circle.
    if (previous !== null && Number(previous) >= Number(at)) throw missingEntry(instanceId, Number(at));
    const entry = JSON.parse(String(text)) as CommandLogEntry;
    entries.push({
      ...entry,
      revision: Number(revision),
      command: { ...entry.command, instanceId },
    });
    at = previous;
  }
  return entries.toReversed();
}

export function readFacts(db: Connection, hashes: readonly string[]): ReadonlyMap<string, FactValue> {
  const found = new Map<string, FactValue>();
  for (const hash of hashes) {
    const value = db.first('SELECT value FROM fact WHERE hash = ?', hash)?.[0];
    if (value !== undefined) found.set(hash, JSON.parse(String(value)) as FactValue);
  }
  return found;
}

function missingEntry(instanceId: string, row: number): YunliuError {
  return new YunliuError({
    code: 'log/entry-missing',
    message: {
      'zh-CN': `实例“${instanceId}”的命令日志在第 ${row} 行断开。`,
      en: `The command log of instance "${instanceId}" is broken at row ${row}.`,
    },
    hint: {
      'zh-CN': '日志记录被删除或数据库已损坏，请从备份恢复。',
      en: 'An entry was deleted or the database is damaged; restore it from a backup.',
    },
    details: { instanceId, row },
  });
}
