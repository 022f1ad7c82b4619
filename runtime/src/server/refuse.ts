import { YunliuError } from '@yunliu/engine/definition';
import type { Fault } from '@yunliu/engine/definition';

/** A sentence in both languages: `[zh-CN, en]`. */
export type Bilingual = readonly [zhCN: string, en: string];

/** A typed refusal of the server. Wording stands beside the rule that refuses. */
export function refuse(
  code: string,
  message: Bilingual,
  hint: Bilingual,
  extra: Pick<Fault, 'pointer' | 'details' | 'issues'> = {},
): YunliuError {
  return new YunliuError({
    code,
    message: { 'zh-CN': message[0], en: message[1] },
    hint: { 'zh-CN': hint[0], en: hint[1] },
    ...extra,
  });
}
