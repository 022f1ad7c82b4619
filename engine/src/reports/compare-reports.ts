import type { CommitmentResult, ComplianceReport, ReportLine } from './compliance-report.js';

/** Why a case of a frozen report looks different when it is reckoned again. */
export type LineMoveReason =
  /** Entered after the report was frozen, with a true time inside the period. */
  | 'entered-later'
  /** No longer ends inside the period: reopened, or its end was corrected. */
  | 'moved-out'
  | 'ruled-later'
  | 'appealed-later'
  | 'calendar-changed'
  | 'corrected-later';

export interface LineMove {
  readonly commitment: string;
  readonly id: string;
  readonly why: LineMoveReason;
  readonly before?: ReportLine;
  readonly after?: ReportLine;
}

interface FigureMove {
  readonly commitment: string;
  readonly before: Figures;
  readonly after: Figures;
}

type Figures = Pick<CommitmentResult, 'count' | 'met' | 'breached' | 'excluded' | 'percent' | 'verdict'>;

export interface ReportComparison {
  /** Reckoned again it is the same to the last case. */
  readonly isReproduced: boolean;
  readonly hash: { readonly before: string; readonly after: string };
  readonly calendars: readonly { readonly key: string; readonly before: string; readonly after: string }[];
  /** The text of the agreement version itself differs; cannot happen unless the store was tampered with. */
  readonly isAgreementChanged: boolean;
  readonly figures: readonly FigureMove[];
  readonly lines: readonly LineMove[];
}

/** Holds a report against the same report reckoned again now: what moved, and why. */
export function compareReports(before: ComplianceReport, after: ComplianceReport): ReportComparison {
  const calendars = before.calendars.flatMap(({ key, version }) => {
    const now = after.calendars.find((each) => each.key === key)?.version ?? '';
    return now === version ? [] : [{ key, before: version, after: now }];
  });
  return {
    isReproduced: before.hash === after.hash,
    hash: { before: before.hash, after: after.hash },
    calendars,
    isAgreementChanged: before.agreement.hash !== after.agreement.hash,
    figures: figureMoves(before, after),
    lines: lineMoves(before, after, calendars.length > 0),
  };
}

function figureMoves(before: ComplianceReport, after: ComplianceReport): readonly FigureMove[] {
  const known = new Map(after.commitments.map((each) => [each.id, each]));
  return before.commitments.flatMap((old) => {
    const now = known.get(old.id);
    if (now === undefined) return [];
    const [was, is] = [figuresOf(old), figuresOf(now)];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ commitment: old.id, before: was, after: is }];
  });
}

function figuresOf({ count, met, breached, excluded, percent, verdict }: CommitmentResult): Figures {
  return { count, met, breached, excluded, percent, verdict };
}

function lineMoves(before: ComplianceReport, after: ComplianceReport, isOtherCalendar: boolean): readonly LineMove[] {
  const nameOf = ({ commitment, id }: ReportLine): string => `${commitment} ${id}`;
  const now = new Map(after.lines.map((line) => [nameOf(line), line]));
  const moves: LineMove[] = [];
  for (const old of before.lines) {
    const { commitment, id } = old;
    const fresh = now.get(nameOf(old));
    now.delete(nameOf(old));
    if (fresh === undefined) moves.push({ commitment, id, why: 'moved-out', before: old });
    else if (textOf(old) !== textOf(fresh))
      moves.push({ commitment, id, why: whyMoved(old, fresh, isOtherCalendar), before: old, after: fresh });
  }
  for (const fresh of now.values())
    moves.push({ commitment: fresh.commitment, id: fresh.id, why: 'entered-later', after: fresh });
  return moves;
}

function whyMoved(old: ReportLine, fresh: ReportLine, isOtherCalendar: boolean): LineMoveReason {
  if (old.appeal?.ruling === undefined && fresh.appeal?.ruling !== undefined) return 'ruled-later';
  if (old.appeal === undefined && fresh.appeal !== undefined) return 'appealed-later';
  return isOtherCalendar && (old.due !== fresh.due || old.found !== fresh.found)
    ? 'calendar-changed'
    : 'corrected-later';
}

function textOf(line: ReportLine): string {
  return JSON.stringify(Object.entries(line).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
