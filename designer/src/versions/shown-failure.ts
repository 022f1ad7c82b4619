import { YunliuError, type Locale } from '@yunliu/engine/definition';

/** What went wrong, for people: message and hint of the host's error. */
export function shownFailure(error: unknown, locale: Locale): string {
  if (error instanceof YunliuError) return `${error.messages[locale]} ${error.hint[locale]}`;
  const { code, message, hint } = (error ?? {}) as {
    readonly code?: unknown;
    readonly message?: unknown;
    readonly hint?: unknown;
  };
  // Errors of programs have no code and are written for programmers.
  if (typeof code === 'string' && typeof message === 'string')
    return `${message} ${typeof hint === 'string' ? hint : ''}`.trim();
  return locale === 'en' ? 'That did not work. Please try again.' : '操作未能完成，请重试。';
}
