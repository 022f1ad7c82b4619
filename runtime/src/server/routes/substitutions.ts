import type { Substitution, TaskRow } from '@yunliu/engine';
import { mayAdminister } from '@yunliu/engine';
import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import { parseExpression } from '@yunliu/engine/expressions';
import type { ApiSubstitution, ConditionFields } from '../../api/index.js';
import { formsOf } from '../definition-forms.js';
import type { Handlers } from '../http/call.js';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';
import { conditionFields } from '../views/condition-fields.js';
import { personOf } from '../views/names.js';
import { processTitled } from '../views/names.js';
import { stateTitle } from '../views/state-titles.js';

const MOST_TASKS = 50;
const MOST_LOOKED_AT = 1000;
const DEFAULT_CHAIN = 3;

export const substitutionHandlers: Handlers<
  'listSubstitutions' | 'putSubstitution' | 'stopSubstitution' | 'previewSubstitution' | 'listConditionFields'
> = {
  async listSubstitutions({ parts, viewer, query, locale }) {
    const all = parts.directory.substitutions();
    const isEverybody = query.user === undefined && mayAdminister(viewer);
    const user = query.user ?? viewer.user.id;
    const view = async (list: readonly Substitution[]): Promise<ApiSubstitution[]> => {
      const views = await Promise.all(list.map((each) => substitutionView(parts, each, locale)));
      return views.toSorted((a, b) => rank(a) - rank(b) || (a.start < b.start ? 1 : -1));
    };
    return {
      own: await view(all.filter(({ from }) => isEverybody || from === user)),
      asSubstitute: await view(all.filter(({ to }) => to === user)),
    };
  },

  async putSubstitution({ parts, viewer, params, body, locale }) {
    const substitution: Substitution = { id: params.id, ...body };
    await parts.directory.putSubstitution(substitution);
    parts.logger.info(
      { substitution: params.id, from: body.from, to: body.to, by: viewer.user.id },
      'substitution set',
    );
    return {
      substitution: await substitutionView(parts, substitution, locale),
      moved: await parts.engine.applySubstitutions(),
    };
  },

  async stopSubstitution({ parts, viewer, params }) {
    const found = parts.directory.substitutions().find(({ id }) => id === params.id);
    if (found === undefined) throw notThere();
    const now = parts.clock.now();
    // One that has done something stays readable: it ends now instead of vanishing.
    if (Date.parse(found.start) < Date.parse(now)) {
      if (Date.parse(found.end) > Date.parse(now)) await parts.directory.putSubstitution({ ...found, end: now });
    } else await parts.directory.deleteSubstitution(params.id);
    parts.logger.info({ substitution: params.id, by: viewer.user.id }, 'substitution stopped');
    return { moved: await parts.engine.applySubstitutions() };
  },

  async previewSubstitution({ parts, body, locale }) {
    const rows = await openTasksOf(parts, body.from);
    const expression = body.condition === undefined ? undefined : parseExpression(body.condition).expression;
    const now = parts.clock.now();
    const moving: TaskRow[] = [];
    for (const row of rows) {
      // what stands still goes over when it is activated
      if (row.instance.suspended === true) continue;
      if (body.processes !== undefined && !body.processes.includes(row.instance.process)) continue;
      if (body.condition !== undefined) {
        const variables = (await parts.engine.instance(row.instance.id))?.variables ?? {};
        if (expression?.evaluate({ variables, now }) !== true) continue;
      }
      moving.push(row);
    }
    const tasks = await Promise.all(
      moving.slice(0, MOST_TASKS).map(async ({ task, instance }) => {
        const version = await parts.library.definition(instance.process, instance.version);
        return {
          id: task.id,
          state: stateTitle(version?.definition, task.state, locale),
          process: processTitled(version?.definition, instance.process, locale),
          subject: instance.subject,
        };
      }),
    );
    return { atOnce: Date.parse(body.start) <= Date.parse(now), tasks, count: moving.length };
  },

  async listConditionFields({ parts, params, locale }): Promise<ConditionFields> {
    const definition = await parts.engine.latestDefinition(params.key);
    if (definition === undefined) throw unknownProcess(params.key);
    const forms = await Promise.all(
      formsOf(definition).map(({ template, version }) => parts.library.form(template, version)),
    );
    return {
      fields: conditionFields(
        forms.flatMap((form) => form ?? []),
        locale,
      ),
    };
  },
};

/** Open tasks in the hands of a person, newest pages first up to a bound that no person's inbox reaches. */
async function openTasksOf(parts: ServerParts, userId: string): Promise<readonly TaskRow[]> {
  const rows: TaskRow[] = [];
  for (let cursor: string | undefined; rows.length < MOST_LOOKED_AT;) {
    const page = await parts.store.inbox({
      principals: [`user:${userId}`],
      limit: 100,
      ...(cursor === undefined ? {} : { cursor }),
    });
    rows.push(...page.rows.filter(({ task }) => task.assignee === userId));
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  return rows;
}

async function substitutionView(parts: ServerParts, each: Substitution, locale: Locale): Promise<ApiSubstitution> {
  const directory = parts.directory.view();
  const now = Date.parse(parts.clock.now());
  const { id, from, to, start, end, reason, processes, condition, maxChain = DEFAULT_CHAIN } = each;
  const definitions = await Promise.all((processes ?? []).map((key) => parts.engine.latestDefinition(key)));
  const forms = await Promise.all(
    definitions.flatMap((definition) =>
      definition === undefined
        ? []
        : formsOf(definition).map(({ template, version }) => parts.library.form(template, version)),
    ),
  );
  return {
    id,
    from: personOf(directory, from, locale),
    to: personOf(directory, to, locale),
    start,
    end,
    status: now < Date.parse(start) ? 'planned' : now < Date.parse(end) ? 'running' : 'ended',
    reason,
    maxChain,
    processes: processes?.map((key, index) => {
      const definition = definitions[index];
      return { key, title: definition === undefined ? key : localize(definition.title, locale) };
    }),
    condition,
    conditionText:
      condition === undefined
        ? undefined
        : inWords(
            condition,
            conditionFields(
              forms.flatMap((form) => form ?? []),
              locale,
            ),
          ),
  };
}

/** Names of fields in a condition replaced by their titles, values of choices by theirs. */
function inWords(condition: string, fields: ConditionFields['fields']): string {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const simple = /^\s*(\w+)\s*(=|!=|<=|>=|<|>)\s*(.+?)\s*$/.exec(condition);
  const field = simple === null ? undefined : byName.get(simple[1] ?? '');
  if (simple === null || field === undefined) return condition;
  const raw = (simple[3] ?? '').replace(/^"(.*)"$/, '$1');
  const value = field.options?.find((option) => option.value === raw)?.title ?? raw;
  return `${field.title} ${simple[2] ?? ''} ${value}`;
}

function rank({ status }: ApiSubstitution): number {
  return { running: 0, planned: 1, ended: 2 }[status];
}

function notThere(): Error {
  return refuse(
    'substitution/not-found',
    ['没有这条代理设置。', 'There is no such substitution.'],
    ['请刷新列表。', 'Reload the list.'],
  );
}

function unknownProcess(key: string): Error {
  return refuse(
    'definition/not-found',
    [`没有已发布的流程“${key}”。`, `There is no published process “${key}”.`],
    ['请从列表中选择流程。', 'Choose a process of the list.'],
  );
}
