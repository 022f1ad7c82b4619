import type { FilePort, PeopleSource } from '@yunliu/designer/view';
import { call, upload } from '../api-client.js';
import { PortalError } from '../portal-error.js';

/** Where form fields find people and departments: the server's directory. Names already known need no question. */
export function peopleSource(names: Readonly<Record<string, string>>): PeopleSource {
  const known = new Map<string, string>(Object.entries(names));
  let departments: Promise<readonly { id: string; name: string }[]> | undefined;
  const allDepartments = async (): Promise<readonly { id: string; name: string }[]> => {
    departments ??= call('listDepartments', {}).then((answer) => answer.departments);
    return departments;
  };
  return {
    async searchUsers({ text, limit, role, department }) {
      const { people } = await call('listPeople', { query: { q: text, role, department } });
      for (const person of people) known.set(person.id, person.name);
      return people
        .slice(0, limit)
        .map(({ id, name, department: detail }) => ({ id, name, ...(detail === undefined ? {} : { detail }) }));
    },
    async searchDepartments({ text, limit }) {
      const wanted = text.trim();
      const all = await allDepartments();
      return all.filter((one) => one.name.includes(wanted)).slice(0, limit);
    },
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
    async departments(ids) {
      const all = await allDepartments();
      return all.filter((one) => ids.includes(one.id));
    },
  };
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
