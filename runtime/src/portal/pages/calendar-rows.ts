import { everyLanguage } from '../locales/index.js';

/** One line of dates as pasted. */
interface PastedRow {
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

// Whatever the language of the interface, a notice may be pasted in any of them.
const READING = everyLanguage.map(({ clocks }) => clocks.addDates.reading);
const WORDS: ReadonlyMap<string, string> = new Map(
  READING.flatMap(({ off, workday }) => [
    ...off.split(' ').map((word) => [word, 'off'] as const),
    ...workday.split(' ').map((word) => [word, 'workday'] as const),
  ]),
);
const HEADINGS = READING.map(({ heading }) => heading);
const UNTIL = new RegExp(String.raw`\s*[~～${READING.map(({ until }) => until).join('')}]\s*`);
const DAY = new RegExp(String.raw`^(\d{4})[-/.${dayMarks(0)}](\d{1,2})[-/.${dayMarks(1)}](\d{1,2})[${dayMarks(2)}]?$`);

/** Reads lines of `date, arrangement, name, number`; dates and hours are judged by the server, which names the row. */
export function readRows(text: string): PastedRows {
  const rows: PastedRow[] = [];
  const lines: number[] = [];
  const short: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const columns = line.split(/[\t,，]/).map((column) => column.trim());
    const [when = '', arrangement = '', title = '', source = ''] = columns;
    if (index === 0 && HEADINGS.includes(when.toLowerCase())) continue;
    if (when === '' || arrangement === '' || title === '') {
      short.push(index + 1);
      continue;
    }
    const [date = '', to] = when.split(UNTIL);
    lines.push(index + 1);
    rows.push({
      date: tidy(date),
      ...(to === undefined ? {} : { to: tidy(to) }),
      hours: WORDS.get(arrangement.toLowerCase()) ?? arrangement,
      title,
      ...(source === '' ? {} : { source }),
    });
  }
  return { rows, lines, short };
}

/** `2027/1/1` or the words of a language as `2027-01-01`; what is no date stays as it is. */
function tidy(text: string): string {
  const [, year, month = '', day = ''] = DAY.exec(text.trim()) ?? [];
  return year === undefined ? text.trim().slice(0, 10) : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The marks after the year (0), the month (1) or the day (2) of all languages. */
function dayMarks(place: number): string {
  return READING.map((reading) => [...reading.dayMarks][place] ?? '').join('');
}
