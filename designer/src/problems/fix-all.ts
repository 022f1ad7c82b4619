import type { DesignIssue } from '../model/index.js';
import type { DesignSession } from '../session/index.js';

/** More of one kind than any design has. */
const MOST = 500;

/** Faults of one kind that one click mends. */
export function sameKind(issues: readonly DesignIssue[], code: string): readonly DesignIssue[] {
  return issues.filter((issue) => issue.code === code && issue.fixes.length > 0);
}

/**
 * Mends every fault of one kind with its likeliest fix, as one step. After each the design is checked again, because a
 * fix may move the others, and one that does not help is not tried twice.
 */
export function fixAll(session: DesignSession, code: string): { readonly fixed: number; readonly left: number } {
  const before = sameKind(session.issues, code).length;
  const [label] = sameKind(session.issues, code);
  const tried = new Set<string>();
  session.transaction(() => {
    for (let times = 0; times < MOST; times++) {
      const next = sameKind(session.issues, code).find((issue) => !tried.has(markOf(issue)));
      const command = next?.fixes[0]?.command;
      if (next === undefined || command === undefined) return;
      tried.add(markOf(next));
      session.stack.execute(command);
    }
  }, label?.fixes[0]?.title);
  const left = session.issues.filter((issue) => issue.code === code).length;
  return { fixed: Math.max(0, before - left), left };
}

function markOf({ pointer, message, fixes }: DesignIssue): string {
  return JSON.stringify([pointer, message.en, fixes[0]?.command]);
}
