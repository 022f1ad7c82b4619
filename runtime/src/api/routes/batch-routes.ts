import {
  activateScopeSchema,
  batchParams,
  batchReportSchema,
  definitionScopeParams,
  handOverPreviewSchema,
  handOverQuery,
  handOverSchema,
  productScopeParams,
  suspendScopeSchema,
  suspensionsSchema,
} from '../batches.js';
import { json, route } from '../route.js';

const admin = { tag: 'admin', access: 'admin', check: 'administer' } as const;

/** Many at once, by an administrator: hand-over of a person's work, everything of a version or product. */
export const batchRoutes = {
  previewHandOver: route({
    ...admin,
    method: 'get',
    path: '/api/admin/hand-over',
    summary: { 'zh-CN': '离职交接预览', en: 'Preview of a hand-over' },
    query: handOverQuery,
    answer: json(handOverPreviewSchema),
  }),
  handOver: route({
    ...admin,
    method: 'post',
    path: '/api/admin/hand-over',
    summary: { 'zh-CN': '离职交接，逐项给出结果', en: 'Hand over, with a result for each instance' },
    body: handOverSchema,
    answer: json(batchReportSchema),
  }),
  readBatch: route({
    ...admin,
    method: 'get',
    path: '/api/admin/batches/:batchId',
    summary: { 'zh-CN': '批量操作的结果', en: 'What became of a batch' },
    params: batchParams,
    answer: json(batchReportSchema),
  }),
  listSuspensions: route({
    ...admin,
    method: 'get',
    path: '/api/admin/suspensions',
    summary: { 'zh-CN': '已挂起的流程版本与产品', en: 'Suspended versions and products' },
    answer: json(suspensionsSchema),
  }),
  suspendDefinition: route({
    ...admin,
    method: 'post',
    path: '/api/admin/definitions/:key/:version/suspend',
    summary: { 'zh-CN': '挂起一个流程版本', en: 'Suspend a version of a process' },
    params: definitionScopeParams,
    body: suspendScopeSchema,
    answer: json(batchReportSchema),
  }),
  activateDefinition: route({
    ...admin,
    method: 'post',
    path: '/api/admin/definitions/:key/:version/activate',
    summary: { 'zh-CN': '激活一个流程版本', en: 'Activate a version of a process' },
    params: definitionScopeParams,
    body: activateScopeSchema,
    answer: json(batchReportSchema),
  }),
  suspendProduct: route({
    ...admin,
    method: 'post',
    path: '/api/admin/products/:code/suspend',
    summary: { 'zh-CN': '挂起一个产品的全部流程', en: 'Suspend everything of a product' },
    params: productScopeParams,
    body: suspendScopeSchema,
    answer: json(batchReportSchema),
  }),
  activateProduct: route({
    ...admin,
    method: 'post',
    path: '/api/admin/products/:code/activate',
    summary: { 'zh-CN': '激活一个产品的全部流程', en: 'Activate everything of a product' },
    params: productScopeParams,
    body: activateScopeSchema,
    answer: json(batchReportSchema),
  }),
};
