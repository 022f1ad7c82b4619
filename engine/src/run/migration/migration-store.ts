import type { JsonObject } from '../../definition/json.js';
import type { Store } from '../../store/store.js';
import type { MigrationBatch, MigrationItem } from './migration-request.js';

const BATCHES = 'migration-batch';
const PARTS = 'migration-part:';
/** Instances in one record: small enough to be written again after every few of them. */
const PART_SIZE = 200;

/** A batch as records: one for the order, some for its instances. */
export class MigrationRecords {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async batch(id: string): Promise<MigrationBatch | undefined> {
    return (await this.#store.record(BATCHES, id)) as MigrationBatch | undefined;
  }

  async batches(): Promise<readonly MigrationBatch[]> {
    return (await this.#store.records(BATCHES)).map(({ value }) => value as unknown as MigrationBatch);
  }

  putBatch(batch: MigrationBatch): Promise<void> {
    return this.#store.putRecord(BATCHES, batch.id, batch as unknown as JsonObject);
  }

  /** The instances first, so that an order that can be seen is complete. */
  async create(batch: MigrationBatch, instances: readonly string[]): Promise<void> {
    for (let at = 0, part = 0; at < instances.length; at += PART_SIZE, part += 1) {
      await this.putPart(
        batch.id,
        part,
        instances.slice(at, at + PART_SIZE).map((instanceId) => ({ instanceId, status: 'pending' })),
      );
    }
    await this.putBatch(batch);
  }

  putPart(batchId: string, part: number, items: readonly MigrationItem[]): Promise<void> {
    return this.#store.putRecord(PARTS + batchId, String(part).padStart(6, '0'), { items } as unknown as JsonObject);
  }

  async parts(batchId: string): Promise<readonly (readonly MigrationItem[])[]> {
    return (await this.#store.records(PARTS + batchId)).map(
      ({ value }) => value['items'] as unknown as readonly MigrationItem[],
    );
  }
}
