import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementHash } from '../../src/agreements/agreement-hash.js';
import type { Agreement } from '../../src/agreements/agreement.js';
import {
  buildComplianceReport,
  clientReport,
  compareReports,
  reportPeriod,
  type ComplianceReport,
  type ReportCase,
  type ReportClock,
  type ReportFacts,
} from '../../src/reports/index.js';
import { createCalendars } from '../../src/service-time/create-calendars.js';
import type { CalendarFile } from '../../src/service-time/calendar-file.js';

const shipped = (path: string): string =>
  fileURLToPath(new URL(`../../../process-definitions/${path}`, import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(shipped(path), 'utf8'));
const calendarFiles = readdirSync(shipped('calendars')).map((name) => read(`calendars/${name}`) as CalendarFile);
const calendars = createCalendars(calendarFiles);
const agreementOf = (key: string): Agreement => read(`agreements/${key}/1.json`) as Agreement;

function factsOf(key: string, name: string, given: Partial<ReportFacts> = {}): ReportFacts {
  const agreement = agreementOf(key);
  const period = reportPeriod(name);
  if (period === undefined) throw new Error(name);
  return {
    agreement: { agreement, hash: agreementHash(agreement) },
    period,
    asOf: period.to,
    clocks: [],
    cases: [],
    processes: new Set(['fault-handling', 'hotline', 'service-assessment', 'staff-change', 'small-development']),
    calendars,
    ...given,
  };
}

let number = 0;
function clock(given: Partial<ReportClock> = {}): ReportClock {
  number += 1;
  return {
    instanceId: `i${number}`,
    clockId: 'c1',
    subject: `事件 ${number}`,
    process: 'fault-handling',
    metric: 'fault-resolve',
    agreement: 'a03-one-year-service',
    agreementVersion: 1,
    commitment: 'A03.8',
    system: 'platform',
    startedAt: '2026-09-10T01:00:00.000Z',
    stoppedAt: '2026-09-10T05:00:00.000Z',
    due: '2026-09-10T09:00:00.000Z',
    result: 'met',
    excluded: false,
    ...given,
  };
}
const breached = (given: Partial<ReportClock> = {}): ReportClock =>
  clock({ result: 'breached', stoppedAt: '2026-09-10T12:00:00.000Z', cause: 'engineer', ...given });

function assessment(id: string, grade: string, doneAt: string): ReportCase {
  return {
    id,
    process: 'service-assessment',
    subject: `考核 ${id}`,
    status: 'completed',
    startedAt: '2026-01-01T00:00:00.000Z',
    endedAt: doneAt,
    variables: { grade, doneAt },
  };
}

const row = (report: ComplianceReport, id: string) => report.commitments.find((each) => each.id === id);

describe('compliance report', () => {
  it('[RP2] a clock counts in the month in which it ended in China, wherever its ticket began', () => {
    const clocks = [
      // opened in August, ended on the first second of September in China
      clock({ startedAt: '2026-08-20T01:00:00.000Z', stoppedAt: '2026-08-31T16:00:00.000Z' }),
      // last millisecond of September
      breached({ stoppedAt: '2026-09-30T15:59:59.999Z' }),
      // one millisecond before September, and the first of October
      clock({ stoppedAt: '2026-08-31T15:59:59.999Z' }),
      clock({ startedAt: '2026-09-30T10:00:00.000Z', stoppedAt: '2026-09-30T16:00:00.000Z' }),
    ];
    const september = buildComplianceReport(factsOf('a03-one-year-service', '2026-09', { clocks }));
    expect(row(september, 'A03.8')).toMatchObject({ count: 2, met: 1, breached: 1, percent: 50, verdict: 'broken' });
    const october = buildComplianceReport(factsOf('a03-one-year-service', '2026-10', { clocks }));
    expect(row(october, 'A03.8')).toMatchObject({ count: 1, met: 1, percent: 100, verdict: 'kept' });
    const quarter = buildComplianceReport(factsOf('a03-one-year-service', '2026-Q3', { clocks }));
    expect(row(quarter, 'A03.8')).toMatchObject({ count: 3, met: 2, breached: 1, percent: 66.67 });
  });

  it('[RP3] what a ruling excluded is counted apart and not in the share; withdrawn tickets are no cases', () => {
    const appeal = {
      at: '2026-09-11T01:00:00.000Z',
      cause: 'force-majeure',
      reason: '台风停电',
      ruling: { at: '2026-09-12T01:00:00.000Z', decision: 'excused', reason: '属实' },
    } as const;
    const clocks = [
      ...Array.from({ length: 19 }, () => clock()),
      breached(),
      breached({ result: 'excused', excluded: true, cause: 'force-majeure', exclusion: 'force-majeure', appeal }),
      clock({ result: 'void', excluded: true }),
    ];
    const report = buildComplianceReport(factsOf('a03-one-year-service', '2026-09', { clocks }));
    // 19 of 20 = 95 %, which is the target exactly
    expect(row(report, 'A03.8')).toMatchObject({
      count: 21,
      met: 19,
      breached: 1,
      excluded: 1,
      percent: 95,
      target: 95,
      verdict: 'kept',
    });
    expect(report.totals).toMatchObject({ cases: 21, met: 19, breached: 1, excluded: 1 });
    const line = report.lines.find(({ result }) => result === 'excluded');
    expect(line).toMatchObject({ cause: 'force-majeure', appeal });
  });

  it('[RP4] a share a hair under the target is broken and never shown as the target', () => {
    const clocks = [
      ...Array.from({ length: 18_999 }, () => clock()),
      ...Array.from({ length: 1001 }, () => breached()),
    ];
    const report = buildComplianceReport(factsOf('a03-one-year-service', '2026-09', { clocks }));
    expect(row(report, 'A03.8')).toMatchObject({ percent: 94.99, verdict: 'broken' });
  });

  it('[RP5] a commitment without cases says so, and one that nothing records says that', () => {
    const report = buildComplianceReport(factsOf('a03-one-year-service', '2026-09'));
    expect(row(report, 'A03.8')).toMatchObject({ count: 0, percent: null, verdict: 'no-cases' });
    // no process of monthly inspections is published: neither "kept" nor "broken" would be true
    expect(row(report, 'A03.13')).toMatchObject({ count: 0, percent: null, verdict: 'not-measured' });
    expect(report.totals.verdicts).toMatchObject({ kept: 0, broken: 0 });
    expect(report.commitments).toHaveLength(17);
    expect(report.lines).toEqual([]);
  });

  it('[RP6] figures of another agreement, another version and another client stay out', () => {
    const clocks = [
      clock(),
      clock({ agreement: 'a04-dongcheng-bid' }),
      clock({ agreementVersion: 2 }),
      clock({ system: 'other' }),
    ];
    const whole = buildComplianceReport(factsOf('a03-one-year-service', '2026-09', { clocks }));
    expect(row(whole, 'A03.8')).toMatchObject({ count: 2 });
    const client = { name: '江州市数据资源管理局', systems: new Set(['platform']) };
    const own = buildComplianceReport(factsOf('a03-one-year-service', '2026-09', { clocks, client }));
    expect(row(own, 'A03.8')).toMatchObject({ count: 1 });
    expect(own.client).toBe(client.name);
  });

  it('[RP7] a failed assessment deducts ten percent; the consequence stands beside the figures', () => {
    const agreement = { ...agreementOf('a01-nc-oa-group'), annualFee: 480_000 };
    const cases = [
      assessment('k1', 'fail', '2025-12-20T02:00:00.000Z'),
      assessment('k2', 'fail', '2026-06-20T02:00:00.000Z'),
    ];
    const facts = {
      ...factsOf('a01-nc-oa-group', '2026-H1', { cases }),
      agreement: { agreement, hash: agreementHash(agreement) },
    };
    const report = buildComplianceReport(facts);
    // 10 % of 480,000 yuan; the assessment of December belongs to the half-year before
    expect(row(report, 'A01.11')).toMatchObject({
      count: 1,
      breached: 1,
      verdict: 'broken',
      consequences: [{ kind: 'deduction', percent: 10, yuan: 48_000 }],
    });
    expect(report.lines.filter(({ commitment }) => commitment === 'A01.11')).toMatchObject([
      { id: 'k2', result: 'breached', instanceId: 'k2', subject: '考核 k2' },
    ]);
  });

  it('[RP8] a notice is judged in the month of the change it was given for', () => {
    const change = (id: string, noticeAt: string, changeAt: string): ReportCase => ({
      id,
      process: 'staff-change',
      subject: '人员变动',
      status: 'completed',
      startedAt: noticeAt,
      endedAt: changeAt,
      variables: { noticeAt, changeAt, consented: true },
    });
    const cases = [
      // noticed on 28 September for 2 October: October's
      change('a', '2026-09-28T02:00:00.000Z', '2026-10-02T02:00:00.000Z'),
      // two days before: too late
      change('b', '2026-09-18T02:00:00.000Z', '2026-09-20T02:00:00.000Z'),
    ];
    const september = buildComplianceReport(factsOf('a03-one-year-service', '2026-09', { cases }));
    expect(row(september, 'A03.15')).toMatchObject({ count: 1, breached: 1, verdict: 'broken' });
    const october = buildComplianceReport(factsOf('a03-one-year-service', '2026-10', { cases }));
    expect(row(october, 'A03.15')).toMatchObject({ count: 1, met: 1, verdict: 'kept' });
  });

  it('[RP9] a report of a running month leaves out what came after its moment', () => {
    const asOf = '2026-09-15T00:00:00.000Z';
    const clocks = [clock(), clock({ stoppedAt: '2026-09-20T00:00:00.000Z' })];
    const report = buildComplianceReport(factsOf('a03-one-year-service', '2026-09', { clocks, asOf }));
    expect(row(report, 'A03.8')).toMatchObject({ count: 1 });
  });

  it('[RP10] the version for the client names no engineer and keeps the ruling', () => {
    const ruling = { at: '2026-09-12T01:00:00.000Z', decision: 'upheld', reason: '理由不成立' } as const;
    const appeal = { at: '2026-09-11T01:00:00.000Z', cause: 'client', reason: '内部说明', ruling } as const;
    const report = buildComplianceReport(
      factsOf('a03-one-year-service', '2026-09', { clocks: [breached({ engineer: 'tech-1', appeal })] }),
    );
    expect(report.lines[0]?.engineer).toBe('tech-1');
    const shown = clientReport(report);
    expect(JSON.stringify(shown)).not.toMatch(/tech-1|内部说明/);
    expect(shown.lines[0]?.appeal?.ruling).toEqual(ruling);
    expect(shown.commitments).toEqual(report.commitments);
  });
});

describe('a report reckoned again', () => {
  const someClock = fc
    .record({
      minutes: fc.integer({ min: -50_000, max: 50_000 }),
      result: fc.constantFrom('met', 'breached', 'excused', 'void' as const),
      commitment: fc.constantFrom('A03.4', 'A03.7', 'A03.8', 'A03.10'),
      version: fc.constantFrom(1, 1, 1, 2),
    })
    .map(({ minutes, result, commitment, version }) =>
      clock({
        stoppedAt: new Date(Date.parse('2026-09-15T00:00:00.000Z') + minutes * 60_000).toISOString(),
        result,
        commitment,
        agreementVersion: version,
        excluded: result === 'excused' || result === 'void',
      }),
    );

  it('[RP11] is the same to the last digit, in whatever order the facts come', () => {
    fc.assert(
      fc.property(fc.array(someClock, { maxLength: 40 }), fc.integer({ min: 1, max: 1000 }), (clocks, seed) => {
        const first = buildComplianceReport(factsOf('a03-one-year-service', '2026-09', { clocks }));
        const shuffled = clocks.toSorted((a, b) => mixed(a.instanceId, seed) - mixed(b.instanceId, seed));
        const again = buildComplianceReport(
          factsOf('a03-one-year-service', '2026-09', { clocks: shuffled, calendars: createCalendars(calendarFiles) }),
        );
        const counted = clocks.filter(
          (one) =>
            one.agreementVersion === 1 &&
            one.result !== 'void' &&
            one.stoppedAt >= '2026-08-31T16:00:00.000Z' &&
            one.stoppedAt < '2026-09-30T16:00:00.000Z',
        );
        expect(first.totals.cases).toBe(counted.length);
        expect(first.totals.met + first.totals.breached + first.totals.excluded).toBe(first.totals.cases);
        expect(compareReports(first, again)).toEqual({
          isReproduced: true,
          hash: { before: first.hash, after: first.hash },
          calendars: [],
          isAgreementChanged: false,
          figures: [],
          lines: [],
        });
      }),
      { numRuns: 60 },
    );
  });

  it('[RP12] says what moved and why: entered later, moved out, ruled, appealed, calendar, corrected', () => {
    const at = '2026-10-05T00:00:00.000Z';
    const stay = clock();
    const [gone, ruled, appealed, corrected] = [clock(), breached(), breached(), breached()];
    const appeal = { at, cause: 'client', reason: '等待客户' } as const;
    const before = buildComplianceReport(
      factsOf('a03-one-year-service', '2026-09', { clocks: [stay, gone, ruled, appealed, corrected] }),
    );
    const late = clock();
    const after = buildComplianceReport(
      factsOf('a03-one-year-service', '2026-09', {
        clocks: [
          stay,
          late,
          {
            ...ruled,
            result: 'excused',
            excluded: true,
            appeal: { ...appeal, ruling: { at, decision: 'excused', reason: '属实' } },
          },
          { ...appealed, appeal },
          { ...corrected, cause: 'client' },
        ],
      }),
    );
    const moves = compareReports(before, after);
    expect(moves.isReproduced).toBe(false);
    const why = (one: ReportClock) => moves.lines.find(({ id }) => id === `${one.instanceId}/c1`)?.why;
    expect([stay, late, gone, ruled, appealed, corrected].map(why)).toEqual([
      undefined,
      'entered-later',
      'moved-out',
      'ruled-later',
      'appealed-later',
      'corrected-later',
    ]);
    expect(moves.figures).toMatchObject([
      {
        commitment: 'A03.8',
        before: { met: 2, breached: 3, percent: 40 },
        after: { met: 2, breached: 2, excluded: 1 },
      },
    ]);
  });

  it('[RP12] names the calendar that changed', () => {
    const one = clock();
    const before = buildComplianceReport(factsOf('a03-one-year-service', '2026-09', { clocks: [one] }));
    const changed = calendarFiles.map((file) =>
      file.key === 'always' ? { ...file, title: { 'zh-CN': '全天', en: 'All day' }, zone: 'Asia/Urumqi' } : file,
    );
    const after = buildComplianceReport(
      factsOf('a03-one-year-service', '2026-09', {
        clocks: [{ ...one, due: '2026-09-10T10:00:00.000Z' }],
        calendars: createCalendars(changed),
      }),
    );
    const moves = compareReports(before, after);
    expect(moves.calendars.map(({ key }) => key)).toContain('always');
    expect(moves.lines).toMatchObject([{ why: 'calendar-changed' }]);
  });
});

function mixed(text: string, seed: number): number {
  let value = seed;
  for (const char of text) value = (value * 31 + (char.codePointAt(0) ?? 0)) % 10_007;
  return value;
}
