import type { ApiError, ApiIssue } from '../api/index.js';
import { t } from './locales/index.js';

/** Any failure as the portal shows it: code, what happened and what to do, in the reader's language. */
export class PortalError extends Error {
  readonly code: string;
  readonly hint: string;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly pointer: string | undefined;
  readonly issues: readonly ApiIssue[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(error: ApiError, status: number) {
    super(error.message);
    this.name = 'PortalError';
    this.code = error.code;
    this.hint = error.hint;
    this.status = status;
    this.requestId = error.requestId;
    this.pointer = error.pointer;
    this.issues = error.issues ?? [];
    this.details = error.details ?? {};
  }

  /** True when somebody else moved the instance on since the page was loaded. */
  get isConflict(): boolean {
    return this.status === 409 && this.code !== 'command/id-reused';
  }

  static unreachable(): PortalError {
    const { errors } = t();
    const message = navigator.onLine ? errors.unreachable : errors.offline;
    return new PortalError({ code: 'portal/unreachable', message, hint: errors.unreachableHint, requestId: '' }, 0);
  }

  static from(error: unknown): PortalError {
    if (error instanceof PortalError) return error;
    const { errors } = t();
    return new PortalError(
      { code: 'portal/unexpected', message: errors.unexpected, hint: errors.unexpectedHint, requestId: '' },
      0,
    );
  }
}
