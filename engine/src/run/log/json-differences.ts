/** One place where two documents differ; a side that lacks the place has no value. */
export interface Difference {
  readonly pointer: string;
  readonly expected?: unknown;
  readonly found?: unknown;
}

/** Places where `found` differs from `expected`, each as deep as it can be named, at most `limit`. */
export function jsonDifferences(expected: unknown, found: unknown, limit = 50): readonly Difference[] {
  const differences: Difference[] = [];
  walk(expected, found, '', differences, limit);
  return differences;
}

function walk(expected: unknown, found: unknown, pointer: string, into: Difference[], limit: number): void {
  if (into.length >= limit || Object.is(expected, found)) return;
  if (!isTree(expected) || !isTree(found) || Array.isArray(expected) !== Array.isArray(found)) {
    const difference: { -readonly [Key in keyof Difference]: Difference[Key] } = { pointer };
    if (expected !== undefined) difference.expected = expected;
    if (found !== undefined) difference.found = found;
    into.push(difference);
    return;
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    walk(
      own(expected, key),
      own(found, key),
      `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      into,
      limit,
    );
  }
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function own(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
