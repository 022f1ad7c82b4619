import { expect, test } from 'vitest';
import { definitionOf, final, task } from '../decide/definitions.js';
import { at, start, take, taskOf } from '../decide/operations/samples.js';
import { accept, now, refusedWith } from '../decide/world.js';
import { migrated } from './versions-world.js';

test('[Y17] where two states become one, everybody of both has handled it, the delegate too', () => {
  const world = start(
    definitionOf('first', {
      first: taskOf('ann', { ok: 'second' }),
      second: taskOf('lead', { ok: 'third' }),
      third: taskOf('cat', { ok: 'end' }),
      end: final(),
    }),
  );
  accept(take(world, 'first', 'ann', 'ok'));
  accept(at(world, 'second', 'delegate', 'lead', { to: 'bob' }));
  accept(at(world, 'second', 'resolve', 'bob'));
  accept(take(world, 'second', 'lead', 'ok'));
  expect(now(world)).toMatchObject({ handlers: { first: 'ann', second: 'lead' }, delegates: { second: ['bob'] } });

  const separation = { notHandlersOf: ['both'] };
  const next = migrated(
    world,
    definitionOf('both', {
      both: task({ ok: 'third' }),
      third: taskOf('cat', { ok: 'end' }, { separation }),
      end: final(),
    }),
    { states: { first: { to: 'both' }, second: { to: 'both' } } },
  );
  Object.assign(next.ctx, { directory: world.ctx.directory });
  expect(now(next)).toMatchObject({
    handlers: { both: 'lead' },
    participants: { both: ['ann', 'lead'] },
    delegates: { both: ['bob'] },
  });
  for (const to of ['ann', 'lead', 'bob'])
    expect(refusedWith(at(next, 'third', 'transfer', 'cat', { to })).code).toBe('separation/handled-before');
  accept(at(next, 'third', 'transfer', 'cat', { to: 'boss' }));
});
