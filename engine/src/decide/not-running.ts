import type { Fault } from '../definition/yunliu-error.js';
import type { ProcessInstance } from '../instance/instance.js';
import { refusal } from './refusal.js';

export function notRunning({ status }: Pick<ProcessInstance, 'status'>): Fault {
  return refusal(
    'instance/ended',
    [status === 'cancelled' ? '该流程已撤销。' : '该流程已办结。', `This instance is ${status}.`],
    ['已结束的流程不能再操作，如有需要请重新发起。', 'Nothing more can be done with it; start a new one if needed.'],
    { details: { status } },
  );
}
