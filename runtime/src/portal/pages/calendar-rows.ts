/** One line of dates as pasted. */
export interface PastedRow {
  readonly date: string;
  readonly to?: string;
  readonly hours: string;
  readonly title: string;
  readonly source?: string;
}

export interface PastedRows {
  readonly rows: readonly PastedRow[];
  /** Number of the line in the text, by row. */
  readonly lines: readonly number[];
  /** Lines that lack a column. */
  readonly short: readonly number[];
}

const WORDS: Readonly<Record<string, string>> = {
  休: 'off',
  放假: 'off',
  休息: 'off',
  off: 'off',
  班: 'workday',
  上班: 'workday',
  调休: 'workday',
  workday: 'workday',
  work: 'workday',
};

/** Reads lines of `date, arrangement, name, number`; dates and hours are judged by the server, which names the row. */
export function readRows(text: string): PastedRows {
  const rows: PastedRow[] = [];
  const lines: number[] = [];
  const short: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const columns = line.split(/[\t,，]/).map((column) => column.trim());
    const [when = '', arrangement = '', title = '', source = ''] = columns;
    if (index === 0 && /^(日期|date)$/i.test(when)) continue;
    if (when === '' || arrangement === '' || title === '') {
      short.push(index + 1);
      continue;
    }
    const [date = '', to] = when.split(/\s*[~～至]\s*/);
    lines.push(index + 1);
    rows.push({
      date: tidy(date),
      ...(to === undefined ? {} : { to: tidy(to) }),
      hours:
        (Object.hasOwn(WORDS, arrangement.toLowerCase()) ? WORDS[arrangement.toLowerCase()] : undefined) ?? arrangement,
      title,
      ...(source === '' ? {} : { source }),
    });
  }
  return { rows, lines, short };
}

/** `2027/1/1`, `2027年1月1日` as `2027-01-01`; what is no date stays as it is. */
function tidy(text: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim()) ?? [];
  return year === undefined ? text.trim().slice(0, 10) : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
