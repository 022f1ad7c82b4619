import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadFolder } from '@yunliu/engine';
import { faultForm, repairProcess } from './sample-process.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yunliu-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(
    join(folder, path),
    typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
  );
}

const load = () => loadFolder({ definitions: join(folder, 'd'), forms: join(folder, 'f') });

it('[R40] reads definitions, forms with their print templates and calendars, in a fixed order', async () => {
  await put('d/repair/2.json', { ...repairProcess, version: 2 });
  await put('d/repair/1.json', repairProcess);
  await put('d/repair/scenarios/story.scenario.json', {});
  await put('d/calendars/always.json', { key: 'always', title: '全天候', counts: 'elapsed' });
  await put('d/demo-organisation.json', {});
  await put('f/fault-form/1/form.json', faultForm);
  await put('f/fault-form/1/print.hbs', '<h1/>');
  const loaded = await load();
  expect(loaded.issues).toEqual([]);
  expect(loaded.definitions.map(({ version }) => version)).toEqual([1, 2]);
  expect(loaded.forms).toEqual([{ template: faultForm, print: '<h1/>' }]);
  expect(loaded.calendars.map(({ key }) => key)).toEqual(['always']);
  expect(loaded.files.get('form:fault-form@1')).toBe(join(folder, 'f/fault-form/1/form.json'));
});

it('[R40] further print templates lie beside the main one, by file name', async () => {
  await put('f/fault-form/1/form.json', faultForm);
  await put('f/fault-form/1/print.hbs', '<h1/>');
  await put('f/fault-form/1/三联单.hbs', '<h2/>');
  await put('f/fault-form/1/notes.txt', 'x');
  const loaded = await load();
  expect(loaded.issues).toEqual([]);
  expect(loaded.forms).toEqual([{ template: faultForm, print: '<h1/>', prints: { 三联单: '<h2/>' } }]);
});

it('[R41] names the file of everything it cannot take', async () => {
  await put('d/a/1.json', '{ "key": ');
  await put('d/a/2.json', '[]');
  await put('d/a/3.json', new Uint8Array([0x7b, 0xff, 0x7d]));
  await put('d/a/4.json', { key: 'b', version: 4 });
  await put('d/a/5.json', { key: 'a', version: 6 });
  await put('d/a/latest.json', {});
  await put('d/a/6.json', 'x'.repeat(5_000_000));
  await put('f/form/1/form.json', { ...faultForm, key: 'form' });
  await put('f/form/v2/form.json', {});
  const loaded = await load();
  expect(loaded.definitions).toEqual([]);
  expect(loaded.forms).toEqual([]);
  const found = loaded.issues.map(({ code, file, pointer }) => [code, file?.slice(folder.length + 1), pointer]);
  expect(found).toEqual([
    ['file/broken-json', 'd/a/1.json', ''],
    ['file/broken-json', 'd/a/2.json', ''],
    ['file/unreadable', 'd/a/3.json', ''],
    ['file/other-place', 'd/a/4.json', '/key'],
    ['file/other-place', 'd/a/5.json', '/version'],
    ['file/unreadable', 'd/a/6.json', ''],
    ['file/misplaced', 'd/a/latest.json', ''],
    ['file/unreadable', 'f/form/1/print.hbs', ''],
    ['file/misplaced', 'f/form/v2/form.json', ''],
  ]);
});

it('[R42] a missing folder is an empty one', async () => {
  expect(await load()).toMatchObject({ definitions: [], forms: [], calendars: [], issues: [] });
});
