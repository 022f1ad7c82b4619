import { YunliuError } from '../../definition/yunliu-error.js';
import { readUrl } from './read-url.js';
import type { BuiltInOptions } from './built-in-options.js';

const MIN_SECRET = 16;

/** Throws `engine/invalid-option` for what could only fail later, in the night. */
export function checkBuiltIn(options: BuiltInOptions): BuiltInOptions {
  for (const [index, prefix] of (options.http?.allow ?? []).entries()) checkUrl(prefix, `/builtIn/http/allow/${index}`);
  for (const [name, { url, secret }] of Object.entries(options.webhooks ?? {})) {
    checkUrl(url, `/builtIn/webhooks/${name}/url`);
    if (secret.length < MIN_SECRET) throw invalid(`/builtIn/webhooks/${name}/secret`, `≥ ${MIN_SECRET}`);
  }
  return options;
}

function checkUrl(text: string, pointer: string): void {
  const url = readUrl(text);
  const isPlain = url !== undefined && url.username === '' && url.search === '' && url.hash === '';
  if (!isPlain || !/^https?:$/.test(url.protocol)) throw invalid(pointer, 'http(s)://host/path/');
}

function invalid(pointer: string, wanted: string): YunliuError {
  return new YunliuError({
    code: 'engine/invalid-option',
    message: { 'zh-CN': `引擎选项 ${pointer} 的取值不可用。`, en: `The engine option ${pointer} cannot be used.` },
    hint: { 'zh-CN': `应为：${wanted}。`, en: `Expected: ${wanted}.` },
    pointer,
  });
}
