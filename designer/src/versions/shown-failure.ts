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

/** What exactly is wrong, one line each, where the host says so. */
export function shownFaults(error: unknown, locale: Locale): readonly string[] {
  if (error instanceof YunliuError) return error.issues.map(({ message }) => message[locale]);
  const { issues } = (error ?? {}) as { readonly issues?: unknown };
  if (!Array.isArray(issues)) return [];
  return issues.flatMap((issue: unknown) => {
    const { message, severity } = (issue ?? {}) as { readonly message?: unknown; readonly severity?: unknown };
    return typeof message === 'string' && severity !== 'warning' ? [message] : [];
  });
}
