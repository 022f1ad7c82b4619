import type { Agreement } from '../agreements/agreement.js';
import { agreementHash } from '../agreements/agreement-hash.js';
import { createAgreements, type Agreements } from '../agreements/agreements.js';
import type { ApprovedWindow, PlannedDowntime } from '../agreements/client-system.js';
import type { Instant } from '../definition/instant.js';

const ALWAYS = '1970-01-01T00:00:00.000Z';

/** The agreements of a simulated world; each system is under the latest version of the agreement it names. */
export function simulatedAgreements(
  agreements: readonly Agreement[],
  systems: { readonly [system: string]: string },
  downtimes: readonly PlannedDowntime[],
): Agreements {
  return createAgreements({
    versions: agreements.map((agreement) => ({ agreement, hash: agreementHash(agreement) })),
    systems: Object.entries(systems).flatMap(([key, name]) => {
      const latest = agreements.filter((each) => each.key === name).toSorted((a, b) => b.version - a.version)[0];
      if (latest === undefined) return [];
      const agreement = { key: name, version: latest.version };
      return [{ key, title: key, customer: latest.parties.customer, agreement, validFrom: ALWAYS }];
    }),
    downtimes,
  });
}

/** A window as a step tells it. */
export interface PlannedWindow {
  readonly id: string;
  readonly system: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly finishedAt?: Instant;
}

/** The window as a registry would keep it: approved when it is first told. */
export function plannedDowntime(
  { id, system, from, to, finishedAt }: PlannedWindow,
  known: PlannedDowntime | undefined,
  now: Instant,
): PlannedDowntime {
  const approvedAt = known?.approvedAt ?? now;
  const utc = (instant: Instant): Instant => new Date(instant).toISOString();
  return {
    id,
    system,
    from: utc(from),
    to: utc(to),
    reason: '',
    declaredBy: '',
    declaredAt: approvedAt,
    approvedAt,
    ...(finishedAt === undefined ? {} : { finishedAt: utc(finishedAt) }),
  };
}

export function windowOf({ id, from, to, approvedAt, finishedAt }: PlannedDowntime): ApprovedWindow {
  return {
    id,
    from,
    to,
    approvedAt: approvedAt ?? from,
    ...(finishedAt === undefined ? {} : { actualTo: finishedAt }),
  };
}
