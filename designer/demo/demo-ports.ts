import type { DirectoryEntry, FilePort, PeopleSource } from '@yunliu/designer/view';

const users: readonly DirectoryEntry[] = [
  { id: 'tech-1', name: '王磊', detail: '技术支持部' },
  { id: 'tech-2', name: '赵敏', detail: '技术支持部' },
  { id: 'desk-1', name: '孙丽', detail: '服务台' },
  { id: 'pm-1', name: '周强', detail: '项目管理部' },
];

const departments: readonly DirectoryEntry[] = [
  { id: 'd-office', name: '综合办公室' },
  { id: 'd-finance', name: '财务处' },
  { id: 'd-it', name: '信息中心' },
];

function matching(entries: readonly DirectoryEntry[], text: string): readonly DirectoryEntry[] {
  return entries.filter((entry) => entry.name.includes(text) || entry.id.includes(text));
}

/** A directory of four people that answers after a moment, as a server would. */
export const demoPeople: PeopleSource = {
  searchUsers: async ({ text }) => matching(users, text),
  searchDepartments: async ({ text }) => matching(departments, text),
  users: async (ids) => users.filter((user) => ids.includes(user.id)),
  departments: async (ids) => departments.filter((department) => ids.includes(department.id)),
};

const kept = new Map<string, string>();

/** Keeps files in the page; a name with "fail" is refused, to show the error. */
export const demoFiles: FilePort = {
  async upload(content, upload) {
    for (let step = 1; step <= 4; step++) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      upload.signal.throwIfAborted();
      upload.onProgress(step / 4);
    }
    if (upload.name.includes('fail')) throw new Error('服务器拒绝');
    const file = `file-${String(kept.size + 1)}`;
    kept.set(file, URL.createObjectURL(content));
    return { file };
  },
  url: (file) => kept.get(file) ?? '#',
};
