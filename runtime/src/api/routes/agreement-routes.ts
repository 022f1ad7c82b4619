import {
  agreementDetailSchema,
  agreementParams,
  agreementsSchema,
  clientSystemSchema,
  clientSystemsSchema,
  declareDowntimeSchema,
  downtimeParams,
  downtimeSchema,
  downtimesQuery,
  downtimesSchema,
  finishDowntimeSchema,
} from '../agreements.js';
import { json, route } from '../route.js';

const agreements = { tag: 'agreements', access: 'signed-in' } as const;
const admin = { tag: 'agreements', access: 'admin', check: 'administer' } as const;

/** Agreements, the systems under them and planned downtime; who declares and approves is said by the agreement. */
export const agreementRoutes = {
  listAgreements: route({
    ...agreements,
    method: 'get',
    path: '/api/agreements',
    summary: { 'zh-CN': '服务协议', en: 'Service agreements' },
    check: 'run-schedules',
    answer: json(agreementsSchema),
  }),
  readAgreement: route({
    ...agreements,
    method: 'get',
    path: '/api/agreements/:key/:version',
    summary: { 'zh-CN': '一份协议的全部承诺', en: 'One agreement with its commitments' },
    check: 'run-schedules',
    params: agreementParams,
    answer: json(agreementDetailSchema),
  }),
  listClientSystems: route({
    ...agreements,
    method: 'get',
    path: '/api/client-systems',
    summary: { 'zh-CN': '业务系统及其协议', en: 'Systems of clients with their agreements' },
    answer: json(clientSystemsSchema),
  }),
  putClientSystem: route({
    ...admin,
    method: 'put',
    path: '/api/client-systems',
    summary: { 'zh-CN': '登记业务系统适用的协议', en: 'Put a system under an agreement' },
    body: clientSystemSchema,
    answer: json(clientSystemSchema),
  }),
  listDowntimes: route({
    ...agreements,
    method: 'get',
    path: '/api/downtimes',
    summary: { 'zh-CN': '计划停机', en: 'Planned downtime' },
    query: downtimesQuery,
    answer: json(downtimesSchema),
  }),
  declareDowntime: route({
    ...agreements,
    check: 'named-role',
    method: 'post',
    path: '/api/downtimes',
    summary: { 'zh-CN': '申报计划停机', en: 'Declare planned downtime' },
    body: declareDowntimeSchema,
    answer: json(downtimeSchema, 201),
  }),
  approveDowntime: route({
    ...agreements,
    check: 'named-role',
    method: 'post',
    path: '/api/downtimes/:id/approve',
    summary: { 'zh-CN': '批准计划停机', en: 'Approve planned downtime' },
    params: downtimeParams,
    answer: json(downtimeSchema),
  }),
  finishDowntime: route({
    ...agreements,
    check: 'named-role',
    method: 'post',
    path: '/api/downtimes/:id/finish',
    summary: { 'zh-CN': '登记停机实际结束时间', en: 'Say when the downtime was really over' },
    params: downtimeParams,
    body: finishDowntimeSchema,
    answer: json(downtimeSchema),
  }),
};
