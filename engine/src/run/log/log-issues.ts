import { jsonPointer, type Issue } from '../../definition/issue.js';
import type { Fault } from '../../definition/yunliu-error.js';
import type { CommandLogEntry } from '../../store/command-log.js';
import { errorText } from '../error-text.js';
import type { GapCode } from './replay-gap.js';

const restore = {
  'zh-CN': '日志被删改或数据库已损坏，请与备份核对。',
  en: 'The log was altered or the database is damaged; compare with a backup.',
} as const;

/** An entry of other rules: the engine may ask and judge otherwise today. */
const upgraded = {
  'zh-CN': '该命令由旧版引擎规则处理，现版引擎无法据此重建；已核对哈希链和列表数据。',
  en: 'It was decided by other rules of the engine, which today’s cannot follow; hash chain and list rows were checked.',
} as const;

function blame(isOfOthers: boolean): Pick<Issue, 'severity' | 'hint'> {
  return isOfOthers ? { severity: 'warning', hint: upgraded } : { severity: 'error', hint: restore };
}

export function revisionGap(index: number, expected: number, actual: number): Issue {
  return {
    code: 'log/revision-gap',
    severity: 'error',
    pointer: jsonPointer('log', index, 'revision'),
    message: {
      'zh-CN': `命令日志此处应为第 ${expected} 次变更，实际为第 ${actual} 次。`,
      en: `Revision ${expected} was expected here in the command log, found ${actual}.`,
    },
    hint: restore,
  };
}

/** The instance began before commands were logged, or the log was cut off at its beginning. */
export function incompleteLog(logged: number, revision: number): Issue {
  return {
    code: 'log/incomplete',
    severity: 'warning',
    pointer: '/log',
    message: {
      'zh-CN': `没有完整的命令日志（${revision} 次变更中有 ${logged} 次），无法从头重建。`,
      en: `No complete command log (${logged} of ${revision} changes), so it cannot be rebuilt from the start.`,
    },
    hint: {
      'zh-CN': '该实例早于命令日志功能启用；已核对哈希链和列表数据。',
      en: 'It began before commands were logged; its hash chain and list rows were checked.',
    },
  };
}

export function definitionMissing(index: number, key: string, version: number): Issue {
  return {
    code: 'log/definition-missing',
    severity: 'error',
    pointer: jsonPointer('log', index, 'version'),
    message: {
      'zh-CN': `缺少流程“${key}”第 ${version} 版的定义。`,
      en: `Version ${version} of process "${key}" is missing.`,
    },
    hint: restore,
  };
}

export function refusedAgain(index: number, { command }: CommandLogEntry, fault: Fault, isOfOthers: boolean): Issue {
  return {
    code: 'log/refused',
    pointer: jsonPointer('log', index, 'command'),
    message: {
      'zh-CN': `日志中的命令“${command.type}”（${command.commandId}）重新执行时被拒绝：${fault.message['zh-CN']}`,
      en: `The logged command "${command.type}" (${command.commandId}) is refused when decided again: ${fault.message.en}`,
    },
    ...blame(isOfOthers),
  };
}

const GAPS: { readonly [Code in GapCode]: readonly [zh: string, en: string] } = {
  'log/answer-missing': ['命令日志中缺少当时的查询结果', 'The command log lacks the answer to'],
  'log/id-missing': ['命令日志中缺少当时生成的编号', 'The command log lacks an id that was drawn'],
  'log/fact-missing': ['命令日志引用的事实记录不存在', 'A fact that the command log names is missing'],
};

export function gap(index: number, code: GapCode, what: string, isOfOthers: boolean): Issue {
  const [zh, en] = GAPS[code];
  return {
    code,
    pointer: jsonPointer('log', index),
    message: { 'zh-CN': `${zh}：${what}`, en: `${en}: ${what}` },
    // What an entry names must be there, whatever the rules.
    ...blame(isOfOthers && code !== 'log/fact-missing'),
  };
}

export function brokenEntry(index: number, error: unknown): Issue {
  return {
    code: 'log/entry-broken',
    severity: 'error',
    pointer: jsonPointer('log', index),
    message: {
      'zh-CN': `日志记录无法重新执行：${errorText(error)}`,
      en: `The log entry cannot be decided again: ${errorText(error)}`,
    },
    hint: restore,
  };
}

/** In a file: definitions or forms beside the log with which nothing can be decided. */
export function notReplayable(error: unknown): Issue {
  return {
    code: 'log/not-replayable',
    severity: 'error',
    pointer: '/log',
    message: {
      'zh-CN': `所附的流程定义、表单或日志已损坏，无法重新执行命令：${errorText(error)}`,
      en: `The enclosed definitions, forms or log are damaged, so no command can be decided again: ${errorText(error)}`,
    },
    hint: restore,
  };
}

export function commandOfOther(index: number, commandId: string): Issue {
  return {
    code: 'log/other-instance',
    severity: 'error',
    pointer: jsonPointer('log', index, 'command', 'instanceId'),
    message: {
      'zh-CN': `日志中的命令 ${commandId} 属于另一个流程实例。`,
      en: `The logged command ${commandId} belongs to another instance.`,
    },
    hint: restore,
  };
}

export function alteredBody(index: number, commandId: string): Issue {
  return {
    code: 'log/command-altered',
    severity: 'error',
    pointer: jsonPointer('log', index, 'command'),
    message: {
      'zh-CN': `日志中的命令 ${commandId} 与提交时登记的校验值不符。`,
      en: `The logged command ${commandId} does not match the hash recorded when it was sent.`,
    },
    hint: restore,
  };
}

export function alteredFact(hash: string): Issue {
  return {
    code: 'log/fact-altered',
    severity: 'error',
    pointer: jsonPointer('facts', hash),
    message: { 'zh-CN': `事实记录 ${hash} 的内容与其校验值不符。`, en: `Fact ${hash} does not match its hash.` },
    hint: restore,
  };
}
