import type { TaskRow } from '@yunliu/engine';
import type { Locale } from '@yunliu/engine/definition';

type Words = readonly [chinese: string, english: string];

/** Why tasks are taken away, where the engine says so by a code; every other text was written by a person. */
const CODES: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['group-decided', ['其他人员已形成结果', 'others have decided already']],
  ['direct', ['其他人员已直接作出决定', 'somebody else has decided for everybody']],
  ['signer-removed', ['已减签', 'the signer was removed']],
  ['waits-for-signers', ['等待加签人员办理', 'waits for added signers']],
  ['same-person', ['本人已在其中，不重复办理', 'the same person is in the group already']],
  ['returned', ['已退回', 'it was returned']],
  ['recalled', ['发起人已撤回', 'the requester took it back']],
  ['taken-back', ['上一步办理人已拿回', 'whoever handled it before took it back']],
  ['jumped', ['管理员已跳转到其他环节', 'an administrator went on elsewhere']],
  ['migrated', ['流程已迁移到其他版本', 'the process moved to another version']],
  ['joined', ['其他分支已满足汇合条件', 'enough other branches have arrived']],
  ['error', ['流程转入异常处理', 'an error was caught']],
  ['left', ['流程已离开该环节', 'the process has left this step']],
]);

/** Why a task was closed without an answer, in words; `undefined` for one that was answered or is open. */
export function closedFor({ status, reason, instance }: TaskRow, locale: Locale): string | undefined {
  if (status !== 'cancelled') return undefined;
  const known = CODES.get(reason ?? 'left');
  if (known === undefined) return reason;
  const [chinese, english]: Words =
    reason === undefined && instance.status === 'cancelled' ? ['流程已终止', 'the process was ended'] : known;
  return locale === 'en' ? english : chinese;
}
