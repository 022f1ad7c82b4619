import type { Fault } from '../definition/yunliu-error.js';

/** The refusal of another content under a version that is already published. */
export function versionFrozen(kind: 'definition' | 'form', key: string, version: number): Fault {
  const noun =
    kind === 'definition' ? { zh: '流程定义', en: 'Process definition' } : { zh: '表单模板', en: 'Form template' };
  return {
    code: `${kind}/version-frozen`,
    message: {
      'zh-CN': `${noun.zh}“${key}”的第 ${version} 版已发布，内容不能再改。`,
      en: `${noun.en} "${key}" version ${version} is published and cannot be changed.`,
    },
    hint: {
      'zh-CN': '请把改动保存为下一个版本号后再发布。',
      en: 'Save the change under the next version number and publish that.',
    },
    pointer: '/version',
    details: { key, version },
  };
}
