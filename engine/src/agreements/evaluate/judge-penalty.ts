import type { Agreement } from '../agreement.js';
import type { PenaltyCommitment } from '../commitment.js';
import type { Evidence } from './evidence.js';
import type { Consequence, JudgedCase } from './fact.js';

/** Each grade in its order; where the grade has come up so many times in a row, the consequence follows. */
export function judgePenalty(
  { annualFee }: Agreement,
  { grade, inARow, deductPercent, terminates }: PenaltyCommitment,
  { facts, period }: Evidence,
): { readonly cases: readonly JudgedCase[]; readonly consequences: readonly Consequence[] } {
  const graded = facts.filter(({ group, at }) => group !== undefined && at !== undefined && at < period.to);
  const cases: JudgedCase[] = [];
  const consequences: Consequence[] = [];
  let row = 0;
  for (const { id, at = '', group } of graded.toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1))) {
    row = group === grade ? row + 1 : 0;
    // Earlier grades only count for the row.
    if (at < period.from) continue;
    const isDue = row >= inARow;
    cases.push({ name: id, at, result: isDue ? 'breached' : 'met', found: row });
    if (!isDue) continue;
    if (terminates === true) consequences.push({ kind: 'termination' });
    if (deductPercent !== undefined) {
      const yuan = annualFee === undefined ? {} : { yuan: Math.round(annualFee * deductPercent) / 100 };
      consequences.push({ kind: 'deduction', percent: deductPercent, ...yuan });
    }
  }
  return { cases, consequences };
}
