import { describe, expect, test } from 'vitest';
import type { State, States } from '../../src/definition/states/state.js';
import { broken, call, childEnds, incidents, ok, parallel, region, rest } from './control-parts.js';
import { definitionOf, final, task } from './definitions.js';
import { accept, complete, eventTypes, leaves, now, started, type World } from './world.js';

describe('joins', () => {
  test('[CF1] any and n go on with the first and the n-th; the others are cancelled with the reason', () => {
    for (const [join, needed] of [
      ['any', 1],
      [2, 2],
    ] as const) {
      const world = started(definitionOf('p', { p: parallel({ join }), ...rest }));
      if (needed === 2) ok(world, 'c');
      const { events } = accept(complete(world, 'a', 'clerk-1'));
      expect(leaves(world)).toEqual(['next']);
      const cancelled = events.filter(({ type }) => type === 'task.cancelled');
      expect(cancelled.map(({ details }) => details['reason'])).toEqual(Array(3 - needed).fill('joined'));
    }
  });

  test('[CF2] late: finish lets the others end on their own; the end waits for them with its outcome fixed', () => {
    const world = started(definitionOf('p', { p: parallel({ join: 'any', late: 'finish' }), ...rest }));
    expect(eventTypes(complete(world, 'a', 'clerk-1'))).toContain('branches.detached');
    expect(leaves(world).toSorted()).toEqual(['b', 'c', 'next']);
    ok(world, 'next');
    expect(now(world)).toMatchObject({ status: 'running', outcome: 'end' });
    ok(world, 'b');
    expect(now(world).status).toBe('running');
    ok(world, 'c');
    expect(now(world)).toMatchObject({ status: 'completed', outcome: 'end', visits: [], tasks: [], timers: [] });
  });

  test('[CF3] a way out of a detached branch ends the branch and does not move the flow', () => {
    const away = { initial: 'a', states: { a: task({ ok: 'a-end', away: 'other' }), 'a-end': final() } };
    const world = started(
      definitionOf(
        'p',
        { p: parallel({ join: 1, late: 'finish' }, { a: away, b: region('b') }), other: task({ ok: 'end' }), ...rest },
        { outcomes: { stop: { title: '中止', to: 'other' } } },
      ),
    );
    ok(world, 'b');
    ok(world, 'a', 'away');
    expect(leaves(world)).toEqual(['next']);
    expect(now(world).visits).toHaveLength(1);

    const again = started(world.process.definition);
    ok(again, 'b');
    ok(again, 'a', 'stop');
    expect(leaves(again)).toEqual(['next']);
    ok(again, 'next', 'stop');
    expect(leaves(again)).toEqual(['other']);
  });

  test('[CF4] the flow moves freely beside a detached branch, and cancelling ends both', () => {
    const world = started(
      definitionOf('p', { p: parallel({ join: 'any', late: 'finish' }), next: task({ ok: 'p' }), end: final() }),
    );
    ok(world, 'a');
    ok(world, 'next');
    expect(leaves(world)).toEqual(['b', 'c', 'a', 'b', 'c']);
    accept(world.send('cancel', 'admin', { reason: '停' }));
    expect(now(world)).toMatchObject({ status: 'cancelled', visits: [], tasks: [] });
  });

  test('[CF5] regions are entered by their condition, otherwise by name, else the state is passed through', () => {
    const regions = {
      a: region('a', { when: 'x > 1' }),
      b: region('b', { when: 'x > 10' }),
      c: region('c', { when: 'x > 100' }),
    };
    const at = (x: number, more: object = {}, parts: object = regions) =>
      leaves(started(definitionOf('p', { p: parallel(more, parts), ...rest }), undefined, { variables: { x } }));
    expect(at(50)).toEqual(['a', 'b']);
    expect(at(0)).toEqual(['next']);
    expect(at(0, { otherwise: 'd' }, { ...regions, d: region('d') })).toEqual(['d']);
    expect(at(5, { otherwise: 'd' }, { ...regions, d: region('d') })).toEqual(['a']);
    const world = started(definitionOf('p', { p: parallel({ join: 3 }, regions), ...rest }), undefined, {
      variables: { x: 50 },
    });
    ok(world, 'a');
    expect(leaves(world)).toEqual(['b']);
    ok(world, 'b');
    // The join asks for three, but only two were entered.
    expect(leaves(world)).toEqual(['next']);
  });

  test('[CF6] a join that leads back inside begins all regions anew, and leaves none at work beside them', () => {
    const world = started(definitionOf('p', { p: parallel({ join: 'any', late: 'finish', to: 'b' }), ...rest }, {}));
    ok(world, 'a');
    expect(leaves(world)).toEqual(['a', 'b', 'c']);
    expect(now(world).visits.filter(({ parent }) => parent === undefined)).toHaveLength(1);
    const ended = started(
      definitionOf('p', {
        p: parallel({ join: 'any', late: 'finish', to: 'a-end' }, { a: region('a'), b: region('b'), c: region('c') }),
        ...rest,
      }),
    );
    ok(ended, 'b');
    // Its end is reached at once, so the join too, again and again: it is stopped, and a person sees it.
    expect(incidents(ended)).toHaveLength(1);
    const ids = now(ended).visits.map(({ id }) => id);
    expect(now(ended).visits.every(({ parent }) => parent === undefined || ids.includes(parent))).toBe(true);
  });
});

