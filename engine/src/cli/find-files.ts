import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readTextFile } from './read-text-file.js';

/** Folders that never hold documents of ours. */
const SKIPPED = new Set(['node_modules', 'dist', '.git']);

/**
 * The files a command line names: a file as it is, a folder with everything below it that ends in `ending`. Sorted,
 * without doubles. Throws `file/unreadable` for a path that does not exist.
 */
export async function findFiles(paths: readonly string[], cwd: string, ending: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const full = resolve(cwd, path);
    const info = await stat(full).catch(() => undefined);
    if (info === undefined) await readTextFile(full);
    else if (info.isDirectory()) for (const file of await below(full, ending)) found.add(file);
    else found.add(full);
  }
  return [...found];
}

async function below(folder: string, ending: string): Promise<readonly string[]> {
  const files: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) files.push(...(await below(path, ending)));
    else if (entry.isFile() && entry.name.endsWith(ending)) files.push(path);
  }
  return files;
}
