import type { Locale } from '@yunliu/engine/definition';
import type { DesignDocument, DesignElement, DesignIssue } from '../model/index.js';
import { elementTitle } from './element-title.js';
import { issuesByElement } from './issues-by-element.js';

export type ProblemFilter = 'all' | DesignIssue['severity'];

/** Problems of one element. */
export interface ProblemGroup {
  readonly key: string;
  readonly element: DesignElement;
  readonly title: string;
  readonly issues: readonly DesignIssue[];
}

export interface ProblemCounts {
  readonly error: number;
  readonly warning: number;
}

export function problemCounts(issues: readonly DesignIssue[]): ProblemCounts {
  const error = issues.filter(({ severity }) => severity === 'error').length;
  return { error, warning: issues.length - error };
}

/** What passes the filter and holds the words, by element; elements with errors first. */
export function problemGroups(
  document: DesignDocument,
  issues: readonly DesignIssue[],
  locale: Locale,
  filter: ProblemFilter = 'all',
  search = '',
): readonly ProblemGroup[] {
  const words = search.trim().toLowerCase();
  const groups = [...issuesByElement(issues)].flatMap(([key, all]): readonly ProblemGroup[] => {
    const [first] = all;
    if (first === undefined) return [];
    const title = elementTitle(document, first.element, locale);
    const shown = all.filter(
      ({ severity, message }) =>
        (filter === 'all' || severity === filter) && `${title}\n${message[locale]}`.toLowerCase().includes(words),
    );
    return shown.length === 0 ? [] : [{ key, element: first.element, title, issues: shown }];
  });
  const hasError = ({ issues: list }: ProblemGroup): boolean => list.some(({ severity }) => severity === 'error');
  return [...groups.filter(hasError), ...groups.filter((group) => !hasError(group))];
}
