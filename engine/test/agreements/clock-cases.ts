/** Start of every clock: a quarter to closing on the last working day before the National Day week of 2026. */
export const REPORTED = '2026-09-30T17:40:00+08:00';

export interface ClockCase {
  readonly id: string;
  /** Reckoned by hand from the contract and the official notice, never from the program. */
  readonly due: string;
  readonly priority?: string;
  /** Process it is run in; default: that of its first service. */
  readonly process?: string;
  readonly data?: { readonly [name: string]: string };
}

const nextWorkday = '2026-10-08T17:30:00+08:00';
const secondWorkday = '2026-10-09T17:30:00+08:00';
/** Saturday 10-10 makes up for a day of the holiday. */
const thirdWorkday = '2026-10-10T17:30:00+08:00';

export const clockCases: readonly ClockCase[] = [
  { id: 'A01.2', due: '2026-10-08T10:40:00+08:00' },
  { id: 'A01.3', due: nextWorkday, priority: 'normal' },
  { id: 'A01.4', due: '2026-09-30T18:40:00+08:00', priority: 'group-emergency' },
  { id: 'A02.6', due: nextWorkday },
  { id: 'A02.8', due: nextWorkday },
  { id: 'A02.9', due: secondWorkday },
  { id: 'A02.10', due: '2026-10-31T00:00:00+08:00' },
  { id: 'A02.11', due: secondWorkday },
  { id: 'A02.12', due: nextWorkday },
  { id: 'A02.13', due: thirdWorkday },
  { id: 'A02.14', due: '2026-09-30T18:00:00+08:00' },
  { id: 'A02.15', due: '2026-09-30T18:40:00+08:00', process: 'hotline' },
  { id: 'A02.16', due: nextWorkday },
  { id: 'A02.17', due: '2026-10-15T00:00:00+08:00' },
  { id: 'A02.18', due: nextWorkday },
  { id: 'A02.19', due: '2026-10-09T14:00:00+08:00', data: { agreedAt: '2026-10-09T14:00:00+08:00' } },
  { id: 'A02.20', due: nextWorkday },
  { id: 'A02.22', due: nextWorkday },
  { id: 'A02.25', due: secondWorkday },
  { id: 'A02.26', due: '2026-10-01T00:00:00+08:00' },
  { id: 'A02.31', due: '2026-09-30T21:40:00+08:00' },
  { id: 'A02.32', due: '2026-10-01T01:40:00+08:00' },
  { id: 'A03.2', due: '2026-09-30T17:40:30+08:00' },
  { id: 'A03.4', due: '2026-09-30T18:10:00+08:00' },
  { id: 'A03.5', due: '2026-09-30T22:40:00+08:00' },
  { id: 'A03.6', due: '2026-09-30T19:40:00+08:00' },
  { id: 'A03.7', due: '2026-10-01T01:40:00+08:00', priority: 'urgent' },
  { id: 'A03.8', due: '2026-10-01T01:40:00+08:00', priority: 'high' },
  { id: 'A03.9', due: '2026-10-01T17:40:00+08:00', priority: 'medium' },
  { id: 'A03.10', due: '2026-10-01T17:40:00+08:00', priority: 'low' },
  { id: 'A04.2', due: '2026-09-30T18:40:00+08:00' },
  { id: 'A04.3', due: '2026-09-30T19:40:00+08:00' },
  { id: 'A04.4', due: '2026-09-30T21:40:00+08:00' },
  { id: 'A04.5', due: '2026-10-01T05:40:00+08:00' },
  { id: 'A04.9', due: nextWorkday },
  { id: 'A05.1', due: '2026-09-30T18:10:00+08:00', priority: 'crash' },
  { id: 'A05.2', due: '2026-09-30T23:40:00+08:00', priority: 'crash' },
  { id: 'A05.3', due: '2026-10-08T10:00:00+08:00', priority: 'other' },
  { id: 'A05.4', due: '2026-10-01T17:40:00+08:00', priority: 'other' },
];
