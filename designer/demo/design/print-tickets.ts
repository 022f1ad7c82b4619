import type { JsonObject } from '@yunliu/engine/definition';
import type { TicketItem } from '@yunliu/designer/session';

/** Tickets of the hotline with their values, for the preview of the demo page. */
export const printTickets: readonly (TicketItem & { readonly values: JsonObject })[] = [
  {
    id: 'ticket-1',
    businessKey: 'F14-202609-0007',
    title: '税务大厅：打印发票时提示余额不足',
    version: 1,
    startedAt: '2026-09-29T01:12:00Z',
    endedAt: '2026-09-29T08:40:00Z',
    values: {
      callNo: 'F14-202609-0007',
      callAt: '2026-09-29T01:12:00Z',
      unit: '第二税务大厅',
      caller: '周小燕',
      phone: '010-88886666',
      category: 'print',
      urgent: true,
      question: '打印发票时提示余额不足，但账户里有余额。',
      solvedInCall: false,
      minutes: 12,
      satisfied: true,
      closeKind: 'closed',
    },
  },
];
