import type { Locale } from '@yunliu/engine/definition';
import type { Request } from 'express';

/** Language of an answer: what the browser asks for, zh-CN when it asks for neither of ours. */
export function languageOf(request: Request): Locale {
  return request.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN';
}
