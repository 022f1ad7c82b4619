import { describe, expect, test } from 'vitest';
import type { CommandType } from '../../src/decide/command.js';
import type { ProcessDefinition } from '../../src/definition/process-definition.js';
import type { FormTemplate } from '../../src/forms/form-template.js';
import { compileServerForm } from '../../src/forms/server/compile-server-form.js';
import { checkScenario, runScenario, type ScenarioStep } from '../../src/simulate/index.js';
import { stepVerbs } from '../../src/simulate/scenario-format.js';
import { definitionOf, final, task } from '../decide/definitions.js';
import { office, taskOf } from '../decide/operations/samples.js';
import { directoryOf, plainCalendars } from '../decide/world.js';

/** The step that sends each command; `world` = sent by the simulated world itself, as the engine does by itself. */
const told: { readonly [Type in CommandType]: string } = {
  start: 'start',
  claim: 'claim',
  unclaim: 'unclaim',
  complete: 'complete',
  'save-draft': 'saveDraft',
  transfer: 'transfer',
  delegate: 'delegate',
  resolve: 'resolve',
  'recall-delegation': 'recallDelegation',
  'add-signers': 'addSigners',
  'remove-signers': 'removeSigners',
  return: 'return',
  urge: 'urge',
  recall: 'recall',
  'take-back': 'takeBack',
  cc: 'cc',
  jump: 'jump',
  terminate: 'terminate',
  suspend: 'suspend',
  activate: 'activate',
  reopen: 'reopen',
  'hand-over': 'handOver',
  'pause-clock': 'pauseClock',
  'resume-clock': 'resumeClock',
  'request-extension': 'requestExtension',
  'decide-extension': 'decideExtension',
  'change-priority': 'changePriority',
  'change-agreement': 'changeAgreement',
  'appeal-breach': 'appealBreach',
  'rule-appeal': 'ruleAppeal',
  'decide-entry': 'decideEntry',
  'apply-downtime': 'downtime',
  comment: 'comment',
  attach: 'attach',
  cancel: 'cancel',
  'retry-incident': 'retryIncident',
  'skip-incident': 'skipIncident',
  'correct-variables': 'correctVariables',
  migrate: 'migrate',
  'correlate-message': 'message',
  'receive-signal': 'signal',
  'add-item': 'addItems',
  'apply-substitution': 'applySubstitution',
  // Calendars do not change within a story; the rest follows from time passing, services (`job`) and children.
  'apply-calendars': 'world',
  'fire-timer': 'world',
  'complete-job': 'world',
  'lock-job': 'world',
  'extend-job-lock': 'world',
  'unlock-job': 'world',
  'complete-child': 'world',
};

const template: FormTemplate = {
  format: 1,
  key: 'order',
  version: 1,
  title: '申请',
  schema: {
    type: 'object',
    properties: {
      amount: { type: 'number', title: '金额' },
      quote: { type: 'object', format: 'attachment', title: '报价单' },
    },
  },
  ui: {
    type: 'VerticalLayout',
    elements: [
      { type: 'Control', scope: '#/properties/amount' },
      { type: 'Control', scope: '#/properties/quote' },
    ],
  },
};

const first: ProcessDefinition = definitionOf(
  'apply',
  {
    apply: taskOf(
      'starter',
      { submit: 'pay' },
      { form: { template: 'order', version: 1, rights: { amount: 'edit', quote: 'edit' } } },
    ),
    pay: {
      type: 'service',
      title: '付款',
      handler: 'pay',
      tries: 1,
      input: { sum: 'amount' },
      output: { receipt: 'result.no' },
      to: 'file',
    },
    file: {
      type: 'service',
      title: '归档',
      handler: 'archive',
      external: true,
      tries: 1,
      output: { box: 'result.box' },
      to: 'check',
    },
    check: task({ ok: 'end' }),
    end: final(),
  },
  { key: 'order', data: { type: 'object', properties: { receipt: { type: 'string' }, box: { type: 'string' } } } },
);
const second: ProcessDefinition = {
  ...first,
  version: 2,
  states: { ...first.states, check: task({ ok: 'audit' }), audit: taskOf('boss', { ok: 'end' }) },
};

