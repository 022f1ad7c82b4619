/** A case that was carried out: its data, and when. */
export interface Carried {
  readonly at: string;
  readonly data?: { readonly [name: string]: unknown };
  /** Another process of the row (activities it depends on). */
  readonly process?: string;
}

export interface RecordCase {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly meets: readonly Carried[];
  readonly breaks: readonly Carried[];
  /** Periods or cases that are broken in the story that breaks it. */
  readonly broken?: number;
}

const day = (date: string, time = '10:00'): string => `${date}T${time}:00+08:00`;
const at = (variable: string, ...dates: readonly string[]): readonly Carried[] =>
  dates.map((date) => ({ at: day(date), data: { [variable]: day(date) } }));
const dates = (month: string, ...days: readonly number[]): readonly string[] =>
  days.map((each) => `${month}-${String(each).padStart(2, '0')}`);
const span = (names: readonly [string, string], from: string, to: string): Carried => ({
  at: to,
  data: { [names[0]]: from, [names[1]]: to },
});
const outage = (from: string, to: string): Carried => span(['outageFrom', 'outageTo'], from, to);
const present = (from: string, to: string): Carried => span(['presentFrom', 'presentTo'], from, to);
const checked = (name: string, ...oks: readonly boolean[]): readonly Carried[] =>
  oks.map((ok) => ({ at: day('2026-09-10'), data: { [name]: ok } }));
const without = <Item>(items: readonly Item[], index: number): readonly Item[] =>
  items.filter((_, each) => each !== index);

const september = { from: day('2026-09-01', '00:00'), to: day('2026-10-01', '00:00') };
const october = { from: day('2026-10-01', '00:00'), to: day('2026-11-01', '00:00') };
const quarter = { from: day('2026-07-01', '00:00'), to: day('2026-10-01', '00:00') };
const half = { from: day('2026-07-01', '00:00'), to: day('2027-01-01', '00:00') };
const year = { from: day('2026-01-01', '00:00'), to: day('2027-01-01', '00:00') };
/** Six working days around the National Day week; Saturday 10-10 is one of them. */
const golden = { from: day('2026-09-28', '00:00'), to: day('2026-10-12', '00:00') };
const goldenDays = ['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10'];
const week = { from: day('2026-09-07', '00:00'), to: day('2026-09-14', '00:00') };

const halfHour = [outage(day('2026-09-10', '10:00'), day('2026-09-10', '10:30'))];
const quiet = { meets: [{ at: day('2026-09-10') }], breaks: halfHour };
const rounds = goldenDays.flatMap((date) => at('doneAt', date, date, date));
const daily = dates('2026-09', 7, 8, 9, 10, 11, 12, 13);
const fridays = dates('2026-09', 4, 11, 18, 25);
const notice = (minute: string): Carried => ({
  at: day('2026-09-10', minute),
  data: {
    eventNo: 'E1',
    noticeAt: day('2026-09-10', minute),
    eventFrom: day('2026-09-10', '10:00'),
    eventTo: day('2026-09-10', '11:20'),
  },
});
const grades = (name: string, ...given: readonly (readonly [date: string, grade: string])[]): readonly Carried[] =>
  given.map(([date, grade]) => ({ at: day(date), data: { [name]: grade, doneAt: day(date) } }));
const sums = (value: string, when: string, ...amounts: readonly number[]): readonly Carried[] =>
  amounts.map((amount, index) => ({
    at: day(dates('2026-09', index + 1)[0] ?? ''),
    data: { [value]: amount, [when]: day(dates('2026-09', index + 1)[0] ?? '') },
  }));
const lead = (done: string, anchor: string, more = {}): Carried => ({
  at: day('2026-09-10'),
  data: { [done]: '', [anchor]: '', ...more },
});

