import { localize } from '@yunliu/engine/definition';
import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';
import type { Directory, InstanceRow, Principal } from '@yunliu/engine';
import type { Person, Titled } from '../../api/index.js';
import type { InstanceRow as ApiInstanceRow } from '../../api/index.js';
import type { ServerParts } from '../server-parts.js';
import { stateTitle } from './state-titles.js';

/** A person by id. Somebody the directory no longer knows keeps the id as name: history must stay readable. */
export function personOf(directory: Directory, id: string, locale: Locale): Person {
  if (id === 'system') return { id, name: locale === 'en' ? 'System' : '系统' };
  const user = directory.user(id);
  const department = user?.departmentId === undefined ? undefined : directory.department(user.departmentId)?.name;
  return { id, name: user?.name ?? id, ...(department === undefined ? {} : { department }) };
}

export interface Candidate {
  readonly kind: 'user' | 'role' | 'department';
  readonly id: string;
  readonly name: string;
}

export function candidateOf(directory: Directory, principal: Principal, locale: Locale): Candidate {
  const id = principal.slice(principal.indexOf(':') + 1);
  if (principal.startsWith('role:')) return { kind: 'role', id, name: directory.role(id)?.title ?? id };
  if (principal.startsWith('department:'))
    return { kind: 'department', id, name: directory.department(id)?.name ?? id };
  return { kind: 'user', id, name: personOf(directory, id, locale).name };
}

export function processTitled(definition: ProcessDefinition | undefined, key: string, locale: Locale): Titled {
  return { key, title: definition === undefined ? key : localize(definition.title, locale) };
}

/** A stored row as lists show it: names instead of ids, titles instead of keys. */
export async function instanceRowView(parts: ServerParts, row: InstanceRow, locale: Locale): Promise<ApiInstanceRow> {
  const definition = (await parts.library.definition(row.process, row.version))?.definition;
  const { id, version, subject, status, startedAt, businessKey, outcome, endedAt, dueAt } = row;
  return {
    id,
    process: processTitled(definition, row.process, locale),
    version,
    subject,
    status,
    startedBy: personOf(parts.directory.view(), row.startedBy, locale),
    startedAt,
    states: row.states.map((state) => stateTitle(definition, state, locale)),
    ...(businessKey === undefined ? {} : { businessKey }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(row.suspended === true ? { suspended: true } : {}),
  };
}
