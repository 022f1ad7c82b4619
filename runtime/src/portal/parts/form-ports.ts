import type { DirectoryEntry, DirectorySearch, FilePort, PeopleSource } from '@yunliu/designer/view';
import { isBelow } from '@yunliu/engine/forms';
import { call, upload } from '../api-client.js';
import { PortalError } from '../portal-error.js';

/** Where form fields find people and departments: the server's directory. Names already known need no question. */
export function peopleSource(names: Readonly<Record<string, string>>): PeopleSource {
  const known = new Map<string, string>(Object.entries(names));
  const allDepartments = forAMinute(async () => (await call('listDepartments', {})).departments);
  const allLists = forAMinute(() => call('listPickerLists', {}));
  const allRoles = async (): Promise<readonly DirectoryEntry[]> =>
    (await allLists()).roles.map(({ key, title }) => ({ id: key, name: title }));
  const allSystems = async (): Promise<readonly DirectoryEntry[]> =>
    (await allLists()).systems.map(({ key, title, customer }) => ({ id: key, name: title, detail: customer }));
  /** What the ticket says, where it does: it also knows what the list has lost. */
  const named = async (
    ids: readonly string[],
    prefix: string,
    all: () => Promise<readonly DirectoryEntry[]>,
  ): Promise<readonly DirectoryEntry[]> => {
    const entries = ids.every((id) => known.has(prefix + id)) ? [] : await all();
    return ids.flatMap((id) => {
      const name = known.get(prefix + id);
      return entries.find((entry) => entry.id === id) ?? (name === undefined ? [] : [{ id, name }]);
    });
  };
  return {
    async searchUsers({ text, limit, role, department }) {
      const { people } = await call('listPeople', { query: { q: text, role, department } });
      for (const person of people) known.set(person.id, person.name);
      return people
        .slice(0, limit)
        .map(({ id, name, department: detail }) => ({ id, name, ...(detail === undefined ? {} : { detail }) }));
    },
    async searchDepartments({ department, ...search }) {
      const all = await allDepartments();
      if (department === undefined) return matching(all, search);
      const byId = new Map(all.map((one) => [one.id, one]));
      return matching(
        all.filter(({ id }) => isBelow(id, department, (one) => byId.get(one))),
        search,
      );
    },
    searchRoles: async (search) => matching(await allRoles(), search),
    searchSystems: async (search) => matching(await allSystems(), search),
    async users(ids) {
      const missing = ids.filter((id) => !known.has(id));
      for (const id of missing) {
        const { people } = await call('listPeople', { query: { q: id } });
        for (const person of people) known.set(person.id, person.name);
      }
      return ids.flatMap((id) => {
        const name = known.get(id);
        return name === undefined ? [] : [{ id, name }];
      });
    },
    departments: (ids) => named(ids, '', allDepartments),
    roles: (keys) => named(keys, 'role:', allRoles),
    systems: (keys) => named(keys, 'system:', allSystems),
  };
}

/** Asked again after a minute: a page may stay open all day, and the server takes only what the list holds then. */
function forAMinute<Answered>(ask: () => Promise<Answered>): () => Promise<Answered> {
  let asked: { readonly until: number; readonly answer: Promise<Answered> } | undefined;
  return () => {
    if (asked === undefined || asked.until < performance.now())
      asked = { until: performance.now() + 60_000, answer: ask() };
    asked.answer.catch(() => (asked = undefined));
    return asked.answer;
  };
}

function matching(
  entries: readonly DirectoryEntry[],
  { text, limit }: Pick<DirectorySearch, 'text' | 'limit'>,
): readonly DirectoryEntry[] {
  const wanted = text.trim();
  return entries
    .filter(({ id, name, detail = '' }) => `${name} ${detail}`.includes(wanted) || id === wanted)
    .slice(0, limit);
}

/** Where form fields keep files: attachments of the instance. `onUploaded` hears the new revision. */
export function filePort(instanceId: string, onUploaded: (revision: number) => void): FilePort {
  return {
    async upload(content, request) {
      const { name, kind, signal } = request;
      const running = upload(instanceId, content, { kind, name, onProgress: (part) => request.onProgress(part) });
      signal.addEventListener('abort', () => running.abort());
      try {
        const { attachment, revision } = await running.done;
        onUploaded(revision);
        return { file: attachment.id };
      } catch (error) {
        if (error instanceof DOMException) throw error;
        const known = PortalError.from(error);
        throw new Error(`${known.message} ${known.hint}`, { cause: error });
      }
    },
    url: (file) => `/api/attachments/${encodeURIComponent(instanceId)}/${encodeURIComponent(file)}?inline=1`,
  };
}
