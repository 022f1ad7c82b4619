import { broadcastSchema, correlateSchema, messageReceiptSchema, signalReceiptSchema } from '../messages.js';
import { json, route } from '../route.js';

const messages = { tag: 'messages', access: 'admin', check: 'administer', method: 'post' } as const;

/** Messages to whichever instance waits for them, and signals to all that listen. */
export const messageRoutes = {
  correlateMessage: route({
    ...messages,
    path: '/api/messages',
    summary: {
      'zh-CN': '发送消息：送达等待最久的流程、启动流程，或按 ttl 保留',
      en: 'Send a message to the instance that has waited longest, start a process by it, or keep it for its ttl',
    },
    body: correlateSchema,
    answer: json(messageReceiptSchema),
  }),
  broadcastSignal: route({
    ...messages,
    path: '/api/signals',
    summary: { 'zh-CN': '广播信号：送达此刻监听的所有流程', en: 'Broadcast a signal to all instances that listen now' },
    body: broadcastSchema,
    answer: json(signalReceiptSchema),
  }),
};
