import type { ProcessDefinition, State } from '@yunliu/engine/definition';
import type { DesignDocument } from '@yunliu/designer/model';

/** A process of many steps: chains of ten tasks with decisions between them. */
export function largeDocument(count: number): DesignDocument {
  const states: Record<string, State> = {};
  for (let at = 0; at < count - 1; at++) {
    const next = at === count - 2 ? 'ended' : `s${at + 1}`;
    if (at % 5 === 4)
      states[`s${at}`] = {
        type: 'decision',
        title: `判断 ${at}`,
        branches: [{ when: `amount > ${at}`, to: at > 10 ? `s${at - 7}` : 'ended' }],
        otherwise: next,
      };
    else
      states[`s${at}`] = {
        type: 'task',
        title: `步骤 ${at}`,
        assign: { by: 'starter' },
        outcomes: {
          done: { title: '完成', to: next },
          ...(at % 3 === 0 ? { back: { title: '退回', to: `s${Math.max(0, at - 3)}` } } : {}),
        },
      };
  }
  states['ended'] = { type: 'final', title: '结束' };
  const definition: ProcessDefinition = {
    format: 1,
    key: 'large',
    version: 1,
    title: '大流程',
    category: 'customised',
    data: { type: 'object', properties: { amount: { type: 'number' } } },
    roles: {},
    start: { by: ['*'] },
    initial: 's0',
    states,
  };
  return { definition, forms: {}, prints: {}, scenarios: {} };
}
