import { describe, expect, it } from 'vitest';
import organisation from '../../../../process-definitions/demo-organisation.json' with { type: 'json' };
import type { ProcessDefinition } from '../../../src/definition/process-definition.js';
import { createDirectory } from '../../../src/identity/create-directory.js';
import { createCalendars } from '../../../src/service-time/create-calendars.js';
import { checkScenario, runScenario, type Scenario } from '../../../src/simulate/index.js';
import { definitionOf, final, task } from '../definitions.js';
import { folder } from '../../agreements/shipped-agreements.js';

const calendars = createCalendars(folder.calendars);
const directory = createDirectory(organisation as never);
const mine = { assign: { by: 'user', user: 'tech-1' } } as const;

/** Runs under A03: priorities urgent, high (8 h), medium, low (24 h), response in 30 minutes. */
const fault: ProcessDefinition = definitionOf(
  'registered',
  {
    registered: task({ respond: 'curing' }, mine),
    curing: task({ wait: 'waiting', solve: 'told' }, mine),
    waiting: task({ back: 'curing' }, mine),
    told: task({ ok: 'closed', again: 'curing' }, mine),
    closed: final(),
  },
  {
    key: 'fault-handling',
    start: { by: ['*'] },
    clocks: [
      { metric: 'fault-response', start: { enter: 'registered' }, stop: [{ outcome: 'respond', of: 'registered' }] },
      {
        metric: 'fault-resolve',
        from: 'start',
        start: { stopOf: 'fault-response' },
        stop: [{ enter: 'told' }],
        pauseIn: { waiting: 'waiting-client' },
      },
      {
        metric: 'inner-close',
        within: 'PT2H',
        start: { stopOf: 'fault-resolve' },
        escalation: [
          { at: 50, notify: { by: 'role', role: 'service-desk' }, title: '请尽快回访' },
          {
            at: 'breach',
            reassign: { by: 'role', role: 'service-manager' },
            effects: [{ type: 'notify', to: { by: 'user', user: 'pm-1' }, title: '回访超时' }],
          },
        ],
      },
    ],
  },
);

/** Chain of clocks under own times, no agreement: response -> arrival -> handling. */
const visit: ProcessDefinition = definitionOf(
  'called',
  {
    called: task({ go: 'travelling' }, { ...mine, clocks: [{ metric: 'response', within: 'PT30M' }] }),
    travelling: task({ arrived: 'fixing' }, mine),
    fixing: task({ fixed: 'done' }, mine),
    done: final(),
  },
  {
    key: 'visit',
    start: { by: ['*'] },
    clocks: [
      { metric: 'arrival', within: 'PT5H', start: { stopOf: 'response' }, stop: [{ enter: 'fixing' }] },
      { metric: 'handling', within: 'PT2H', start: { stopOf: 'arrival' } },
    ],
  },
);

type Steps = Scenario['steps'];
const start = { start: { by: 'tech-1' } };
const respond = { complete: { state: 'registered', by: 'tech-1', outcome: 'respond' } };
const solve = { complete: { state: 'curing', by: 'tech-1', outcome: 'solve' } };

function play(steps: Steps, data: Scenario['data'] = { system: 'erp', priority: 'high' }, process = 'fault-handling') {
  const story: Scenario = {
    process,
    clock: '2026-09-30T17:40:00+08:00',
    systems: { erp: 'a03-one-year-service', oa: 'a01-nc-oa-group', shop: 'a05-oa-maintenance' },
    ...(process === 'visit' ? {} : { data }),
    steps,
  };
  expect(checkScenario(JSON.parse(JSON.stringify(story))).issues).toEqual([]);
  return runScenario(story, {
    definitions: [fault, visit],
    forms: [],
    directory,
    calendars,
    agreements: folder.agreements,
  });
}

const expectTold = (steps: Steps, data?: Scenario['data'], process?: string): void => {
  const run = play(steps, data, process);
  expect(run.failures).toEqual([]);
  expect(run.skipped).toBe(0);
};

