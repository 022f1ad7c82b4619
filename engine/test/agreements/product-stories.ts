/** Time that passes before a step of a story of a shipped process; everything else of the story happens at once. */
export interface ProductStory {
  readonly id: string;
  /** `<process>/<scenario file>` whose people and forms are used. */
  readonly story: string;
  /** Process whose clock it is; default: that of the story. */
  readonly process?: string;
  /** The step that keeps the promise: `<state> <outcome>`, the last of its name unless `nth` says otherwise. */
  readonly step: string;
  readonly nth?: number;
  /** Metric of the process; default: the key of the commitment. */
  readonly metric?: string;
  /** Reckoned by hand; the stories begin at 09:00 on Monday 2026-09-07 or 2026-09-14. */
  readonly due: string;
  readonly priority?: string;
  readonly data?: { readonly [field: string]: string };
  /** Steps of the story that are left out. */
  readonly skip?: readonly string[];
  /** Kept this long before its due, where the process takes another way at the due itself. */
  readonly earlyMs?: number;
  /** How it is broken, where that is not the same step done later. */
  readonly broken?: Partial<Omit<ProductStory, 'id' | 'broken'>>;
}

const on = (date: string, time: string): string => `2026-${date}T${time}:00+08:00`;
const repair = 'fault-handling/hardware-fault';
const cured = 'vendor-coordinated done';
const visit = { story: 'onsite-repair/sent-by-fault-handling', process: 'onsite-repair' };

export const productStories: readonly ProductStory[] = [
  { id: 'A02.6', story: 'repair-order-handling/stand-alone', step: 'feedback told', due: on('09-08', '17:30') },
  {
    id: 'A02.8',
    story: 'bug-handling/full-course',
    step: 'solution-proposed propose',
    nth: 0,
    due: on('09-15', '17:30'),
  },
  { id: 'A02.9', story: 'minor-release/clocks-and-escalation', step: 'discussion agree', due: on('09-16', '17:30') },
  {
    id: 'A02.10',
    story: 'minor-release/clocks-and-escalation',
    step: 'user-confirmation accept',
    due: on('10-15', '00:00'),
  },
  {
    id: 'A02.10',
    story: 'document-filing/late-confirmation',
    step: 'late-confirmation signed',
    due: on('10-15', '00:00'),
  },
  {
    id: 'A02.12',
    story: 'usage-training/large-scale-without-sheet',
    step: 'contacted clarified',
    due: on('09-15', '17:30'),
  },
  { id: 'A02.12', story: 'training-request/several-units', step: 'contacted clarified', due: on('09-15', '17:30') },
  {
    id: 'A02.13',
    story: 'usage-training/large-scale-without-sheet',
    step: 'planned plan-made',
    due: on('09-17', '17:30'),
  },
  { id: 'A02.13', story: 'training-request/several-units', step: 'planned plan-made', due: on('09-17', '17:30') },
  {
    id: 'A02.15',
    story: 'hotline/fault-handled-and-called-back',
    step: 'escalated dispatch',
    due: on('09-07', '10:00'),
  },
  { id: 'A02.15', story: 'onsite-repair/solved-on-site', step: 'accepted accept', due: on('09-07', '10:00') },
  { id: 'A02.15', story: 'permission-management/granted', step: 'assigned assign', nth: 0, due: on('09-07', '10:00') },
  {
    id: 'A02.16',
    story: 'hotline/fault-handled-and-called-back',
    step: 'first-callback called',
    due: on('09-08', '17:30'),
  },
  { id: 'A02.17', story: 'hotline/fault-handled-and-called-back', step: 'closed close', due: on('09-22', '00:00') },
  { id: 'A02.17', story: 'onsite-repair/solved-on-site', step: 'closed close', due: on('09-22', '00:00') },
  { id: 'A02.18', story: 'onsite-repair/solved-on-site', step: 'prepared ready', nth: 0, due: on('09-08', '17:30') },
  { id: 'A02.19', story: 'onsite-repair/solved-on-site', step: 'on-site arrived', due: on('09-08', '14:00') },
  { id: 'A02.20', story: 'permission-management/granted', step: 'maintained done', nth: 0, due: on('09-08', '17:30') },
  {
    id: 'A02.22',
    story: 'configuration-management/change-with-mismatch',
    step: 'tracked updated',
    nth: 0,
    due: on('09-15', '17:30'),
  },
  {
    id: 'A02.25',
    story: 'release-management/signatures-in-order',
    step: 'leader-signed sign',
    due: on('09-16', '17:30'),
    earlyMs: 60_000,
    // At its due the release goes on by telephone; what is agreed there comes late.
    broken: {
      story: 'release-management/phone-exception',
      step: 'phone-agreed agreed',
      skip: ['phone-agreed sign-now', 'handler-signed cannot-sign'],
    },
  },
  { id: 'A02.26', story: 'document-filing/late-signature', step: 'late-signature signed', due: on('10-01', '00:00') },
  { id: 'A03.4', story: repair, step: 'registered register', metric: 'fault-response', due: on('09-14', '09:30') },
  { id: 'A03.5', ...visit, step: 'on-site arrived', metric: 'fault-arrival', due: on('09-07', '14:00') },
  { id: 'A03.6', ...visit, step: 'recorded all-solved', metric: 'fault-restore', due: on('09-07', '11:00') },
  { id: 'A03.7', story: repair, step: cured, metric: 'fault-resolve', priority: 'urgent', due: on('09-14', '17:00') },
  { id: 'A03.8', story: repair, step: cured, metric: 'fault-resolve', priority: 'high', due: on('09-14', '17:00') },
  { id: 'A03.9', story: repair, step: cured, metric: 'fault-resolve', priority: 'medium', due: on('09-15', '09:00') },
  { id: 'A03.10', story: repair, step: cured, metric: 'fault-resolve', priority: 'low', due: on('09-15', '09:00') },
  { id: 'A04.2', story: repair, step: 'registered register', metric: 'fault-response', due: on('09-14', '10:00') },
  { id: 'A04.3', ...visit, step: 'on-site arrived', metric: 'fault-arrival', due: on('09-07', '11:00') },
  { id: 'A04.4', story: repair, step: cured, metric: 'fault-resolve', due: on('09-14', '13:00') },
  {
    id: 'A04.5',
    story: 'fault-report-knowledge/within-12-hours',
    process: 'fault-report-knowledge',
    step: 'report-due deliver',
    due: on('09-14', '21:00'),
  },
];

