/** The URL, or `undefined` when the text is none (`URL.parse` is too new for our oldest Node). */
export function readUrl(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}
