import type { GroupRule, VoteRule } from '../../definition/group-rule.js';
import type { Tally } from './tally.js';
import type { Verdict, VerdictFacts } from './verdict.js';

/** Weights are decimals: 0.1 + 0.2 must reach 0.3. */
const SLACK = 1e-9;
/** Different differences of weights looked at when asking whether a tie can still come about; beyond it, it can. */
const MAX_DIFFERENCES = 20_000;

type Vote = Extract<GroupRule, { readonly kind: 'vote' }>;

interface Weights {
  readonly pass: number;
  readonly reject: number;
  readonly total: number;
}

/**
 * 票签. With everyone's answer: a veto refuses; equal weights are a tie where half is what counts (a ratio of 0.5 or more);
 * else the threshold decides. Before that the result is taken as soon as no further ballot can change it, and passing
 * needs the quorum to have answered.
 */
export function judgeVote(rule: Vote, tally: Tally, facts: VerdictFacts): Verdict | undefined {
  if (tally.open === 0) return finalVerdict(rule, tally, facts);
  // As if those who have answered were all: the others count neither for a share nor for the quorum.
  if (facts.enough) {
    const members = tally.members - tally.open;
    return finalVerdict(rule, { ...tally, members, open: 0, openWeights: [] }, facts);
  }
  if (rule.until === 'everyone') return undefined;
  if (facts.vetoed) return { result: 'reject', reason: 'veto' };
  const { canPass, canFail } = possible(rule, tally, facts);
  if (canPass && canFail) return undefined;
  if (!canPass) return { result: 'reject', reason: 'threshold-out-of-reach' };
  return hasQuorum(rule, tally) ? { result: 'pass', reason: 'threshold-reached' } : undefined;
}

function finalVerdict(rule: Vote, tally: Tally, facts: VerdictFacts): Verdict {
  if (facts.vetoed) return { result: 'reject', reason: 'veto' };
  if (!hasQuorum(rule, tally)) return { result: 'reject', reason: 'quorum-missed' };
  return judgeWeights(rule, {
    pass: tally.passWeight,
    reject: tally.rejectWeight,
    total: totalOf(tally),
  });
}

/** What complete weights mean. Monotone: one more vote in favour never turns a passed vote into a refused one. */
function judgeWeights({ threshold, tie }: VoteRule, weights: Weights): Verdict {
  if (isTie(threshold, weights)) return { result: tie ?? 'reject', reason: 'tie' };
  return isReached(threshold, weights)
    ? { result: 'pass', reason: 'threshold-reached' }
    : { result: 'reject', reason: 'threshold-missed' };
}

function isReached(threshold: VoteRule['threshold'], { pass, reject, total }: Weights): boolean {
  if ('count' in threshold) return pass > 0 && pass >= threshold.count - SLACK;
  const base = threshold.of === 'votes' ? pass + reject : total;
  return pass > 0 && pass >= threshold.ratio * base - SLACK;
}

/** A count, or a ratio below one half, says by itself what equal weights mean. */
function isTie(threshold: VoteRule['threshold'], { pass, reject }: Weights): boolean {
  return 'ratio' in threshold && threshold.ratio >= 0.5 && pass > 0 && Math.abs(pass - reject) <= SLACK;
}

/** Which results the open ballots can still bring about. */
function possible(
  rule: Vote,
  tally: Tally,
  facts: VerdictFacts,
): { readonly canPass: boolean; readonly canFail: boolean } {
  const open = tally.openWeights.reduce((sum, weight) => sum + weight, 0);
  const total = totalOf(tally);
  const { passWeight, rejectWeight } = tally;
  const best: Weights = { pass: passWeight + open, reject: rejectWeight, total };
  const worst: Weights =
    rule.reject !== undefined
      ? { pass: passWeight, reject: rejectWeight + open, total }
      : { pass: rule.abstain === undefined ? passWeight + open : passWeight, reject: rejectWeight, total };
  const canTie = 'ratio' in rule.threshold && rule.threshold.ratio >= 0.5 && tieCanCome(rule, tally);
  // Between both ends: nobody else takes a side.
  const idle: Weights = { pass: passWeight, reject: rejectWeight, total };
  const passes = (weights: Weights): boolean => judgeWeights(rule, weights).result === 'pass';
  const [bestPasses, worstPasses] = [passes(best), passes(worst)];
  // A tie that passes is not monotone: one vote more in favour, or an abstention instead of a refusal, may break it and
  // still miss the threshold, so all ends of what can come are asked for both results.
  return {
    canPass: bestPasses || worstPasses || (canTie && rule.tie === 'pass'),
    canFail:
      !bestPasses ||
      !worstPasses ||
      (rule.abstain !== undefined && !passes(idle)) ||
      facts.vetoOpen ||
      (canTie && (rule.tie !== 'pass' || rule.threshold.ratio > 0.5)),
  };
}

/** Can the open ballots make both sides equal, with at least one vote in favour? */
function tieCanCome(rule: Vote, { passWeight, rejectWeight, openWeights }: Tally): boolean {
  const present = [round(passWeight - rejectWeight)];
  // Apart, those that somebody has agreed in: where nobody does, nought to nought is no tie.
  let [agreed, without] =
    passWeight > 0 ? [new Set(present), new Set<number>()] : [new Set<number>(), new Set(present)];
  for (const weight of openWeights) {
    const others = (differences: ReadonlySet<number>): Set<number> => {
      const next = new Set<number>();
      for (const difference of differences) {
        if (rule.reject !== undefined) next.add(round(difference - weight));
        if (rule.abstain !== undefined) next.add(difference);
      }
      return next;
    };
    const next = others(agreed);
    for (const difference of [...agreed, ...without]) next.add(round(difference + weight));
    [agreed, without] = [next, others(without)];
    if (agreed.size + without.size > MAX_DIFFERENCES) return true;
  }
  return agreed.has(0);
}

function hasQuorum({ quorum }: VoteRule, { members, open }: Tally): boolean {
  return quorum === undefined || members - open >= quorum * members - SLACK;
}

/** Weight of all members, those who abstained included. */
function totalOf({ passWeight, rejectWeight, abstainWeight, openWeights }: Tally): number {
  return passWeight + rejectWeight + abstainWeight + openWeights.reduce((sum, weight) => sum + weight, 0);
}

function round(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
