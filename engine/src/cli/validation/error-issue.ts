import type { Issue } from '../../definition/issue.js';
import { YunliuError } from '../../definition/yunliu-error.js';

/** A foreseen error as an issue of the file; others are thrown on. */
export function errorIssue(error: unknown): Issue {
  if (!(error instanceof YunliuError)) throw error;
  return {
    code: error.code,
    severity: 'error',
    pointer: error.pointer ?? '',
    message: error.messages,
    hint: error.hint,
  };
}
