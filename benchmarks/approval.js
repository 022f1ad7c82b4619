// One process in two notations: start, user task, exclusive choice on an amount, user task, two parallel user tasks, join, end.
const task = (title, to) => ({
  type: 'task',
  title,
  assign: { by: 'user', user: 'clerk' },
  outcomes: { done: { title: '提交', to } },
});

/** Ours. Without forms, like the peer's. */
export const definition = {
  format: 1,
  key: 'approval',
  version: 1,
  title: '审批',
  category: 'bench',
  roles: { clerk: { title: '经办' } },
  start: { by: ['*'] },
  data: { type: 'object', properties: { amount: { type: 'number' } } },
  initial: 'request',
  states: {
    request: task('申请', 'choice'),
    choice: {
      type: 'decision',
      title: '金额',
      branches: [{ when: 'amount > 1000', to: 'director' }],
      otherwise: 'manager',
    },
    manager: task('经理审批', 'both'),
    director: task('总监审批', 'both'),
    both: {
      type: 'parallel',
      title: '会办',
      join: 'all',
      to: 'end',
      regions: {
        finance: {
          initial: 'finance-task',
          states: { 'finance-task': task('财务', 'finance-end'), 'finance-end': { type: 'final', title: '完' } },
        },
        legal: {
          initial: 'legal-task',
          states: { 'legal-task': task('法务', 'legal-end'), 'legal-end': { type: 'final', title: '完' } },
        },
      },
    },
    end: { type: 'final', title: '结束' },
  },
};

/** Task completions of one instance from start to end. */
export const COMPLETIONS = 4;

const flow = (id, source, target, condition) =>
  `<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}"${
    condition === undefined
      ? ' />'
      : `><conditionExpression xsi:type="tFormalExpression" language="javascript"><![CDATA[${condition}]]></conditionExpression></sequenceFlow>`
  }`;

/** The peer's. */
export const bpmn = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="http://bench">
  <process id="approval" isExecutable="true">
    <startEvent id="start" />
    <userTask id="request" />
    <exclusiveGateway id="choice" default="toManager" />
    <userTask id="manager" /><userTask id="director" />
    <parallelGateway id="fork" /><userTask id="finance" /><userTask id="legal" /><parallelGateway id="join" />
    <endEvent id="end" />
    ${flow('f1', 'start', 'request')}
    ${flow('f2', 'request', 'choice')}
    ${flow('toManager', 'choice', 'manager')}
    ${flow('toDirector', 'choice', 'director', 'next(null, this.environment.variables.amount > 1000);')}
    ${flow('f3', 'manager', 'fork')}
    ${flow('f4', 'director', 'fork')}
    ${flow('f5', 'fork', 'finance')}
    ${flow('f6', 'fork', 'legal')}
    ${flow('f7', 'finance', 'join')}
    ${flow('f8', 'legal', 'join')}
    ${flow('f9', 'join', 'end')}
  </process>
</definitions>`;