function expectPlays(...steps: readonly ScenarioStep[]) {
  const scenario = { process: 'order', title: '故事', clock: '2026-09-30T09:00:00+08:00', steps };
  expect(checkScenario(JSON.parse(JSON.stringify(scenario))).issues).toEqual([]);
  const run = runScenario(scenario, {
    definitions: [first, second],
    forms: [compileServerForm(template)],
    directory: directoryOf(office),
    calendars: plainCalendars,
  });
  expect(run.failures.map(({ pointer, message }) => `${pointer} ${message.en}`)).toEqual([]);
  expect(run.skipped).toBe(0);
}

const begin: ScenarioStep = { start: { by: 'starter', version: 1 } };
const submit: ScenarioStep = { complete: { state: 'apply', by: 'starter', outcome: 'submit', data: { amount: 5 } } };

describe('what a story can tell', () => {
  test('[M15] every command of the engine has a step, or follows by itself', () => {
    const verbs = Object.values(told).filter((verb) => verb !== 'world');
    expect(verbs.filter((verb) => !Object.hasOwn(stepVerbs, verb))).toEqual([]);
  });

  test('[M16] an incident is run again with data put right, or skipped with what it would have answered', () => {
    expectPlays(
      begin,
      { job: { handler: 'pay', fail: '余额不足', final: true } },
      { job: { handler: 'archive', fail: '柜满', final: true } },
      submit,
      { expect: { states: ['pay'], incidents: 1 } },
      { correctVariables: { by: 'starter', data: { amount: 4 }, reason: '少付' }, refused: 'incident/not-allowed' },
      { correctVariables: { by: 'admin', data: { amount: 'x' }, reason: '少付' }, refused: 'variables/invalid' },
      { correctVariables: { by: 'admin', data: { amount: 4 }, reason: '少付' } },
      { job: { handler: 'pay', result: { no: 'R1' } } },
      { retryIncident: { by: 'admin', state: 'file' }, refused: 'incident/not-found' },
      { retryIncident: { by: 'admin', state: 'pay' } },
      { expect: { states: ['file'], incidents: 1, data: { amount: 4, receipt: 'R1' } } },
      { skipIncident: { by: 'admin', reason: '人工归档', data: { box: 'B7' } } },
      { expect: { states: ['check'], incidents: 0, data: { box: 'B7' }, events: ['incident.skipped'] } },
    );
  });

  test('[M17] work for outside is taken and reported by a worker, as the story says or with nothing', () => {
    expectPlays(begin, submit, { expect: { states: ['check'], incidents: 0 } });
    expectPlays(begin, { job: { handler: 'archive', result: { box: 'B1' } } }, submit, {
      expect: { states: ['check'], data: { box: 'B1' } },
    });
  });

  test('[M18] a story begins on an older version and is migrated to a later one', () => {
    expectPlays(
      { start: { by: 'starter', version: 3 }, refused: 'definition/not-found' },
      begin,
      submit,
      { migrate: { by: 'starter', toVersion: 2 }, refused: 'migration/not-allowed' },
      { migrate: { by: 'admin', toVersion: 3 }, refused: 'migration/unknown-version' },
      {
        migrate: { by: 'admin', toVersion: 2, mapping: { states: { nowhere: { to: 'check' } } } },
        refused: 'migration/wrong-mapping',
      },
      { migrate: { by: 'admin', toVersion: 2 } },
      { complete: { state: 'check', by: 'clerk-1', outcome: 'ok' } },
      { expect: { states: ['audit'], tasks: [{ state: 'audit', assignee: 'boss' }] } },
      { start: { by: 'starter', version: 1 } },
      { complete: { state: 'apply', by: 'starter', outcome: 'submit', instance: 2 } },
      { complete: { state: 'check', by: 'clerk-1', outcome: 'ok', instance: 2 } },
      { expect: { instance: 2, status: 'completed' } },
    );
  });

  test('[M19] a file is added by itself, once, by those involved', () => {
    expectPlays(
      begin,
      { attach: { by: 'stranger', file: 'f1' }, refused: 'instance/not-involved' },
      { attach: { by: 'starter', file: 'f1', name: '报价.pdf' } },
      { attach: { by: 'starter', file: 'f1' }, refused: 'attachment/doubled' },
      { expect: { events: ['attachment.added'] } },
    );
  });
});
