import { slaBoardQuery, slaBoardSchema, slaTicketsQuery, slaTicketsSchema } from '../sla-board.js';
import {
  hotlineParams,
  hotlineStatisticsSchema,
  startReviewSchema,
  startedReviewSchema,
} from '../hotline-statistics.js';
import { bytes, json, route } from '../route.js';

const board = { tag: 'reports', access: 'signed-in', method: 'get', check: 'manage-reports' } as const;
const hotline = { tag: 'reports', access: 'signed-in', check: 'see-hotline', params: hotlineParams } as const;

/** The board of promised times and the month of the hotline. */
export const boardRoutes = {
  readSlaBoard: route({
    ...board,
    path: '/api/sla-board',
    summary: { 'zh-CN': '时限看板：在办风险与达成情况', en: 'Board of promised times: open risk and compliance' },
    query: slaBoardQuery,
    answer: json(slaBoardSchema),
  }),
  listSlaTickets: route({
    ...board,
    path: '/api/sla-board/tickets',
    summary: { 'zh-CN': '看板数字背后的工单', en: 'Tickets behind a figure of the board' },
    query: slaTicketsQuery,
    answer: json(slaTicketsSchema),
  }),
  readHotlineStatistics: route({
    ...hotline,
    method: 'get',
    path: '/api/hotline-statistics/:month',
    summary: { 'zh-CN': '热线月度分类统计', en: 'The month of the hotline' },
    answer: json(hotlineStatisticsSchema),
  }),
  printHotlineStatistics: route({
    ...hotline,
    method: 'get',
    path: '/api/hotline-statistics/:month/statistics.pdf',
    summary: { 'zh-CN': '热线月度分类统计（PDF）', en: 'The month of the hotline as PDF' },
    answer: bytes('application/pdf'),
  }),
  startHotlineReview: route({
    ...hotline,
    method: 'post',
    path: '/api/hotline-statistics/:month/review',
    summary: {
      'zh-CN': '启动本月汇总，超过 10 次的类别提交专家小组',
      en: 'Start the review of the month, which sends each category above ten to the experts',
    },
    body: startReviewSchema,
    answer: json(startedReviewSchema),
  }),
};
