import { designParams, designTicketParams, designTicketQuery, designWorldQuery } from '../designs.js';
import {
  designFilesBodySchema,
  designImpactSchema,
  designPrintSchema,
  designTicketSchema,
  designTicketsSchema,
  designWorldSchema,
} from '../design-trials.js';
import { bytes, json, route } from '../route.js';

const designing = { tag: 'designs', access: 'signed-in' } as const;
const MIB = 1024 * 1024;

/** What a draft is tried on: the world around it, running and finished tickets, the printer. */
export const designTrialRoutes = {
  readDesignWorld: route({
    ...designing,
    check: 'design',
    method: 'get',
    path: '/api/design-world',
    summary: { 'zh-CN': '设计可引用的组织、流程、表单、日历与协议', en: 'What a design may refer to' },
    query: designWorldQuery,
    answer: json(designWorldSchema),
  }),
  readDesignImpact: route({
    ...designing,
    check: 'see-design',
    method: 'post',
    path: '/api/designs/:id/impact',
    summary: { 'zh-CN': '发布前看影响：在办工单与迁移', en: 'What publishing would touch' },
    params: designParams,
    body: designFilesBodySchema,
    bodyLimit: 8 * MIB,
    answer: json(designImpactSchema),
  }),
  printDesign: route({
    ...designing,
    check: 'see-design',
    method: 'post',
    path: '/api/designs/:id/print',
    summary: { 'zh-CN': '按草稿中的模板打印预览', en: 'Print with the templates of the draft' },
    params: designParams,
    body: designPrintSchema,
    bodyLimit: 4 * MIB,
    answer: bytes('application/pdf'),
  }),
  listDesignTickets: route({
    ...designing,
    check: 'see-design',
    method: 'get',
    path: '/api/designs/:id/tickets',
    summary: { 'zh-CN': '该流程的工单，供预览和回放', en: 'Tickets of the process, to print and replay' },
    params: designParams,
    query: designTicketQuery,
    answer: json(designTicketsSchema),
  }),
  readDesignTicket: route({
    ...designing,
    check: 'see-design',
    method: 'get',
    path: '/api/designs/:id/tickets/:instance',
    summary: { 'zh-CN': '工单转为演练场景', en: 'A ticket as a scenario' },
    params: designTicketParams,
    answer: json(designTicketSchema),
  }),
};
