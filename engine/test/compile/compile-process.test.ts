import { describe, expect, test } from 'vitest';
import { compileProcess } from '../../src/compile/compile-process.js';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import { YunliuError } from '../../src/definition/yunliu-error.js';
import { definitionOf, final, task } from '../decide/definitions.js';

function issuesOf(definition: ProcessDefinition): readonly (readonly [string, string])[] {
  try {
    compileProcess(definition, 'h');
  } catch (error) {
    if (!(error instanceof YunliuError) || error.code !== 'definition/not-runnable') throw error;
    return error.issues.map(({ code, pointer }) => [code, pointer]);
  }
  return [];
}

describe('compileProcess', () => {
  test('[D1] tells every fault that makes running impossible, each with its place', () => {
    const definition = definitionOf('nowhere', {
      a: task({ ok: 'lost' }, { timers: [{ id: 't', after: 'PT1H', to: 'gone' }] }),
      d: { type: 'decision', title: '?', branches: [{ when: 'x >', to: 'a' }], otherwise: 'void' },
      p: {
        type: 'phase',
        title: '阶段',
        initial: 'b',
        states: { a: task({ ok: 'p' }, { timers: [{ id: 't', after: 'PT1H' }] }) },
        onDone: { '*': { to: 'end' } },
      },
      end: final(),
    });
    expect(issuesOf(definition)).toEqual([
      ['state/doubled-key', '/states/p/states/a'],
      ['state/unknown', '/states/a/outcomes/ok/to'],
      ['state/unknown', '/states/a/timers/0/to'],
      ['state/unknown', '/states/d/otherwise'],
      ['state/unknown', '/initial'],
      ['state/unknown', '/states/p/initial'],
      ['timer/doubled-key', '/states/p/states/a/timers/0/id'],
      ['expression/unreadable', '/states/d/branches/0/when'],
    ]);
  });

  test('[D2] a task offers its own outcomes, then the phases and the process; the innermost of a name wins', () => {
    const process = compileProcess(
      definitionOf(
        'p',
        {
          p: {
            type: 'phase',
            title: '阶段',
            initial: 'a',
            states: { a: task({ ok: 'end', stop: 'end' }) },
            outcomes: { stop: { title: '外层', to: 'b' }, back: { title: '退回', to: 'a' } },
            onDone: { '*': { to: 'end' } },
          },
          b: task({ ok: 'end' }),
          end: final(),
        },
        { outcomes: { back: { title: '全局', to: 'b' }, abort: { title: '中止', to: 'end' } } },
      ),
      'h',
    );
    const rules = process.states.get('a')?.outcomeRules;
    expect([...(rules ?? [])].map(([name, { owner }]) => [name, owner])).toEqual([
      ['ok', 'a'],
      ['stop', 'a'],
      ['back', 'p'],
      ['abort', undefined],
    ]);
    expect(Object.keys(process.states.get('a')?.outcomes ?? {})).toEqual(['ok', 'stop', 'back', 'abort']);
  });

  test('[D3] first tasks are found through phases, regions and decisions, but not through tasks', () => {
    const process = compileProcess(
      definitionOf('d', {
        d: { type: 'decision', title: '?', branches: [{ when: 'true', to: 'p' }], otherwise: 'both' },
        p: {
          type: 'phase',
          title: '阶段',
          initial: 'a',
          states: { a: task({ ok: 'late' }) },
          onDone: { '*': { to: 'end' } },
        },
        both: {
          type: 'parallel',
          title: '并行',
          join: 'all',
          to: 'end',
          regions: {
            left: { initial: 'l', states: { l: task({ ok: 'l-end' }), 'l-end': final() } },
            right: { initial: 'r', states: { r: task({ ok: 'r-end' }), 'r-end': final() } },
          },
        },
        late: task({ ok: 'end' }),
        end: final(),
      }),
      'h',
    );
    expect([...process.firstTasks].toSorted()).toEqual(['a', 'l', 'r']);
    expect(process.states.get('l')).toMatchObject({ parent: 'both', region: 'left', ancestors: ['both'] });
  });

  test('[D3] every FEEL text is parsed once, wherever it stands', () => {
    const process = compileProcess(
      definitionOf(
        'a',
        {
          a: task(
            {},
            {
              assign: { by: 'expression', users: 'owner', else: { by: 'expression', users: 'deputy' } },
              outcomes: {
                ok: { title: '同意', to: 's', when: 'x = 1', effects: [{ type: 'set', values: { y: 'x + 1' } }] },
              },
              timers: [{ id: 't', at: 'deadline', effects: [{ type: 'cc', to: { by: 'expression', users: 'boss' } }] }],
              messages: [{ name: 'm', key: 'number', output: { z: 'message.z' }, to: 's' }],
              onEntry: [{ type: 'start', process: 'other', input: { n: 'x * 2' } }],
            },
          ),
          s: {
            type: 'service',
            title: '调用',
            handler: 'h',
            input: { n: 'x = 1' },
            output: { r: 'result.r' },
            to: 'end',
          },
          end: final(),
        },
        { subject: 'title', timers: [{ id: 'p', at: 'whole' }] },
      ),
      'h',
    );
    expect([...process.expressions.keys()].toSorted()).toEqual([
      'boss',
      'deadline',
      'deputy',
      'message.z',
      'number',
      'owner',
      'result.r',
      'title',
      'whole',
      'x * 2',
      'x + 1',
      'x = 1',
    ]);
  });
});
