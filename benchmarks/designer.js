// npm run bench -- designer: what the browser has to load for the designers (gzip, of a build of each entry alone), and how
// long open, lay out, move and undo take on processes of 50, 500 and 1000 steps, in the model and in a browser.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { applyCommand, CommandStack, lint, openDesign, saveDesign } from '@yunliu/designer/model';
import { chain } from './designer-chain.js';
import { timeBoard } from './designer-board.js';
import { median } from './measure.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const KIB = 1024;
const COUNTS = [50, 500, 1000];
const entries = [
  { name: 'flow designer', file: 'flow', limit: 250 },
  { name: 'form designer', file: 'forms', limit: 300 },
  { name: 'workbench', file: 'workbench' },
];

export async function run() {
  console.log('Loaded at once, gzip; what is loaded later in brackets:');
  for (const entry of entries) await size(entry);
  console.log('\nThe model, median of 9 runs in ms:');
  console.log('states    open    lint   again lay out    move    undo    save');
  for (const count of COUNTS) timing(count);
  await timeBoard(COUNTS);
}

async function size({ name, file, limit }) {
  const folder = mkdtempSync(join(tmpdir(), 'yunliu-bench-'));
  const input = join(folder, 'entry.js');
  writeFileSync(input, `import ${JSON.stringify(join(root, 'designer/dist', file, 'define.js'))};\n`);
  try {
    const { output } = await build({
      root: folder,
      logLevel: 'silent',
      configFile: false,
      resolve: { preserveSymlinks: false },
      build: {
        target: 'es2022',
        write: false,
        modulePreload: false,
        rollupOptions: { input, preserveEntrySignatures: false },
      },
    });
    const chunks = new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
    const first = output.find((chunk) => chunk.type === 'chunk' && chunk.isEntry);
    const eager = new Set();
    const visit = (fileName) => {
      if (eager.has(fileName)) return;
      eager.add(fileName);
      for (const next of chunks.get(fileName)?.imports ?? []) visit(next);
    };
    visit(first.fileName);
    const gz = (names) =>
      names.reduce((sum, fileName) => sum + gzipSync(chunks.get(fileName).code, { level: 9 }).length, 0) / KIB;
    const later = [...chunks.keys()].filter((fileName) => !eager.has(fileName));
    const now = gz([...eager]);
    const verdict = limit === undefined ? '' : now <= limit ? `, limit ${limit}: kept` : `, limit ${limit}: EXCEEDED`;
    console.log(
      `  ${name}: ${now.toFixed(0)} KiB${verdict} (later: ${gz(later).toFixed(0)} KiB in ${later.length} chunks)`,
    );
    for (const fileName of later.toSorted((a, b) => gz([b]) - gz([a])).slice(0, 5))
      console.log(`      ${fileName} ${gz([fileName]).toFixed(0)} KiB`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timing(count) {
  const files = { definition: JSON.stringify(chain(count), undefined, 2) + '\n' };
  const design = openDesign(files);
  const stack = new CommandStack(design);
  let fresh = design;
  const reopen = () => (fresh = openDesign(files));
  const retitle = () =>
    (fresh = applyCommand(fresh, {
      type: 'set',
      pointer: '/definition/states/step-3/title',
      value: `t${Math.random()}`,
    }));
  const laid = applyCommand(design, { type: 'lay-out' });
  const cells = [
    time(() => openDesign(files)),
    time(() => lint(fresh, {}), reopen),
    // After a change of one step, as it runs while somebody draws.
    time(() => lint(fresh, {}), retitle),
    time(() => applyCommand(fresh, { type: 'lay-out' }), reopen),
    time(() => applyCommand(laid, { type: 'place-states', places: { 'step-10': { x: 300, y: 400 } } })),
    time(
      () => stack.undo(),
      () => stack.execute({ type: 'set', pointer: '/definition/title', value: `t${Math.random()}` }),
    ),
    time(() => saveDesign(laid)),
  ];
  console.log(`${String(count).padStart(6)} ${cells.map((ms) => ms.toFixed(1).padStart(7)).join(' ')}`);
}

function time(work, before = () => undefined) {
  const runs = Array.from({ length: 9 }, () => {
    before();
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return median(runs);
}
