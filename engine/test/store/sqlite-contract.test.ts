import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import type { Store } from '@yunliu/engine';
import { openSqliteStore } from '@yunliu/engine/store/sqlite';
import { storeContract } from '@yunliu/engine/testing';

storeContract(
  'SQLite',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yunliu-store-'));
    const path = join(folder, 'test.db');
    let store: Store = await openSqliteStore({ path });
    return {
      store,
      async reopen() {
        await store.close();
        store = await openSqliteStore({ path });
        return store;
      },
      async dispose() {
        await store.close();
        await rm(folder, { recursive: true });
      },
    };
  },
  { describe, it },
);
