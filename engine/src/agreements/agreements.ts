import type { Instant } from '../definition/instant.js';
import type { LocalizedText } from '../definition/localized-text.js';
import type { Agreement } from './agreement.js';
import type { ApprovedWindow, ClientSystem, PlannedDowntime } from './client-system.js';
import { promiseOf, type ClockPromise } from './promise.js';

/** Rules of an agreement that commands ask for; small, so that the log can keep the answer. */
export type AgreementRules = Pick<Agreement, 'defaultPriority' | 'extension' | 'lateEntry' | 'downtime' | 'appeal'> & {
  /** Keys, the most urgent first. */
  readonly priorities: readonly string[];
  readonly exclusions: readonly string[];
};

export interface AgreementPin {
  readonly key: string;
  readonly version: number;
  readonly hash: string;
}

/** A registered system with its agreement. */
interface SystemAgreement {
  readonly system: string;
  readonly agreement: AgreementPin;
}

/** Agreements as `decide` sees them: small questions with JSON answers. */
export interface Agreements {
  /** The agreement a system (its key, or its title as people write it) is under at an instant. */
  forSystem(system: string, at: Instant): SystemAgreement | undefined;
  /** How a system is called now, also one whose agreement has ended. */
  systemTitle?(system: string): LocalizedText | undefined;
  /** A stored version. */
  version(key: string, version: number): AgreementPin | undefined;
  rules(key: string, version: number): AgreementRules | undefined;
  promise(key: string, version: number, metric: string, process: string, priority: string): ClockPromise | undefined;
  /** Approved windows of a system that end after `since`. */
  downtimes(system: string, since: Instant): readonly ApprovedWindow[];
}

/** A version as stored: immutable, with the SHA-256 of its canonical JSON. */
export interface AgreementVersion {
  readonly agreement: Agreement;
  readonly hash: string;
}

export interface AgreementBook {
  readonly versions: readonly AgreementVersion[];
  readonly systems: readonly ClientSystem[];
  readonly downtimes: readonly PlannedDowntime[];
}

/** Answers from what is in the book. */
export function createAgreements({ versions, systems, downtimes }: AgreementBook): Agreements {
  const byName = new Map(versions.map((each) => [nameOf(each.agreement), each]));
  const find = (key: string, version: number): AgreementVersion | undefined => byName.get(nameOf({ key, version }));
  const pin = (key: string, version: number): AgreementPin | undefined => {
    const found = find(key, version);
    return found && { key, version, hash: found.hash };
  };
  return {
    forSystem(system, at) {
      const row = systems.findLast(
        (each) => isCalled(each, system) && each.validFrom <= at && (each.validTo === undefined || at < each.validTo),
      );
      const agreement = row && pin(row.agreement.key, row.agreement.version);
      return row && agreement && { system: row.key, agreement };
    },
    systemTitle: (system) => systems.findLast(({ key }) => key === system)?.title,
    version: pin,
    rules(key, version) {
      const agreement = find(key, version)?.agreement;
      if (agreement === undefined) return undefined;
      const { defaultPriority, extension, lateEntry, downtime, appeal } = agreement;
      return {
        defaultPriority,
        extension,
        lateEntry,
        downtime,
        appeal,
        priorities: agreement.priorities.map((each) => each.key),
        exclusions: agreement.exclusions.map((each) => each.key),
      };
    },
    promise(key, version, metric, process, priority) {
      const agreement = find(key, version)?.agreement;
      return agreement && promiseOf(agreement, metric, process, priority);
    },
    downtimes: (system, since) =>
      downtimes.filter((each) => each.system === system).flatMap((each) => windowOf(each, since)),
  };
}

function windowOf(
  { id, from, to, approvedAt, finishedAt }: PlannedDowntime,
  since: Instant,
): readonly ApprovedWindow[] {
  if (approvedAt === undefined || (finishedAt ?? to) <= since) return [];
  return [{ id, from, to, approvedAt, ...(finishedAt === undefined ? {} : { actualTo: finishedAt }) }];
}

function nameOf({ key, version }: { readonly key: string; readonly version: number }): string {
  return `${key}@${version}`;
}

function isCalled({ key, title }: ClientSystem, name: string): boolean {
  return key === name || (typeof title === 'string' ? title === name : title['zh-CN'] === name || title.en === name);
}
