import {
  mayAdminister,
  mayManageReports,
  mayPrint,
  mayRunSchedules,
  maySeeAll,
  mayStart,
  reaches,
} from '@yunliu/engine';
import type { Viewer } from '@yunliu/engine';
import type { RouteCheck } from '../api/index.js';
import { requireDesigner, requireOrigin, requireProcess, requireRight, seeDesign } from './designs/seen-design.js';
import { formsOf } from './definition-forms.js';
import { refuse } from './refuse.js';
import { reportScope } from './reports/report-rights.js';
import { noReport, readsReport } from './reports/read-right.js';
import type { CallFacts, Found, SeenInstance } from './http/call.js';
import { seeInstance, seeTask } from './visibility.js';

type Check = (facts: CallFacts & { readonly viewer: Viewer }) => Promise<Found> | Found;

/**
 * The question of each route, asked before its handler runs. The answers come from the engine's permissions; here they
 * are only fed with facts and worded. What one may not see does not exist (404), what one sees but may not do is 403.
 */
export const checks: { readonly [check in RouteCheck]: Check } = {
  administer: ({ viewer }) => {
    if (!mayAdminister(viewer)) throw adminOnly();
    return {};
  },

  design: async (facts) => {
    await requireDesigner(facts);
    return {};
  },
  'create-design': async (facts) => {
    await requireOrigin(facts);
    return {};
  },
  'see-design': async (facts) => ({ design: await seeDesign(facts) }),
  'edit-design': async (facts) => ({ design: await requireRight(facts, 'edit') }),
  'publish-design': async (facts) => ({ design: await requireRight(facts, 'publish') }),
  'approve-design': async (facts) => ({ design: await requireRight(facts, 'approve') }),
  'design-process': async (facts) => {
    await requireProcess(facts);
    return {};
  },

  // Only the agreement knows the role, and the agreement only the ticket: the engine refuses with the role it wants.
  'named-role': () => ({}),

  'run-schedules': ({ viewer }) => {
    if (!mayRunSchedules(viewer)) {
      throw refuse(
        'access/may-not-run-schedules',
        [
          '只有管理员和项目经理可以查看和执行定时计划。',
          'Only administrators and project managers work with schedules.',
        ],
        ['请联系系统管理员。', 'Ask a system administrator.'],
      );
    }
    return {};
  },

  'manage-reports': ({ viewer }) => {
    if (!mayManageReports(viewer)) throw noReports();
    return {};
  },

  'see-reports': async ({ parts, viewer }) => {
    if ((await reportScope(parts, viewer)).kind === 'none') throw noReports();
    return {};
  },

  'read-report': async (facts) => {
    if (!(await readsReport(facts.parts, facts.viewer, param(facts, 'id')))) throw noReport();
    return {};
  },

  'see-hotline': async ({ parts, viewer }) => {
    const hotline = await parts.engine.latestDefinition('hotline');
    if (!mayManageReports(viewer) && (hotline === undefined || !maySeeAll(viewer, hotline))) {
      throw refuse(
        'access/may-not-see-hotline',
        ['您没有查看热线统计的权限。', 'You may not see the statistics of the hotline.'],
        ['请联系项目经理。', 'Ask the project manager.'],
      );
    }
    return {};
  },

  'start-process': async ({ parts, viewer, request }) => {
    const { process } = request.body as { readonly process: string };
    const definition = await parts.engine.latestDefinition(process);
    if (definition === undefined) throw unknownProcess(process);
    if (!mayStart(viewer, definition)) {
      throw refuse(
        'access/may-not-start',
        ['您没有发起该流程的权限。', 'You may not start this process.'],
        [
          '请联系管理员授予相应角色，或由有权限的同事发起。',
          'Ask an administrator for the role, or a colleague who has it.',
        ],
        { pointer: '/process' },
      );
    }
    return {};
  },

  'see-instance': async (facts) => ({ seen: await seeInstance(facts, param(facts, 'id')) }),
  contribute: async (facts) => ({ seen: await seeInstance(facts, param(facts, 'id')) }),

  'cancel-instance': async (facts) => {
    const seen = await seeInstance(facts, param(facts, 'id'));
    // the engine judges the moment (running, how far); a repeat after the end must still reach it
    if (seen.instance.startedBy !== facts.viewer.user.id && !mayAdminister(facts.viewer)) {
      throw refuse(
        'access/may-not-cancel',
        ['只有发起人或管理员可以终止流程。', 'Only the person who started it or an administrator may cancel it.'],
        ['请联系发起人或管理员。', 'Ask one of them.'],
      );
    }
    return { seen };
  },

  'send-message': async (facts) => {
    const seen = await seeInstance(facts, param(facts, 'id'));
    if (!mayAdminister(facts.viewer)) {
      throw refuse(
        'access/may-not-send-message',
        ['只有管理员账号可以发送消息。', 'Only an administrator’s account may send messages.'],
        ['外部系统请使用管理员为其建立的账号。', 'Outside systems use an account an administrator made for them.'],
      );
    }
    return { seen };
  },

  'print-form': async (facts) => {
    const seen = await seeInstance(facts, param(facts, 'id'));
    const template = param(facts, 'template');
    const version = printableVersion(seen, template);
    const form = version === undefined ? undefined : await facts.parts.library.form(template, version);
    if (form === undefined) {
      throw refuse(
        'form/not-found',
        [`该流程没有表单“${template}”。`, `This process has no form “${template}”.`],
        ['请从页面的打印列表中选择。', 'Choose from the print list of the page.'],
      );
    }
    const { template: print } = facts.request.query;
    if (typeof print === 'string' && !(print === 'print' || Object.hasOwn(form.version.prints ?? {}, print))) {
      throw refuse(
        'form/unknown-print',
        [`该表单没有打印模板“${print}”。`, `This form has no print template “${print}”.`],
        ['请从页面的打印列表中选择。', 'Choose from the print list of the page.'],
      );
    }
    if (!mayPrint(true, form.compiled.fields.keys(), (path) => seen.fields.sees(path))) {
      throw refuse(
        'access/may-not-print',
        ['该表单含有您无权查看的字段，不能打印。', 'This form has fields you may not see, so you may not print it.'],
        ['请由经办人打印。', 'Let the person who handles it print it.'],
      );
    }
    return { seen };
  },

  'read-attachment': async (facts) => ({ seen: await seeInstance(facts, param(facts, 'instanceId')) }),

  'open-task': async (facts) => ({ task: await seeTask(facts, param(facts, 'id')) }),

  'act-on-task': async (facts) => {
    const task = await seeTask(facts, param(facts, 'id'));
    // an ended task goes on to the engine: it answers a repeated command, and refuses a new one by name
    if (task.open !== undefined && !reaches(facts.viewer, task.open) && !mayAdminister(facts.viewer)) {
      throw refuse(
        'task/not-assigned',
        ['该任务不在您名下。', 'This task is not yours.'],
        [
          '只有当前处理人或候选人可以办理；如需接手，请其转办给您。',
          'Only its assignee or candidates may work on it; ask for a transfer.',
        ],
        { details: { taskId: task.row.task.id } },
      );
    }
    return { task };
  },

  'manage-substitution': (facts) => mayManage(facts),

  'own-notice': async (facts) => {
    const id = param(facts, 'id');
    const notices = await facts.parts.notices.of(facts.viewer.user.id);
    if (!notices.some((notice) => notice.key === id)) {
      throw refuse(
        'notice/not-found',
        ['没有这条通知。', 'There is no such notice.'],
        ['请刷新通知列表。', 'Reload the list.'],
      );
    }
    return {};
  },
};