describe('clocks in processes', () => {
  it('[AG20] one clock starts when the one before it stops; the task is due with the live clock', () =>
    expectTold(
      [
        start,
        {
          expect: {
            clocks: [{ metric: 'response', dueAt: '2026-09-30T18:10:00+08:00' }],
            tasks: [{ state: 'called', dueAt: '2026-09-30T18:10:00+08:00' }],
          },
        },
        { advance: 'PT20M' },
        { complete: { state: 'called', by: 'tech-1', outcome: 'go' } },
        {
          expect: {
            clocks: [
              { metric: 'response', status: 'met' },
              { metric: 'arrival', dueAt: '2026-09-30T23:00:00+08:00' },
            ],
            tasks: [{ state: 'travelling', dueAt: '2026-09-30T23:00:00+08:00' }],
          },
        },
        { advance: 'PT6H' },
        { complete: { state: 'travelling', by: 'tech-1', outcome: 'arrived' } },
        {
          expect: {
            clocks: [
              { metric: 'arrival', status: 'breached', cause: 'engineer' },
              { metric: 'handling', dueAt: '2026-10-01T02:00:00+08:00' },
            ],
          },
        },
        { complete: { state: 'fixing', by: 'tech-1', outcome: 'fixed' } },
        {
          expect: {
            status: 'completed',
            clocks: [{ metric: 'handling', status: 'met' }],
            events: ['clock.started', 'clock.stopped', 'clock.breached'],
          },
        },
      ],
      undefined,
      'visit',
    ));

  it('[AG21] the ticket is under the agreement of its system; another product of the same rule takes its own time', () => {
    expectTold([
      start,
      {
        expect: {
          clocks: [{ metric: 'fault-response', commitment: 'A03.4', dueAt: '2026-09-30T18:10:00+08:00' }],
          events: ['agreement.bound'],
        },
      },
      respond,
      { expect: { clocks: [{ metric: 'fault-resolve', commitment: 'A03.8', dueAt: '2026-10-01T01:40:00+08:00' }] } },
    ]);
    expectTold([start, { expect: { clocks: [] } }], { system: 'nobody-knows' });
  });

  it('[AG22] a state that waits for the client pauses the clock; the task is then not due', () =>
    expectTold([
      start,
      respond,
      { advance: 'PT1H' },
      { complete: { state: 'curing', by: 'tech-1', outcome: 'wait' } },
      { expect: { clocks: [{ metric: 'fault-resolve', status: 'paused', remaining: 'PT7H' }] } },
      { advance: 'P3D' },
      { complete: { state: 'waiting', by: 'tech-1', outcome: 'back' } },
      {
        expect: {
          clocks: [
            { metric: 'fault-resolve', status: 'running', remaining: 'PT7H', dueAt: '2026-10-04T01:40:00+08:00' },
          ],
          tasks: [{ state: 'curing', dueAt: '2026-10-04T01:40:00+08:00' }],
        },
      },
    ]));

  it('[AG23] pausing needs a reason the agreement allows, the proof it asks for, and a running clock', () =>
    expectTold([
      start,
      {
        pauseClock: { by: 'tech-1', metric: 'fault-response', reason: 'waiting-client' },
        refused: 'clock/pause-not-allowed',
      },
      respond,
      { pauseClock: { by: 'tech-1', metric: 'fault-resolve', reason: 'lunch' }, refused: 'clock/pause-not-allowed' },
      {
        pauseClock: { by: 'tech-1', metric: 'fault-resolve', reason: 'waiting-client' },
        refused: 'clock/evidence-required',
      },
      {
        pauseClock: { by: 'user-1', metric: 'fault-resolve', reason: 'waiting-client', evidence: ['函 12'] },
        refused: 'clock/not-allowed',
      },
      {
        pauseClock: {
          by: 'tech-1',
          metric: 'fault-resolve',
          reason: 'waiting-client',
          evidence: ['函 12'],
          until: '2026-09-30T17:00:00+08:00',
        },
        refused: 'clock/reversed-interval',
      },
      {
        pauseClock: {
          by: 'tech-1',
          metric: 'fault-resolve',
          reason: 'waiting-client',
          evidence: ['函 12'],
          until: '2026-09-30T19:40:00+08:00',
        },
      },
      {
        pauseClock: { by: 'tech-1', metric: 'fault-resolve', reason: 'waiting-client', evidence: ['函 12'] },
        refused: 'clock/already-paused',
      },
      { advance: 'PT3H' },
      {
        expect: {
          clocks: [
            { metric: 'fault-resolve', status: 'running', remaining: 'PT7H', dueAt: '2026-10-01T03:40:00+08:00' },
          ],
          events: ['clock.paused', 'clock.resumed'],
        },
      },
      { resumeClock: { by: 'tech-1', metric: 'fault-resolve' }, refused: 'clock/not-paused' },
    ]));

  it('[AG24] more time for a high priority needs the consent of the client; an urgent one gets none', () => {
    expectTold([
      start,
      respond,
      { requestExtension: { by: 'tech-1', metric: 'fault-resolve', amount: 120, reason: '备件在途' } },
      {
        requestExtension: { by: 'tech-1', metric: 'fault-resolve', amount: 60, reason: '再申请' },
        refused: 'clock/extension-pending',
      },
      { decideExtension: { by: 'pm-1', metric: 'fault-resolve', decision: 'grant' }, refused: 'clock/role-required' },
      {
        decideExtension: { by: 'userleader-1', metric: 'fault-resolve', decision: 'grant', amount: 500 },
        refused: 'clock/more-than-asked',
      },
      { decideExtension: { by: 'userleader-1', metric: 'fault-resolve', decision: 'grant' } },
      {
        expect: {
          clocks: [{ metric: 'fault-resolve', dueAt: '2026-10-01T03:40:00+08:00' }],
          tasks: [{ state: 'curing', dueAt: '2026-10-01T03:40:00+08:00' }],
        },
      },
      {
        decideExtension: { by: 'userleader-1', metric: 'fault-resolve', decision: 'grant' },
        refused: 'clock/no-extension-request',
      },
    ]);
    expectTold(
      [
        start,
        respond,
        {
          requestExtension: { by: 'tech-1', metric: 'fault-resolve', amount: 60, reason: '备件在途' },
          refused: 'clock/extension-refused',
        },
      ],
      { system: 'erp', priority: 'urgent' },
    );
    // low: by agreement, the project manager decides
    expectTold(
      [
        start,
        respond,
        { requestExtension: { by: 'tech-1', metric: 'fault-resolve', amount: 60, reason: '用户同意' } },
        { decideExtension: { by: 'pm-1', metric: 'fault-resolve', decision: 'grant' } },
        { expect: { clocks: [{ metric: 'fault-resolve', dueAt: '2026-10-01T18:40:00+08:00' }] } },
      ],
      { system: 'erp', priority: 'low' },
    );
  });

  it('[AG25] time granted after the due does not heal the breach', () =>
    expectTold([
      start,
      respond,
      { requestExtension: { by: 'tech-1', metric: 'fault-resolve', amount: 600, reason: '备件在途' } },
      { advance: 'PT9H' },
      {
        expect: {
          clocks: [{ metric: 'fault-resolve', status: 'breached', cause: 'engineer' }],
          events: ['clock.warned', 'clock.breached'],
        },
      },
      { decideExtension: { by: 'userleader-1', metric: 'fault-resolve', decision: 'grant' } },
      solve,
      { expect: { clocks: [{ metric: 'fault-resolve', status: 'breached', dueAt: '2026-10-01T01:40:00+08:00' }] } },
    ]));

  it('[AG26] a raise that leaves no time is a breach of its moment, put down to the re-grading; a lowering gives time', () => {
    expectTold(
      [
        start,
        respond,
        { advance: 'PT10H' },
        { changePriority: { by: 'tech-1', priority: 'highest', reason: '误' }, refused: 'clock/unknown-priority' },
        { changePriority: { by: 'tech-1', priority: 'urgent', reason: '影响全厂' } },
        {
          expect: {
            clocks: [{ metric: 'fault-resolve', status: 'breached', cause: 're-grading', commitment: 'A03.7' }],
            events: ['priority.changed'],
          },
        },
      ],
      { system: 'erp', priority: 'low' },
    );
    expectTold([
      start,
      respond,
      { changePriority: { by: 'pm-1', priority: 'medium', reason: '已有替代办法' } },
      { expect: { clocks: [{ metric: 'fault-resolve', commitment: 'A03.9', dueAt: '2026-10-01T17:40:00+08:00' }] } },
    ]);
  });

  it('[AG27] planned downtime of the system is excluded from its open tickets; its overrun is not', () =>
    expectTold([
      start,
      respond,
      { downtime: { id: 'w1', system: 'erp', from: '2026-09-30T20:00:00+08:00', to: '2026-09-30T22:00:00+08:00' } },
      {
        expect: {
          clocks: [{ metric: 'fault-resolve', dueAt: '2026-10-01T03:40:00+08:00' }],
          events: ['clock.downtime'],
        },
      },
      { downtime: { id: 'w2', system: 'oa', from: '2026-09-30T20:00:00+08:00', to: '2026-09-30T23:00:00+08:00' } },
      { advanceTo: '2026-09-30T21:00:00+08:00' },
      {
        downtime: {
          id: 'w1',
          system: 'erp',
          from: '2026-09-30T20:00:00+08:00',
          to: '2026-09-30T22:00:00+08:00',
          finishedAt: '2026-09-30T21:00:00+08:00',
        },
      },
      { expect: { clocks: [{ metric: 'fault-resolve', dueAt: '2026-10-01T02:40:00+08:00' }] } },
      // one that is opened inside a window begins to count at its end
      { downtime: { id: 'w3', system: 'erp', from: '2026-09-30T21:30:00+08:00', to: '2026-09-30T23:00:00+08:00' } },
      { advanceTo: '2026-09-30T22:00:00+08:00' },
      start,
      { expect: { clocks: [{ metric: 'fault-response', dueAt: '2026-09-30T23:30:00+08:00' }] } },
    ]));

  it('[AG28] an appeal names a cause, in time and once; the service manager rules, and an excused breach is not counted', () => {
    const late: Steps = [start, respond, { advance: 'PT9H' }, solve];
    expectTold([
      start,
      {
        appealBreach: { by: 'tech-1', metric: 'fault-response', cause: 'client', reason: '未超' },
        refused: 'clock/not-breached',
      },
      respond,
      { advance: 'PT9H' },
      solve,
      {
        appealBreach: {
          by: 'tech-1',
          metric: 'fault-resolve',
          cause: 'client',
          reason: '机房无人开门',
          evidence: ['门禁记录'],
        },
      },
      {
        appealBreach: { by: 'tech-1', metric: 'fault-resolve', cause: 'client', reason: '再次' },
        refused: 'clock/appealed',
      },
      {
        ruleAppeal: { by: 'desk-1', metric: 'fault-resolve', decision: 'excuse', reason: '属实' },
        refused: 'clock/role-required',
      },
      {
        ruleAppeal: { by: 'pm-1', metric: 'fault-resolve', decision: 'excuse', reason: '属实', exclusion: 'weather' },
        refused: 'clock/unknown-exclusion',
      },
      {
        ruleAppeal: {
          by: 'pm-1',
          metric: 'fault-resolve',
          decision: 'excuse',
          reason: '属实',
          exclusion: 'force-majeure',
          cause: 'force-majeure',
        },
      },
      {
        expect: {
          clocks: [{ metric: 'fault-resolve', status: 'excused', cause: 'force-majeure' }],
          events: ['clock.appealed', 'clock.ruled'],
        },
      },
      {
        ruleAppeal: { by: 'pm-1', metric: 'fault-resolve', decision: 'uphold', reason: '再裁' },
        refused: 'clock/no-appeal',
      },
    ]);
    expectTold([
      ...late,
      { appealBreach: { by: 'tech-1', metric: 'fault-resolve', cause: 'client', reason: '有异议' } },
      { ruleAppeal: { by: 'pm-1', metric: 'fault-resolve', decision: 'uphold', reason: '不属实' } },
      { expect: { clocks: [{ metric: 'fault-resolve', status: 'breached', cause: 'engineer' }] } },
    ]);
    // five working days after the breach of 10-01: 10-08, 09, 10, 12, 13
    expectTold([
      ...late,
      { advanceTo: '2026-10-13T17:31:00+08:00' },
      {
        appealBreach: { by: 'tech-1', metric: 'fault-resolve', cause: 'client', reason: '迟' },
        refused: 'clock/appeal-too-late',
      },
    ]);
  });

  it('[AG29] an entry made late counts at its true time; past the limit somebody else must approve it first', () => {
    expectTold([
      start,
      { advance: 'PT45M' },
      { complete: { state: 'registered', by: 'tech-1', outcome: 'respond', occurredAt: '2026-09-30T18:00:00+08:00' } },
      { expect: { clocks: [{ metric: 'fault-response', status: 'met' }], events: ['entry.back-dated'] } },
    ]);
    const late = { state: 'registered', by: 'tech-1', outcome: 'respond', occurredAt: '2026-09-30T18:00:00+08:00' };
    expectTold([
      start,
      { advance: 'PT2H' },
      { complete: { ...late, occurredAt: '2026-09-30T20:00:00+08:00' }, refused: 'entry/in-future' },
      { complete: { ...late, occurredAt: '2026-09-30T17:00:00+08:00' }, refused: 'entry/before-start' },
      { complete: late, refused: 'entry/reason-required' },
      { complete: { ...late, lateReason: '现场无网络' } },
      { expect: { clocks: [{ metric: 'fault-response', status: 'breached' }] } },
      { decideEntry: { by: 'desk-1', approve: true }, refused: 'clock/role-required' },
      { decideEntry: { by: 'pm-1', approve: true } },
      { expect: { clocks: [{ metric: 'fault-response', status: 'met' }], events: ['entry.decided'] } },
      { decideEntry: { by: 'pm-1', approve: true }, refused: 'entry/not-found' },
    ]);
    expectTold([
      start,
      { advance: 'PT2H' },
      { complete: { ...late, lateReason: '现场无网络' } },
      { decideEntry: { by: 'pm-1', approve: false, reason: '无凭据' } },
      { expect: { clocks: [{ metric: 'fault-response', status: 'breached' }] } },
    ]);
  });

  it('[AG30] a ticket reported earlier than it was entered counts from the report', () =>
    expectTold(
      [
        { start: { by: 'tech-1', occurredAt: '2026-09-30T17:20:00+08:00' } },
        { expect: { clocks: [{ metric: 'response', dueAt: '2026-09-30T17:50:00+08:00' }] } },
      ],
      undefined,
      'visit',
    ));

  it('[AG31] another agreement leaves open clocks alone, is carried, or measures everything anew', () => {
    const change = (mode: 'grandfather' | 'carry' | 'retro') => ({
      changeAgreement: { by: 'admin', agreement: 'a04-dongcheng-bid', mode, reason: '续签' },
    });
    const before: Steps = [start, respond, { advance: 'PT1H' }];
    expectTold([
      ...before,
      {
        changeAgreement: { by: 'pm-1', agreement: 'a04-dongcheng-bid', mode: 'retro', reason: '续签' },
        refused: 'clock/not-allowed',
      },
      {
        changeAgreement: { by: 'admin', agreement: 'a09', mode: 'retro', reason: '续签' },
        refused: 'agreement/unknown',
      },
    ]);
    expectTold([
      ...before,
      change('grandfather'),
      { expect: { clocks: [{ metric: 'fault-resolve', commitment: 'A03.8', dueAt: '2026-10-01T01:40:00+08:00' }] } },
    ]);
    expectTold([
      ...before,
      change('carry'),
      { expect: { clocks: [{ metric: 'fault-resolve', commitment: 'A04.4', dueAt: '2026-09-30T21:40:00+08:00' }] } },
    ]);
    expectTold([
      ...before,
      change('retro'),
      {
        expect: {
          clocks: [{ metric: 'fault-resolve', commitment: 'A04.4', dueAt: '2026-09-30T21:40:00+08:00' }],
          events: ['agreement.changed'],
        },
      },
    ]);
  });

  it('[AG32] suspension makes the clocks stand still; with absolute times they run on', () => {
    expectTold([
      start,
      respond,
      { advance: 'PT1H' },
      { suspend: { by: 'admin', reason: '等待立项' } },
      { expect: { clocks: [{ metric: 'fault-resolve', status: 'paused' }] } },
      { advance: 'P1D' },
      { activate: { by: 'admin' } },
      {
        expect: {
          clocks: [{ metric: 'fault-resolve', status: 'running', dueAt: '2026-10-02T01:40:00+08:00' }],
          tasks: [{ state: 'curing', dueAt: '2026-10-02T01:40:00+08:00' }],
        },
      },
    ]);
    expectTold([
      start,
      respond,
      { suspend: { by: 'admin', reason: '等待', timers: 'absolute' } },
      { expect: { clocks: [{ metric: 'fault-resolve', status: 'running' }] } },
    ]);
  });

  it('[AG33] warnings and breaches run what process and agreement declare: notices, reassignment, effects', () =>
    expectTold([
      start,
      { advance: 'PT23M' },
      { expect: { notices: ['时限预警：fault-response（已用 75%）'] } },
      { advance: 'PT8M' },
      { expect: { notices: ['时限预警：fault-response（已用 90%）', '已超时限：fault-response'], timers: [] } },
      respond,
      solve,
      { expect: { clocks: [{ metric: 'inner-close' }] } },
      { advance: 'PT61M' },
      { expect: { notices: ['请尽快回访'] } },
      { advance: 'PT60M' },
      {
        expect: { notices: ['回访超时'], tasks: [{ state: 'told', assignee: null, candidates: ['service-manager'] }] },
      },
    ]));

  it('[AG34] work that was not done after all takes its stop back: one promise, one clock', () =>
    expectTold([
      start,
      respond,
      { advance: 'PT7H' },
      solve,
      { expect: { clocks: [{ metric: 'fault-resolve', status: 'met' }] } },
      { complete: { state: 'told', by: 'tech-1', outcome: 'again' } },
      { advance: 'PT2H' },
      { complete: { state: 'curing', by: 'tech-1', outcome: 'solve' } },
    ]));

  it('[AG35] a withdrawn ticket is not judged, but what was broken before stays broken', () => {
    const after = (pause: string, status: 'void' | 'breached'): void =>
      expectTold([
        start,
        { advance: pause },
        { cancel: { by: 'admin', reason: '误报' } },
        { expect: { clocks: [{ metric: 'fault-response', status }] } },
      ]);
    after('PT10M', 'void');
    after('PT1H', 'breached');
  });

  it('[AG36] rows with different calendars: the clock goes over to the terms of its new priority', () => {
    const small = definitionOf(
      'open',
      { open: task({ done: 'closed' }, { ...mine, clocks: [{ metric: 'a05-phone' }] }), closed: final() },
      { key: 'emergency-maintenance', start: { by: ['*'] } },
    );
    const run = runScenario(
      {
        process: 'emergency-maintenance',
        clock: '2026-09-30T17:40:00+08:00',
        systems: { shop: 'a05-oa-maintenance' },
        data: { system: 'shop' },
        steps: [
          start,
          { expect: { clocks: [{ metric: 'a05-phone', commitment: 'A05.3', dueAt: '2026-10-08T10:00:00+08:00' }] } },
          { advance: 'PT10M' },
          { changePriority: { by: 'tech-1', priority: 'crash', reason: '系统崩溃' } },
          { expect: { clocks: [{ metric: 'a05-phone', commitment: 'A05.1', dueAt: '2026-09-30T18:10:00+08:00' }] } },
          { advance: 'PT1H' },
          { expect: { clocks: [{ metric: 'a05-phone', status: 'breached', cause: 'engineer' }] } },
        ],
      },
      { definitions: [small], forms: [], directory, calendars, agreements: folder.agreements },
    );
    expect(run.failures).toEqual([]);
  });
});