describe('joins and what happens meanwhile', () => {
  test('[CF7] an end reached before the regions began anew does not join them', () => {
    const numbered = task({ ok: 'ae' }, { onEntry: [{ type: 'set', values: { n: '2' } }] });
    const regions = {
      a: { initial: 'ae', states: { ae: final(), again: numbered } },
      b: {
        initial: 'd',
        states: {
          d: { type: 'decision', title: '判断', branches: [{ when: 'n = 1', to: 'again' }], otherwise: 'b' },
          b: task({ ok: 'be' }),
          be: final(),
        },
      },
    };
    const world = started(definitionOf('p', { p: parallel({ join: 'any' }, regions), ...rest }), undefined, {
      variables: { n: 1 },
    });
    expect(leaves(world).toSorted()).toEqual(['again', 'b']);
    ok(world, 'again');
    expect(leaves(world)).toEqual(['next']);
  });

  test('[CF8] a jump out of branches left at work takes the flow up again, with timers and messages of the process', () => {
    const world = started(
      definitionOf(
        'p',
        { p: parallel({ join: 'any', late: 'finish' }), ...rest },
        {
          timers: [{ id: 'whole', after: 'PT5H', to: 'end' }],
          messages: [{ name: 'stop', to: 'end' }],
        },
      ),
    );
    ok(world, 'a');
    ok(world, 'next');
    expect(now(world)).toMatchObject({ outcome: 'end', timers: [] });
    accept(world.send('jump', 'admin', { to: 'next', reason: '补办' }));
    expect(now(world)).not.toHaveProperty('outcome');
    expect(now(world).timers.map(({ rule }) => rule)).toEqual(['whole']);
    expect(leaves(world).toSorted()).toEqual(['b', 'c', 'next']);
    accept(world.send('correlate-message', 'system', { name: 'stop' }));
    expect(now(world)).toMatchObject({ status: 'running', outcome: 'end' });
    ok(world, 'b');
    ok(world, 'c');
    expect(now(world)).toMatchObject({ status: 'completed', outcome: 'end' });
  });
});

