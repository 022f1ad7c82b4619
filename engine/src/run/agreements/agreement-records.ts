import type { ClientSystem } from '../../agreements/client-system.js';
import type { JsonObject } from '../../definition/json.js';
import type { Store } from '../../store/store.js';
import type { DowntimeView, StoredAgreement } from './agreement-registry-api.js';

const AGREEMENTS = 'agreements';
const SYSTEMS = 'client-systems';
const DOWNTIMES = 'planned-downtimes';

/** The three small collections behind the registry. */
export interface AgreementRecords {
  agreements(): Promise<readonly StoredAgreement[]>;
  saveAgreement(stored: StoredAgreement): Promise<void>;
  systems(): Promise<readonly ClientSystem[]>;
  saveSystem(system: ClientSystem): Promise<void>;
  downtimes(): Promise<readonly DowntimeView[]>;
  saveDowntime(downtime: DowntimeView): Promise<void>;
}

export function agreementRecords(store: Store): AgreementRecords {
  const all = async <Value>(collection: string): Promise<readonly Value[]> =>
    (await store.records(collection)).map(({ value }) => value as unknown as Value);
  const put = (collection: string, id: string, value: object): Promise<void> =>
    store.putRecord(collection, id, value as JsonObject);
  return {
    agreements: async () =>
      (await all<StoredAgreement>(AGREEMENTS)).toSorted(
        (a, b) => compare(a.agreement.key, b.agreement.key) || a.agreement.version - b.agreement.version,
      ),
    saveAgreement: (stored) => put(AGREEMENTS, `${stored.agreement.key}@${stored.agreement.version}`, stored),
    systems: async () =>
      (await all<ClientSystem>(SYSTEMS)).toSorted((a, b) => compare(a.key, b.key) || compare(a.validFrom, b.validFrom)),
    saveSystem: (system) => put(SYSTEMS, `${system.key}@${system.validFrom}`, system),
    downtimes: async () => (await all<DowntimeView>(DOWNTIMES)).toSorted((a, b) => compare(b.from, a.from)),
    saveDowntime: (downtime) => put(DOWNTIMES, downtime.id, downtime),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
