import type { ClockVerdictRow } from '../clock-verdict-row.js';
import type { Agreement } from '../agreement.js';
import type { Commitment } from '../commitment.js';
import type { Evidence } from './evidence.js';
import { judgeChecks } from './judge-checks.js';
import { judgeEntitlement, judgeLead } from './judge-distances.js';
import { judgeInterval } from './judge-interval.js';
import { judgePenalty } from './judge-penalty.js';
import { judgePeriodic } from './judge-periodic.js';
import { judgeSum } from './judge-sum.js';
import { judgeTime } from './judge-time.js';
import type { Consequence, JudgedCase, Judgement } from './fact.js';

/**
 * Judges one commitment over a period. Pure: the same facts and calendars give the same figures, so a report can be run
 * again. Facts with an exclusion are listed and not counted.
 */
export function evaluateCommitment(agreement: Agreement, commitment: Commitment, evidence: Evidence): Judgement {
  const facts = evidence.facts.filter(({ exclusion }) => !isExcluded(agreement, commitment, exclusion));
  const left = evidence.facts.filter(({ exclusion }) => isExcluded(agreement, commitment, exclusion));
  const counted = { ...evidence, facts };
  const outside = left.map(({ id, at, exclusion }): JudgedCase => ({
    name: id,
    ...(at === undefined ? {} : { at }),
    result: 'excluded',
    ...(exclusion === undefined ? {} : { cause: exclusion }),
  }));
  switch (commitment.kind) {
    case 'clock':
      return summed(commitment, clockCases(commitment, evidence.clocks ?? []));
    case 'availability':
    case 'presence': {
      const { cases, percent } = judgeTime(commitment, counted);
      return summed(commitment, [...cases, ...outside], {
        percent,
        kept: cases.every(({ result }) => result === 'met'),
      });
    }
    case 'periodic':
      return summed(commitment, [...judgePeriodic(commitment, counted), ...outside]);
    case 'sum':
      return summed(commitment, [...judgeSum(commitment, counted), ...outside]);
    case 'check':
      return summed(commitment, [...judgeChecks(counted), ...outside]);
    case 'lead':
      return summed(commitment, [...judgeLead(commitment, counted), ...outside]);
    case 'interval':
      return summed(commitment, [...judgeInterval(commitment, counted), ...outside]);
    case 'entitlement':
      return summed(commitment, [...judgeEntitlement(commitment, counted), ...outside]);
    case 'penalty': {
      const { cases, consequences } = judgePenalty(agreement, commitment, counted);
      return summed(commitment, [...cases, ...outside], { consequences });
    }
  }
}

function isExcluded(agreement: Agreement, { exclusions }: Commitment, exclusion: string | undefined): boolean {
  if (exclusion === undefined) return false;
  return (exclusions ?? agreement.exclusions.map(({ key }) => key)).includes(exclusion);
}

function clockCases(commitment: Commitment, rows: readonly ClockVerdictRow[]): readonly JudgedCase[] {
  return rows
    .filter((row) => row.commitment === commitment.id && row.result !== 'void')
    .map(({ instanceId, clockId, stoppedAt, result, excluded, cause }) => ({
      name: `${instanceId}/${clockId}`,
      at: stoppedAt,
      result: excluded || result === 'excused' ? 'excluded' : result === 'met' ? 'met' : 'breached',
      ...(cause === undefined ? {} : { cause }),
    }));
}

/** Counts, and holds the share against the target; without a target nothing may be broken. */
function summed(
  commitment: Commitment,
  cases: readonly JudgedCase[],
  known: {
    readonly percent?: number | null;
    readonly kept?: boolean;
    readonly consequences?: readonly Consequence[];
  } = {},
): Judgement {
  const count = (wanted: JudgedCase['result']): number => cases.filter(({ result }) => result === wanted).length;
  const [met, breached] = [count('met'), count('breached')];
  const share = met + breached === 0 ? null : (met / (met + breached)) * 100;
  const percent = known.percent === undefined ? share : known.percent;
  const target = commitment.target ?? null;
  return {
    commitment: commitment.id,
    cases,
    met,
    breached,
    excluded: count('excluded'),
    percent,
    target,
    kept: known.kept ?? (target === null ? breached === 0 : percent === null || percent >= target),
    ...(known.consequences === undefined ? {} : { consequences: known.consequences }),
  };
}
