import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { crashPoint } from '../store/crash-points.js';
import type { FileStore } from './ports/file-store.js';
import { timeOrderedId } from './time-ordered-id.js';

/**
 * Files in a folder, named by their SHA-256 (`ab/cd/<hash>`). A file appears under its name only when its bytes are on
 * the disk, so a crash leaves at most a stray temporary file.
 */
export function createLocalFileStore(folder: string): FileStore {
  const root = resolve(folder);
  const pathOf = (sha256: string): string => join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(sha256);
      const stored = await stat(path).catch(() => undefined);
      if (stored?.size === bytes.byteLength) return { sha256, size: bytes.byteLength };
      await mkdir(dirname(path), { recursive: true });
      const temporary = `${path}.${timeOrderedId()}.tmp`;
      try {
        await writeDurably(temporary, bytes);
        crashPoint('file/before-rename');
        await rename(temporary, path);
        await syncFolder(dirname(path));
        crashPoint('file/after-rename');
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      return { sha256, size: bytes.byteLength };
    },

    async get(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
      try {
        const bytes = await readFile(pathOf(sha256));
        return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
  };
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The new name itself must survive a power cut; Windows cannot sync folders and needs not. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
