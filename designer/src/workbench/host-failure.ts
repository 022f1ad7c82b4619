import { YunliuError, type Locale } from '@yunliu/engine/definition';

/** A failure as it is shown: already in the reader's language. */
export interface HostFailure {
  /** Stable code, e.g. `design/changed-meanwhile`. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** The network or the server is away: worth trying again by itself. */
  readonly isOffline: boolean;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What a host rejects with: its own error with a readable message, or a {@link YunliuError}. */
export function failureOf(error: unknown, locale: Locale): HostFailure {
  if (error instanceof YunliuError)
    return {
      code: error.code,
      message: error.messages[locale],
      hint: error.hint[locale],
      isOffline: false,
      details: error.details,
    };
  const given = isRecord(error) ? error : {};
  const code = typeof given['code'] === 'string' ? given['code'] : '';
  const isOffline = code === 'portal/unreachable' || (error instanceof TypeError && code === '');
  if (code === '' || typeof given['message'] !== 'string') return unknownFailure(locale, isOffline);
  const hint = typeof given['hint'] === 'string' ? given['hint'] : '';
  return {
    code,
    message: given['message'],
    hint,
    isOffline,
    details: isRecord(given['details']) ? given['details'] : {},
  };
}

function unknownFailure(locale: Locale, isOffline: boolean): HostFailure {
  const [message, hint] = isOffline
    ? locale === 'en'
      ? ['The server cannot be reached', 'It is tried again by itself; nothing is lost.']
      : ['无法连接服务器', '系统会自动重试，内容不会丢失。']
    : locale === 'en'
      ? ['Something went wrong', 'Try again; if it stays, tell the administrator.']
      : ['操作未能完成', '请重试；如仍出现，请联系系统管理员。'];
  return {
    code: isOffline ? 'workbench/offline' : 'workbench/unexpected',
    message: message ?? '',
    hint: hint ?? '',
    isOffline,
    details: {},
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
