import type { Organisation } from '@yunliu/engine/simulate';
import type { DirectoryEntry, FilePort, PeopleSource } from '../view/index.js';

/** People of the design's world for the pickers of a preview. */
export function previewPeople(organisation: Organisation): PeopleSource {
  const names = new Map(organisation.departments.map(({ id, name }) => [id, name]));
  const users = organisation.users.filter(({ active }) => active);
  const person = ({ id, name, departmentId }: (typeof users)[number]): DirectoryEntry => {
    const detail = names.get(departmentId ?? '');
    return { id, name, ...(detail === undefined ? {} : { detail }) };
  };
  const found = (entries: readonly DirectoryEntry[], text: string, limit: number): readonly DirectoryEntry[] =>
    entries.filter(({ id, name }) => name.includes(text) || id.includes(text)).slice(0, limit);
  return {
    searchUsers: async ({ text, limit, role, department }) =>
      found(
        users
          .filter(
            ({ roles, departmentId }) =>
              (role === undefined || roles.includes(role)) && (department === undefined || departmentId === department),
          )
          .map(person),
        text,
        limit,
      ),
    searchDepartments: async ({ text, limit }) =>
      found(
        organisation.departments.map(({ id, name }) => ({ id, name })),
        text,
        limit,
      ),
    users: async (ids) => organisation.users.filter(({ id }) => ids.includes(id)).map(person),
    departments: async (ids) =>
      organisation.departments.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name })),
  };
}

/** Keeps what is attached in the page only, until it is left. */
export function previewFiles(): FilePort & { close(): void } {
  const urls = new Map<string, string>();
  return {
    upload: async (content, upload) => {
      const file = `preview-${urls.size + 1}`;
      urls.set(file, URL.createObjectURL(content));
      upload.onProgress(1);
      return { file };
    },
    url: (file) => urls.get(file) ?? '',
    close: () => {
      for (const url of urls.values()) URL.revokeObjectURL(url);
      urls.clear();
    },
  };
}
