import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import tar from 'tar-fs';
import { YunliuError } from '../definition/yunliu-error.js';
import { writeFontConfig } from './fonts.js';

/** A Chromium that can be started, with the environment it needs (fonts, libraries). */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

let ensured: Promise<Chromium> | undefined;

/**
 * Finds a Chromium: `CHROMIUM_PATH`, else the one shipped as npm package `@sparticuz/chromium` (unpacked once per version
 * into the user's cache folder), else an installed Chrome or Edge.
 * @throws YunliuError `document/no-browser`
 */
export function ensureChromium(): Promise<Chromium> {
  ensured ??= findChromium().catch((error: unknown) => {
    ensured = undefined;
    throw error;
  });
  return ensured;
}

async function findChromium(): Promise<Chromium> {
  const cache = cacheFolder();
  const fontEnv = { ...process.env, FONTCONFIG_FILE: writeFontConfig(cache) };
  const given = process.env['CHROMIUM_PATH'];
  if (given) return { executablePath: given, env: fontEnv };
  const shipped = await unpackShipped(cache);
  if (shipped) {
    const libraries = [join(shipped, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
    return { executablePath: join(shipped, 'chromium'), env: { ...fontEnv, LD_LIBRARY_PATH: libraries } };
  }
  const installed = systemBrowsers.find((path) => existsSync(path));
  if (installed) return { executablePath: installed, env: fontEnv };
  throw new YunliuError({
    code: 'document/no-browser',
    message: {
      'zh-CN': '找不到用于打印 PDF 的 Chromium 浏览器。',
      en: 'No Chromium browser was found to print PDF files with.',
    },
    hint: {
      'zh-CN': '请安装 Chrome 或 Edge，或用环境变量 CHROMIUM_PATH 指明其路径。',
      en: 'Install Chrome or Edge, or name its path in the environment variable CHROMIUM_PATH.',
    },
  });
}

function cacheFolder(): string {
  const base =
    process.env['YUNLIU_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'yunliu');
  mkdirSync(base, { recursive: true });
  return base;
}

/**
 * Unpacks the shipped Chromium and returns its folder. The package's own `executablePath()` uses one fixed folder for every
 * version, user and process; here two processes at once are safe because the finished folder appears by one rename.
 */
async function unpackShipped(cache: string): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const found = shippedPackage();
  if (!found) return undefined;
  const target = join(cache, `chromium-${found.version}`);
  if (existsSync(join(target, 'chromium'))) return target;
  const unpacking = mkdtempSync(join(cache, '.unpacking-'));
  try {
    const packed = (name: string) => createReadStream(join(found.folder, 'bin', name));
    const brotli = () => createBrotliDecompress({ chunkSize: 2 ** 21 });
    await Promise.all([
      pipeline(packed('chromium.br'), brotli(), createWriteStream(join(unpacking, 'chromium'), { mode: 0o755 })),
      pipeline(packed('swiftshader.tar.br'), brotli(), tar.extract(unpacking)),
      pipeline(packed('al2023.tar.br'), brotli(), tar.extract(join(unpacking, 'al2023'))),
    ]);
    renameSync(unpacking, target);
  } catch (error) {
    rmSync(unpacking, { recursive: true, force: true });
    // Another process was faster: its folder is as good as ours.
    if (!existsSync(join(target, 'chromium'))) throw error;
  }
  return target;
}

function shippedPackage(): { folder: string; version: string } | undefined {
  const require = createRequire(import.meta.url);
  try {
    // The package exports only its entry file, which lies in build/.
    let folder = dirname(require.resolve('@sparticuz/chromium'));
    while (!existsSync(join(folder, 'package.json')) || !existsSync(join(folder, 'bin'))) {
      const up = dirname(folder);
      if (up === folder) return undefined;
      folder = up;
    }
    const { version } = require(join(folder, 'package.json')) as { version: string };
    return { folder, version };
  } catch {
    return undefined;
  }
}
