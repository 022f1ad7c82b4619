import { YunliuError } from '../../definition/yunliu-error.js';
import type { JobResult } from '../../decide/command.js';
import { errorCode, errorText } from '../error-text.js';

const DECLARED = 'service/declared-failure';
const MAX_MESSAGE = 500;

/**
 * Thrown by a service handler to say "this cannot be done" (as opposed to "it did not work this time"): the state's
 * `onError` for `code`, or its `onFailure`, is taken instead of another try.
 */
export function declaredFailure(message: string, code?: string): YunliuError {
  return new YunliuError({
    code: DECLARED,
    message: { 'zh-CN': message, en: message },
    hint: { 'zh-CN': '由服务处理程序声明的失败。', en: 'Declared by the service handler.' },
    ...(code === undefined ? {} : { details: { error: code } }),
  });
}

/** The failed try as a result; when the next one comes is reckoned by the core. */
export function failedResult(error: unknown): JobResult {
  const message = errorText(error).slice(0, MAX_MESSAGE);
  if (errorCode(error) !== DECLARED) return { status: 'failed', message };
  const code = error instanceof YunliuError ? error.details?.['error'] : undefined;
  return { status: 'failed', message, final: true, ...(typeof code === 'string' ? { code } : {}) };
}
