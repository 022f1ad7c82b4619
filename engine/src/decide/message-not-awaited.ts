import type { Fault } from '../definition/yunliu-error.js';

/** Nobody in the whole world waits for a message, and it is not to be kept. */
export function messageNotAwaited(name: string, key: string | undefined): Fault {
  return {
    code: 'message/not-awaited',
    message: {
      'zh-CN': `没有流程在等待消息“${name}”${key === undefined ? '' : `（关联键“${key}”）`}。`,
      en: `Nothing waits for message "${name}"${key === undefined ? '' : ` with key "${key}"`}.`,
    },
    hint: {
      'zh-CN': '请核对名称与关联键；如消息可能先于流程到达，请用 ttl 指定保留时长。',
      en: 'Check name and key; where the message may come before the process waits, keep it with `ttl`.',
    },
    details: key === undefined ? { name } : { name, key },
  };
}
