import { describe, expect, it } from 'vitest';
import { contentHash, verifyBundle } from '@yunliu/engine';
import type { HistoryBundle, HistoryEvent } from '@yunliu/engine';
import { sampleInstance } from '@yunliu/engine/testing';
import { canonicalJson } from '../../src/history/canonical-json.js';
import { chainEvents } from '../../src/history/hash-chain.js';
import { repairProcess } from '../run/sample-process.js';

function event(seq: number): HistoryEvent {
  const details = { text: `第 ${seq} 条`, list: [1, null, { b: 2, a: 1 }] };
  return {
    instanceId: 'i1',
    seq,
    at: '2026-09-30T01:00:00.000Z',
    type: 'comment.added',
    actor: 'anna',
    details,
    commandId: `c${seq}`,
  };
}

function sampleBundle(): HistoryBundle {
  const first = chainEvents(undefined, [event(1), event(2)]);
  const events = [...first, ...chainEvents(first.at(-1)?.hash, [event(3)])];
  const instance = sampleInstance('i1', {
    definition: { key: 'repair', version: 1, hash: contentHash(repairProcess) },
    historyHash: events.at(-1)!.hash!,
  });
  return {
    format: 'yunliu-history/1',
    exportedAt: '2026-10-01T00:00:00.000Z',
    instance,
    definition: repairProcess,
    events,
  };
}

function codes(bundle: HistoryBundle): string[] {
  return verifyBundle(bundle).map(({ code }) => code);
}

describe('history bundle', () => {
  it('[H1] a bundle as exported is sound, also after a trip through JSON with other key order', () => {
    const bundle = sampleBundle();
    expect(verifyBundle(bundle)).toEqual([]);
    const shuffled = JSON.parse(JSON.stringify(bundle), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    ) as HistoryBundle;
    expect(verifyBundle(shuffled)).toEqual([]);
  });

  it('[H2] a changed, removed, moved or added event is found', () => {
    const { events, ...rest } = sampleBundle();
    const changed = events.map((each) => (each.seq === 2 ? { ...each, actor: 'ben' } : each));
    expect(codes({ ...rest, events: changed })).toEqual(['history/hash-mismatch']);
    expect(codes({ ...rest, events: events.filter(({ seq }) => seq !== 2) })).toContain('history/number-gap');
    expect(codes({ ...rest, events: events.slice(0, 2) })).toEqual(['history/head-mismatch']);
    expect(codes({ ...rest, events: [events[1]!, events[0]!, events[2]!] })).toContain('history/hash-mismatch');
    expect(codes({ ...rest, events: [...events, event(4)] })).toContain('history/hash-mismatch');
  });

  it('[H2] of the events of one command each is guarded by the hash of the last, and older chains hold as before', () => {
    const together = chainEvents(undefined, [event(1), event(2), event(3)]);
    expect(together.map(({ hash }) => hash !== undefined)).toEqual([false, false, true]);
    const { events: _events, instance, ...rest } = sampleBundle();
    const of = (events: readonly HistoryEvent[], head = events.at(-1)?.hash): HistoryBundle => ({
      ...rest,
      events,
      instance: { ...instance, historyHash: head! },
    });
    expect(codes(of(together))).toEqual([]);
    expect(codes(of(chainEvents(undefined, together, 'event')))).toEqual([]);
    const [first, second, third] = together as [HistoryEvent, HistoryEvent, HistoryEvent];
    for (const at of [0, 1, 2])
      expect(codes(of(together.map((each, index) => (index === at ? { ...each, actor: 'ben' } : each))))).toEqual([
        'history/hash-mismatch',
      ]);
    expect(codes(of([second, first, third]))).toContain('history/hash-mismatch');
    expect(codes(of([first, { ...third, seq: 2 }]))).toContain('history/hash-mismatch');
    // Nothing can be hung on behind the last hash, and taking it away shows.
    expect(codes(of([...together, event(4)], third.hash))).toContain('history/hash-mismatch');
    expect(codes(of([first, second, event(3)], third.hash))).toContain('history/hash-mismatch');
    // A hash put in between would have to be the right one.
    expect(codes(of([{ ...first, hash: 'f'.repeat(64) }, second, third]))).toContain('history/hash-mismatch');
  });

  it('[H3] an event of another instance and another definition are found', () => {
    const bundle = sampleBundle();
    expect(codes({ ...bundle, definition: { ...repairProcess, title: '改过' } })).toEqual([
      'history/definition-mismatch',
    ]);
    expect(codes({ ...bundle, instance: { ...bundle.instance, id: 'i2' } })).toEqual(['history/other-instance']);
  });

  it('[H4] canonical JSON sorts keys, leaves out undefined and refuses what is not JSON, by place', () => {
    expect(canonicalJson({ b: [1, 'x', null], a: { d: true, c: undefined } })).toBe(
      '{"a":{"d":true},"b":[1,"x",null]}',
    );
    const place = (value: unknown): unknown => {
      try {
        return canonicalJson(value);
      } catch (error) {
        return (error as { pointer?: string }).pointer;
      }
    };
    expect(place({ a: [0, { 'x/y': Number.NaN }] })).toBe('/a/1/x~1y');
    expect(place({ a: new Date() })).toBe('/a');
    expect(place({ f: () => 1 })).toBe('/f');
    expect(place([1n])).toBe('/0');
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(place(cycle)).toMatch(/^(\/self){100,}$/);
  });
});
