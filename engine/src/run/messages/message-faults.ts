import type { Fault } from '../../definition/yunliu-error.js';

export function messageIdReused(messageId: string): Fault {
  return {
    code: 'message/id-reused',
    message: {
      'zh-CN': `消息编号“${messageId}”已用于另一条内容不同的消息。`,
      en: `Message id "${messageId}" was used for another message.`,
    },
    hint: { 'zh-CN': '每条新消息使用新的编号。', en: 'Give each new message an id of its own.' },
    pointer: '/messageId',
    details: { messageId },
  };
}

export function ttlInvalid(ttl: string): Fault {
  return {
    code: 'message/ttl-invalid',
    message: { 'zh-CN': `“${ttl}”不是有效的保留时长。`, en: `"${ttl}" is not a valid time to live.` },
    hint: { 'zh-CN': '按 ISO 8601 书写，如 PT2H、P1D。', en: 'Write an ISO 8601 duration, e.g. PT2H or P1D.' },
    pointer: '/ttl',
  };
}
