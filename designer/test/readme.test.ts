import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the example of the README is made of lines of the demo', () => {
  const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
  const example = /```ts\n([\s\S]*?)```/.exec(read('README.md'))?.[1] ?? '';
  const lines = example.split('\n').filter((line) => line !== '');
  expect(lines.length).toBeGreaterThan(5);
  expect(read('demo/demo.ts').split('\n')).toEqual(expect.arrayContaining(lines));
});
