import { localize } from '@yunliu/engine/definition';
import type { Locale } from '@yunliu/engine/definition';
import type { DefinitionVersion } from '@yunliu/engine';
import type { DefinitionRow } from '../../api/index.js';
import type { Handlers } from '../http/call.js';
import { issueIn } from '../http/error-answer.js';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';
import { incidentView } from '../views/incidents.js';
import { personOf } from '../views/names.js';
import { actorOf, execute } from './commands.js';
import { categoryTitle } from './lookups.js';

const mostCounted = 99;
const mostIncidents = 200;

export const adminDefinitionHandlers: Handlers<
  | 'listDefinitions'
  | 'publishDefinitions'
  | 'setDefinitionStatus'
  | 'listIncidents'
  | 'retryIncident'
  | 'skipIncident'
  | 'correctVariables'
> = {
  async listDefinitions({ parts, locale }) {
    const [definitions, forms] = await Promise.all([parts.store.definitions(), parts.store.forms()]);
    const running = new Map<string, number>();
    for (const key of new Set(definitions.map((version) => version.key)))
      running.set(key, await countRunning(parts, key));
    return {
      definitions: definitions.map((version) => definitionRow(parts, version, running.get(version.key) ?? 0, locale)),
      forms: forms.map(({ key, version, publishedAt, publishedBy, hash, template }) => ({
        key,
        version,
        title: localize(template.title, locale),
        publishedAt,
        publishedBy: personOf(parts.directory.view(), publishedBy, locale).name,
        hash,
        code: template.code,
      })),
    };
  },

  async publishDefinitions({ parts, viewer, body, locale }) {
    const bundle = { definitions: body.definitions ?? [], forms: body.forms ?? [] };
    const { published, unchanged, issues } = await parts.engine.publish(bundle, viewer.user.id);
    if (published.length > 0) parts.logger.info({ published, by: viewer.user.id }, 'definitions published');
    return { published, unchanged, issues: issues.map((issue) => issueIn(issue, locale)) };
  },

  async setDefinitionStatus({ parts, viewer, params, body, locale }) {
    const version = await existing(parts, params.key, Number(params.version));
    await parts.engine.setDefinitionStatus(version.key, version.version, body.status);
    parts.logger.info(
      { definition: version.key, version: version.version, status: body.status, by: viewer.user.id },
      'definition status set',
    );
    return definitionRow(parts, { ...version, status: body.status }, await countRunning(parts, version.key), locale);
  },

  async listIncidents({ parts, locale }) {
    const jobs = await parts.store.incidents(mostIncidents);
    const incidents = await Promise.all(
      jobs.map(async (job) => {
        const instance = await parts.engine.instance(job.instanceId);
        const version =
          instance && (await parts.library.definition(instance.definition.key, instance.definition.version));
        return incidentView(job, instance, version?.definition, { locale, directory: parts.directory.view() });
      }),
    );
    return { incidents };
  },

  skipIncident: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, {
      type: 'skip-incident',
      commandId: body.commandId,
      actor: actorOf(viewer),
      instanceId: params.instanceId,
      jobId: params.jobId,
      reason: body.reason,
      ...(body.output === undefined ? {} : { output: body.output }),
    }),

  correctVariables: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, {
      type: 'correct-variables',
      commandId: body.commandId,
      actor: actorOf(viewer),
      instanceId: params.id,
      values: body.values,
      reason: body.reason,
    }),

  retryIncident: ({ parts, viewer, params, body }) =>
    execute(parts, viewer, {
      type: 'retry-incident',
      commandId: body.commandId,
      actor: actorOf(viewer),
      instanceId: params.instanceId,
      jobId: params.jobId,
    }),
};

/** Running instances of a process, one more than shown at most: the store keeps no totals. */
async function countRunning(parts: ServerParts, process: string): Promise<number> {
  const page = await parts.store.searchInstances({ process, status: 'running', limit: mostCounted + 1 });
  return page.rows.length;
}

function definitionRow(parts: ServerParts, version: DefinitionVersion, running: number, locale: Locale): DefinitionRow {
  const { key, version: number, status, publishedAt, publishedBy, hash, definition } = version;
  return {
    key,
    version: number,
    title: localize(definition.title, locale),
    category: { key: definition.category, title: categoryTitle(parts, definition.category, locale) },
    status,
    publishedAt,
    publishedBy: personOf(parts.directory.view(), publishedBy, locale).name,
    hash,
    running: Math.min(running, mostCounted),
    runningIsMore: running > mostCounted,
    code: definition.card?.code,
  };
}

async function existing(parts: ServerParts, key: string, version: number): Promise<DefinitionVersion> {
  const found = await parts.store.definition(key, version);
  if (found !== undefined) return found;
  throw refuse(
    'definition/not-found',
    [`没有流程“${key}”的第 ${version} 版。`, `There is no version ${version} of process “${key}”.`],
    ['请刷新列表。', 'Reload the list.'],
  );
}
