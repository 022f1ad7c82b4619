import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { keyGroups } from '../../../designer/src/flow/flow-key-texts.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const guide = join(root, 'docs/guide');
const pages = filesOf(guide, '.md');
const chinese = pages.filter((page) => !relative(guide, page).startsWith('en'));
const MOST_BYTES = 200_000;

function filesOf(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}

/** Every text the designer and the portal hold, with what is filled in at run time left open. */
function textsOnScreen(): { readonly whole: ReadonlySet<string>; readonly open: readonly RegExp[] } {
  const whole = new Set<string>();
  const open: RegExp[] = [];
  const sources = [join(root, 'designer/src'), join(root, 'runtime/src/portal/locales')];
  for (const file of sources.flatMap((folder) => filesOf(folder, '.ts')))
    for (const [, single = '', template = ''] of readFileSync(file, 'utf8').matchAll(
      /'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/g,
    )) {
      const text = single === '' ? template : single;
      if (!/\$\{|\{\w+\}/.test(text)) whole.add(text);
      else {
        const parts = text.split(/\$\{[^}]*\}|\{\w+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
        // A text that is hardly more than what is filled in would let anything pass.
        if (parts.join('').replaceAll(/\P{Letter}/gu, '').length > 2)
          open.push(new RegExp(`^${parts.join('.+')}$`, 'u'));
      }
    }
  return { whole, open };
}

function imagesIn(page: string): readonly string[] {
  return [...readFileSync(page, 'utf8').matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path = '']) =>
    resolve(dirname(page), path),
  );
}

/** As the pages are shown: small letters, blanks become hyphens, other signs go. */
function anchorsOf(page: string): readonly string[] {
  return [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the user guide', () => {
  it('[GD1] quotes in 「」, in English in “”, only what stands on the screen', () => {
    const { whole, open } = textsOnScreen();
    const unknown = pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(chinese.includes(page) ? /「([^」]+)」/g : /“(\P{Script=Han}+?)”/gu)]
        .map(([, label = '']) => label)
        .filter((label) => !whole.has(label) && !open.some((pattern) => pattern.test(label)))
        .map((label) => `${relative(guide, page)}: ${label}`),
    );
    expect(unknown).toEqual([]);
    expect(chinese.length).toBeGreaterThan(8);
    expect(whole.size).toBeGreaterThan(1000);
    for (const never of ['发布到月球', '还原为草稿', '修改记录本'])
      expect(whole.has(never) || open.some((pattern) => pattern.test(never)), never).toBe(false);
  });

  it('[GD2] shows every picture, and every picture it names is there and small', () => {
    const named = new Set(pages.flatMap(imagesIn));
    for (const image of named) {
      expect(existsSync(image), image).toBe(true);
      expect(statSync(image).size, image).toBeLessThan(MOST_BYTES);
    }
    const there = filesOf(guide, '.png');
    expect(there.filter((image) => !named.has(image))).toEqual([]);
    expect(there.length).toBeGreaterThan(15);
  });

  it('[GD3] has no dead links, and the contents name every page', () => {
    const dead: string[] = [];
    for (const page of pages)
      for (const [, link = ''] of readFileSync(page, 'utf8').matchAll(/(?<!!)\[[^\]]*\]\(([^)]+)\)/g)) {
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? page : resolve(dirname(page), path);
        if (!existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor)))
          dead.push(`${relative(guide, page)}: ${link}`);
      }
    expect(dead).toEqual([]);
    const contents = readFileSync(join(guide, 'README.md'), 'utf8');
    const chapters = chinese.filter((page) => !page.endsWith('README.md'));
    expect(chapters.filter((page) => !contents.includes(`](${relative(guide, page)})`))).toEqual([]);
  });

  it('[GD4] is found from the README', () => {
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('docs/guide/en/README.md');
    expect(readFileSync(join(root, 'README.zh-CN.md'), 'utf8')).toContain('docs/guide/README.md');
  });

  it.each([
    ['zh-CN', '8-keyboard.md'],
    ['en', 'en/README.md'],
  ] as const)('[GD5] lists every key of the board (%s)', (locale, page) => {
    const rows = readFileSync(join(guide, page), 'utf8')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, key, what]) => `${key}: ${what}`);
    const wanted = keyGroups[locale].flatMap(({ keys }) => keys.map(([key, what]) => `${key}: ${what}`));
    expect(wanted.filter((row) => !rows.includes(row))).toEqual([]);
    expect(wanted.length).toBeGreaterThan(20);
  });
});
