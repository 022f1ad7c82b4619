import type { Issue } from '../definition/issue.js';
import type { Locale } from '../definition/localized-text.js';
import type { TextPlace } from '../definition/parse-definition-text.js';

/** An issue with its place in a file, where known. */
export interface PlacedIssue extends Issue {
  readonly line?: number;
  readonly column?: number;
}

export function placed(issue: Issue, file: string, place: TextPlace | undefined): PlacedIssue {
  return { ...issue, file, ...(place === undefined ? {} : { line: place.line, column: place.column }) };
}

/** `file:line:column  error  code  pointer`, the sentence, the remedy. */
export function issueText(issue: PlacedIssue, language: Locale): string {
  const severity = issue.severity === 'error' ? ['错误', 'error'] : ['警告', 'warning'];
  const place = [issue.file, issue.line, issue.column].filter((part) => part !== undefined).join(':');
  const head = [place, severity[language === 'en' ? 1 : 0], issue.code, issue.pointer]
    .filter((part) => part !== undefined && part !== '')
    .join('  ');
  return `${head}\n  ${issue.message[language]}\n  → ${issue.hint[language]}`;
}
