/**
 * One fault found by a check. Checks return all issues, they never throw the first: the designer marks every wrong
 * place at once and the CLI prints them together.
 */
export interface Issue {
  /** Stable, kebab-case with an area prefix, e.g. `state/unreachable`. Tests, HTTP and UI match on it. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** JSON pointer (RFC 6901) of the fault inside the checked document; '' is the whole document. */
  readonly pointer: string;
  readonly message: { readonly 'zh-CN': string; readonly en: string };
  /** What to do about it. */
  readonly hint: { readonly 'zh-CN': string; readonly en: string };
  /** The file the document came from, where known. */
  readonly file?: string;
}

/** `/states/a~1b/title` from its parts. */
export function jsonPointer(...parts: readonly (string | number)[]): string {
  return parts.map((part) => '/' + String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('');
}
