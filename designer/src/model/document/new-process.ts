import type { ProcessDefinition, SerialRule } from '@yunliu/engine/definition';

/** One task of whoever starts it and the end, with numbered tickets: something that can be tried at once. */
export function newProcess(key: string, title: string, category: string): ProcessDefinition {
  const serial = newSerial(key);
  return {
    format: 1,
    key,
    version: 1,
    title: { 'zh-CN': title },
    category,
    roles: {},
    start: { by: ['*'] },
    serials: { [serial.name]: serial.rule },
    businessKey: serial.name,
    initial: 'request',
    states: {
      request: {
        type: 'task',
        title: { 'zh-CN': '填写申请', en: 'Fill in' },
        assign: { by: 'starter' },
        outcomes: { submit: { title: { 'zh-CN': '提交', en: 'Submit' }, to: 'ended', style: 'primary' } },
      },
      ended: { type: 'final', title: { 'zh-CN': '结束', en: 'End' } },
    },
  };
}

/**
 * How tickets of a process are numbered until somebody says otherwise: the initials of its key, year, month and four
 * digits. Rules of one name count together in all processes, so the name is what the numbers begin with: two processes
 * with the same initials never give the same number twice.
 */
export function newSerial(processKey: string): { readonly name: string; readonly rule: SerialRule } {
  const parts = processKey.split('-').filter((part) => part !== '');
  const name = (parts.length > 1 ? parts.map((part) => part.charAt(0)).join('') : (parts[0] ?? 'no').slice(0, 4))
    .slice(0, 8)
    .toUpperCase();
  return {
    name,
    rule: { title: { 'zh-CN': '单号', en: 'Number' }, pattern: `${name}-{yyyy}{MM}-{n:4}`, reset: 'month' },
  };
}
