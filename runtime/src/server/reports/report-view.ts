import type { ClientSystem, Agreement } from '@yunliu/engine/agreements';
import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import type { CommitmentResult, ComplianceReport, ReportLine } from '@yunliu/engine/reports';
import type { ApiReport, ApiReportLine } from '../../api/index.js';
import type { ServerParts } from '../server-parts.js';
import { personOf } from '../views/names.js';
import { reportWords } from './report-words.js';
import type { StoredReport } from './stored-reports.js';

/** Titles that a report needs of the agreement, the systems and the people. */
export interface ReportNames {
  readonly locale: Locale;
  readonly agreement: Agreement;
  readonly systems: readonly ClientSystem[];
  readonly person: (id: string) => ReturnType<typeof personOf>;
}

export async function reportNames(
  parts: ServerParts,
  { agreement }: Pick<ComplianceReport, 'agreement'>,
  locale: Locale,
): Promise<ReportNames> {
  const stored = await parts.engine.agreements.get(agreement.key, agreement.version);
  if (stored === undefined) throw new Error(`agreement ${agreement.key}@${agreement.version} is not stored`);
  const directory = parts.directory.view();
  return {
    locale,
    agreement: stored.agreement,
    systems: await parts.engine.agreements.systems(),
    person: (id) => personOf(directory, id, locale),
  };
}

type Head = Omit<ComplianceReport, 'lines'>;

/** The report as pages show it; the breaches come along, all other cases are asked for page by page. */
export function reportView(
  head: Head,
  breaches: readonly ReportLine[],
  names: ReportNames,
  extra: {
    readonly stored?: StoredReport;
    readonly forClient: boolean;
    readonly calendarTitle: (key: string) => string;
  },
): ApiReport {
  const { locale } = names;
  const { agreement, period, stored } = { ...head, stored: extra.stored };
  return {
    agreement: {
      key: agreement.key,
      version: agreement.version,
      hash: agreement.hash,
      title: localize(agreement.title, locale),
      customer: localize(agreement.customer, locale),
      provider: localize(agreement.provider, locale),
    },
    period,
    asOf: head.asOf,
    calendars: head.calendars.map(({ key, version }) => ({ key, version, title: extra.calendarTitle(key) })),
    totals: head.totals,
    commitments: head.commitments.map((one) => commitmentView(one, locale)),
    breaches: breaches.map((line) => lineView(line, names, extra.forClient)),
    hash: head.hash,
    forClient: extra.forClient,
    ...(head.client === undefined ? {} : { client: head.client }),
    ...(stored === undefined
      ? {}
      : { id: stored.id, frozenAt: stored.frozenAt, frozenBy: names.person(stored.frozenBy), lines: stored.lineCount }),
  };
}

function commitmentView(one: CommitmentResult, locale: Locale): ApiReport['commitments'][number] {
  const { consequences: _, title, kind, ...figures } = one;
  return { ...figures, kind, title: localize(title, locale), consequences: consequenceTexts(one, locale) };
}

/** What the agreement attaches to the verdict, in words: a deduction, the end of the agreement. */
export function consequenceTexts({ consequences = [] }: CommitmentResult, locale: Locale): readonly string[] {
  const words = reportWords(locale);
  return consequences.map(({ kind, percent, yuan }) =>
    kind === 'termination'
      ? words.termination
      : words.deduction(percent ?? 0) + (yuan === undefined ? words.feeUnknown : words.yuan(yuan)),
  );
}

export function lineView(line: ReportLine, names: ReportNames, forClient: boolean): ApiReportLine {
  const { locale, agreement, systems, person } = names;
  const { engineer, system, priority, cause, instanceId, ...rest } = line;
  const systemTitle = systems.findLast(({ key }) => key === system)?.title;
  const priorityTitle = agreement.priorities.find(({ key }) => key === priority)?.title;
  const lateMs = lateness(line);
  return {
    ...rest,
    ...(instanceId === undefined || forClient ? {} : { instanceId }),
    ...(engineer === undefined ? {} : { engineer: person(engineer) }),
    ...(system === undefined ? {} : { system: systemTitle === undefined ? system : localize(systemTitle, locale) }),
    ...(priority === undefined
      ? {}
      : { priority: priorityTitle === undefined ? priority : localize(priorityTitle, locale) }),
    ...(cause === undefined ? {} : { cause, causeTitle: causeTitle(cause, agreement, locale) }),
    ...(lateMs === undefined ? {} : { lateMs }),
  };
}

/** Wall-clock time between due and done. */
export function lateness({ due, at }: ReportLine): number | undefined {
  if (due === undefined || at === undefined || at <= due) return undefined;
  return Date.parse(at) - Date.parse(due);
}

export function causeTitle(cause: string, agreement: Agreement | undefined, locale: Locale): string {
  const { causes } = reportWords(locale);
  if (Object.hasOwn(causes, cause)) return causes[cause as keyof typeof causes];
  const exclusion = agreement?.exclusions.find(({ key }) => key === cause);
  return exclusion === undefined ? cause : localize(exclusion.title, locale);
}
