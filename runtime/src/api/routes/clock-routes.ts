import {
  appealBreachSchema,
  changeAgreementSchema,
  changePrioritySchema,
  clockParams,
  decideEntrySchema,
  decideExtensionSchema,
  entryParams,
  pauseClockSchema,
  requestExtensionSchema,
  resumeClockSchema,
  ruleAppealSchema,
} from '../clock-commands.js';
import { clockDecisionsSchema } from '../clock-decisions.js';
import { clockVerdictsQuery, clockVerdictsSchema, openClocksQuery, openClocksSchema } from '../clock-rows.js';
import {
  clockExplanationSchema,
  previewPriorityQuery,
  priorityPreviewSchema,
  startChoicesQuery,
  startChoicesSchema,
  ticketClocksSchema,
} from '../clocks.js';
import { commandAnswerSchema, instanceParams } from '../common.js';
import { json, route } from '../route.js';

const atTicket = { tag: 'clocks', access: 'signed-in', check: 'see-instance' } as const;
const command = { ...atTicket, method: 'post', answer: json(commandAnswerSchema) } as const;
const atClock = { ...command, params: clockParams } as const;
/** Those who decide need not have a part in the ticket; the agreement names their role, and the engine asks for it. */
const decision = {
  tag: 'clocks',
  access: 'signed-in',
  check: 'named-role',
  method: 'post',
  answer: json(commandAnswerSchema),
} as const;
const board = { tag: 'clocks', method: 'get', access: 'signed-in', check: 'run-schedules' } as const;

/** Promised times. Whoever sees the ticket may ask; the engine judges by the agreement who may do what. */
export const clockRoutes = {
  ticketClocks: route({
    ...atTicket,
    method: 'get',
    path: '/api/instances/:id/clocks',
    summary: { 'zh-CN': '工单的全部时限：到期、剩余与判定', en: 'Clocks of a ticket: due, remaining, verdicts' },
    params: instanceParams,
    answer: json(ticketClocksSchema),
  }),
  explainClock: route({
    ...atTicket,
    method: 'get',
    path: '/api/instances/:id/clocks/:clockId/explanation',
    summary: { 'zh-CN': '时限为何在此时到期', en: 'Why a clock is due when it is' },
    params: clockParams,
    answer: json(clockExplanationSchema),
  }),
  pauseClock: route({
    ...atClock,
    path: '/api/instances/:id/clocks/:clockId/pause',
    summary: { 'zh-CN': '暂停计时', en: 'Pause a clock' },
    body: pauseClockSchema,
  }),
  resumeClock: route({
    ...atClock,
    path: '/api/instances/:id/clocks/:clockId/resume',
    summary: { 'zh-CN': '恢复计时', en: 'Resume a clock' },
    body: resumeClockSchema,
  }),
  requestExtension: route({
    ...atClock,
    path: '/api/instances/:id/clocks/:clockId/extension',
    summary: { 'zh-CN': '申请延期', en: 'Ask for more time' },
    body: requestExtensionSchema,
  }),
  decideExtension: route({
    ...decision,
    params: clockParams,
    path: '/api/instances/:id/clocks/:clockId/extension/decision',
    summary: { 'zh-CN': '审批延期', en: 'Grant or refuse more time' },
    body: decideExtensionSchema,
  }),
  appealBreach: route({
    ...atClock,
    path: '/api/instances/:id/clocks/:clockId/appeal',
    summary: { 'zh-CN': '对超期提出申诉', en: 'Appeal against a breach' },
    body: appealBreachSchema,
  }),
  ruleAppeal: route({
    ...decision,
    params: clockParams,
    path: '/api/instances/:id/clocks/:clockId/appeal/ruling',
    summary: { 'zh-CN': '裁定申诉', en: 'Rule on an appeal' },
    body: ruleAppealSchema,
  }),
  previewPriority: route({
    ...atTicket,
    method: 'get',
    path: '/api/instances/:id/priority/preview',
    summary: { 'zh-CN': '试算：变更优先级后各时限的到期', en: 'Which dues another priority would move' },
    params: instanceParams,
    query: previewPriorityQuery,
    answer: json(priorityPreviewSchema),
  }),
  listClockDecisions: route({
    tag: 'clocks',
    access: 'signed-in',
    method: 'get',
    path: '/api/clock-decisions',
    summary: { 'zh-CN': '待我审批的延期、申诉与补录', en: 'Extensions, appeals and late entries for me to decide' },
    answer: json(clockDecisionsSchema),
  }),
  readStartChoices: route({
    tag: 'clocks',
    access: 'signed-in',
    method: 'get',
    path: '/api/start-choices',
    summary: { 'zh-CN': '发起时可选的业务系统与优先级', en: 'Systems and priorities to start a process with' },
    query: startChoicesQuery,
    answer: json(startChoicesSchema),
  }),
  changePriority: route({
    ...command,
    path: '/api/instances/:id/priority',
    summary: { 'zh-CN': '变更优先级', en: 'Change the priority' },
    params: instanceParams,
    body: changePrioritySchema,
  }),
  changeAgreement: route({
    ...command,
    path: '/api/instances/:id/agreement',
    summary: { 'zh-CN': '变更适用的协议版本', en: 'Put the ticket under another agreement' },
    params: instanceParams,
    body: changeAgreementSchema,
  }),
  decideEntry: route({
    ...decision,
    path: '/api/instances/:id/entries/:entryId/decision',
    summary: { 'zh-CN': '审批补录', en: 'Approve a late entry' },
    params: entryParams,
    body: decideEntrySchema,
  }),
  listOpenClocks: route({
    ...board,
    path: '/api/clocks',
    summary: { 'zh-CN': '进行中的时限，按到期时间', en: 'Open clocks by due' },
    query: openClocksQuery,
    answer: json(openClocksSchema),
  }),
  listClockVerdicts: route({
    ...board,
    path: '/api/clock-verdicts',
    summary: { 'zh-CN': '某一时期内结束的时限及判定', en: 'Clocks that ended in a period' },
    query: clockVerdictsQuery,
    answer: json(clockVerdictsSchema),
  }),
};
