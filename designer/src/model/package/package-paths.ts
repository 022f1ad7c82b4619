import type { DesignFiles } from '../document/files.js';
import { notJson, otherPlace, unsafeName } from './package-faults.js';

/** Where a file stands in the repository, and so in a package. */
export interface PackageFile {
  readonly path: string;
  readonly text: string;
}

/** What a path of a package names. */
export type PackagePlace =
  | { readonly kind: 'definition'; readonly key: string; readonly version: number }
  | { readonly kind: 'form'; readonly key: string; readonly version: number }
  | { readonly kind: 'print'; readonly key: string; readonly version: number; readonly name: string }
  | { readonly kind: 'scenario'; readonly key: string; readonly name: string };

const key = '([a-z][a-z0-9-]{0,99})';
const version = '([1-9][0-9]{0,5})';
/** A file name that means the same on every system: it begins with a letter or digit and holds no separator. */
const name = '([\\p{L}\\p{N}][\\p{L}\\p{N}._ -]{0,99})';
const places = {
  definition: new RegExp(`^process-definitions/${key}/${version}\\.json$`, 'u'),
  scenario: new RegExp(`^process-definitions/${key}/scenarios/${name}\\.scenario\\.json$`, 'u'),
  form: new RegExp(`^form-templates/${key}/${version}/form\\.json$`, 'u'),
  print: new RegExp(`^form-templates/${key}/${version}/${name}\\.hbs$`, 'u'),
};
const fileName = new RegExp(`^${name}$`, 'u');

/** May the name of a print template or a scenario be the name of a file? */
export function isFileName(text: string): boolean {
  return fileName.test(text) && !/[ .]$/.test(text);
}

/** `undefined`: nothing that belongs into a package. */
export function placeOf(path: string): PackagePlace | undefined {
  const [, definition = '', definitionVersion] = places.definition.exec(path) ?? [];
  if (definitionVersion !== undefined)
    return { kind: 'definition', key: definition, version: Number(definitionVersion) };
  const [, process = '', scenario] = places.scenario.exec(path) ?? [];
  if (scenario !== undefined) return { kind: 'scenario', key: process, name: scenario };
  const [, form = '', formVersion] = places.form.exec(path) ?? [];
  if (formVersion !== undefined) return { kind: 'form', key: form, version: Number(formVersion) };
  const [, printed = '', printedVersion, print] = places.print.exec(path) ?? [];
  if (print !== undefined) return { kind: 'print', key: printed, version: Number(printedVersion), name: print };
  return undefined;
}

/** The files of a design at their places in the repository. Throws `package/…` faults when one has no place. */
export function packageFiles({ definition, forms = [], scenarios = {} }: DesignFiles): readonly PackageFile[] {
  const process = identityOf(definition, 'definition');
  const own = `process-definitions/${process.key}`;
  return [
    placed(`${own}/${process.version}.json`, definition),
    ...Object.entries(scenarios).map(([story, text]) => {
      if (!isFileName(story)) throw unsafeName(story);
      return placed(`${own}/scenarios/${story}.scenario.json`, text);
    }),
    ...forms.flatMap(({ form, prints = {} }, index) => {
      const template = identityOf(form, `forms/${index}`);
      const folder = `form-templates/${template.key}/${template.version}`;
      return [
        placed(`${folder}/form.json`, form),
        ...Object.entries(prints).map(([print, text]) => {
          if (!isFileName(print)) throw unsafeName(print);
          return placed(`${folder}/${print}.hbs`, text);
        }),
      ];
    }),
  ];
}

function placed(path: string, text: string): PackageFile {
  if (placeOf(path) === undefined) throw unsafeName(path);
  return { path, text };
}

/** Key and version that the text of a document says. */
export function identityOf(text: string, file: string): { readonly key: string; readonly version: number } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw notJson(file, (error as Error).message);
  }
  const found = (typeof value === 'object' && value !== null ? value : {}) as { key?: unknown; version?: unknown };
  if (typeof found.key !== 'string' || typeof found.version !== 'number')
    throw otherPlace(file, 'key, version', JSON.stringify([found.key, found.version]));
  return { key: found.key, version: found.version };
}
