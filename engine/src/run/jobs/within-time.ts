import { YunliuError } from '../../definition/yunliu-error.js';

/**
 * The answer of host code, or a failed try once `limitMs` have passed: code that never answers must not hold one of the
 * worker's few places for ever. What it does afterwards changes nothing; the next try comes with the same key.
 */
export async function withinTime<Result>(
  limitMs: number,
  name: string,
  call: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = tooSlow(name, limitMs);
      reject(error);
      stop.abort(error);
    }, limitMs);
  });
  try {
    return await Promise.race([call(stop.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

function tooSlow(name: string, limitMs: number): YunliuError {
  const seconds = String(limitMs / 1000);
  return new YunliuError({
    code: 'service/timed-out',
    message: {
      'zh-CN': `处理程序“${name}”在 ${seconds} 秒内没有完成。`,
      en: `Handler "${name}" did not finish within ${seconds} s.`,
    },
    hint: {
      'zh-CN': '请检查其依赖的系统；确需更长时间时，调大 handlerTimeLimitMs。',
      en: 'Check the system it depends on, or raise `handlerTimeLimitMs` where it really needs longer.',
    },
    details: { handler: name },
  });
}
