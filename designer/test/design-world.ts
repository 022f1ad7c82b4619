import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Agreement } from '@yunliu/engine/agreements';
import type { ProcessDefinition } from '@yunliu/engine/definition';
import type { FormTemplate } from '@yunliu/engine/forms';
import type { CalendarFile } from '@yunliu/engine/service-time';
import type { Organisation } from '@yunliu/engine/simulate';
import type { DesignWorld } from '@yunliu/designer/session';

const root = fileURLToPath(new URL('../..', import.meta.url));
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- says at the call what the file holds
const read = <Body>(...parts: string[]): Body => JSON.parse(readFileSync(join(root, ...parts), 'utf8')) as Body;
const folder = (...parts: string[]): readonly string[] => readdirSync(join(root, ...parts)).sort();

/** What a design may refer to, from the shipped files. */
export function readWorld(): DesignWorld {
  const { systems } = read<{
    readonly systems: readonly { readonly key: string; readonly agreement?: { readonly key: string } }[];
  }>('process-definitions', 'agreements', 'client-systems.json');
  return {
    organisation: read<Organisation>('process-definitions', 'demo-organisation.json'),
    definitions: folder('process-definitions')
      .filter((key) => existsSync(join(root, 'process-definitions', key, '1.json')))
      .map((key) => read<ProcessDefinition>('process-definitions', key, '1.json')),
    forms: folder('form-templates').flatMap((key) =>
      folder('form-templates', key).map((version) => read<FormTemplate>('form-templates', key, version, 'form.json')),
    ),
    calendars: jsonFiles('calendars').map((file) => read<CalendarFile>('process-definitions', 'calendars', file)),
    agreements: jsonFiles('agreements')
      .filter((file) => file.includes('/'))
      .map((file) => read<Agreement>('process-definitions', 'agreements', file)),
    systems: Object.fromEntries(systems.flatMap(({ key, agreement }) => (agreement ? [[key, agreement.key]] : []))),
    categories: read('process-definitions', 'categories.json'),
    handlers: ['http-request', 'email', 'webhook', 'document', 'start-process', 'set-data'],
  };
}

function jsonFiles(name: string): readonly string[] {
  return readdirSync(join(root, 'process-definitions', name), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort();
}
