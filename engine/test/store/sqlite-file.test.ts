import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InstanceClock } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { at, nextRevision, sampleCommit, sampleInstance, sampleTask } from '@yunliu/engine/testing';
import { connect } from '../../src/store/sqlite/connection.js';
import { assertContiguous, migrate, migrations } from '../../src/store/sqlite/migrations.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yunliu-file-'));
  path = join(folder, 'sub', 'a.db');
});
afterEach(() => rm(folder, { recursive: true }));

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: { code?: unknown }) => error.code,
  );
}

describe('the file of a SQLite store', () => {
  it('[S50] belongs to one opener at a time and is free again when closed', async () => {
    const first = await openSqliteStore({ path });
    expect(await codeOf(openSqliteStore({ path, lockTimeoutMs: 50 }))).toBe('store/locked');
    await first.close();
    await first.close();
    const second = await openSqliteStore({ path });
    await second.check();
    await second.close();
  });

  it('[S50] is taken over from a process that was killed, with everything it had committed', async () => {
    const libsql = pathToFileURL(createRequire(import.meta.url).resolve('libsql')).href;
    await (await openSqliteStore({ path })).close();
    const script = `
      const { default: Database } = await import(${JSON.stringify(libsql)});
      const db = new Database(${JSON.stringify(path)});
      db.exec('PRAGMA locking_mode = EXCLUSIVE');
      db.exec('PRAGMA journal_mode = WAL');
      db.exec("INSERT INTO record VALUES ('things', 'a', '{\\"n\\":1}')");
      process.kill(process.pid, 'SIGKILL');
    `;
    expect(spawnSync(process.execPath, ['--input-type=module', '-e', script]).signal).toBe('SIGKILL');
    const store = await openSqliteStore({ path, lockTimeoutMs: 50 });
    expect(await store.record('things', 'a')).toEqual({ n: 1 });
    await store.close();
  });

  it('[S51] is refused when a newer version wrote it, when it is another program’s, and when it is no database', async () => {
    await (await openSqliteStore({ path })).close();
    const newer = new Database(path);
    newer.exec("INSERT INTO migration VALUES ('999-from-the-future', 'now')");
    newer.close();
    expect(await codeOf(openSqliteStore({ path }))).toBe('store/newer-database');

    const other = join(folder, 'other.db');
    const foreign = new Database(other);
    foreign.exec('CREATE TABLE customers (id)');
    foreign.close();
    expect(await codeOf(openSqliteStore({ path: other }))).toBe('store/foreign-database');

    const text = join(folder, 'text.db');
    await writeFile(text, 'this is a letter, not a database, and long enough to be read as a header '.repeat(20));
    expect(await codeOf(openSqliteStore({ path: text }))).toBe('store/damaged');
    expect(await readFile(text, 'utf8')).toMatch(/^this is a letter/);
  });

  it('[S52] migrations are numbered without a gap', () => {
    expect(() => assertContiguous(migrations)).not.toThrow();
    const [first] = migrations;
    expect(() => assertContiguous([first!, { id: '003-later', sql: '' }])).toThrow('003-later');
    expect(() => assertContiguous([first!, first!])).toThrow('expected "002-…"');
  });

  it('[S48] rows of waits and clocks that were altered, lost or left over are found', async () => {
    const clock = { id: 'k1', metric: 'respond', startedAt: at(0), state: 'running', due: at(9), events: [] };
    const instance = sampleInstance('a', {
      businessKey: 'F14-1',
      waits: [
        { kind: 'message', name: 'paid', since: at(1) },
        { kind: 'signal', name: 'stop', since: at(1) },
      ],
      clocks: [clock as unknown as InstanceClock],
    });
    const store = await openSqliteStore({ path });
    const start = sampleCommit(undefined, instance);
    await store.commitInstance(start);
    expect(await store.checkProjections(start.instance, instance.subject)).toEqual([]);
    expect(await store.totals()).toMatchObject({ waits: 3, clocks: 1 });
    await store.close();
    for (const [what, sql] of [
      ['wait', "DELETE FROM wait WHERE name = 'stop'"],
      ['clock', "UPDATE clock SET due = '2030-01-01T00:00:00.000Z'"],
      [
        'clock',
        "INSERT INTO clock SELECT instance_n, 'k2', instance_id, process, metric, agreement, agreement_version, commitment_id, system, priority, engineer, started_at, stopped_at, due, state, breached_at, result, cause, excluded, awaits FROM clock",
      ],
    ] as const) {
      const db = new Database(path);
      db.exec(sql);
      db.close();
      const again = await openSqliteStore({ path });
      const faults = await again.checkProjections(start.instance, instance.subject);
      expect(faults.map((fault) => fault.what)).toContain(what);
      await again.close();
    }
  });

  it('[S18] tasks open before rows could say whose place somebody takes say so after the migration', () => {
    const db = connect(':memory:', 100);
    migrate(db, 'now', migrations.slice(0, 10));
    const title = { 'zh-CN': '复核：第 2 行' };
    const special = sampleTask('t1', 'a', { assignee: 'cat', owner: 'ben', title, urges: 2 });
    const instance = sampleInstance('a', { tasks: [special, sampleTask('t2', 'a')] });
    db.run(
      `INSERT INTO instance (id, revision, process, version, subject, status, started_by, started_at, states, text_hash, document)
       VALUES ('a', 1, 'p', 1, 's', 'running', 'u', ?, '[]', '', ?)`,
      at(0),
      JSON.stringify(instance),
    );
    for (const [id, status] of [
      ['t0', 'cancelled'],
      ['t1', 'open'],
      ['t2', 'open'],
    ])
      db.run(
        `INSERT INTO task (id, instance_n, visit_id, state, created_at, candidates, has_draft, status)
         VALUES (?, 1, 'v', 's', ?, '[]', 0, ?)`,
        id!,
        at(0),
        status!,
      );
    migrate(db, 'now', migrations.slice(0, 11));
    const more = db.all('SELECT more FROM task ORDER BY id').map(([text]) => text && JSON.parse(String(text)));
    expect(more).toEqual([null, { owner: 'ben', title, urges: 2 }, null]);
    db.close();
  });

  it('[S52] a released migration is never edited: files in the field would be left without the change', () => {
    const released = [
      ['001-first-tables', 'bf819f004bb68904d4cadafccdd40a6c8dee007d870f4ea28d8d624cd2aacd3a'],
      ['002-open-tasks', 'ad71fd39925dbcec231d8024226721e2abf898c366c052d34f7879c1f3aa36e0'],
      ['003-command-log', '582bd793c54acfb868d4e39ae6e4dec9d16fea18b3e4b48a4a52589375818387'],
      ['004-messages', '658e222a4af7f5c5e6428c83fb63aeb5e32aac11537e02ffe6beccdd2d05bc51'],
      ['005-external-jobs', '6ece42469682b7c7182083f8f7de44043e872f8c608fd0acecf0fcfa03e2dceb'],
      ['006-read-copies', 'efbdeada10bf835fed968fbe75dc016db30acdc15e5ce4dad90eda42b3732aba'],
      ['007-running-versions', '8974ce78ee339933387223f112d4a38ced4b6ad6f45fb209d593cfc96406f3f6'],
      ['008-clocks', '81e2f5c513f23b2f8c039b85a5d679e9c0559190f3db10ff0c2fbc0c9c772893'],
      ['009-awaited-decisions', '7527e11d0a3cb399010d73c0c842f48f3c8b080aaf4ae43d641b20d858228844'],
      ['010-ended-instances', 'd6b55a4ec2b26a3dd039ba0a59eafb5014dcb79df44cedd5b8d79e5ec5b3b26b'],
      ['011-more-of-tasks', '5ae19a63cae82e0b6f04280c39bfe4ab3705b8bafdd58fa7ded4ebba3e88f566'],
      ['012-designs', '42b5f529eb4dbe1f05f3eaa7082d3c7d2588b34f56022ca0018ef396d3f8fdab'],
      ['013-form-prints', 'f4e67342d1e5e85092274b4928f810cbd39ab0de10de9d962c9aab595457d75b'],
    ];
    const hash = (sql: string): string => createHash('sha256').update(sql).digest('hex');
    // a new migration is added here; a hash that differs means that an old one was touched
    expect(migrations.map(({ id, sql }) => [id, hash(sql)])).toEqual(released);
  });

  it('[S52] a migration is applied once, in order, and undone as a whole when it breaks', async () => {
    await (await openSqliteStore({ path })).close();
    const db = connect(path, 100);
    const next = String(migrations.length + 1).padStart(3, '0');
    const broken = { id: `${next}-broken`, sql: 'CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);' };
    expect(() => migrate(db, 'now', [...migrations, broken])).toThrow('nowhere');
    expect(db.first("SELECT 1 FROM sqlite_master WHERE name = 'half'")).toBeUndefined();
    const added = { id: `${next}-added`, sql: 'CREATE TABLE added (a);' };
    migrate(db, 'now', [...migrations, added]);
    migrate(db, 'now', [...migrations, added]);
    expect(db.all('SELECT id FROM migration ORDER BY id').flat()).toEqual([
      ...migrations.map(({ id }) => id),
      added.id,
    ]);
    db.close();
  });

  it('[S57] many open tasks or few, and a text or none: a search by a role finds the same instances', async () => {
    const store = await openSqliteStore({ path });
    const count = 5400;
    const roleOf = (i: number): `role:${string}` =>
      i % 2700 === 0 ? 'role:rare' : i % 27 === 1 ? 'role:other' : 'role:many';
    const wordOf = (i: number): string => (i % 900 === 0 ? '特别' : '平常');
    const all = Array.from({ length: count }, (_, i) => i);
    await Promise.all(
      all.map((i) => {
        const id = `i${String(i).padStart(4, '0')}`;
        const tasks = [sampleTask(`t${i}`, id, { candidates: [roleOf(i)], ...(i % 3 === 0 ? {} : { dueAt: at(i) }) })];
        const definition = { key: i % 5 === 0 ? 'fault' : 'sample', version: 1, hash: 'h' };
        return store.commitInstance(
          sampleCommit(undefined, sampleInstance(id, { subject: wordOf(i), startedAt: at(i), definition, tasks })),
        );
      }),
    );
    const expected = (matches: (i: number) => boolean): string[] =>
      all
        .filter(matches)
        .toReversed()
        .slice(0, 20)
        .map((i) => `i${String(i).padStart(4, '0')}`);
    for (const role of ['role:many', 'role:other', 'role:rare'] as const) {
      for (const text of [undefined, '特别', '平常']) {
        for (const process of [undefined, 'fault']) {
          const mine = (i: number): boolean =>
            roleOf(i) === role && (text === undefined || wordOf(i) === text) && (process === undefined || i % 5 === 0);
          const viewer = { userId: 'anna', principals: [role], visibleProcesses: [] };
          const found = await store.searchInstances({ limit: 20, viewer, text, process });
          expect(found.rows.map(({ id }) => id)).toEqual(expected(mine));
          const inbox = await store.inbox({ principals: [role], limit: 20, text, process });
          const dueOf = (i: number): string => (i % 3 === 0 ? 'z' : at(i));
          const order = all.filter(mine).toSorted((a, b) => dueOf(a).localeCompare(dueOf(b)) || a - b);
          expect(inbox.rows.map(({ task }) => task.id)).toEqual(order.slice(0, 20).map((i) => `t${i}`));
        }
      }
    }
    await store.close();
  });

  it('[S53] lives in memory when asked', async () => {
    const store = await openSqliteStore({ path: ':memory:' });
    await store.putRecord('a', 'b', {});
    expect(await store.record('a', 'b')).toEqual({});
    await store.close();
  });

  it('[S54] concurrent commits share a sync: 200 at once take far fewer than 200 transactions', async () => {
    const store = await openSqliteStore({ path });
    const turns: number[] = [];
    let turn = 0;
    const count = () => {
      turn++;
      if (turn < 100) setImmediate(count);
    };
    setImmediate(count);
    await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        await store.commitInstance(sampleCommit(undefined, sampleInstance(`i${index}`)));
        turns.push(turn);
      }),
    );
    expect(new Set(turns).size).toBeLessThanOrEqual(2);
    await store.close();
  });

  it('[S55] commits still waiting when the store is closed are written, not lost', async () => {
    const store = await openSqliteStore({ path });
    const waiting = store.commitInstance(sampleCommit(undefined, sampleInstance('i1')));
    await store.close();
    expect(await waiting).toEqual({ kind: 'committed' });
    const again = await openSqliteStore({ path });
    expect((await again.instance('i1'))?.id).toBe('i1');
    await again.close();
  });

  it('[S56] the write-ahead log does not grow without end', async () => {
    const store = await openSqliteStore({ path });
    let instance = sampleInstance('i1', { tasks: [sampleTask('t1', 'i1', { candidates: ['role:desk'] })] });
    await store.commitInstance(sampleCommit(undefined, instance));
    instance = (await store.instance('i1'))!;
    for (let round = 0; round < 40; round++) {
      const next = nextRevision(instance, { variables: { filler: 'x'.repeat(4_000_000) } });
      const change = sampleCommit(instance, next);
      expect((await store.commitInstance(change)).kind).toBe('committed');
      instance = change.instance;
      await store.inbox({ principals: ['role:desk'], limit: 5 });
    }
    // 160 MB were written; a checkpoint comes every 20,000 pages (80 MB).
    expect((await stat(`${path}-wal`)).size).toBeLessThan(110_000_000);
    await store.close();
  });
});
