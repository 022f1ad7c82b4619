// npm run bench -- <name> [options]: runs benchmarks/<name>.js on the built packages. Each exports `run(options)`.
import { readdir } from 'node:fs/promises';

const [name, ...options] = process.argv.slice(2);
const parts = new Set([
  'run.js',
  'measure.js',
  'probes.js',
  'world.js',
  'approval.js',
  'in-memory.js',
  'designer-board.js',
  'designer-chain.js',
  'designer-page.js',
]);
const known = (await readdir(new URL('.', import.meta.url)))
  .filter((file) => file.endsWith('.js') && !parts.has(file))
  .map((file) => file.slice(0, -'.js'.length));

if (name === undefined || !known.includes(name)) {
  console.error(`Usage: npm run bench -- ${known.join('|')}`);
  process.exit(2);
}
const { run } = await import(`./${name}.js`);
await run(options);