describe('errors', () => {
  const phase = (onError: object, inside: States, onDone: object = { '*': { to: 'next' } }): State =>
    ({ type: 'phase', title: '阶段', initial: Object.keys(inside)[0] ?? '', states: inside, onDone, onError }) as State;
  const failing: States = { work: task({ ok: 'fine', bad: 'oops' }), fine: final(), oops: broken('no-stock') };

  test('[CF10] the innermost phase with the code catches, then its *, then the next one out', () => {
    const inner = (onError: object) => ({ inner: phase(onError, failing, { '*': { to: 'out' } }), out: final('x') });
    const at = (innerRoutes: object, outerRoutes: object): readonly string[] => {
      const states = {
        outer: phase(outerRoutes, inner(innerRoutes)),
        a: task({ ok: 'end' }),
        b: task({ ok: 'end' }),
        ...rest,
      };
      const world = started(definitionOf('outer', states));
      accept(complete(world, 'work', 'clerk-1', 'bad'));
      return leaves(world);
    };
    expect(at({ 'no-stock': { to: 'a' } }, { '*': { to: 'b' } })).toEqual(['a']);
    expect(at({ '*': { to: 'a' } }, { 'no-stock': { to: 'b' } })).toEqual(['a']);
    expect(at({ other: { to: 'a' } }, { '*': { to: 'b' } })).toEqual(['b']);
  });

  test('[CF11] an error in a region cancels its siblings when it is caught outside', () => {
    const states = {
      outer: phase({ a: { to: 'end' } }, { p: parallel({ to: 'done' }), done: final() }),
      ...rest,
    };
    const world = started(definitionOf('outer', states));
    accept(complete(world, 'a', 'clerk-1', 'fail'));
    expect(now(world)).toMatchObject({ status: 'completed', outcome: 'end', tasks: [] });
  });

  test('[CF12] an error nobody catches ends the process with it; without a waiting caller an administrator sees it', () => {
    const definition = definitionOf('p', { p: phase({}, failing), ...rest });
    const world = started(definition);
    accept(complete(world, 'work', 'clerk-1', 'bad'));
    expect(now(world)).toMatchObject({ status: 'completed', outcome: 'oops', error: 'no-stock' });
    expect(incidents(world)).toHaveLength(1);
    accept(world.send('retry-incident', 'admin', { jobId: now(world).jobs[0]?.id }));
    expect(now(world).jobs).toEqual([]);

    const child = started(definition, undefined, { parent: { instanceId: 'up', visitId: 'v1' } });
    accept(complete(child, 'work', 'clerk-1', 'bad'));
    expect(incidents(child)).toEqual([]);
    expect(now(child).jobs[0]?.request).toMatchObject({ kind: 'child-ended', error: 'no-stock' });
  });

  test("[CF13] a child's error: the call's onError, its outcome by name, an enclosing phase; * of outcomes swallows none", () => {
    const at = (more: object, around?: object): World => {
      const called = call({ outcomes: { '*': { to: 'next' } }, ...more });
      const states: States = around === undefined ? { c: called } : { p: phase(around, { c: called, in: final() }) };
      const world = started(definitionOf(Object.keys(states)[0] ?? '', { ...states, a: task({ ok: 'end' }), ...rest }));
      accept(childEnds(world, 1, { outcome: 'oops', error: 'no-stock' }));
      return world;
    };
    expect(leaves(at({ onError: { 'no-stock': { to: 'a' } } }))).toEqual(['a']);
    expect(leaves(at({ outcomes: { oops: { to: 'a' } } }))).toEqual(['a']);
    expect(leaves(at({}, { '*': { to: 'a' } }))).toEqual(['a']);
    const world = at({});
    expect(leaves(world)).toEqual(['c']);
    expect(incidents(world)).toHaveLength(1);
    accept(world.send('retry-incident', 'admin', { jobId: now(world).jobs.find(({ incident }) => incident)?.id }));
    expect(incidents(world)).toHaveLength(1);
    expect(now(world).children[0]).toMatchObject({ status: 'completed', error: 'no-stock' });
  });

  test('[CF14] a declared failure: onError of the service, onFailure, an enclosing phase, else a failed try', () => {
    const at = (more: object, code?: string, around: object = {}): World => {
      const service = { type: 'service', title: '服务', handler: 'h', to: 'next', ...more } as State;
      const states = {
        p: phase(around, { s: service, in: final() }),
        a: task({ ok: 'end' }),
        b: task({ ok: 'end' }),
        ...rest,
      };
      const world = started(definitionOf('p', states));
      const result = { status: 'failed', message: '不行', final: true, ...(code === undefined ? {} : { code }) };
      accept(world.send('complete-job', 'system', { jobId: now(world).jobs[0]?.id, result }));
      return world;
    };
    expect(leaves(at({ onError: { full: { to: 'a' } }, onFailure: 'b' }, 'full'))).toEqual(['a']);
    expect(leaves(at({ onError: { full: { to: 'a' } }, onFailure: 'b' }, 'other'))).toEqual(['b']);
    expect(leaves(at({ onError: { '*': { to: 'a' } }, onFailure: 'b' }))).toEqual(['a']);
    expect(leaves(at({}, 'full', { full: { to: 'a' } }))).toEqual(['a']);
    expect(leaves(at({}, 'full', { other: { to: 'a' } }))).toEqual(['s']);
    expect(leaves(at({}, undefined, { '*': { to: 'a' } }))).toEqual(['s']);
  });
});
