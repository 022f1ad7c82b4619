import { definitionParams } from '../admin.js';
import { bytes, json, route } from '../route.js';
import {
  batchParams,
  batchQuery,
  compareQuery,
  dryRunSchema,
  migrationBatchesSchema,
  migrationBatchSchema,
  migrationItemsSchema,
  migrationPlanSchema,
  migrationRequestSchema,
  processParams,
  versionChangesSchema,
  versionOverviewsSchema,
} from '../versions.js';

const admin = { tag: 'versions', access: 'admin', check: 'administer' } as const;

/** Versions of a process and moving running instances between them. */
export const versionRoutes = {
  listVersions: route({
    ...admin,
    method: 'get',
    path: '/api/admin/processes/:key/versions',
    summary: { 'zh-CN': '流程的各版本与运行数量', en: 'Versions of a process with what runs on them' },
    params: processParams,
    answer: json(versionOverviewsSchema),
  }),
  compareVersions: route({
    ...admin,
    method: 'get',
    path: '/api/admin/processes/:key/compare',
    summary: { 'zh-CN': '比较两个版本', en: 'Compare two versions' },
    params: processParams,
    query: compareQuery,
    answer: json(versionChangesSchema),
  }),
  exportBpmn: route({
    ...admin,
    method: 'get',
    path: '/api/admin/definitions/:key/:version/bpmn',
    summary: { 'zh-CN': '导出 BPMN 2.0', en: 'Export as BPMN 2.0' },
    params: definitionParams,
    answer: bytes('application/xml'),
  }),
  planMigration: route({
    ...admin,
    method: 'post',
    path: '/api/admin/migrations/plan',
    summary: { 'zh-CN': '规划迁移：可迁移、需决定、不可迁移', en: 'Plan a migration: safe, to decide, blocked' },
    body: migrationRequestSchema,
    answer: json(migrationPlanSchema),
  }),
  dryRunMigration: route({
    ...admin,
    method: 'post',
    path: '/api/admin/migrations/dry-run',
    summary: { 'zh-CN': '在副本上试跑迁移', en: 'Rehearse a migration on copies' },
    body: migrationRequestSchema,
    answer: json(dryRunSchema),
  }),
  startMigration: route({
    ...admin,
    method: 'post',
    path: '/api/admin/migrations',
    summary: { 'zh-CN': '建立并开始迁移批次', en: 'Order a migration and begin with it' },
    body: migrationRequestSchema,
    answer: json(migrationBatchSchema, 201),
  }),
  resumeMigration: route({
    ...admin,
    method: 'post',
    path: '/api/admin/migrations/:id/resume',
    summary: { 'zh-CN': '继续中断的迁移批次', en: 'Go on with a migration that was broken off' },
    params: batchParams,
    answer: json(migrationBatchSchema),
  }),
  listMigrations: route({
    ...admin,
    method: 'get',
    path: '/api/admin/migrations',
    summary: { 'zh-CN': '迁移记录', en: 'Migrations so far' },
    query: batchQuery,
    answer: json(migrationBatchesSchema),
  }),
  getMigration: route({
    ...admin,
    method: 'get',
    path: '/api/admin/migrations/:id',
    summary: { 'zh-CN': '迁移批次的进度与逐项结果', en: 'Progress and results of one migration' },
    params: batchParams,
    answer: json(migrationItemsSchema),
  }),
};
