import type { Issue } from '@yunliu/engine/definition';
import { refuse } from '../refuse.js';
import type { DraftHead } from './draft.js';

const RELOAD = ['请刷新草稿列表。', 'Reload the list of drafts.'] as const;

export function unknownDraft(): Error {
  return refuse(
    'design/not-found',
    ['没有这个草稿，或您无权查看。', 'There is no such draft, or you may not see it.'],
    RELOAD,
  );
}

export function unknownVersion(): Error {
  return refuse(
    'definition/not-found',
    ['没有该流程版本，或您无权查看。', 'There is no such version, or you may not see it.'],
    ['请从版本列表中选择。', 'Choose one from the list of versions.'],
  );
}

export function mayNotDesign(): Error {
  return refuse(
    'access/may-not-design',
    ['您没有设计流程的权限。', 'You may not design processes.'],
    ['请联系管理员授予“流程设计员”角色。', 'Ask an administrator for the role of a process designer.'],
  );
}

export function mayNot(right: 'edit' | 'publish' | 'approve'): Error {
  const words = {
    edit: ['修改', 'change'],
    publish: ['发布', 'publish'],
    approve: ['复核', 'approve'],
  } as const;
  const [zh, en] = words[right];
  return refuse(
    `access/may-not-${right}-design`,
    [`您没有${zh}该流程的权限。`, `You may not ${en} this process.`],
    ['请联系管理员，或交由有权限的同事处理。', 'Ask an administrator, or let a colleague do it.'],
  );
}

export function ownRequest(): Error {
  return refuse(
    'access/own-design-request',
    ['不能复核自己提交的发布申请。', 'Nobody approves what they asked for themselves.'],
    ['请由另一位有复核权限的同事处理。', 'Let another person who may approve it do so.'],
  );
}

/** Somebody else saved first. Nothing was written. */
export function changedMeanwhile(revision: number, head: DraftHead | undefined, name: string): Error {
  return refuse(
    'design/changed-meanwhile',
    [`草稿已被${name}修改，本次未保存。`, `${name} has changed the draft meanwhile; nothing was saved.`],
    [
      '请取回最新内容后重做您的修改，或另存为副本。',
      'Fetch the newest and make your changes again, or keep yours as a copy.',
    ],
    {
      pointer: '/revision',
      details: { revision, by: head?.updatedBy ?? '', byName: name, at: head?.updatedAt ?? '' },
    },
  );
}

export function notEditable(status: DraftHead['status'], isPublishing: boolean): Error {
  if (status === 'published')
    return refuse(
      'design/published',
      ['草稿已发布，不能再修改。', 'The draft has been published and does not change any more.'],
      ['请以已发布的版本新建草稿。', 'Begin a draft from the published version.'],
    );
  if (isPublishing)
    return refuse(
      'design/publishing',
      ['草稿正在发布。', 'The draft is being published.'],
      ['请稍后刷新。', 'Reload in a moment.'],
    );
  return refuse(
    'design/awaiting-approval',
    ['草稿正在等待复核，不能修改。', 'The draft awaits approval and does not change meanwhile.'],
    ['请先撤回复核申请。', 'Withdraw the request first.'],
  );
}

export function notAwaiting(): Error {
  return refuse(
    'design/not-awaiting',
    ['草稿没有待复核的发布申请。', 'Nobody has asked for approval of the draft.'],
    RELOAD,
  );
}

export function unsound(issues: readonly Issue[]): Error {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  return refuse(
    'design/unsound',
    [
      `草稿有 ${errors} 处错误，不能发布。`,
      `The draft has ${errors} ${errors === 1 ? 'error' : 'errors'} and cannot be published.`,
    ],
    ['请按问题列表逐一改正。', 'Mend what the list says.'],
    { issues },
  );
}

export function unprintable(issues: readonly Issue[]): Error {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  return refuse(
    'design/unprintable',
    [
      `表单或打印模板有 ${errors} 处错误，暂不能打印。`,
      `The form or its print template has ${errors} ${errors === 1 ? 'fault' : 'faults'}.`,
    ],
    ['请按列出的位置修改。', 'Mend the places that are listed.'],
    { issues },
  );
}

export function idReused(): Error {
  return refuse(
    'command/id-reused',
    ['该命令编号已用于另一操作。', 'This command id was used for something else.'],
    ['请为每次操作生成新的编号。', 'Make a new id for each intent.'],
    { pointer: '/commandId' },
  );
}

export function draftExists(): Error {
  return refuse(
    'design/exists',
    ['该编号的草稿已存在。', 'There is a draft with this id already.'],
    ['请为新草稿生成新的编号。', 'Make a new id for each draft.'],
    { pointer: '/id' },
  );
}

export function keyTaken(key: string): Error {
  return refuse(
    'design/key-taken',
    [`已有键为“${key}”的流程。`, `There is a process with the key “${key}” already.`],
    ['请换一个键，或以该流程的版本新建草稿。', 'Choose another key, or begin from a version of that process.'],
    { pointer: '/from' },
  );
}
