import type { CopyRow, InstanceRow, TaskRow } from '@yunliu/engine';
import type { Locale } from '@yunliu/engine/definition';
import type { TaskList } from '../../api/index.js';
import type { Handlers } from '../http/call.js';
import { pageOf } from '../http/page.js';
import type { ServerParts } from '../server-parts.js';
import { withClocks } from '../views/clock-summary.js';
import { instanceRowView, personOf } from '../views/names.js';
import { loadForm, offeredOutcomes, taskPage, taskRowView, taskStateOf } from '../views/task-page.js';
import { mostCounted } from '../most-counted.js';
import { actorOf, execute } from './commands.js';
import { idsOf } from './task-ids.js';

export const taskHandlers: Handlers<
  | 'listTasks'
  | 'countTasks'
  | 'readTask'
  | 'checkTask'
  | 'claimTask'
  | 'unclaimTask'
  | 'completeTask'
  | 'saveDraft'
  | 'transferTask'
> = {
  async listTasks({ parts, viewer, query, locale }) {
    const filter = { ...pageOf(query), process: query.process, text: query.text };
    const own = { ...filter, userId: viewer.user.id };
    switch (query.view) {
      case 'todo': {
        const page = await parts.store.inbox({ ...filter, principals: [...viewer.principals] });
        return { view: query.view, rows: await taskRows(parts, page.rows, locale), cursor: page.cursor };
      }
      case 'done': {
        const page = await parts.store.doneTasks(own);
        return { view: query.view, rows: await taskRows(parts, page.rows, locale), cursor: page.cursor };
      }
      case 'started': {
        const page = await parts.store.startedBy(own);
        return { view: query.view, rows: await instanceRows(parts, page.rows, locale), cursor: page.cursor };
      }
      case 'copies': {
        const page = await parts.store.copiesFor(own);
        return { view: query.view, rows: await copyRows(parts, page.rows, locale), cursor: page.cursor };
      }
      case 'delegated': {
        const page = await parts.store.delegatedBy(own);
        return { view: query.view, rows: await taskRows(parts, page.rows, locale), cursor: page.cursor };
      }
    }
  },

  async countTasks({ parts, viewer }) {
    const [todo, unreadNotices, unreadCopies] = await Promise.all([
      parts.store.inboxCount([...viewer.principals], mostCounted + 1),
      parts.notices.unread(viewer.user.id),
      parts.store.unreadCopies(viewer.user.id, mostCounted),
    ]);
    return { todo: Math.min(todo, mostCounted), todoIsMore: todo > mostCounted, unreadNotices, unreadCopies };
  },

  readTask: ({ parts, viewer, task, locale }) => taskPage(parts, viewer, task, locale),

  async checkTask({ parts, task, body, locale }) {
    const form = await loadForm(parts, taskStateOf(task)?.form);
    return { outcomes: offeredOutcomes(parts, task, form, body.values, locale) };
  },

  claimTask: ({ parts, viewer, task, body }) =>
    execute(parts, viewer, { type: 'claim', actor: actorOf(viewer), ...idsOf(task.row), ...body }),

  unclaimTask: ({ parts, viewer, task, body }) =>
    execute(parts, viewer, { type: 'unclaim', actor: actorOf(viewer), ...idsOf(task.row), ...body }),

  completeTask: ({ parts, viewer, task, body }) =>
    execute(parts, viewer, { type: 'complete', actor: actorOf(viewer), ...idsOf(task.row), ...body }),

  saveDraft: ({ parts, viewer, task, body }) =>
    execute(parts, viewer, { type: 'save-draft', actor: actorOf(viewer), ...idsOf(task.row), ...body }),

  transferTask: ({ parts, viewer, task, body }) =>
    execute(parts, viewer, { type: 'transfer', actor: actorOf(viewer), ...idsOf(task.row), ...body }),
};

async function taskRows(parts: ServerParts, rows: readonly TaskRow[], locale: Locale): Promise<TaskList['rows']> {
  const told = await Promise.all(
    rows.map(async (row) => {
      const version = await parts.library.definition(row.instance.process, row.instance.version);
      return {
        instance: await instanceRowView(parts, row.instance, locale),
        task: taskRowView(parts, row, version === undefined ? undefined : { version }, locale),
      };
    }),
  );
  return rowsWithClocks(parts, told, locale);
}

async function instanceRows(
  parts: ServerParts,
  rows: readonly InstanceRow[],
  locale: Locale,
): Promise<TaskList['rows']> {
  const told = await Promise.all(rows.map(async (row) => ({ instance: await instanceRowView(parts, row, locale) })));
  return rowsWithClocks(parts, told, locale);
}

async function copyRows(parts: ServerParts, rows: readonly CopyRow[], locale: Locale): Promise<TaskList['rows']> {
  const directory = parts.directory.view();
  const told = await Promise.all(
    rows.map(async (row) => ({
      instance: await instanceRowView(parts, row, locale),
      copy: { at: row.copiedAt, by: personOf(directory, row.copiedBy, locale), readAt: row.readAt },
    })),
  );
  return rowsWithClocks(parts, told, locale);
}

function rowsWithClocks(parts: ServerParts, rows: TaskList['rows'], locale: Locale): Promise<TaskList['rows']> {
  return withClocks(
    parts,
    rows,
    ({ instance }) => instance,
    (row, instance) => ({ ...row, instance }),
    locale,
  );
}
