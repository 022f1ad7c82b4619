import { YunliuError } from '../../definition/yunliu-error.js';

type Sentence = readonly [zh: string, en: string];

function agreementFault(
  code: string,
  message: Sentence,
  hint: Sentence,
  more: { readonly pointer?: string; readonly details?: Readonly<Record<string, unknown>> } = {},
): YunliuError {
  return new YunliuError({
    code,
    message: { 'zh-CN': message[0], en: message[1] },
    hint: { 'zh-CN': hint[0], en: hint[1] },
    ...more,
  });
}

export function versionFrozen(key: string, version: number): YunliuError {
  return agreementFault(
    'agreement/version-frozen',
    [
      `协议“${key}”第 ${version} 版已发布，内容不能更改。`,
      `Version ${version} of "${key}" is published and cannot change.`,
    ],
    ['请另起新版本。', 'Publish a new version.'],
    { details: { key, version } },
  );
}

export function unknownAgreement(key: string, version: number): YunliuError {
  return agreementFault(
    'agreement/unknown',
    [`没有协议“${key}”第 ${version} 版。`, `There is no version ${version} of agreement "${key}".`],
    ['请核对协议与版本。', 'Check key and version.'],
    { pointer: '/agreement', details: { key, version } },
  );
}

export function reversedTimes(pointer: string): YunliuError {
  return agreementFault(
    'downtime/reversed-interval',
    ['结束时间必须晚于开始时间。', 'The end must be after the beginning.'],
    ['请核对起止时间。', 'Check both times.'],
    { pointer },
  );
}

export function impossibleTime(pointer: string): YunliuError {
  return agreementFault(
    'downtime/impossible-time',
    ['时间不存在或缺少时区。', 'That is no instant, or it lacks its offset.'],
    ['请按 2026-09-30T17:40:00+08:00 的形式填写。', 'Write 2026-09-30T17:40:00+08:00.'],
    { pointer },
  );
}

export function unknownSystem(system: string): YunliuError {
  return agreementFault(
    'downtime/unknown-system',
    [`没有登记业务系统“${system}”。`, `There is no client system "${system}".`],
    ['请先登记业务系统及其协议。', 'Register the system with its agreement first.'],
    { pointer: '/system' },
  );
}

export function unknownDowntime(id: string): YunliuError {
  return agreementFault(
    'downtime/not-found',
    ['没有这项计划停机。', 'There is no such planned downtime.'],
    ['请刷新列表。', 'Reload the list.'],
    { details: { id } },
  );
}

export function wrongStage(en: string, zh: string): YunliuError {
  return agreementFault('downtime/wrong-stage', [zh, en], ['请刷新后查看其当前状态。', 'Reload to see how it stands.']);
}

export function notAllowed(roles: readonly string[]): YunliuError {
  return agreementFault(
    'downtime/not-allowed',
    [`该操作须由角色 ${roles.join('、')} 执行。`, `Only ${roles.join(' or ')} can do this.`],
    ['请由具备该角色的人员办理。', 'Ask somebody with that role.'],
    { details: { roles } },
  );
}
