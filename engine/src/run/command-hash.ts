import { hash } from 'node:crypto';
import type { Command } from '../decide/command.js';
import { YunliuError } from '../definition/yunliu-error.js';
import { canonicalJson } from '../history/canonical-json.js';

/** Largest command body, in UTF-16 units of its JSON. Files travel apart, so this is a form with very many rows. */
const MAX_BODY = 2_000_000;

const NOT_ASKED: readonly string[] = ['commandId'];
const NOT_ASKED_OF_START: readonly string[] = ['commandId', 'instanceId'];

/**
 * SHA-256 of what the command asks for. The id itself is not part of it, nor is the instance id of a start: the caller
 * makes a new one for each attempt, and a repeated start must find the first one's result.
 */
export function commandHash(command: Command): string {
  const text = canonicalJson(command, command.type === 'start' ? NOT_ASKED_OF_START : NOT_ASKED);
  if (text.length > MAX_BODY) throw tooLarge(text.length);
  return hash('sha256', text, 'hex');
}

function tooLarge(size: number): YunliuError {
  return new YunliuError({
    code: 'command/too-large',
    message: {
      'zh-CN': `提交的数据过大（${size} 个字符，上限 ${MAX_BODY}）。`,
      en: `The command is too large (${size} characters, at most ${MAX_BODY}).`,
    },
    hint: { 'zh-CN': '请把大段内容改为附件上传。', en: 'Upload large content as an attachment.' },
  });
}
