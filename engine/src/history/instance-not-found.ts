import type { Fault } from '../definition/yunliu-error.js';

export function instanceNotFound(instanceId: string): Fault {
  return {
    code: 'instance/not-found',
    message: {
      'zh-CN': `没有编号为“${instanceId}”的流程实例。`,
      en: `There is no process instance "${instanceId}".`,
    },
    hint: { 'zh-CN': '请核对编号，或从列表中重新打开。', en: 'Check the id, or open it from a list again.' },
    pointer: '/instanceId',
    details: { instanceId },
  };
}
