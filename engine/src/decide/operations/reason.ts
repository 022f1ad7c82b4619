import type { Fault } from '../../definition/yunliu-error.js';
import { refusal } from '../refusal.js';

const MAX_LENGTH = 2000;

/** A reason people must give, trimmed; `pointer` is where the command carries it. */
export function requiredReason(text: string, pointer = '/reason'): string | { readonly fault: Fault } {
  const reason = text.trim();
  if (reason === '') {
    return {
      fault: refusal(
        'reason/required',
        ['此操作必须填写原因。', 'This needs a reason.'],
        ['请填写原因，它会记入流程历史。', 'Write why; it goes into the history.'],
        { pointer },
      ),
    };
  }
  return tooLong(reason, pointer) ?? reason;
}

/** A reason people may give; empty = none. */
export function givenReason(
  text: string | undefined,
  pointer = '/reason',
): string | undefined | { readonly fault: Fault } {
  const reason = text?.trim() ?? '';
  return reason === '' ? undefined : (tooLong(reason, pointer) ?? reason);
}

function tooLong(reason: string, pointer: string): { readonly fault: Fault } | undefined {
  if (reason.length <= MAX_LENGTH) return undefined;
  return {
    fault: refusal(
      'reason/too-long',
      [`原因超过 ${MAX_LENGTH} 个字。`, `The reason is longer than ${MAX_LENGTH} characters.`],
      ['请精简内容。', 'Shorten it.'],
      { pointer },
    ),
  };
}
