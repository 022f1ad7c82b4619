import { RE2JS } from 're2js';

/** A pattern on a linear-time engine: no input can make it run away. */
export interface SafePattern {
  /** Does the pattern occur anywhere in the text? */
  test(text: string): boolean;
  replaceAll(text: string, replacement: string): string;
  split(text: string): readonly string[];
}

const FLAGS: { readonly [flag: string]: number } = { i: RE2JS.CASE_INSENSITIVE, s: RE2JS.DOTALL, m: RE2JS.MULTILINE };

const CACHE_SIZE = 200;
const cache = new Map<string, SafePattern | undefined>();

/**
 * Compiles a pattern written by an administrator. `undefined` when it is not accepted (look-around and back references
 * are not linear). Flags: `i`, `s`, `m`.
 */
export function safePattern(source: string, flags = ''): SafePattern | undefined {
  const key = `${flags}/${source}`;
  if (cache.has(key)) return cache.get(key);
  if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value ?? '');
  const compiled = compile(source, flags);
  cache.set(key, compiled);
  return compiled;
}

function compile(source: string, flags: string): SafePattern | undefined {
  if (source.length > 1000) return undefined;
  let bits = 0;
  for (const flag of flags) {
    const bit = Object.hasOwn(FLAGS, flag) ? FLAGS[flag] : undefined;
    if (bit === undefined) return undefined;
    bits |= bit;
  }
  try {
    const pattern = RE2JS.compile(RE2JS.translateRegExp(source), bits);
    return {
      test: (text) => pattern.matcher(text).find(),
      replaceAll: (text, replacement) => pattern.matcher(text).replaceAll(replacement),
      split: (text) => pattern.split(text, -1),
    };
  } catch {
    // RE2 refuses what it cannot run in linear time; the caller names the pattern.
    return undefined;
  }
}
