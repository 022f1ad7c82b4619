import { readFile } from 'node:fs/promises';

/** Version of this package, read from the package.json beside it. */
export async function packageVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
