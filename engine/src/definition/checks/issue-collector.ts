import type { Issue } from '../issue.js';

/** A sentence in zh-CN and in English. */
export type Sentence = readonly [zh: string, en: string];

/** Gathers what the checks find; the wording stands beside each rule. */
export class IssueCollector {
  readonly issues: Issue[] = [];

  error(code: string, pointer: string, message: Sentence, hint: Sentence): void {
    this.#add('error', code, pointer, message, hint);
  }

  warning(code: string, pointer: string, message: Sentence, hint: Sentence): void {
    this.#add('warning', code, pointer, message, hint);
  }

  #add(severity: Issue['severity'], code: string, pointer: string, message: Sentence, hint: Sentence): void {
    this.issues.push({
      code,
      severity,
      pointer,
      message: { 'zh-CN': message[0], en: message[1] },
      hint: { 'zh-CN': hint[0], en: hint[1] },
    });
  }
}

/** `是否指“x”？` or the list of what there is. */
export function suggestion(near: string | undefined, known: readonly string[]): Sentence {
  if (near !== undefined) return [`是否指“${near}”？`, `Did you mean "${near}"?`];
  if (known.length === 0) return ['请先定义它。', 'Define it first.'];
  const some = known.slice(0, 12);
  const more = known.length > some.length;
  return [`可用：${some.join('、')}${more ? '……' : ''}。`, `Known: ${some.join(', ')}${more ? ' …' : ''}.`];
}
