import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../../src/cli/main.js';

export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in this process, as from a terminal in `cwd`. */
export async function run(
  argv: readonly string[],
  cwd = projectRoot,
  env: Record<string, string> = {},
): Promise<CliRun> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(argv, { out: (text) => out.push(text), err: (text) => err.push(text), env, cwd });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** A folder with these files, removed by `remove`. */
export function folderWith(files: { readonly [path: string]: unknown }): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'yunliu-cli-'));
  for (const [name, content] of Object.entries(files)) {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
