import { sha256, sortedJson } from '../service-time/content-hash.js';
import type { Agreement } from './agreement.js';

const known = new WeakMap<Agreement, string>();

/** SHA-256 of the canonical JSON: a version is what its hash says, for ever. */
export function agreementHash(agreement: Agreement): string {
  const hash = known.get(agreement) ?? sha256(sortedJson(agreement));
  known.set(agreement, hash);
  return hash;
}
