import type { Agreement } from '../agreements/agreement.js';
import { collectFacts, measuredProcesses } from '../agreements/collect-facts.js';
import type { Commitment, Measure } from '../agreements/commitment.js';
import { evaluateCommitment } from '../agreements/evaluate/evaluate-commitment.js';
import type { Fact, Judgement } from '../agreements/evaluate/fact.js';
import { sha256, sortedJson } from '../service-time/content-hash.js';
import { belongsToPeriod } from './belongs-to-period.js';
import type {
  CommitmentResult,
  CommitmentVerdict,
  ComplianceReport,
  ReportLine,
  ReportTotals,
} from './compliance-report.js';
import { clockLine, lineOfCase } from './report-lines.js';
import type { ReportCase, ReportClock, ReportFacts } from './report-facts.js';
import { shareOf, shownPercent } from './shown-percent.js';

/**
 * Reckons the report. Pure: equal facts give an equal report with an equal hash. A clock counts in the period in which it
 * ended, whenever its ticket was opened; facts that became known after `asOf` are left out.
 */
export function buildComplianceReport(facts: ReportFacts): ComplianceReport {
  const { agreement, hash } = facts.agreement;
  const clocks = groupedByCommitment(facts.clocks.filter((clock) => isClockInScope(facts, clock)));
  const cases = facts.cases.flatMap((item) => caseInScope(facts, item));
  const results = agreement.commitments.map((commitment) =>
    judge(facts, commitment, clocks.get(commitment.id) ?? [], cases),
  );
  const report: Omit<ComplianceReport, 'hash'> = {
    format: 1,
    agreement: {
      key: agreement.key,
      version: agreement.version,
      hash,
      title: agreement.title,
      customer: agreement.parties.customer,
      provider: agreement.parties.provider,
    },
    ...(facts.client === undefined ? {} : { client: facts.client.name }),
    period: facts.period,
    asOf: facts.asOf,
    calendars: calendarKeys(agreement).map((key) => ({ key, version: facts.calendars.calendar(key).version })),
    totals: totalsOf(results.map(({ result }) => result)),
    commitments: results.map(({ result }) => result),
    lines: results.flatMap(({ lines }) => lines),
  };
  return { ...report, hash: (facts.digest ?? sha256)(sortedJson(report)) };
}

function isClockInScope({ agreement: { agreement }, period, asOf, client }: ReportFacts, clock: ReportClock): boolean {
  return (
    clock.agreement === agreement.key &&
    clock.agreementVersion === agreement.version &&
    clock.result !== 'void' &&
    clock.stoppedAt >= period.from &&
    clock.stoppedAt < period.to &&
    clock.stoppedAt <= asOf &&
    (client === undefined || (clock.system !== undefined && client.systems.has(clock.system)))
  );
}

/** What was not known yet is taken away: a case that ended later was still running then. */
function caseInScope({ agreement: { agreement }, asOf, client }: ReportFacts, item: ReportCase): readonly ReportCase[] {
  const bound = item.agreement;
  if (bound !== undefined && (bound.key !== agreement.key || bound.version !== agreement.version)) return [];
  if (client !== undefined && item.system !== undefined && !client.systems.has(item.system)) return [];
  if (item.startedAt > asOf) return [];
  if (item.endedAt === undefined || item.endedAt <= asOf) return [item];
  const { endedAt: _, outcome: __, ...open } = item;
  return [{ ...open, status: 'running' }];
}

interface Judged {
  readonly result: CommitmentResult;
  readonly lines: readonly ReportLine[];
}

