import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { takeCall } from './embed.js';

it('the embedding example takes a call on the shipped catalogue', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yunliu-embed-'));
  try {
    expect(await takeCall(join(folder, 'yunliu.db'))).toContain('call-taken');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it.each(['README.md', 'README.zh-CN.md', 'engine/README.md'])('%s shows the lines of the example', (file) => {
  const readme = readFileSync(file, 'utf8');
  const lines = readFileSync('examples/embed/embed.ts', 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(import|const|await)/.test(line));
  for (const line of lines) expect(readme).toContain(line);
});
