import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@yunliu/engine/definition';
import { localize } from '@yunliu/engine/definition';
import { explainOutcomes, peopleFor } from '@yunliu/engine/explain';
import type { TaskExplanation } from '../../api/index.js';
import type { Handlers, SeenTask } from '../http/call.js';
import { compiledOf } from '../views/compiled.js';
import { ConditionWords } from '../views/condition-words.js';
import { explanationOf, peopleView } from '../views/explanation.js';
import { pathPreviewOf } from '../views/path-preview.js';
import { formsOfInstance } from '../views/printable.js';
import { refuse } from '../refuse.js';
import { actorOf } from './commands.js';
import { idsOf } from './task-ids.js';

export const explanationHandlers: Handlers<'explainInstance' | 'explainTask' | 'previewStart' | 'previewInstance'> = {
  explainInstance: ({ parts, viewer, seen, locale }) => explanationOf(parts, viewer, seen, locale),

  async explainTask({ parts, viewer, task, body, locale }): Promise<TaskExplanation> {
    const { definition, hash } = task.version;
    const forms = await formsOfInstance(parts.library, definition);
    const words = new ConditionWords(parts, definition, forms, task.fields, locale);
    const at = { now: parts.clock.now(), actor: viewer.user.id, values: seenOnly(task, body.values ?? {}) };
    const outcomes = explainOutcomes(compiledOf(definition, hash), task.instance, task.row.task, at);
    const answer = {
      outcomes: outcomes.map(({ outcome, title, offered, unmet }) => ({
        key: outcome,
        title: localize(title, locale),
        offered,
        unmet: unmet.map((part) => words.part(part)),
      })),
    };
    if (body.outcome === undefined) return answer;
    const fault = await parts.engine.check({
      type: 'complete',
      commandId: randomUUID(),
      actor: actorOf(viewer),
      ...idsOf(task.row),
      outcome: body.outcome,
      ...(body.values === undefined ? {} : { values: body.values }),
    });
    if (fault === undefined) return answer;
    const able =
      fault.code === 'task/not-assigned' && task.open !== undefined ? peopleFor(task.open, parts.directory.view()) : [];
    const [people, more] = peopleView(parts, able, locale);
    return {
      ...answer,
      refusal: {
        code: fault.code,
        message: fault.message[locale],
        hint: fault.hint[locale],
        people,
        more,
        issues: (fault.issues ?? []).map(({ pointer, message }) => ({ pointer, message: message[locale] })),
      },
    };
  },

  async previewStart({ parts, viewer, body, locale }) {
    const definition = await parts.engine.latestDefinition(body.process);
    if (definition === undefined) {
      throw refuse(
        'definition/not-found',
        ['没有已发布的流程。', 'There is no published process.'],
        ['请从服务目录中选择。', 'Choose one from the service catalogue.'],
        { pointer: '/process' },
      );
    }
    return pathPreviewOf(parts, { definition, by: viewer.user.id, data: body.variables ?? {} }, locale);
  },

  previewInstance: ({ parts, seen, body, locale }) =>
    pathPreviewOf(
      parts,
      { definition: seen.version.definition, instance: seen.instance, data: seenOnly(seen, body.values ?? {}) },
      locale,
    ),
};

/** What one may not see cannot be tried out either: the way ahead would tell what it is. */
function seenOnly({ fields }: Pick<SeenTask, 'fields'>, values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([name]) => fields.sees(name)));
}
