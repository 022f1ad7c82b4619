import type { Fault } from '../definition/yunliu-error.js';

export function definitionNotFound(key: string, version?: number): Fault {
  const which = version === undefined ? { zh: '', en: '' } : { zh: `第 ${version} 版`, en: ` version ${version}` };
  return {
    code: 'definition/not-found',
    message: {
      'zh-CN': `没有已发布的流程“${key}”${which.zh}。`,
      en: `There is no published process "${key}"${which.en}.`,
    },
    hint: { 'zh-CN': '请核对流程标识，或先发布该流程。', en: 'Check the key, or publish the process first.' },
    pointer: '/process',
    details: version === undefined ? { key } : { key, version },
  };
}

export function definitionRetired(key: string, version: number): Fault {
  return {
    code: 'definition/retired',
    message: {
      'zh-CN': `流程“${key}”第 ${version} 版已停用，不能再发起。`,
      en: `Process "${key}" version ${version} is retired and cannot be started.`,
    },
    hint: { 'zh-CN': '请发起现行版本。', en: 'Start the current version.' },
    pointer: '/version',
    details: { key, version },
  };
}

export function tooManyConflicts(instanceId: string): Fault {
  return {
    code: 'instance/busy',
    message: {
      'zh-CN': '该流程实例正被频繁修改，命令未能执行。',
      en: 'The instance is being changed so often that the command could not be carried out.',
    },
    hint: { 'zh-CN': '未作任何更改，请稍后重试同一命令。', en: 'Nothing was changed; repeat the same command later.' },
    details: { instanceId },
  };
}
