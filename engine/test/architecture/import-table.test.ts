import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Folder -> folders of the engine it may import from (besides itself). ARCHITECTURE.md explains the order. */
const engineTable: Record<string, readonly string[]> = {
  definition: ['expressions', 'forms', 'service-time'],
  expressions: ['definition', 'service-time'],
  forms: ['definition', 'expressions'],
  'service-time': ['definition'],
  schedules: ['definition', 'expressions', 'service-time'],
  agreements: ['definition', 'service-time'],
  reports: ['definition', 'agreements', 'service-time'],
  identity: ['definition', 'forms', 'instance'],
  instance: ['definition', 'identity', 'service-time', 'agreements'],
  compile: ['definition', 'expressions', 'forms', 'instance'],
  versions: ['definition', 'expressions', 'forms', 'instance', 'compile'],
  bpmn: ['definition', 'expressions'],
  decide: [
    'definition',
    'expressions',
    'forms',
    'service-time',
    'agreements',
    'identity',
    'instance',
    'compile',
    'versions',
  ],
  explain: ['definition', 'expressions', 'identity', 'instance', 'compile', 'decide'],
  simulate: [
    'definition',
    'agreements',
    'expressions',
    'forms',
    'service-time',
    'identity',
    'instance',
    'compile',
    'decide',
    'explain',
  ],
  history: ['definition', 'instance'],
  store: ['definition', 'agreements', 'forms', 'identity', 'instance', 'decide'],
  documents: ['definition', 'forms', 'run'],
  mail: ['run'],
  run: [
    'definition',
    'agreements',
    'expressions',
    'forms',
    'service-time',
    'identity',
    'instance',
    'compile',
    'decide',
    'versions',
    'history',
    'store',
    'schedules',
  ],
  testing: [
    'definition',
    'agreements',
    'forms',
    'identity',
    'instance',
    'compile',
    'decide',
    'history',
    'store',
    'run',
    'simulate',
    'service-time',
  ],
};

/** These run in the browser too. */
const browserSafe = [
  'definition',
  'expressions',
  'forms',
  'service-time',
  'agreements',
  'reports',
  'identity',
  'instance',
  'compile',
  'versions',
  'decide',
  'bpmn',
  'explain',
  'simulate',
];
const nodeSide = ['forms/server'];

interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

function importsUnder(folder: string): Import[] {
  const base = join(root, folder);
  if (!existsSync(base)) return [];
  return readdirSync(base, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const file = join(base, name);
      const source = readFileSync(file, 'utf8');
      const statements = source.matchAll(
        /^(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)|^import\s+'([^']+)'/gm,
      );
      return [...statements].map((match) => ({
        file: relative(root, file),
        specifier: match[2] ?? match[3] ?? match[4] ?? '',
        typeOnly: match[1] !== undefined,
      }));
    });
}

function engineFolderOf(item: Import): string | undefined {
  if (!item.specifier.startsWith('.')) return undefined;
  const target = relative(join(root, 'engine/src'), resolve(root, dirname(item.file), item.specifier));
  return target.includes('/') ? target.split('/')[0] : undefined;
}

