import { YunliuError } from '../../definition/yunliu-error.js';
import type { JobResult } from '../../decide/command.js';
import { errorCode, errorText } from '../error-text.js';

const DECLARED = 'service/declared-failure';
const MAX_MESSAGE = 500;

/**
 * Thrown by a service handler to say "this cannot be done" (as opposed to "it did not work this time"): the state's
 * `onFailure` is taken instead of another try.
 */
export function declaredFailure(message: string): YunliuError {
  return new YunliuError({
    code: DECLARED,
    message: { 'zh-CN': message, en: message },
    hint: { 'zh-CN': '由服务处理程序声明的失败。', en: 'Declared by the service handler.' },
  });
}

/** The failed try as a result; when the next one comes is reckoned by the core. */
export function failedResult(error: unknown): JobResult {
  const message = errorText(error).slice(0, MAX_MESSAGE);
  return errorCode(error) === DECLARED ? { status: 'failed', message, final: true } : { status: 'failed', message };
}
