import { agreementHash } from '../../agreements/agreement-hash.js';
import type { AgreementContext } from '../../agreements/agreement-subject.js';
import { createAgreements, type Agreements } from '../../agreements/agreements.js';
import type { ClientSystem } from '../../agreements/client-system.js';
import { validateAgreement } from '../../agreements/validate-agreement.js';
import type { Issue } from '../../definition/issue.js';
import { parseInstant } from '../../service-time/parse-instant.js';
import type { Instant } from '../../definition/instant.js';
import type { Execute, Shell } from '../shell.js';
import { impossibleTime, reversedTimes, unknownAgreement, versionFrozen } from './agreement-faults.js';
import { agreementRecords } from './agreement-records.js';
import type { AgreementRegistry } from './agreement-registry-api.js';
import { plannedDowntimes } from './planned-downtimes.js';

/** How long a read book is good for, in milliseconds. */
const FRESH_MS = 10_000;

export function createAgreementRegistry(
  shell: Shell,
  execute: Execute,
  context: () => Promise<AgreementContext>,
): AgreementRegistry {
  const records = agreementRecords(shell.store);
  // Every command asks, so its age is told by comparing instants as they are written.
  let book: { readonly port: Agreements | undefined; readonly from: Instant; readonly until: Instant } | undefined;
  const changed = (): void => {
    book = undefined;
  };
  const port = async (): Promise<Agreements | undefined> => {
    const now = shell.clock.now();
    if (book !== undefined && book.from < now && now < book.until) return book.port;
    const [versions, systems, downtimes] = await Promise.all([
      records.agreements(),
      records.systems(),
      records.downtimes(),
    ]);
    const readAt = Date.parse(now);
    book = {
      port: systems.length === 0 ? undefined : createAgreements({ versions, systems, downtimes }),
      from: new Date(readAt - FRESH_MS).toISOString(),
      until: new Date(readAt + FRESH_MS).toISOString(),
    };
    return book.port;
  };
  const get: AgreementRegistry['get'] = async (key, version) =>
    (await records.agreements()).findLast(
      ({ agreement }) => agreement.key === key && (version === undefined || agreement.version === version),
    );

  return {
    async publish(agreements, by) {
      const known = await records.agreements();
      const fresh = agreements.filter((agreement) => {
        const { key, version } = agreement;
        const stored = known.find((each) => each.agreement.key === key && each.agreement.version === version);
        if (stored !== undefined && stored.hash !== agreementHash(agreement)) throw versionFrozen(key, version);
        return stored === undefined;
      });
      const issues: Issue[] = [];
      const given = fresh.length === 0 ? {} : await context();
      for (const agreement of fresh) issues.push(...validateAgreement(agreement, given));
      const unchanged = agreements.length - fresh.length;
      if (issues.some(({ severity }) => severity === 'error')) return { published: [], unchanged, issues };
      for (const agreement of fresh) {
        const hash = agreementHash(agreement);
        await records.saveAgreement({ agreement, hash, publishedAt: shell.clock.now(), publishedBy: by });
      }
      changed();
      return { published: fresh.map(({ key, version }) => `${key}@${version}`), unchanged, issues };
    },
    list: () => records.agreements(),
    get,
    systems: () => records.systems(),
    async putSystem(system) {
      const { key, version } = system.agreement;
      if ((await get(key, version)) === undefined) throw unknownAgreement(key, version);
      const row = withUtc(system);
      for (const before of await records.systems()) {
        const isOpen = before.validTo === undefined || before.validTo > row.validFrom;
        if (before.key === row.key && before.validFrom < row.validFrom && isOpen)
          await records.saveSystem({ ...before, validTo: row.validFrom });
      }
      await records.saveSystem(row);
      changed();
      return row;
    },
    port,
    ...plannedDowntimes({
      shell,
      execute,
      records,
      changed,
      async rulesOf(system) {
        const agreements = await port();
        const pin = agreements?.forSystem(system, shell.clock.now())?.agreement;
        return pin && agreements?.rules(pin.key, pin.version);
      },
    }),
  };
}

function withUtc(system: ClientSystem): ClientSystem {
  const utc = (text: string, pointer: string): string => {
    const time = parseInstant(text);
    if (time === undefined) throw impossibleTime(pointer);
    return new Date(time).toISOString();
  };
  const validFrom = utc(system.validFrom, '/validFrom');
  if (system.validTo === undefined) return { ...system, validFrom };
  const validTo = utc(system.validTo, '/validTo');
  if (validTo <= validFrom) throw reversedTimes('/validTo');
  return { ...system, validFrom, validTo };
}
