import type { MigrationBatch } from '@yunliu/engine';
import { exportBpmn } from '@yunliu/engine/bpmn';
import { localize, walkStates } from '@yunliu/engine/definition';
import type { Locale, ProcessDefinition } from '@yunliu/engine/definition';
import type { MigrationBatchView } from '../../api/index.js';
import { contentDisposition } from '../http/content-disposition.js';
import type { Handlers } from '../http/call.js';
import { refuse } from '../refuse.js';
import type { ServerParts } from '../server-parts.js';
import { clockRules, metricTitle } from '../views/clock-titles.js';
import { personOf } from '../views/names.js';
import { planView, stateTitles } from '../views/plan-view.js';

const MOST_ITEMS = 2000;

export const versionHandlers: Handlers<
  | 'listVersions'
  | 'compareVersions'
  | 'exportBpmn'
  | 'planMigration'
  | 'dryRunMigration'
  | 'startMigration'
  | 'resumeMigration'
  | 'listMigrations'
  | 'getMigration'
> = {
  async listVersions({ parts, params, locale }) {
    const versions = await parts.engine.migrations.versions(params.key);
    const newest = versions[0];
    if (newest === undefined) throw unknownVersion();
    const stored = await parts.store.definition(params.key, newest.version);
    return {
      title: localize(stored?.definition.title, locale),
      versions: await Promise.all(
        versions.map(async (row) => {
          const titles = stateTitles((await parts.store.definition(params.key, row.version))?.definition, locale);
          return {
            ...row,
            publishedBy: nameOf(parts, row.publishedBy, locale),
            states: row.states.map((each) => ({ ...each, title: titles.get(each.state) ?? each.title })),
          };
        }),
      ),
    };
  },

  async compareVersions({ parts, params, query, locale }) {
    const { changes, isSameBehaviour } = await parts.engine.migrations.compare(
      params.key,
      Number(query.from),
      Number(query.to),
    );
    const earlier = await parts.store.definition(params.key, Number(query.from));
    const later = await parts.store.definition(params.key, Number(query.to));
    return {
      isSameBehaviour,
      changes: changes.map(({ code, pointer, state, sentence }) => ({
        code,
        pointer,
        text: sentence[locale],
        ...(state === undefined ? {} : { state }),
      })),
      targets: (later === undefined ? [] : walkStates(later.definition)).map(({ key, state }) => ({
        state: key,
        title: localize(state.title, locale),
        type: state.type,
      })),
      clocks: later === undefined ? [] : clocksOf(later.definition, earlier?.definition, locale),
    };
  },

  async exportBpmn({ parts, params, response }) {
    const stored = await parts.store.definition(params.key, Number(params.version));
    if (stored === undefined) throw unknownVersion();
    const { xml } = await exportBpmn(stored.definition);
    response.set({
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Disposition': contentDisposition('attachment', `${params.key}-${params.version}.bpmn`),
      'X-Content-Type-Options': 'nosniff',
    });
    response.send(Buffer.from(xml));
    return undefined;
  },

  async planMigration({ parts, body, locale }) {
    const of = async (version: number) => (await parts.store.definition(body.process, version))?.definition;
    const definitions = { from: await of(body.from), to: await of(body.to) };
    return planView(await parts.engine.migrations.plan(body), definitions, locale);
  },

  async dryRunMigration({ parts, body, locale }) {
    const items = await parts.engine.migrations.dryRun(body);
    return {
      items: items.map(({ instanceId, businessKey, subject, before, after, events, fault }) => ({
        instanceId,
        subject,
        before: before.states,
        events,
        ...(businessKey === undefined ? {} : { businessKey }),
        ...(after === undefined ? {} : { after: after.states }),
        ...(fault === undefined ? {} : { refused: fault.message[locale] }),
      })),
    };
  },

  async startMigration({ parts, viewer, body, locale }) {
    const batch = await parts.engine.migrations.create(body, viewer.user.id);
    parts.logger.info(
      { batch: batch.id, process: batch.process, from: batch.from, to: batch.to, by: viewer.user.id },
      'migration ordered',
    );
    runInBackground(parts, batch.id);
    return batchView(parts, batch, locale);
  },

  async resumeMigration({ parts, params, locale }) {
    const batch = await existing(parts, params.id);
    runInBackground(parts, batch.id);
    return batchView(parts, batch, locale);
  },

  async listMigrations({ parts, query, locale }) {
    const batches = await parts.engine.migrations.batches(query.process);
    return { batches: batches.map((batch) => batchView(parts, batch, locale)) };
  },

  async getMigration({ parts, params, locale }) {
    const batch = await existing(parts, params.id);
    const all = await parts.engine.migrations.items(batch.id);
    const count = (status: string): number => all.filter((item) => item.status === status).length;
    const now = { ...batch, done: count('done'), skipped: count('skipped'), failed: count('failed') };
    // What went wrong first: it is what somebody looks for.
    const items = all
      .toSorted((a, b) => Number(a.status === 'done') - Number(b.status === 'done'))
      .slice(0, MOST_ITEMS);
    return {
      batch: batchView(parts, now, locale),
      items: items.map(({ instanceId, status, code, message }) => ({
        instanceId,
        status,
        ...(code === undefined ? {} : { code }),
        ...(message === undefined ? {} : { text: message[locale] }),
      })),
    };
  },
};

/** The answer does not wait for it: progress is asked for, and a restart leaves it to be resumed. */
function runInBackground(parts: ServerParts, id: string): void {
  parts.engine.migrations.run(id).then(
    ({ done, skipped, failed }) => parts.logger.info({ batch: id, done, skipped, failed }, 'migration finished'),
    (error: unknown) => parts.logger.error({ batch: id, err: error }, 'migration broken off'),
  );
}

async function existing(parts: ServerParts, id: string): Promise<MigrationBatch> {
  const batch = (await parts.engine.migrations.batches()).find((each) => each.id === id);
  if (batch === undefined) throw unknownBatch();
  return batch;
}

function batchView(
  parts: ServerParts,
  { mapping: _mapping, ...batch }: MigrationBatch,
  locale: Locale,
): MigrationBatchView {
  return { ...batch, createdBy: nameOf(parts, batch.createdBy, locale) };
}

function nameOf(parts: ServerParts, userId: string, locale: Locale): string {
  return personOf(parts.directory.view(), userId, locale).name;
}

function unknownVersion(): Error {
  return refuse(
    'definition/not-found',
    ['没有该流程版本。', 'There is no such version.'],
    ['请刷新流程列表。', 'Reload the list of processes.'],
  );
}

function unknownBatch(): Error {
  return refuse(
    'migration/unknown-batch',
    ['没有该迁移批次。', 'There is no such migration.'],
    ['请刷新迁移记录。', 'Reload the list of migrations.'],
  );
}

/** Metrics a promise may go on under, once each; new ones first: a promise that is gone was most likely renamed to one. */
function clocksOf(later: ProcessDefinition, earlier: ProcessDefinition | undefined, locale: Locale) {
  const known = new Set(earlier === undefined ? [] : clockRules(earlier).map(({ metric }) => metric));
  return [...new Set(clockRules(later).map(({ metric }) => metric))]
    .map((metric) => ({ metric, title: metricTitle(later, metric, locale) }))
    .toSorted((a, b) => Number(known.has(a.metric)) - Number(known.has(b.metric)));
}
