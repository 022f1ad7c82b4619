import type { ProcessDefinition } from '@yunliu/engine/definition';

/** A hotline call: skips, a child process, timers, rework. */
export const hotlineSample: ProcessDefinition = {
  format: 1,
  key: 'hotline-sample',
  version: 1,
  title: '热线电话服务',
  category: 'application-assurance',
  roles: {
    'hotline-engineer': { title: '热线工程师' },
    'service-desk': { title: '服务台' },
    'config-admin': { title: '配置管理员' },
  },
  start: { by: ['hotline-engineer'] },
  initial: 'call-taken',
  states: {
    'call-taken': {
      type: 'task',
      title: '接听登记',
      assign: { by: 'starter' },
      timers: [{ id: 'desk-20m', title: '20 分钟未解决', after: 'PT20M', to: 'dispatched' }],
      outcomes: {
        solved: { title: '当场解决', to: 'called-back', style: 'primary' },
        escalate: { title: '上交服务台', to: 'dispatched' },
        consult: { title: '转业务咨询', to: 'consulting' },
      },
    },
    dispatched: {
      type: 'task',
      title: '服务台受理分派',
      assign: { by: 'role', role: 'service-desk' },
      outcomes: {
        fault: { title: '转故障处理', to: 'in-handling', style: 'primary' },
        back: { title: '退回补充', to: 'call-taken', commentRequired: true },
      },
    },
    'in-handling': {
      type: 'call',
      title: '故障处理',
      process: 'fault-handling',
      wait: true,
      outcomes: { cancelled: { to: 'dispatched' }, '*': { to: 'called-back' } },
    },
    consulting: {
      type: 'wait',
      title: '等待咨询答复',
      messages: [{ name: 'answer', title: '收到答复', to: 'called-back' }],
      timers: [{ id: 'answer-2d', after: 'P2D', calendar: 'workday', to: 'dispatched' }],
    },
    'called-back': {
      type: 'task',
      title: '电话回访用户',
      assign: { by: 'handler-of', state: 'call-taken' },
      outcomes: {
        satisfied: { title: '用户满意', to: 'archived', style: 'primary' },
        unsatisfied: { title: '未解决，重新处理', to: 'dispatched', commentRequired: true },
        again: { title: '未接通', to: 'called-back' },
      },
    },
    archived: {
      type: 'task',
      title: '归档',
      assign: { by: 'role', role: 'config-admin' },
      outcomes: { done: { title: '完成归档', to: 'closed', style: 'primary' } },
    },
    closed: { type: 'final', title: '已关闭' },
    withdrawn: { type: 'final', title: '已撤回' },
  },
  outcomes: { withdraw: { title: '撤回', to: 'withdrawn', style: 'danger', commentRequired: true } },
};

/** Phases, regions, an automatic state and two rework loops. */
export const releaseSample: ProcessDefinition = {
  format: 1,
  key: 'release-sample',
  version: 1,
  title: '小版本升级服务',
  category: 'application-maintenance',
  roles: {
    user: { title: '用户' },
    'service-desk': { title: '服务台' },
    developer: { title: '开发工程师' },
    tester: { title: '测试工程师' },
    'project-manager': { title: '项目经理' },
    'resident-engineer': { title: '驻场工程师' },
    'config-admin': { title: '配置管理员' },
  },
  start: { by: ['*'] },
  initial: 'requested',
  states: {
    requested: {
      type: 'task',
      title: '提出调整需求',
      assign: { by: 'starter' },
      outcomes: { submit: { title: '提交', to: 'assigned' } },
    },
    assigned: {
      type: 'task',
      title: '服务台分派',
      assign: { by: 'role', role: 'service-desk' },
      outcomes: { assign: { title: '分派', to: 'solution' }, reject: { title: '退回', to: 'requested' } },
    },
    solution: {
      type: 'task',
      title: '编写需求并形成解决方案',
      assign: { by: 'role', role: 'developer' },
      timers: [{ id: 'solution-2d', after: 'P2D' }],
      outcomes: { submit: { title: '提交方案', to: 'effort' } },
    },
    effort: {
      type: 'decision',
      title: '工作量是否小于 2 人月',
      branches: [{ when: '工作量 < 2', title: '小于 2 人月', to: 'building' }],
      otherwise: 'rerouted',
    },
    rerouted: { type: 'final', title: '转需求细化' },
    building: {
      type: 'phase',
      title: '实施与测试',
      initial: 'implementing',
      outcomes: { suspend: { title: '暂停', to: 'suspended' } },
      onDone: { '*': { to: 'releasing' } },
      states: {
        implementing: {
          type: 'task',
          title: '修改软件',
          assign: { by: 'role', role: 'developer' },
          outcomes: { done: { title: '提交测试', to: 'testing' }, unclear: { title: '需求不清', to: 'solution' } },
        },
        testing: {
          type: 'task',
          title: '发布测试',
          assign: { by: 'role', role: 'tester' },
          outcomes: { pass: { title: '测试通过', to: 'tested' }, fail: { title: '测试不通过', to: 'implementing' } },
        },
        tested: { type: 'final', title: '测试完成' },
      },
    },
    suspended: {
      type: 'wait',
      title: '已暂停',
      messages: [{ name: 'resume', title: '恢复通知', to: 'building' }],
    },
    releasing: {
      type: 'call',
      title: '发布管理',
      process: 'release-management',
      wait: true,
      outcomes: { '*': { to: 'rollout' } },
    },
    rollout: {
      type: 'parallel',
      title: '部署与确认',
      join: 'all',
      to: 'archiving',
      regions: {
        deploy: {
          title: '部署',
          initial: 'deployed',
          states: {
            deployed: {
              type: 'task',
              title: '现场部署',
              assign: { by: 'role', role: 'resident-engineer' },
              outcomes: { done: { title: '部署完成', to: 'deploy-end' } },
            },
            'deploy-end': { type: 'final', title: '完成' },
          },
        },
        confirm: {
          title: '用户确认',
          initial: 'confirming',
          states: {
            confirming: {
              type: 'task',
              title: '与用户确认并签字',
              assign: { by: 'role', role: 'project-manager' },
              timers: [{ id: 'sign-1m', after: 'P1M' }],
              outcomes: { signed: { title: '已签字', to: 'confirm-end' } },
            },
            'confirm-end': { type: 'final', title: '完成' },
          },
        },
      },
    },
    archiving: { type: 'service', title: '更新配置库', handler: 'update-cmdb', to: 'archived', onFailure: 'manual' },
    manual: {
      type: 'task',
      title: '人工更新配置',
      assign: { by: 'role', role: 'config-admin' },
      outcomes: { done: { title: '完成', to: 'archived' } },
    },
    archived: { type: 'final', title: '已归档' },
  },
};