function judge(
  facts: ReportFacts,
  commitment: Commitment,
  clocks: readonly ReportClock[],
  cases: readonly ReportCase[],
): Judged {
  const { agreement } = facts.agreement;
  const { period, asOf } = facts;
  const measured = isMeasured(facts, commitment);
  if (!measured && clocks.length === 0) return { result: resultOf(commitment, undefined, 'not-measured'), lines: [] };
  const collect = (measure: Measure): readonly Fact[] => collectFacts(agreement, commitment, measure, cases);
  const own =
    commitment.kind === 'clock'
      ? []
      : collect(commitment.measure).filter((fact) => belongsToPeriod(commitment, fact, period, asOf));
  const judgement = evaluateCommitment(agreement, commitment, {
    facts: own,
    clocks,
    period,
    asOf,
    calendar: (key) => facts.calendars.calendar(key),
    ...(commitment.kind === 'periodic' && commitment.while !== undefined
      ? { activities: collect(commitment.while) }
      : {}),
  });
  const byId = new Map(cases.map((item) => [item.id, item]));
  const lines =
    commitment.kind === 'clock'
      ? clocks.map((clock) => clockLine(commitment.id, clock))
      : judgement.cases.map((one) => lineOfCase(commitment.id, one, byId));
  return { result: resultOf(commitment, judgement, verdictOf(commitment, judgement)), lines };
}

function verdictOf(commitment: Commitment, judgement: Judgement): CommitmentVerdict {
  const { met, breached, kept } = judgement;
  if (met + breached === 0) return 'no-cases';
  // Rates are held against the target by whole numbers, so that no division decides.
  const isRate = commitment.kind !== 'availability' && commitment.kind !== 'presence';
  if (!isRate || judgement.target === null) return kept ? 'kept' : 'broken';
  return 100 * met >= judgement.target * (met + breached) ? 'kept' : 'broken';
}

function resultOf(
  commitment: Commitment,
  judgement: Judgement | undefined,
  verdict: CommitmentVerdict,
): CommitmentResult {
  const { met = 0, breached = 0, excluded = 0, consequences } = judgement ?? {};
  const target = commitment.target ?? null;
  const isShareOfTime = commitment.kind === 'availability' || commitment.kind === 'presence';
  const percent = isShareOfTime ? (judgement?.percent ?? null) : shareOf(met, breached);
  return {
    id: commitment.id,
    kind: commitment.kind,
    title: commitment.title,
    owedBy: commitment.owedBy,
    count: met + breached + excluded,
    met,
    breached,
    excluded,
    percent: met + breached === 0 ? null : shownPercent(percent, target),
    target,
    verdict,
    ...(consequences === undefined || consequences.length === 0 ? {} : { consequences }),
  };
}

/** Does a process exist that could have recorded it? */
function isMeasured({ agreement: { agreement }, processes }: ReportFacts, commitment: Commitment): boolean {
  const measure = commitment.kind === 'clock' ? {} : commitment.measure;
  return measuredProcesses(agreement, commitment, measure).some((process) => processes.has(process));
}

function calendarKeys({ commitments }: Agreement): readonly string[] {
  const keys = commitments.flatMap((commitment) => [
    ...(commitment.calendar === undefined ? [] : [commitment.calendar]),
    ...(commitment.kind === 'clock' ? Object.values(commitment.calendarByService ?? {}) : []),
  ]);
  return [...new Set(keys)].toSorted();
}

function totalsOf(results: readonly CommitmentResult[]): ReportTotals {
  const sum = (of: (result: CommitmentResult) => number): number =>
    results.reduce((total, each) => total + of(each), 0);
  const verdicts = (wanted: CommitmentVerdict): number => sum(({ verdict }) => (verdict === wanted ? 1 : 0));
  return {
    cases: sum(({ count }) => count),
    met: sum(({ met }) => met),
    breached: sum(({ breached }) => breached),
    excluded: sum(({ excluded }) => excluded),
    verdicts: {
      kept: verdicts('kept'),
      broken: verdicts('broken'),
      'no-cases': verdicts('no-cases'),
      'not-measured': verdicts('not-measured'),
    },
  };
}

function groupedByCommitment(clocks: readonly ReportClock[]): ReadonlyMap<string, readonly ReportClock[]> {
  const groups = new Map<string, ReportClock[]>();
  for (const clock of clocks.toSorted(inOrder)) {
    const key = clock.commitment ?? '';
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [clock]);
    else known.push(clock);
  }
  return groups;
}

/** By end, then by name: the order in which the store hands them over must not matter. */
function inOrder(a: ReportClock, b: ReportClock): number {
  return compare(a.stoppedAt, b.stoppedAt) || compare(a.instanceId, b.instanceId) || compare(a.clockId, b.clockId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
