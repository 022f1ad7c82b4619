import { unzipSync } from 'fflate';
import type { DesignFiles } from '../document/files.js';
import {
  doubledFile,
  notAPackage,
  notJson,
  notOneProcess,
  notText,
  otherPlace,
  strangeFile,
  strayFile,
  tooLarge,
} from './package-faults.js';
import { identityOf, isFileName, placeOf, type PackagePlace } from './package-paths.js';
import { crc32, zipChecksums } from './zip-checksums.js';

const MOST_FILES = 200;
const MOST_BYTES = 2_000_000;
const MOST_BYTES_IN_ALL = 16_000_000;
/** What file managers put beside the files. */
const clutter = /^(?:.*\/)?(?:__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/;

/**
 * The design in a package. Nothing is unpacked before its name and its size are known to be sound, and never more than
 * the sizes said. Throws `package/…` faults.
 */
export function unpackDesign(bytes: Uint8Array): Required<DesignFiles> {
  const texts = readTexts(bytes);
  const definitions = texts.filter(({ place }) => place.kind === 'definition');
  const [definition] = definitions;
  if (definition === undefined || definitions.length > 1) throw notOneProcess(definitions.length);
  const forms = texts.filter(({ place }) => place.kind === 'form');
  const scenarios: [string, string][] = [];
  const prints = new Map<string, [string, string][]>(forms.map(({ place }) => [idOf(place), []]));
  for (const { path, place, text } of texts) {
    if (place.kind === 'definition' || place.kind === 'form') requireSamePlace(path, place, text);
    else if (place.kind === 'scenario') {
      if (place.key !== definition.place.key) throw strayFile(path);
      requireJson(path, text);
      scenarios.push([place.name, text]);
    } else {
      const own = prints.get(idOf(place));
      if (own === undefined) throw strayFile(path);
      own.push([place.name, text]);
    }
  }
  return {
    definition: definition.text,
    forms: forms.map(({ place, text }) => ({
      form: text,
      prints: Object.fromEntries(prints.get(idOf(place)) ?? []),
    })),
    scenarios: Object.fromEntries(scenarios),
  };
}

interface PackedText {
  readonly path: string;
  readonly place: PackagePlace;
  readonly text: string;
}

function readTexts(bytes: Uint8Array): readonly PackedText[] {
  const places = new Map<string, PackagePlace>();
  const sizes = new Map<string, number>();
  let total = 0;
  let refusal: Error | undefined;
  const allow = (name: string, size: number): boolean => {
    if (name.endsWith('/') || clutter.test(name)) return false;
    const place = placeOf(name);
    if (place === undefined || ('name' in place && !isFileName(place.name))) throw strangeFile(name);
    if (places.has(name)) throw doubledFile(name);
    total += size;
    if (size > MOST_BYTES || total > MOST_BYTES_IN_ALL || places.size >= MOST_FILES) throw tooLarge(name);
    places.set(name, place);
    sizes.set(name, size);
    return true;
  };
  let found: { readonly [path: string]: Uint8Array };
  try {
    found = unzipSync(bytes, {
      filter({ name, originalSize }) {
        try {
          return refusal === undefined && allow(name, originalSize);
        } catch (error) {
          refusal = error as Error;
          return false;
        }
      },
    });
  } catch (error) {
    throw refusal ?? notAPackage(error instanceof Error ? error.message : String(error));
  }
  if (refusal !== undefined) throw refusal;
  // Names that are not plain ASCII may be written in another encoding there; fflate has read those as well.
  const sums = zipChecksums(bytes);
  return [...places].map(([path, place]) => {
    const content = found[path];
    if (content === undefined || content.length !== sizes.get(path)) throw notAPackage(path);
    if (sums.has(path) && sums.get(path) !== crc32(content)) throw notAPackage(path);
    return { path, place, text: decode(path, content) };
  });
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw notText(path);
  }
}

function requireSamePlace(path: string, place: { readonly key: string; readonly version: number }, text: string): void {
  const said = identityOf(text, path);
  if (said.key !== place.key || said.version !== place.version)
    throw otherPlace(path, `${place.key}@${place.version}`, `${said.key}@${said.version}`);
}

function requireJson(path: string, text: string): void {
  try {
    JSON.parse(text);
  } catch (error) {
    throw notJson(path, (error as Error).message);
  }
}

function idOf(place: PackagePlace): string {
  return 'version' in place ? `${place.key}@${place.version}` : place.key;
}
