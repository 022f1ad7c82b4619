/** One line of two texts laid side by side. */
export interface LineDifference {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Longest texts that are compared line by line; above, everything counts as exchanged. */
const MOST_LINES = 3000;

/** What has to be taken from and added to `before` to give `after`, by the longest common lines. */
export function lineDifferences(before: string, after: string): readonly LineDifference[] {
  const a = before === '' ? [] : before.split('\n');
  const b = after === '' ? [] : after.split('\n');
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const same = (lines: readonly string[]): readonly LineDifference[] => lines.map((text) => ({ kind: 'same', text }));
  return [
    ...same(a.slice(0, head)),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...same(tail === 0 ? [] : a.slice(-tail)),
  ];
}

function middle(a: readonly string[], b: readonly string[]): readonly LineDifference[] {
  if (a.length > MOST_LINES || b.length > MOST_LINES)
    return [
      ...a.map((text): LineDifference => ({ kind: 'removed', text })),
      ...b.map((text): LineDifference => ({ kind: 'added', text })),
    ];
  // lengths[i][j]: longest common lines of a from i and b from j
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row !== undefined) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const found: LineDifference[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push({ kind: 'same', text: a[i] ?? '' });
      [i, j] = [i + 1, j + 1];
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      found.push({ kind: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      found.push({ kind: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return found;
}

/** Only what differs, with `around` lines before and after; `undefined` stands for lines left out. */
export function withContext(lines: readonly LineDifference[], around = 2): readonly (LineDifference | undefined)[] {
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(({ kind }) => kind !== 'same'),
  );
  return lines.flatMap((line, at): readonly (LineDifference | undefined)[] => {
    if (near[at] === true) return [line];
    return at === 0 || near[at - 1] === true ? [undefined] : [];
  });
}
