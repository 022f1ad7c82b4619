import { YunliuError, type Fault } from '@yunliu/engine/definition';

type Sentence = readonly [zh: string, en: string];

/** Thrown by a command that cannot be done; nothing was changed. The fault says why, in both languages. */
export function refuse(code: string, message: Sentence, hint: Sentence, pointer = ''): never {
  const fault: Fault = {
    code,
    pointer,
    message: { 'zh-CN': message[0], en: message[1] },
    hint: { 'zh-CN': hint[0], en: hint[1] },
  };
  throw new YunliuError(fault);
}
