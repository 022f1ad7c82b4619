import { strToU8, zipSync } from 'fflate';
import type { DesignFiles } from '../document/files.js';
import { packageFiles } from './package-paths.js';

/** The same design always gives the same bytes: every file bears this time. */
const PACKED_AT = new Date(2026, 0, 1);

/**
 * A package (zip) of a design: its files where the repository keeps them, so that it can be unpacked there. Throws
 * `package/…` faults when a file has no place.
 */
export function packDesign(files: DesignFiles): Uint8Array {
  return zipSync(Object.fromEntries(packageFiles(files).map(({ path, text }) => [path, strToU8(text)])), {
    level: 9,
    mtime: PACKED_AT,
  });
}
