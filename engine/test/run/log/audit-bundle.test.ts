import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportHistory } from '@yunliu/engine';
import { contentHash } from '../../../src/history/canonical-json.js';
import { chainEvents } from '../../../src/history/hash-chain.js';
import { auditBundle, type AuditBundle } from '../../../src/run/log/audit-bundle.js';
import { EngineWorld } from '../engine-world.js';

let world: EngineWorld;
let bundle: AuditBundle;

beforeEach(async () => {
  world = await EngineWorld.open();
  const id = await world.start('打印机');
  await world.complete('desk-1', id, 'registering', 'submit', { title: '打印机卡纸' });
  await world.complete('tech-1', id, 'handling', 'done');
  await world.engine.workers.runDue();
  const read = await exportHistory(world.engine.store, id, '2026-10-01T00:00:00.000Z');
  bundle = JSON.parse(JSON.stringify(read)) as AuditBundle;
});
afterEach(() => world.close());

const codes = async (changed: AuditBundle) => [...new Set((await auditBundle(changed)).issues.map(({ code }) => code))];

/** Somebody who knows how the chain is made reckons all hashes anew. */
function forged(events: AuditBundle['events']): Pick<AuditBundle, 'events' | 'instance'> {
  const chained = chainEvents(
    undefined,
    events.map(({ hash: _hash, ...event }) => event),
  );
  return { events: chained, instance: { ...bundle.instance, historyHash: chained.at(-1)!.hash! } };
}

type Path = readonly (string | number)[];
/** What instance, history, definition and the people asked then said; files beside them only serve to decide again. */
const GUARDED: ReadonlySet<string> = new Set(['instance', 'events', 'definition', 'facts']);

function* placesIn(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 1) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    yield* placesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** Without the name of its definition it is no bundle at all, which is said before. */
const isNone = (path: Path, how: string): boolean => how === 'remove' && path.join('/') === 'instance/definition';

interface Tree {
  [key: string | number]: unknown;
}

function changed(bundle: AuditBundle, path: Path, how: 'alter' | 'remove'): AuditBundle {
  const copy = structuredClone(bundle);
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<Tree>((at, key) => at[key] as Tree, copy as unknown as Tree);
  if (how === 'alter') holder[last] = altered(holder[last]);
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return copy;
}

function altered(value: unknown): unknown {
  if (typeof value === 'string') return `${value}甲`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return [...(value as unknown[]), '甲'];
  return value === null ? '甲' : { ...value, 甲: 1 };
}

describe('audit of an exported bundle', () => {
  it('[H5] every command is decided again offline, and a sound bundle is sound', async () => {
    expect(await auditBundle(bundle)).toEqual({ issues: [], replayed: bundle.instance.revision });
    expect(bundle.log!.length).toBeGreaterThan(3);
  });

  it('[H6] a forged history with a perfect chain is found by deciding again', async () => {
    const events = bundle.events.map((event) =>
      event.type === 'task.completed' ? { ...event, actor: 'tech-2' } : event,
    );
    expect(await codes({ ...bundle, ...forged(events) })).toContain('doctor/history-differs');
  });

  it('[H6] an altered instance is found down to the field, though its chain holds', async () => {
    const instance = { ...bundle.instance, variables: { ...bundle.instance.variables, checked: false } };
    const { issues } = await auditBundle({ ...bundle, instance });
    expect(issues.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['doctor/state-differs', '/instance/variables/checked'],
    ]);
  });

  it('[H6] an altered, removed or moved command is found', async () => {
    const log = bundle.log!;
    const altered = JSON.parse(JSON.stringify(log).replaceAll('打印机卡纸', '别的')) as typeof log;
    expect(await codes({ ...bundle, log: altered })).toContain('doctor/state-differs');
    expect(await codes({ ...bundle, log: log.filter((_, index) => index !== 1) })).toContain('log/revision-gap');
    expect(await codes({ ...bundle, log: log.slice(0, -1) })).toContain('doctor/state-differs');
  });

  it('[H6] an altered or removed fact is found: who was in a role when it was asked', async () => {
    const [hash, value] = Object.entries(bundle.facts!).find(([, fact]) => fact.kind === 'list')!;
    const fewer = { ...value, items: [] } as typeof value;
    expect(await codes({ ...bundle, facts: { ...bundle.facts, [hash]: fewer } })).toContain('log/fact-altered');
    // Reckoning its hash anew does not help: the entry names the old one.
    expect(await codes({ ...bundle, facts: { [contentHash(fewer)]: fewer } })).toContain('log/fact-missing');
  });

  it('[H8] whatever is altered or taken out anywhere, it is found and told, never by breaking down', async () => {
    const found = async (path: Path, how: 'alter' | 'remove') => {
      const { issues } = await auditBundle(changed(bundle, path, how));
      return issues.some(({ severity }) => severity === 'error');
    };
    const unseen: string[] = [];
    // Every seventh place: each takes a replay.
    for (const path of [...placesIn(bundle)].filter((_, at) => at % 7 === 0))
      for (const how of ['alter', 'remove'] as const)
        if (!isNone(path, how) && !(await found(path, how)) && GUARDED.has(path[0] as string))
          unseen.push(`${how} ${path.join('/')}`);
    expect(unseen).toEqual([]);
    // The name of the instance in its commands decides nothing, and still is not another's.
    expect(await codes(changed(bundle, ['log', 2, 'command', 'instanceId'], 'alter'))).toEqual(['log/other-instance']);
    expect(await codes(changed(bundle, ['forms', 0, 'ui'], 'remove'))).toEqual(['log/not-replayable']);
  }, 120_000);

  it('[H7] a bundle of an earlier version, without a log, is checked as before, with a warning', async () => {
    const { log: _log, facts: _facts, forms: _forms, ...old } = bundle;
    const { issues, replayed } = await auditBundle(old);
    expect([issues.map(({ code, severity }) => [code, severity]), replayed]).toEqual([
      [['log/incomplete', 'warning']],
      0,
    ]);
  });
});