/** What a shipped process writes down for a row that is judged over a period. */
export interface ProductRecord {
  readonly id: string;
  readonly story: string;
  readonly step: string;
  /** Fields somebody fills in at the step besides those of the story. */
  readonly data?: { readonly [field: string]: string };
  readonly written: { readonly [variable: string]: string | boolean };
  readonly from: string;
  readonly to: string;
  readonly kept: boolean;
}

const september = { from: on('09-01', '00:00'), to: on('10-01', '00:00') };
const october = { from: on('10-01', '00:00'), to: on('11-01', '00:00') };
const monthly = 'configuration-management/monthly-report-quarter-end';
const written = '2026-09-25T01:00:00.000Z';
const outage = { outageFrom: on('10-02', '08:00'), outageTo: on('10-02', '08:30') };

export const productRecords: readonly ProductRecord[] = [
  {
    id: 'A02.23',
    story: monthly,
    step: 'report-approved approve',
    written: { reportedAt: written },
    ...september,
    kept: true,
  },
  {
    id: 'A02.23',
    story: monthly,
    step: 'report-approved approve',
    written: { reportedAt: written },
    ...october,
    kept: false,
  },
  {
    id: 'A02.24',
    story: monthly,
    step: 'quarter-noted noted',
    written: { quarterNotedAt: written },
    from: on('07-01', '00:00'),
    to: on('10-01', '00:00'),
    kept: true,
  },
  {
    id: 'A02.24',
    story: monthly,
    step: 'quarter-noted noted',
    written: { quarterNotedAt: written },
    from: on('10-01', '00:00'),
    to: '2027-01-01T00:00:00+08:00',
    kept: false,
  },
  { id: 'A02.33', story: 'special-hotline/national-day', step: 'ended report', written: {}, ...october, kept: true },
  {
    id: 'A02.33',
    story: 'special-hotline/national-day',
    step: 'ended report',
    data: outage,
    written: outage,
    ...october,
    kept: false,
  },
  {
    id: 'A04.13',
    story: 'fault-handling/catastrophic',
    step: 'resolved confirm',
    written: { faultLevel: 'catastrophic', treatedByLevel: true },
    ...september,
    kept: true,
  },
];

/** Where a shipped process leaves no way to break a row, or to keep it at its very due. */
export const impossible: { readonly [id: string]: string } = {
  'A02.14': 'The call goes to the desk by itself after 20 minutes; only one written down later can be late.',
  'A04.13': 'A fault of level one cannot leave the process without its experts.',
};
