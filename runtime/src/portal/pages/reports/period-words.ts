import { t } from '../../locales/index.js';

export type PeriodKind = 'month' | 'quarter' | 'half-year' | 'year';

/** `2026-Q3` in words. */
export function periodWords(name: string): string {
  const { list } = t().reports;
  const [year = '', part = ''] = name.split('-');
  if (part === '') return list.year(year);
  if (part.startsWith('Q')) return list.quarter(year, part.slice(1));
  if (part.startsWith('H')) return list.half(year, part.slice(1));
  return list.monthName(year, Number(part));
}

/** The latest periods of a kind up to the month, the running one first. */
export function periodChoices(kind: PeriodKind, month: string): readonly string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const size = { month: 1, quarter: 3, 'half-year': 6, year: 12 }[kind];
  const count = { month: 24, quarter: 8, 'half-year': 6, year: 4 }[kind];
  const current = Math.floor((year * 12 + number - 1) / size);
  return Array.from({ length: count }, (_, index) => nameOf(kind, (current - index) * size));
}

function nameOf(kind: PeriodKind, months: number): string {
  const [year, month] = [Math.floor(months / 12), months % 12];
  if (kind === 'year') return String(year);
  if (kind === 'quarter') return `${year}-Q${month / 3 + 1}`;
  if (kind === 'half-year') return `${year}-H${month / 6 + 1}`;
  return `${year}-${String(month + 1).padStart(2, '0')}`;
}
