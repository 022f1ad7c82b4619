import type { Fault } from '../definition/yunliu-error.js';

/** The refusal of a command id that already stands for another command. */
export function commandIdReused(commandId: string): Fault {
  return {
    code: 'command/id-reused',
    message: {
      'zh-CN': `命令编号“${commandId}”已用于另一条内容不同的命令。`,
      en: `Command id "${commandId}" was already used for a command with another body.`,
    },
    hint: {
      'zh-CN': '请为新的命令使用新的编号；只有重发同一命令时才使用原编号。',
      en: 'Use a new id for a new command; repeat an id only to repeat the same command.',
    },
    pointer: '/commandId',
    details: { commandId },
  };
}
