import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCases } from '@yunliu/engine/service-time';

const folder = new URL('cases/', import.meta.url);

describe.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('cases of %s', (name) => {
  const results = runCases(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));

  it.each(results.map((result) => [result.name, result] as const))('%s', (_, { differences, ok, error }) => {
    expect({ differences, ok }, JSON.stringify(error)).toEqual({ differences: [], ok: true });
  });
});
