import type { Issue } from '../definition/issue.js';
import type { Fault } from '../definition/yunliu-error.js';

/** A text in both languages, zh-CN first: `['任务不存在。', 'There is no such task.']`. */
export type Wording = readonly [zhCN: string, en: string];

interface RefusalDetails {
  readonly pointer?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly issues?: readonly Issue[];
}

/** A refusal as data. Rules keep their wording beside them and build it with this. */
export function refusal(code: string, message: Wording, hint: Wording, more: RefusalDetails = {}): Fault {
  return {
    code,
    message: { 'zh-CN': message[0], en: message[1] },
    hint: { 'zh-CN': hint[0], en: hint[1] },
    ...more,
  };
}
