import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../src/simulate/check-scenario.js';
import { runScenario } from '../../src/simulate/run-scenario.js';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import { validateDefinition } from '../../src/definition/validate-definition.js';
import { createDirectory } from '../../src/identity/create-directory.js';
import { createCalendars } from '../../src/service-time/create-calendars.js';
import { definitionOf, final, task } from '../decide/definitions.js';

const directory = createDirectory({
  roles: ['expert', 'chair', 'employee', 'admin'].map((key) => ({ key, title: key })),
  departments: [
    { id: 'team', name: '一组', parentId: 'dept', leaderId: 'lead' },
    { id: 'dept', name: '技术部', leaderId: 'head' },
  ],
  users: [
    { id: 'emp', name: '员工', roles: ['employee'], departmentId: 'team', active: true },
    { id: 'lead', name: '组长', roles: [], departmentId: 'team', active: true },
    { id: 'head', name: '部长', roles: [], departmentId: 'dept', active: true },
    { id: 'deputy', name: '副部长', roles: [], departmentId: 'dept', active: true },
    { id: 'x1', name: '专家一', roles: ['expert', 'chair'], active: true },
    { id: 'x2', name: '专家二', roles: ['expert'], active: true },
    { id: 'x3', name: '专家三', roles: ['expert'], active: true },
    { id: 'admin', name: '管理员', roles: ['admin'], active: true },
  ],
  substitutions: [
    {
      id: 'leave',
      from: 'head',
      to: 'deputy',
      start: '2026-10-01T00:00:00+08:00',
      end: '2026-10-08T00:00:00+08:00',
      reason: '国庆休假',
    },
  ],
});

/** Leaders one after another, then experts chosen by the last of them vote; a refusal goes back to the applicant. */
const project: ProcessDefinition = definitionOf(
  'apply',
  {
    apply: task({ submit: 'leaders' }, { assign: { by: 'starter' } }),
    leaders: task(
      { agree: 'vote', refuse: 'apply' },
      {
        assign: { by: 'leader', level: 2, every: true },
        group: { kind: 'sequence', pass: 'agree', reject: 'refuse' },
        separation: { notInitiator: true },
      },
    ),
    vote: task(
      { agree: 'approved', refuse: 'apply', abstain: 'apply' },
      {
        assign: { by: 'chosen', from: 'starter', max: 5, among: { by: 'role', role: 'expert' } },
        group: {
          kind: 'vote',
          pass: 'agree',
          reject: 'refuse',
          abstain: 'abstain',
          threshold: { ratio: 0.6, of: 'votes' },
          quorum: 0.6,
          veto: ['chair'],
          results: 'opinions',
        },
      },
    ),
    approved: final('approved'),
  },
  {
    key: 'project',
    roles: { expert: { title: '专家' }, chair: { title: '组长' } },
    data: { type: 'object', properties: { opinions: { type: 'array' } } },
  },
);

const world = { definitions: [project], forms: [], directory, calendars: createCalendars([]) };

function play(steps: readonly object[], clock = '2026-09-30T09:00:00+08:00') {
  const { scenario, issues } = checkScenario({ process: 'project', clock, steps }) as ReturnType<
    typeof checkScenario
  > & {
    scenario?: never;
  };
  expect(issues).toEqual([]);
  return runScenario(scenario as unknown as Parameters<typeof runScenario>[0], world);
}

const choices = { vote: ['x1', 'x2', 'x3'] };
const start = { start: { by: 'emp', choices } };
const submit = { complete: { state: 'apply', by: 'emp', outcome: 'submit' } };

describe('stories about groups', () => {
  it('[TG97] the definition of these stories may be published', () => {
    const context = { roles: ['expert', 'chair'], calendars: [], processes: [], handlers: [], forms: [] };
    expect(validateDefinition(project, context)).toEqual([]);
  });

  it('[TG97] leaders in turn, a substitute on leave days, experts chosen at the start vote', () => {
    const run = play([
      start,
      submit,
      {
        expect: {
          tasks: [{ state: 'leaders', assignee: 'lead' }],
          groups: [{ state: 'leaders', members: 2, open: 2, result: null }],
        },
      },
      { complete: { state: 'leaders', by: 'head', outcome: 'agree' }, refused: 'task/not-assigned' },
      { complete: { state: 'leaders', by: 'lead', outcome: 'agree' } },
      { expect: { tasks: [{ state: 'leaders', assignee: 'head' }] } },
      { advanceTo: '2026-10-02T09:00:00+08:00' },
      { applySubstitution: { state: 'leaders' } },
      {
        expect: { tasks: [{ state: 'leaders', assignee: 'deputy', onBehalfOf: 'head' }], events: ['task.substituted'] },
      },
      { applySubstitution: { state: 'leaders' }, refused: 'substitution/nothing-to-do' },
      { complete: { state: 'leaders', by: 'deputy', outcome: 'agree' } },
      {
        expect: {
          groups: [
            { state: 'leaders', pass: 2, open: 0, result: 'pass', reason: 'all-passed' },
            { state: 'vote', open: 3 },
          ],
        },
      },
      { complete: { state: 'vote', by: 'x2', outcome: 'agree' } },
      { complete: { state: 'vote', by: 'x3', outcome: 'abstain' } },
      { expect: { states: ['vote'], groups: [{ state: 'vote', pass: 1, abstain: 1, open: 1 }] } },
      { complete: { state: 'vote', by: 'x1', outcome: 'agree', comment: '同意立项' } },
      {
        expect: {
          status: 'completed',
          outcome: 'approved',
          groups: [{ state: 'vote', result: 'pass', reason: 'threshold-reached' }],
          data: { opinions: [{ user: 'x1', comment: '同意立项' }, { user: 'x2' }, { user: 'x3', outcome: 'abstain' }] },
        },
      },
    ]);
    expect(run.failures).toEqual([]);
  });

  it('[TG97] the veto of the chair sends it back, the choice of the starter is still there the second time', () => {
    const round = [
      submit,
      { complete: { state: 'leaders', by: 'lead', outcome: 'agree' } },
      { complete: { state: 'leaders', by: 'head', outcome: 'agree' } },
    ];
    const run = play([
      start,
      ...round,
      { complete: { state: 'vote', by: 'x1', outcome: 'refuse' } },
      { expect: { states: ['apply'], groups: [{ state: 'vote', reason: 'veto', open: 2 }] } },
      ...round,
      { expect: { tasks: ['x1', 'x2', 'x3'].map((assignee) => ({ state: 'vote', assignee })) } },
    ]);
    expect(run.failures).toEqual([]);
  });

  it('[TG97] a failed expectation about a group is told', () => {
    const run = play([start, submit, { expect: { groups: [{ state: 'leaders', pass: 1 }] } }]);
    expect(run.failures.map(({ pointer }) => pointer)).toEqual(['/steps/2/expect/groups']);
  });
});