/** Whose substitution a request is about: of the body, of the one in the path, of the query. */
function mayManage({ parts, viewer, request }: CallFacts & { readonly viewer: Viewer }): Found {
  const id = request.params['id'];
  const body = request.body as { readonly from?: unknown } | undefined;
  const known = id === undefined ? undefined : parts.directory.substitutions().find((each) => each.id === id);
  const owners = [known?.from, body?.from, request.query['user']].filter((owner) => typeof owner === 'string');
  if (mayAdminister(viewer) || owners.every((owner) => owner === viewer.user.id)) {
    if (request.method !== 'DELETE' || known !== undefined) return {};
  } else if (known === undefined || known.from === viewer.user.id || known.to === viewer.user.id) {
    throw refuse(
      'substitution/not-yours',
      ['只能设置本人的代理。', 'One can only set one’s own substitution.'],
      ['请由本人或管理员设置。', 'Ask the person, or an administrator.'],
    );
  }
  throw refuse(
    'substitution/not-found',
    ['没有这条代理设置。', 'There is no such substitution.'],
    ['请刷新列表。', 'Reload the list.'],
  );
}

function noReports(): Error {
  return refuse(
    'access/may-not-see-reports',
    [
      '只有管理员、项目经理、服务经理和客户代表可以查看承诺达成报告。',
      'Only administrators, project managers, service managers and representatives of the client read these reports.',
    ],
    ['请联系项目经理。', 'Ask the project manager.'],
  );
}

function adminOnly(): Error {
  return refuse(
    'access/admin-only',
    ['只有管理员可以执行此操作。', 'Only administrators may do this.'],
    ['请联系系统管理员。', 'Ask a system administrator.'],
  );
}

/** Version of a form template that the instance's definition uses; the highest when several. */
function printableVersion(seen: SeenInstance, template: string): number | undefined {
  const versions = formsOf(seen.version.definition).flatMap((form) => (form.template === template ? form.version : []));
  return versions.length === 0 ? undefined : Math.max(...versions);
}

function param(facts: CallFacts, name: string): string {
  const value = facts.request.params[name];
  if (typeof value !== 'string') throw new Error(`route ${facts.route.path} has no parameter ${name}`);
  return value;
}

function unknownProcess(process: string): Error {
  return refuse(
    'definition/not-found',
    [`没有已发布的流程“${process}”。`, `There is no published process “${process}”.`],
    ['请从服务目录中选择。', 'Choose one from the service catalogue.'],
    { pointer: '/process' },
  );
}