export const recordCases: readonly RecordCase[] = [
  { id: 'A01.1', ...september, ...quiet },
  { id: 'A01.5', ...week, meets: at('doneAt', ...daily), breaks: at('doneAt', ...without(daily, 5)) },
  { id: 'A01.6', ...half, meets: at('doneAt', '2026-10-20'), breaks: [] },
  { id: 'A01.7', ...year, meets: sums('personDays', 'doneAt', 6, 4), breaks: sums('personDays', 'doneAt', 6, 4.5) },
  { id: 'A01.8', ...year, meets: at('doneAt', '2026-12-20'), breaks: at('doneAt', '2027-01-05') },
  { id: 'A01.9', ...half, meets: at('doneAt', '2026-12-31'), breaks: [] },
  { id: 'A01.10', ...half, meets: at('doneAt', '2026-11-30'), breaks: at('doneAt', '2026-06-30') },
  {
    id: 'A01.11',
    ...year,
    meets: grades('grade', ['2026-06-30', 'pass']),
    breaks: grades('grade', ['2026-06-30', 'fail']),
  },
  {
    id: 'A01.12',
    ...year,
    meets: grades('yearGrade', ['2025-12-30', 'pass'], ['2026-12-30', 'fail']),
    breaks: grades('yearGrade', ['2025-12-30', 'fail'], ['2026-12-30', 'fail']),
  },
  {
    id: 'A01.13',
    ...year,
    meets: [span(['validFrom', 'validTo'], day('2026-01-01', '00:00'), day('2027-01-01', '00:00'))],
    breaks: [span(['validFrom', 'validTo'], day('2026-02-01', '00:00'), day('2027-01-01', '00:00'))],
  },
  { id: 'A02.1', ...golden, meets: rounds, breaks: without(rounds, 4) },
  {
    id: 'A02.2',
    ...week,
    meets: at('doneAt', ...dates('2026-09', 7, 8, 9, 10, 11)),
    breaks: at('doneAt', ...dates('2026-09', 7, 8, 10, 11, 12)),
  },
  { id: 'A02.3', ...week, meets: at('deliveredAt', '2026-09-07'), breaks: [] },
  { id: 'A02.4', ...september, meets: at('restoredAt', '2026-09-03'), breaks: at('restoredAt', '2026-08-31') },
  { id: 'A02.5', ...september, meets: at('archivedAt', '2026-09-30'), breaks: [] },
  {
    id: 'A02.7',
    from: day('2026-09-14', '00:00'),
    to: day('2026-09-15', '00:00'),
    meets: at('handedOverAt', '2026-09-14'),
    breaks: at('handedOverAt', '2026-09-07', '2026-09-15'),
  },
  {
    id: 'A02.21',
    ...golden,
    meets: goldenDays.map((date) => present(day(date, '09:00'), day(date, '18:00'))),
    breaks: goldenDays.map((date, index) => present(day(date, '09:00'), day(date, index === 2 ? '17:00' : '18:00'))),
  },
  { id: 'A02.23', ...september, meets: at('reportedAt', '2026-09-30'), breaks: [] },
  { id: 'A02.24', ...quarter, meets: at('quarterNotedAt', '2026-09-30'), breaks: [] },
  { id: 'A02.27', ...october, meets: at('compiledAt', '2026-10-30'), breaks: at('compiledAt', '2026-10-31') },
  {
    id: 'A02.28',
    from: day('2026-10-01', '00:00'),
    to: day('2026-10-03', '00:00'),
    meets: at('deliveredAt', '2026-10-01'),
    breaks: at('deliveredAt', '2026-09-01', '2026-10-02'),
  },
  {
    id: 'A02.29',
    ...september,
    meets: at('summarisedAt', ...fridays),
    breaks: at('summarisedAt', ...without(fridays, 2)),
  },
  { id: 'A02.30', ...september, ...quiet },
  { id: 'A02.33', ...september, ...quiet },
  {
    id: 'A02.34',
    from: day('2026-10-01', '00:00'),
    to: day('2026-10-08', '00:00'),
    meets: [
      present(day('2026-10-01', '00:00'), day('2026-10-04', '08:00')),
      present(day('2026-10-04', '08:00'), day('2026-10-08', '00:00')),
    ],
    breaks: [
      present(day('2026-10-01', '00:00'), day('2026-10-04', '08:00')),
      present(day('2026-10-04', '09:00'), day('2026-10-08', '00:00')),
    ],
  },
  {
    id: 'A02.35',
    ...golden,
    meets: goldenDays.map((date) => present(day(date, '09:00'), day(date, '17:30'))),
    breaks: without(goldenDays, 5).map((date) => present(day(date, '09:00'), day(date, '17:30'))),
  },
  {
    id: 'A02.36',
    ...september,
    meets: [notice('10:30'), notice('10:55'), notice('11:20')],
    breaks: [notice('10:30'), notice('11:20')],
  },
  { id: 'A02.37', ...year, meets: sums('sessions', 'heldAt', 1, 1, 1), breaks: sums('sessions', 'heldAt', 1, 1) },
  {
    id: 'A02.38',
    ...september,
    meets: [lead('submittedAt', 'trainingAt', { submittedAt: '2026-08-20', trainingAt: '2026-09-20' })],
    breaks: [lead('submittedAt', 'trainingAt', { submittedAt: '2026-08-21', trainingAt: '2026-09-20' })],
  },
  {
    id: 'A02.39',
    ...september,
    meets: checked('departmentComplete', true, true),
    breaks: checked('departmentComplete', true, false),
  },
  { id: 'A03.1', ...september, ...quiet },
  {
    id: 'A03.3',
    ...september,
    meets: checked('numberedInCall', ...Array.from({ length: 100 }, (_, index) => index > 0)),
    breaks: checked('numberedInCall', ...Array.from({ length: 100 }, (_, index) => index > 1)),
    broken: 2,
  },
  {
    id: 'A03.11',
    ...september,
    meets: [outage(day('2026-09-10', '00:00'), day('2026-09-10', '14:00'))],
    breaks: [outage(day('2026-09-10', '00:00'), day('2026-09-10', '15:00'))],
  },
  { id: 'A03.12', ...quarter, meets: at('deliveredAt', '2026-09-29'), breaks: at('deliveredAt', '2026-10-08') },
  { id: 'A03.13', ...september, meets: at('doneAt', '2026-09-21'), breaks: [] },
  { id: 'A03.14', ...year, meets: sums('personDays', 'doneAt', 2, 1.5), breaks: sums('personDays', 'doneAt', 2, 2.5) },
  {
    id: 'A03.15',
    ...september,
    meets: [lead('noticeAt', 'changeAt', { noticeAt: '2026-09-07', changeAt: '2026-09-10', consented: true })],
    breaks: [
      lead('noticeAt', 'changeAt', { noticeAt: '2026-09-08', changeAt: '2026-09-10', consented: true }),
      lead('noticeAt', 'changeAt', { noticeAt: '2026-09-01', changeAt: '2026-09-10', consented: false }),
    ],
    broken: 2,
  },
  { id: 'A03.16', ...september, meets: checked('bothSigned', true), breaks: checked('bothSigned', false) },
  { id: 'A03.17', ...september, meets: at('doneAt', '2026-09-12'), breaks: [] },
  { id: 'A04.1', ...september, ...quiet },
  { id: 'A04.6', ...quarter, meets: at('summarisedAt', '2026-09-28'), breaks: [] },
  { id: 'A04.7', ...half, meets: at('doneAt', '2026-08-18'), breaks: [] },
  {
    id: 'A04.8',
    ...year,
    meets: [lead('fullInspectionAt', 'warrantyEnd', { fullInspectionAt: '2026-09-30', warrantyEnd: '2026-12-30' })],
    breaks: [lead('fullInspectionAt', 'warrantyEnd', { fullInspectionAt: '2026-09-29', warrantyEnd: '2026-12-30' })],
  },
  {
    id: 'A04.10',
    ...week,
    meets: [{ at: day('2026-09-11', '17:30'), data: { reportedAt: day('2026-09-11', '17:30') } }],
    breaks: [{ at: day('2026-09-11', '18:30'), data: { reportedAt: day('2026-09-11', '18:30') } }],
  },
  {
    id: 'A04.11',
    ...year,
    meets: [
      {
        at: day('2026-12-01'),
        data: { assetKind: 'hardware', acceptedAt: '2024-01-10', repairedAt: '2026-12-01', freeOfCharge: true },
      },
      {
        at: day('2026-12-01'),
        data: { assetKind: 'system-software', acceptedAt: '2024-01-10', repairedAt: '2026-12-01', freeOfCharge: false },
      },
    ],
    breaks: [
      {
        at: day('2026-12-01'),
        data: { assetKind: 'other-software', acceptedAt: '2025-01-10', repairedAt: '2026-12-01', freeOfCharge: false },
      },
    ],
  },
  { id: 'A04.12', ...september, meets: checked('expertsConvened', true), breaks: checked('expertsConvened', false) },
  {
    id: 'A04.13',
    ...september,
    meets: checked('treatedByLevel', true, true),
    breaks: checked('treatedByLevel', true, false),
  },
  {
    id: 'A05.5',
    ...september,
    meets: [outage(day('2026-09-10', '17:30'), day('2026-09-11', '09:00'))],
    breaks: halfHour,
  },
  {
    id: 'A05.6',
    ...september,
    meets: [outage(day('2026-09-10', '12:00'), day('2026-09-10', '13:00'))],
    breaks: halfHour,
  },
  { id: 'A05.7', ...week, meets: at('visitedAt', '2026-09-09'), breaks: [] },
  {
    id: 'A05.8',
    ...year,
    meets: sums('days', 'servedAt', 12, 12).map((each) => ({ ...each, data: { ...each.data, orderedDays: 24 } })),
    breaks: sums('days', 'servedAt', 12, 11).map((each) => ({ ...each, data: { ...each.data, orderedDays: 24 } })),
  },
  {
    id: 'A05.9',
    ...september,
    meets: [
      span(['projectFrom', 'projectTo'], day('2026-09-07', '09:00'), day('2026-09-18', '18:00')),
      ...at('sentAt', '2026-09-11', '2026-09-18'),
    ],
    breaks: [
      span(['projectFrom', 'projectTo'], day('2026-09-07', '09:00'), day('2026-09-18', '18:00')),
      ...at('sentAt', '2026-09-11'),
    ],
  },
  { id: 'A05.10', ...golden, meets: at('doneAt', ...goldenDays), breaks: at('doneAt', ...without(goldenDays, 5)) },
  {
    id: 'A05.11',
    ...year,
    meets: sums('amountPaid', 'paidAt', 12_000, 8000),
    breaks: sums('amountPaid', 'paidAt', 12_000, 7999),
  },
  { id: 'A05.12', ...september, meets: checked('treatedFirst', true), breaks: checked('treatedFirst', false) },
];
