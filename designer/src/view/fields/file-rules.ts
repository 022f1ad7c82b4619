import type { Json } from '@yunliu/engine/definition';
import { fillText } from '../locales/form-texts.js';
import type { FormTexts } from '../locales/form-texts.js';

/** Limits of an attachment field: `options.maxSizeMb` (default 20), `options.accept` (`.pdf,.jpg` or a list), `maxItems`. */
export interface FileRules {
  readonly maxBytes: number;
  readonly maxFiles: number;
  /** Lower-case endings with their dot; empty = any. */
  readonly endings: readonly string[];
}

export function fileRules(options: { readonly [name: string]: Json }, maxItems: number | undefined): FileRules {
  const size = options['maxSizeMb'];
  const accept = options['accept'];
  const list = Array.isArray(accept)
    ? (accept as readonly Json[]).map(String)
    : typeof accept === 'string'
      ? accept.split(',')
      : [];
  const endings = list.map((entry) => entry.trim().toLowerCase()).filter((entry) => entry.startsWith('.'));
  return {
    maxBytes: (typeof size === 'number' && size > 0 ? size : 20) * 1024 * 1024,
    maxFiles: maxItems ?? 50,
    endings,
  };
}

/** `20 MB`, `512 KB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024 * 1024) return `${String(Math.max(1, Math.round(bytes / 1024)))} KB`;
  return `${String(Math.round((bytes / 1024 / 1024) * 10) / 10)} MB`;
}

/** Why a chosen file is not uploaded, or undefined when it may be. The server judges again. */
export function fileProblem(file: File, rules: FileRules, texts: FormTexts): string | undefined {
  if (file.size === 0) return fillText(texts.fileEmpty, { name: file.name });
  if (file.size > rules.maxBytes)
    return fillText(texts.fileTooLarge, { name: file.name, size: sizeText(rules.maxBytes) });
  const lower = file.name.toLowerCase();
  if (rules.endings.length > 0 && !rules.endings.some((ending) => lower.endsWith(ending))) {
    return fillText(texts.fileWrongType, { name: file.name, types: rules.endings.join(' ') });
  }
  return undefined;
}
