/** The known name a misspelt one most likely meant: same but for case and separators, else at most two edits away. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');
  let best: string | undefined;
  let least = name.length > 3 ? 3 : 2;
  for (const candidate of known) {
    if (plain(candidate) === plain(name)) return candidate;
    const edits = distance(candidate, name, least);
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

/** Number of single-character edits between two texts; `limit` or more when there are at least so many. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? limit;
}
