import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDesign, type DesignDocument, type DesignFiles } from '@yunliu/designer/model';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (...parts: string[]): string => readFileSync(join(root, ...parts), 'utf8');

/** Keys of all shipped processes. */
export const shippedProcesses = readdirSync(join(root, 'process-definitions')).filter((key) =>
  existsSync(join(root, 'process-definitions', key, '1.json')),
);

/** Paths of all versions of all definitions, and of the calendars, agreements and schedules beside them. */
export const shippedVersions = readdirSync(join(root, 'process-definitions'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => join(root, 'process-definitions', name));

export const shippedForms = readdirSync(join(root, 'form-templates')).filter((key) =>
  existsSync(join(root, 'form-templates', key, '1/form.json')),
);

export function formText(key: string): string {
  return read('form-templates', key, '1/form.json');
}

/** All files of a shipped process with the forms it uses. */
export function shippedFiles(key: string): DesignFiles {
  const definition = read('process-definitions', key, '1.json');
  const used = new Set([...definition.matchAll(/"template": "([a-z0-9-]+)"/g)].map((match) => match[1] ?? ''));
  const folder = join(root, 'process-definitions', key, 'scenarios');
  const stories = existsSync(folder) ? readdirSync(folder) : [];
  return {
    definition,
    forms: [...used].map((form) => ({
      form: formText(form),
      prints: printsOf(form),
    })),
    scenarios: Object.fromEntries(
      stories.map((name) => [name.replace('.scenario.json', ''), read('process-definitions', key, 'scenarios', name)]),
    ),
  };
}

export function shipped(key: string): DesignDocument {
  return openDesign(shippedFiles(key));
}

function printsOf(form: string): Record<string, string> {
  const path = join(root, 'form-templates', form, '1/print.hbs');
  return existsSync(path) ? { print: readFileSync(path, 'utf8') } : {};
}
