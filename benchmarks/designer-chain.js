/** A process of tasks one after the other, with a decision at every tenth and a way back. */
export function chain(count) {
  const name = (index) => `step-${index}`;
  const states = Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const to = index + 1 < count ? name(index + 1) : 'ended';
      if (index % 10 === 9)
        return [
          name(index),
          {
            type: 'decision',
            title: `判断 ${index}`,
            branches: [{ when: 'amount > 10', to: name(index - 5), title: '返工' }],
            otherwise: to,
          },
        ];
      return [
        name(index),
        { type: 'task', title: `步骤 ${index}`, assign: { by: 'starter' }, outcomes: { done: { title: '完成', to } } },
      ];
    }),
  );
  return {
    format: 1,
    key: 'bench',
    version: 1,
    title: '基准',
    category: 'general',
    data: { type: 'object', properties: { amount: { type: 'number' } } },
    roles: {},
    start: { by: ['*'] },
    initial: name(0),
    states: { ...states, ended: { type: 'final', title: '结束', outcome: 'done' } },
  };
}
