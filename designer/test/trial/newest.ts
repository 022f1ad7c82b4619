import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProcessDefinition } from '@yunliu/engine/definition';
import { openDesign, type DesignDocument } from '@yunliu/designer/model';
import type { DesignWorld } from '@yunliu/designer/session';
import { readWorld } from '../design-world.js';
import { shippedFiles } from '../model/shipped.js';

const root = fileURLToPath(new URL('../../../process-definitions', import.meta.url));

function newestText(key: string): string {
  let version = 1;
  while (existsSync(join(root, key, `${version + 1}.json`))) version += 1;
  return readFileSync(join(root, key, `${version}.json`), 'utf8');
}

/** A shipped process in its newest version, which is what its scenarios speak of. */
export function newest(key: string): DesignDocument {
  return openDesign({ ...shippedFiles(key), definition: newestText(key) });
}

/** The shipped world with the newest version of every process. */
export function newestWorld(): DesignWorld {
  const world = readWorld();
  const definitions = world.definitions.map(({ key }) => JSON.parse(newestText(key)) as ProcessDefinition);
  return { ...world, definitions };
}
