import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openDesign, packDesign, packageFiles, saveDesign, unpackDesign } from '@yunliu/designer/model';
import { shippedFiles, shippedProcesses } from './shipped.js';

const definition = JSON.stringify({ key: 'leave', version: 1 });
const form = JSON.stringify({ key: 'leave-form', version: 2 });
const sound = {
  'process-definitions/leave/1.json': definition,
  'form-templates/leave-form/2/form.json': form,
  'form-templates/leave-form/2/print.hbs': '<h1>{{title}}</h1>',
  'process-definitions/leave/scenarios/正常 1.scenario.json': '{}',
};

function zip(files: Record<string, string | Uint8Array>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text]),
    ),
  );
}

function codeOf(bytes: Uint8Array): string {
  try {
    unpackDesign(bytes);
    return 'accepted';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe('packages', () => {
  it.each(shippedProcesses)('[M60] %s comes back byte for byte, and opened and saved as well', (key) => {
    const files = shippedFiles(key);
    const packed = packDesign(files);
    const back = unpackDesign(packed);
    expect(packageFiles(back)).toEqual(packageFiles(files));
    expect(packDesign(back)).toEqual(packed);
    expect(packageFiles(saveDesign(openDesign(back)))).toEqual(packageFiles(files));
  });

  it('[M60] the files stand where the repository has them', () => {
    const files = unpackDesign(zip(sound));
    expect(
      packageFiles(files)
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(Object.keys(sound).toSorted());
  });

  it.each([
    ['../evil.json', 'package/unknown-file'],
    ['process-definitions/../../etc/1.json', 'package/unknown-file'],
    ['/process-definitions/leave/2.json', 'package/unknown-file'],
    ['process-definitions\\leave\\2.json', 'package/unknown-file'],
    ['form-templates/leave-form/2/../x.hbs', 'package/unknown-file'],
    ['form-templates/leave-form/2/.hidden.hbs', 'package/unknown-file'],
    ['form-templates/leave-form/2/__proto__.hbs', 'package/unknown-file'],
    ['notes.txt', 'package/unknown-file'],
    ['process-definitions/leave/2.json', 'package/not-one-process'],
    ['form-templates/other/1/print.hbs', 'package/stray-file'],
    ['process-definitions/other/scenarios/a.scenario.json', 'package/stray-file'],
  ])('[M61] refuses %s', (path, code) => {
    expect(codeOf(zip({ ...sound, [path]: '{}' }))).toBe(code);
  });

  it('[M61] leaves out what file managers add', () => {
    expect(codeOf(zip({ ...sound, '__MACOSX/._x': 'x', 'form-templates/.DS_Store': 'x' }))).toBe('accepted');
  });

  it('[M61] refuses what is no zip, cut off, not JSON, not text, of another key, or without a process', () => {
    const whole = zip(sound);
    expect(codeOf(strToU8('hello'))).toBe('package/not-a-zip');
    expect(codeOf(whole.subarray(0, whole.length - 30))).toBe('package/not-a-zip');
    expect(codeOf(new Uint8Array())).toBe('package/not-a-zip');
    expect(codeOf(zip({ ...sound, 'process-definitions/leave/1.json': '{' }))).toBe('package/not-json');
    expect(codeOf(zip({ ...sound, 'process-definitions/leave/1.json': '{"key":"x","version":1}' }))).toBe(
      'package/other-place',
    );
    expect(codeOf(zip({ ...sound, 'form-templates/leave-form/2/print.hbs': new Uint8Array([0xff, 0xfe, 0x41]) }))).toBe(
      'package/not-text',
    );
    expect(codeOf(zip({ 'form-templates/leave-form/2/form.json': form }))).toBe('package/not-one-process');
    // Not “export each process by itself”.
    expect(() => unpackDesign(zip({}))).toThrow('holds no process');
  });

  it('[M62] unpacks no bomb: a huge file, many files, a size that lies, a name given twice', () => {
    const huge = new Uint8Array(40_000_000);
    const bomb = zip({ ...sound, 'form-templates/leave-form/2/huge.hbs': huge });
    expect(bomb.length).toBeLessThan(100_000);
    expect(codeOf(bomb)).toBe('package/too-large');
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`form-templates/leave-form/2/p${index}.hbs`, 'x']),
    );
    expect(codeOf(zip({ ...sound, ...many }))).toBe('package/too-large');
    const all = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `form-templates/leave-form/2/p${index}.hbs`,
        huge.subarray(0, 1_900_000),
      ]),
    );
    expect(codeOf(zip({ ...sound, ...all }))).toBe('package/too-large');
    expect(codeOf(withSize(bomb, 40_000_000, 10))).not.toBe('accepted');
    const twice = zip({ ...sound, 'form-templates/leave-form/2/prinT.hbs': 'x' });
    expect(codeOf(replaced(twice, 'prinT.hbs', 'print.hbs'))).toBe('package/doubled-file');
  });

  it('[M61] gives no package with names that are no file names', () => {
    const files = unpackDesign(zip(sound));
    for (const name of ['../x', 'a/b', '', ' ', 'x.', '.hidden', 'a\u0000b'])
      expect(() => packDesign({ ...files, scenarios: { [name]: '{}' } })).toThrow(/file/);
  });
});

/** Every 32-bit number `from` becomes `to`: the sizes of the directory lie. */
function withSize(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at += 1) if (view.getUint32(at, true) === from) view.setUint32(at, to, true);
  return copy;
}

function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1').replaceAll(from, to);
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
