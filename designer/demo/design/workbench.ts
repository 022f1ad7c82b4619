import '../../src/workbench/define.js';
import type { DraftStand, Presence, StoredDraft, Workbench, WorkbenchHost } from '../../src/workbench/index.js';
import { openDesign, type DesignFiles } from '@yunliu/designer/model';
import type { DesignWorld } from '@yunliu/designer/session';
import { DesignSession } from '@yunliu/designer/session';
import './page.css';

declare global {
  interface Window {
    /** For tests: what the server of this page does, and what it was told. */
    demo: {
      offline: boolean;
      holds: boolean;
      published: string[];
      opened: (string | undefined)[];
      copies: number;
      delay: number;
      /** Signs of life so far. */
      beats: number;
    };
  }
}

const query = new URLSearchParams(location.search);
const me = { id: query.get('me') ?? 'admin', name: query.get('name') ?? '管理员' };
const locale = query.get('locale') === 'en' ? 'en' : 'zh-CN';
const KEY = 'demo.draft';
window.demo = { offline: false, holds: !query.has('held'), published: [], opened: [], copies: 0, delay: 0, beats: 0 };

/** The server of this page is the storage of the browser, so that two pages share it. */
function stored(): StoredDraft {
  return JSON.parse(localStorage.getItem(KEY) ?? 'null') as StoredDraft;
}

async function reach(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20 + window.demo.delay));
  if (window.demo.offline) throw new TypeError('Failed to fetch');
}

function keep(files: DesignFiles, revision: number): DraftStand {
  const stand = { revision, updatedAt: new Date().toISOString(), updatedBy: me };
  localStorage.setItem(KEY, JSON.stringify({ files, ...stand }));
  return stand;
}

async function begin(): Promise<void> {
  document.documentElement.lang = locale;
  document.title = locale === 'en' ? 'Workbench' : '流程设计';
  const [world, shipped] = await Promise.all([
    read<DesignWorld>('/world.json'),
    read<DesignFiles>(`/designs/${query.get('design') ?? 'hotline'}.json`),
  ]);
  if (query.has('fresh')) localStorage.clear();
  if (localStorage.getItem(KEY) === null) keep(shipped, 1);
  const { files, ...stand } = stored();
  const host: WorkbenchHost = {
    world,
    id: 'demo',
    stand,
    basedOn: 1,
    nextVersion: 2,
    async save({ files: next, revision }) {
      await reach();
      const now = stored();
      if (now.revision !== revision)
        throw Object.assign(new Error('草稿已被修改'), {
          code: 'design/changed-meanwhile',
          message: '草稿已被修改',
          hint: '请合并。',
          details: { by: now.updatedBy, at: now.updatedAt, revision: now.revision },
        });
      return keep(next, revision + 1);
    },
    async read() {
      await reach();
      return stored();
    },
    async saveCopy() {
      await reach();
      window.demo.copies += 1;
      return { id: 'copy' };
    },
    open: (id) => void window.demo.opened.push(id),
    async present(intent): Promise<Presence> {
      if (intent === 'take-over') window.demo.holds = true;
      const { files: _files, ...now } = stored();
      const other = { person: { id: 'pm-1', name: '王五' }, since: '2026-11-22T02:20:00Z', isSelf: false };
      const { holds } = window.demo;
      window.demo.beats += 1;
      return {
        ...now,
        holds,
        beatMs: 400,
        others: query.has('held') ? [other] : [],
        ...(holds ? {} : { holder: other }),
      };
    },
    versions: async () => [
      {
        version: 1,
        status: 'published',
        publishedAt: '2026-09-01T01:00:00Z',
        publishedBy: '系统管理员',
        comment: '首次发布',
        running: 37,
      },
    ],
    versionFiles: async () => shipped,
    restore: async () => ({ id: 'restored' }),
    setRetired: async () => undefined,
    migrationAddress: '#migration',
    async impact() {
      await reach();
      const counts = { total: 37, safe: 30, mapping: 5, blocked: 2 };
      return {
        version: 2,
        versions: [
          {
            version: 1,
            ...counts,
            states: [{ state: 'call-taken', title: '接听并解答', ...counts }],
            reasons: [{ level: 'mapping', text: '步骤“二次回访”已删除，需要指定去向。', count: 5 }],
          },
        ],
        forms: [{ key: 'phone-record', version: 2, changed: 'changed' }],
        uses: [],
      };
    },
    async publish({ comment }) {
      await reach();
      window.demo.published.push(comment);
      return { status: 'published', version: 2 };
    },
    audit: async () => [
      { at: '2026-11-22T01:00:00Z', by: me, what: '保存', changes: ['添加步骤', '连线'] },
      { at: '2026-11-21T01:00:00Z', by: me, what: '新建', changes: [], comment: '从第 1 版开始修改' },
    ],
    packageAddress: '/package.zip',
  };
  const session = new DesignSession(openDesign(files), host, { locale, readonly: query.has('readonly') });
  window.session = session;
  const element = document.createElement('yl-workbench') as Workbench;
  element.session = session;
  element.workbenchHost = host;
  element.addEventListener('yl-session-replaced', (event) => {
    window.session = (event as CustomEvent<{ session: DesignSession }>).detail.session;
  });
  document.querySelector('main')?.append(element);
}

async function read<Body>(path: string): Promise<Body> {
  const answer = await fetch(path);
  return (await answer.json()) as Body;
}

void begin();
