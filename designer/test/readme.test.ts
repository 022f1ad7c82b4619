import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the example of the README is made of lines of the demo', () => {
  const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
  const example = /```ts\n([\s\S]*?)```/.exec(read('README.md'))?.[1] ?? '';
  const lines = example.split('\n').filter((line) => line !== '');
  expect(lines.length).toBeGreaterThan(5);
  expect(read('demo/demo.ts').split('\n')).toEqual(expect.arrayContaining(lines));
});

it('every door the README names is one of the package, and every define door of the package is named', () => {
  const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly exports: Readonly<Record<string, unknown>>;
  };
  const named = [...text.matchAll(/@yunliu\/designer\/([a-z/]+)'/g)].map(([, door = '']) => `./${door}`);
  expect(named.length).toBeGreaterThan(9);
  expect(named.filter((door) => !Object.hasOwn(exports, door))).toEqual([]);
  expect(Object.keys(exports).filter((door) => door.endsWith('/define') && !text.includes(door.slice(2)))).toEqual([]);
});
