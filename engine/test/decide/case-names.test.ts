import { expect, test } from 'vitest';
import { validateBundle } from '../../src/definition/validate-bundle.js';
import { definitionOf, final, task } from './definitions.js';
import { accept, complete, now, started, worldOf } from './world.js';

const serials = {
  F14: { title: '电话服务记录单编号', pattern: 'F14-{yyyy}{MM}-{n:4}', reset: 'month' },
  F15: { title: '客户服务单编号', pattern: 'F15-{yyyy}{MM}-{n:4}', reset: 'month' },
} as const;

test('[N1] the leading form carries the number of the case, every other form its own', () => {
  const definition = definitionOf(
    'call',
    {
      call: task(
        { ok: 'done' },
        {
          onEntry: [
            { type: 'serial', rule: 'F14', into: 'callNo' },
            { type: 'serial', rule: 'F15', into: 'sheetNo' },
          ],
        },
      ),
      done: final(),
    },
    { serials, businessKey: 'F14' },
  );
  const world = worldOf(definition);
  world.serials = { 'F14/2026-09': 7, 'F15/2026-09': 3 };
  const { serials: taken } = accept(world.send('start', 'system', { onBehalfOf: 'starter' }));
  expect(now(world)).toMatchObject({
    businessKey: 'F14-202609-0007',
    variables: { callNo: 'F14-202609-0007', sheetNo: 'F15-202609-0003' },
  });
  expect(taken).toEqual([
    { scope: 'F14/2026-09', number: 7 },
    { scope: 'F15/2026-09', number: 3 },
  ]);
});

test('[N2] expressions see who started the instance and who acts; a variable of that name hides them', () => {
  const definition = definitionOf('call', {
    call: task(
      { ok: 'done' },
      {
        onEntry: [{ type: 'set', values: { opener: 'startedBy', opening: 'actor' } }],
        onExit: [{ type: 'set', values: { closer: 'actor' } }],
      },
    ),
    done: final(),
  });
  const world = started(definition);
  expect(now(world).variables).toMatchObject({ opener: 'starter' });
  expect(now(world).variables['opening'] ?? null).toBeNull();
  complete(world, 'call', 'clerk-1');
  expect(now(world).variables).toMatchObject({ closer: 'clerk-1' });

  const hidden = started(definition, {}, { variables: { startedBy: '前台' } });
  expect(now(hidden).variables).toMatchObject({ opener: '前台' });
});

test('[N3] the validator knows both names and no others', () => {
  const named = (text: string) =>
    definitionOf(
      'call',
      {
        call: task({ ok: 'done' }, { onEntry: [{ type: 'set', values: { who: text } }] }),
        done: final(),
      },
      {
        data: { type: 'object', properties: { who: { type: 'string', title: '谁' } } },
        roles: { clerk: { title: '坐席' } },
        category: 'test',
      },
    );
  const codes = (text: string) =>
    validateBundle({ definitions: [named(text)], forms: [], roles: ['clerk'] }).map((issue) => issue.code);
  expect(codes('startedBy')).toEqual([]);
  expect(codes('if actor = null then startedBy else actor')).toEqual([]);
  expect(codes('operator')).toEqual(['expression/unknown-name']);
});
