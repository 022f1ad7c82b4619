import type { Locale } from '../definition/localized-text.js';
import { issueText } from './issue-text.js';

/** An error as the person at the terminal should read it: code, sentence, remedy; unforeseen ones with their name. */
export function errorText(error: unknown, language: Locale): string {
  if (isYunliuError(error)) {
    const lines = [`${error.code}: ${error.messages[language]}`, `  → ${error.hint[language]}`];
    return [...lines, ...(error.issues ?? []).map((issue) => issueText(issue, language))].join('\n');
  }
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const reason = `${typeof code === 'string' ? `${code}: ` : ''}${String(message ?? error)}`;
  return language === 'en' ? `Unexpected failure: ${reason}` : `意外错误：${reason}`;
}

interface CodedError {
  readonly code: string;
  readonly messages: { readonly 'zh-CN': string; readonly en: string };
  readonly hint: { readonly 'zh-CN': string; readonly en: string };
  readonly issues?: readonly Parameters<typeof issueText>[0][];
}

// By shape, not by class: the error may come from another copy of the library.
function isYunliuError(error: unknown): error is CodedError {
  return typeof error === 'object' && error !== null && 'code' in error && 'messages' in error && 'hint' in error;
}
