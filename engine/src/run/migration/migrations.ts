import { YunliuError } from '../../definition/yunliu-error.js';
import { localize } from '../../definition/localized-text.js';
import { walkStates } from '../../definition/walk-states.js';
import { asMapping, checkMapping } from '../../versions/check-mapping.js';
import { compareVersions } from '../../versions/compare-versions.js';
import { planMigration } from '../../versions/plan-migration.js';
import { PlanCounter } from '../../versions/summarize-plans.js';
import type { DefinitionVersion } from '../../store/store.js';
import { definitionNotFound, definitionRetired } from '../command-faults.js';
import type { PreparedDefinition } from '../definition-cache.js';
import type { Execute, Shell } from '../shell.js';
import { dryRunOne } from './dry-run.js';
import type { DryRunItem, MigrationBatch, MigrationRequest, Migrations, VersionOverview } from './migration-request.js';
import { prepareDraft } from './prepare-draft.js';
import { MigrationRecords } from './migration-store.js';
import { runBatch } from './run-batch.js';

const PAGE = 200;
const DRY_RUN_LIMIT = 20;

interface Sides {
  readonly from: PreparedDefinition;
  readonly to: PreparedDefinition;
}

export function createMigrations(shell: Shell, execute: Execute): Migrations {
  const { store } = shell;
  const records = new MigrationRecords(store);
  /** Batches this process is running: ordered twice, they run once. */
  const running = new Map<string, Promise<MigrationBatch>>();

  async function stored(process: string, version: number): Promise<DefinitionVersion> {
    const found = await store.definition(process, version);
    if (found === undefined) throw new YunliuError(definitionNotFound(process, version));
    return found;
  }

  async function sides(request: MigrationRequest): Promise<Sides> {
    const { status } = await stored(request.process, request.to);
    if (status === 'retired') throw new YunliuError(definitionRetired(request.process, request.to));
    const from = await shell.definitions.prepared(request.process, request.from);
    const to = await shell.definitions.prepared(request.process, request.to);
    if (from === undefined) throw new YunliuError(definitionNotFound(request.process, request.from));
    if (to === undefined) throw new YunliuError(definitionNotFound(request.process, request.to));
    const issues = checkMapping(request.mapping ?? {}, from.process, to.process);
    if (issues.length > 0) throw wrongMapping(issues);
    return { from, to };
  }

  async function* idsOf({ process, from, instances }: MigrationRequest): AsyncGenerator<string> {
    if (instances !== undefined) {
      yield* instances;
      return;
    }
    let cursor: string | undefined;
    do {
      const page = await store.runningOn(process, from, { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
      yield* page.rows;
      cursor = page.cursor;
    } while (cursor !== undefined);
  }

  async function summaryOf(from: PreparedDefinition, to: PreparedDefinition, request: MigrationRequest) {
    const counter = new PlanCounter(from.process);
    const target = { from: from.process, to: to.process, form: to.form, now: shell.clock.now() };
    for await (const id of idsOf(request)) {
      const instance = await store.instance(id);
      if (instance !== undefined) counter.add(instance, planMigration(target, request.mapping ?? {}, instance));
    }
    return counter.summary();
  }

  return {
    async versions(process) {
      const counts = new Map((await store.versionCounts(process)).map((count) => [count.version, count]));
      const versions = (await store.definitions()).filter(({ key }) => key === process);
      return versions
        .toSorted((a, b) => b.version - a.version)
        .map(({ definition, version, status, publishedAt, publishedBy }): VersionOverview => {
          const count = counts.get(version);
          const titles = new Map(walkStates(definition).map(({ key, state }) => [key, localize(state.title)]));
          const states = Object.entries(count?.states ?? {}).map(([state, amount]) => ({
            state,
            title: titles.get(state) ?? state,
            count: amount,
          }));
          return {
            version,
            status,
            publishedAt,
            publishedBy,
            running: count?.running ?? 0,
            states: states.toSorted((a, b) => b.count - a.count),
          };
        });
    },
    async compare(process, from, to) {
      return compareVersions((await stored(process, from)).definition, (await stored(process, to)).definition);
    },
    async plan(request) {
      const { from, to } = await sides(request);
      return summaryOf(from, to, request);
    },
    async planDraft(version, draft) {
      const process = draft.definition.key;
      const from = await shell.definitions.prepared(process, version);
      if (from === undefined) throw new YunliuError(definitionNotFound(process, version));
      const to = await prepareDraft(store, draft);
      return summaryOf(from, to, { process, from: version, to: draft.definition.version });
    },
    async dryRun(request, limit = DRY_RUN_LIMIT) {
      const { from, to } = await sides(request);
      const items: DryRunItem[] = [];
      for await (const id of idsOf(request)) {
        if (items.length >= limit) break;
        const instance = await store.instance(id);
        if (instance !== undefined) items.push(await dryRunOne(shell, from, to, request, instance));
      }
      return items;
    },
    async create(request, by) {
      await sides(request);
      const instances: string[] = [];
      for await (const id of idsOf(request)) instances.push(id);
      const batch: MigrationBatch = {
        id: shell.newId('batch'),
        process: request.process,
        from: request.from,
        to: request.to,
        mapping: asMapping(request.mapping ?? {}),
        createdAt: shell.clock.now(),
        createdBy: by,
        status: 'open',
        total: instances.length,
        done: 0,
        skipped: 0,
        failed: 0,
      };
      await records.create(batch, [...new Set(instances)]);
      return batch;
    },
    async run(batchId, options = {}) {
      const batch = await records.batch(batchId);
      if (batch === undefined) throw unknownBatch(batchId);
      if (batch.status === 'finished') return batch;
      const known = running.get(batchId);
      if (known !== undefined) return known;
      const run = runBatch(records, execute, () => shell.clock.now(), batch, options).finally(() =>
        running.delete(batchId),
      );
      running.set(batchId, run);
      return run;
    },
    async batches(process) {
      const all = await records.batches();
      return all
        .filter((batch) => process === undefined || batch.process === process)
        .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    },
    async items(batchId) {
      return (await records.parts(batchId)).flat();
    },
  };
}

function wrongMapping(issues: ReturnType<typeof checkMapping>): YunliuError {
  return new YunliuError({
    code: 'migration/wrong-mapping',
    message: { 'zh-CN': '迁移映射有误。', en: 'The mapping has faults.' },
    hint: { 'zh-CN': '请按提示逐条修改。', en: 'Correct each of them.' },
    pointer: '/mapping',
    issues: issues.map((issue) => ({ ...issue, pointer: `/mapping${issue.pointer}` })),
  });
}

function unknownBatch(batchId: string): YunliuError {
  return new YunliuError({
    code: 'migration/unknown-batch',
    message: { 'zh-CN': '没有该迁移批次。', en: 'There is no such batch.' },
    hint: { 'zh-CN': '请刷新迁移记录。', en: 'Reload the list of migrations.' },
    details: { batchId },
  });
}