describe('who may import whom', () => {
  it.each(Object.keys(engineTable))('[A1] engine/src/%s imports only what the table allows', (folder) => {
    const allowed = new Set([folder, ...(engineTable[folder] ?? [])]);
    const wrong = importsUnder(`engine/src/${folder}`)
      .filter((item) => {
        const target = engineFolderOf(item);
        return target !== undefined && !allowed.has(target);
      })
      .map((item) => `${item.file} imports ${item.specifier}`);
    expect(wrong).toEqual([]);
  });

  it.each(browserSafe)('[A2] engine/src/%s is browser-safe: no node module, no driver', (folder) => {
    const wrong = importsUnder(`engine/src/${folder}`)
      .filter((item) => !nodeSide.some((exception) => item.file.startsWith(`engine/src/${exception}`)))
      .filter(
        (item) =>
          /^(node:|libsql|puppeteer|handlebars|tar-fs|xstate|@cantoo)/.test(item.specifier) ||
          item.specifier.includes('/server/'),
      )
      .map((item) => `${item.file} imports ${item.specifier}`);
    expect(wrong).toEqual([]);
  });

  it('[A3] a driver is imported only in its own folder', () => {
    const homes: Record<string, string> = {
      libsql: 'engine/src/store/sqlite',
      'puppeteer-core': 'engine/src/documents',
      handlebars: 'engine/src/documents',
      nodemailer: 'engine/src/mail',
      '@bpmn-io/feelin': 'engine/src/expressions',
      croner: 'engine/src/schedules',
      '@bpmn-io/lezer-feel': 'engine/src/expressions',
    };
    const wrong = importsUnder('engine/src')
      .filter((item) => homes[item.specifier] !== undefined && !item.file.startsWith(homes[item.specifier] ?? ''))
      .map((item) => `${item.file} imports ${item.specifier}`);
    expect(wrong).toEqual([]);
  });

  it('[A4] xstate is nowhere in the sources', () => {
    expect(importsUnder('engine/src').filter((item) => item.specifier.startsWith('xstate'))).toEqual([]);
  });

  it('[A5] packages go one way and enter each other by a door', () => {
    const doors = (name: string) =>
      Object.keys(
        (JSON.parse(readFileSync(join(root, name, 'package.json'), 'utf8')) as { exports: object }).exports,
      ).map((door) => door.replace(/^\./, `@yunliu/${name}`));
    const known = new Set(['engine', 'designer', 'runtime'].flatMap(doors));
    const order = ['engine', 'designer', 'runtime'];
    const wrong = order.flatMap((name, index) =>
      importsUnder(`${name}/src`)
        .filter((item) => item.specifier.startsWith('@yunliu/'))
        .filter((item) => {
          const target = order.indexOf(item.specifier.split('/')[1] ?? '');
          const lookedUp =
            item.file.startsWith('engine/src/cli/') && item.specifier === '@yunliu/runtime/serve-command';
          return !lookedUp && (target >= index || !known.has(item.specifier));
        })
        .map((item) => `${item.file} imports ${item.specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it('[A6] the portal sees the server only through the api types, and the server never sees the portal', () => {
    const wrong = [
      ...importsUnder('runtime/src/portal').filter(
        (item) =>
          /\/server\//.test(item.specifier) ||
          // Types leave nothing behind in the browser.
          (!item.typeOnly && /@yunliu\/engine(\/store|\/documents|\/testing|\/forms\/server)?$/.test(item.specifier)),
      ),
      ...importsUnder('runtime/src/server').filter(
        // The model of a design needs no page: the server packs and unpacks with it.
        (item) => /portal\//.test(item.specifier) || /@yunliu\/designer(?!\/model$)/.test(item.specifier),
      ),
    ].map((item) => `${item.file} imports ${item.specifier}`);
    expect(wrong).toEqual([]);
  });

  it('[A9] parts of the designer meet through the session and enter each other by index, define or shared controls', () => {
    const shared = ['model', 'session', 'controls', 'view'];
    const homes: Record<string, string> = {
      'diagram-js': 'designer/src/flow/diagram/',
      '@codemirror': 'designer/src/editors/',
      '@bpmn-io/lang-feel': 'designer/src/editors/',
      '@lezer': 'designer/src/editors/',
      fflate: 'designer/src/model/package/',
    };
    const area = (path: string): string => relative(join(root, 'designer/src'), path).split('/')[0] ?? '';
    const wrong = importsUnder('designer/src').filter(({ file, specifier }) => {
      const home = Object.entries(homes).find(
        ([name]) => specifier === name || specifier.startsWith(`${name}/`) || specifier.startsWith(`${name}-`),
      );
      if (home !== undefined) return !file.startsWith(home[1]);
      const own = area(join(root, file));
      if (own === 'model') return !specifier.startsWith('.') && !specifier.startsWith('@yunliu/engine/');
      if (!specifier.startsWith('.')) return false;
      const target = resolve(root, dirname(file), specifier);
      const other = area(target);
      if (other === own || shared.includes(other)) return own === 'view' && other !== 'view';
      return shared.includes(own) || !/\/(index|define)\.js$/.test(specifier);
    });
    expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });

  it('[A7] no file exports everything of another', () => {
    const wrong = ['engine/src', 'designer/src', 'runtime/src'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && /^export \* /m.test(readFileSync(join(root, folder, name), 'utf8')))
        .map((name) => `${folder}/${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('[A8] no source file is longer than 300 lines unless it is listed with its reason', () => {
    const listed: Record<string, string> = {
      'designer/src/flow/diagram/board-styles.ts': 'one style sheet',
      'designer/src/flow/flow-designer-styles.ts': 'one style sheet',
      'designer/src/view/flow/flow-view-styles.ts': 'one style sheet',
      'designer/src/view/form/form-styles.ts': 'one style sheet',
      'runtime/src/portal/locales/clocks-en.ts': 'a table of texts',
      'runtime/src/portal/locales/clocks-zh.ts': 'a table of texts',
      'runtime/src/portal/locales/en.ts': 'a table of texts',
      'runtime/src/portal/locales/operations-en.ts': 'a table of texts',
      'runtime/src/portal/locales/zh-cn.ts': 'a table of texts',
    };
    const long = ['engine/src', 'designer/src', 'runtime/src'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter(
          (name) => name.endsWith('.ts') && readFileSync(join(root, folder, name), 'utf8').split('\n').length > 301,
        )
        .map((name) => `${folder}/${name}`)
        .filter((name) => !Object.hasOwn(listed, name)),
    );
    expect(long).toEqual([]);
  });
});
