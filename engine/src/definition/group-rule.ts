/**
 * Most members of one group. Every ballot writes the whole instance document again: measured, 500 open tasks are 105 KiB,
 * 5 ms to decide a ballot and 50 ms to open; it grows with the square, so 10,000 rows would be 2 MiB and a tenth of a second
 * for each of 10,000 ballots. Longer lists belong into child processes (`call` with `each`).
 */
export const MAX_MEMBERS = 500;

/**
 * How several people answer one visit of a task state together: 会签 `all`, 或签 `any`, 依次 `sequence`, 票签 `vote`. Absent = one
 * task that its assignee, or the candidate who claims it, completes.
 *
 * Members are the active people the state's `assign` finds (roles and departments are spread into their people), or, with
 * `each`, one task per element of a list. An outcome named by `pass`, `reject` or `abstain` is a ballot; any other outcome
 * of the state (退回 …) ends the group at once and is taken. What the group decides is taken as the outcome `pass` or `reject`.
 *
 * - `all`, `sequence`: passed when everyone has answered, somebody agreed and nobody refused; the first refusal refuses
 * - `any`: passed by the first who agrees; refused when everyone has answered and nobody did. Where one refusal is to be
 *   enough too, leave out `reject`: the refusing outcome is then no ballot and ends the group
 */
export type GroupRule = GroupCommon &
  (
    | { readonly kind: 'all' }
    | { readonly kind: 'any' }
    | { readonly kind: 'sequence' }
    | ({ readonly kind: 'vote' } & VoteRule)
  );

interface GroupCommon {
  readonly pass: string;
  /** Absent = members cannot refuse. */
  readonly reject?: string;
  readonly abstain?: string;
  /** `decided` (default): ends as soon as nothing can change the result; open tasks are closed with that reason. */
  readonly until?: 'decided' | 'everyone';
  readonly each?: EachRule;
  /** Variable that receives the ballots when the group ends: `[{user, outcome, comment, at, weight, item}]`. */
  readonly results?: string;
}

export interface VoteRule {
  /** Passed when the (weighted) yes votes reach it. `ratio` 0–1 of all members or of the votes cast (abstentions apart). */
  readonly threshold: { readonly count: number } | { readonly ratio: number; readonly of?: 'members' | 'votes' };
  /** FEEL over `member` (user id) and `item` giving a number above 0; default 1. */
  readonly weight?: string;
  /** A refusal by anyone in these roles refuses at once. */
  readonly veto?: readonly string[];
  /** Share of the members (0–1) who must have answered, abstentions included; below it the vote is refused. */
  readonly quorum?: number;
  /**
   * What equal yes and no weights mean once everyone has answered; default `reject`. Asked only with a ratio of 0.5 or more:
   * a count, or a smaller share, says by itself whether half is enough.
   */
  readonly tie?: 'pass' | 'reject';
}

/** One task, job or child per element of a list. */
export interface EachRule {
  /** FEEL giving a list. Expressions of one element see it as `item` and its place as `index` (from 1). */
  readonly list: string;
  /** Name instead of `item`. */
  readonly as?: string;
  /** `parallel` (default): all at once; `sequential`: the next when the one before has ended. */
  readonly mode?: 'parallel' | 'sequential';
  /**
   * FEEL over `completed`, `active`, `total` and the variables: true = enough, the others are cancelled. Asked after each
   * answer; a group then counts as if those who answered were all.
   */
  readonly enough?: string;
}

/** Outcomes that are ballots of a group. */
export function ballotsOf({ pass, reject, abstain }: GroupRule): readonly string[] {
  return [pass, reject, abstain].filter((outcome) => outcome !== undefined);
}
