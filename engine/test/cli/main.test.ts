import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runServe } from '../../src/cli/commands/serve.js';
import { folderWith, projectRoot, run } from './cli-run.js';

const han = /\p{Script=Han}/u;

describe('yunliu', () => {
  it('[C1] prints help in Chinese, in English by --lang or LANG, and leaves with 0', async () => {
    const chinese = await run(['--help']);
    expect(chinese.code).toBe(0);
    expect(chinese.out).toMatch(han);
    for (const english of [
      await run(['--help', '--lang', 'en']),
      await run(['--lang=en', '--help']),
      await run(['--help'], undefined, { LANG: 'en_US.UTF-8' }),
    ]) {
      expect(english.code).toBe(0);
      expect(english.out).not.toMatch(han);
      for (const name of ['validate', 'simulate', 'sla', 'print', 'export-history', 'verify', 'serve'])
        expect(english.out).toContain(name);
    }
    expect((await run(['--help', '--lang', 'zh-CN'], undefined, { LANG: 'en_US.UTF-8' })).out).toMatch(han);
  });

  it.each(['validate', 'simulate', 'sla', 'print', 'export-history', 'verify'])(
    '[C1] %s --help tells its usage',
    async (name) => {
      const { code, out } = await run([name, '--help', '--lang', 'en']);
      expect(code).toBe(0);
      expect(out).toContain(`Usage: yunliu ${name}`);
      expect(out).not.toMatch(han);
    },
  );

  it('[C2] --version prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(`${projectRoot}engine/package.json`, 'utf8')) as { version: string };
    expect(await run(['--version'])).toEqual({ code: 0, out: version, err: '' });
  });

  it('[C3] wrong usage leaves with 2 and says what is meant', async () => {
    expect((await run([])).code).toBe(2);
    const unknown = await run(['validte', '--lang', 'en']);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('did you mean "validate"?');
    expect((await run(['validate'])).code).toBe(2);
    const empty = folderWith({ 'notes.txt': '' });
    expect(await run(['validate', '.', '--lang', 'en'], empty.path)).toMatchObject({
      code: 2,
      err: expect.stringContaining('no JSON file') as string,
    });
    empty.remove();
    const option = await run(['validate', 'x.json', '--jsn', '--lang', 'en']);
    expect(option.code).toBe(2);
    expect(option.err).toContain('--jsn');
    expect((await run(['--help', '--lang', 'fr'])).code).toBe(2);
    expect((await run(['print', 'x'])).code).toBe(2);
    expect((await run(['export-history', 'x'])).code).toBe(2);
    expect((await run(['verify'])).code).toBe(2);
  });
});

describe('yunliu serve', () => {
  const io = (out: string[]) => ({
    out: (text: string) => void out.push(text),
    err: (text: string) => void out.push(text),
    env: {},
    cwd: '/',
  });

  it('[C4] without the runtime it says what to install', async () => {
    const printed: string[] = [];
    const missing = Object.assign(new Error("Cannot find package '@yunliu/runtime' imported from x"), {
      code: 'ERR_MODULE_NOT_FOUND',
    });
    expect(await runServe([], io(printed), 'en', () => Promise.reject(missing))).toBe(1);
    expect(printed.join('\n')).toContain('npm install @yunliu/runtime');
  });

  it('[C4] a runtime that is installed gets the arguments and gives the exit code', async () => {
    const asked: (readonly string[])[] = [];
    const serveCommand = (argv: readonly string[]) => {
      asked.push(argv);
      return Promise.resolve(7);
    };
    expect(await runServe(['--port', '1'], io([]), 'en', (name) => Promise.resolve({ name, serveCommand }))).toBe(7);
    expect(asked).toEqual([['--port', '1']]);
  });

  it('[C4] a fault inside the runtime is not taken for a missing one', async () => {
    await expect(runServe([], io([]), 'en', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });
});
