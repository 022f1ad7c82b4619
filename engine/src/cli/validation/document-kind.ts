import { basename, dirname } from 'node:path';
import type { ReadDocument } from './read-document.js';

export type DocumentKind = 'definition' | 'form' | 'scenario' | 'calendar' | 'agreement' | 'schedule' | 'other';

/** What a file is meant to be: by its place and name first, so that a badly broken one is still judged as what it is. */
export function documentKind({ file, json }: Pick<ReadDocument, 'file' | 'json'>): DocumentKind {
  const name = basename(file);
  if (name.endsWith('.scenario.json')) return 'scenario';
  if (name === 'form.json') return 'form';
  if (basename(dirname(file)) === 'calendars') return 'calendar';
  if (basename(dirname(file)) === 'schedules') return 'schedule';
  if (basename(dirname(dirname(file))) === 'agreements') return 'agreement';
  if (typeof json === 'object' && json !== null) {
    if ('states' in json || 'initial' in json) return 'definition';
    if ('ui' in json || 'schema' in json) return 'form';
    if ('steps' in json) return 'scenario';
    if ('counts' in json) return 'calendar';
    if ('schedules' in json) return 'schedule';
    if ('commitments' in json) return 'agreement';
  }
  return /^\d+\.json$/.test(name) ? 'definition' : 'other';
}
