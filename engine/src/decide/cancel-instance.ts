import { tooLong } from './add-comment.js';
import { endInstance } from './end-instance.js';
import { mayCancelNow } from './permissions.js';
import { refusal } from './refusal.js';
import { actingPerson, type Verb } from './verb.js';

/** Ends the instance without an outcome: open tasks are cancelled, children that are waited for are told to stop. */
export const cancelInstance: Verb<'cancel'> = (turn, { reason, actor }, instance) => {
  if (actor.system !== true) {
    const viewer = actingPerson(turn);
    if ('fault' in viewer) return viewer.fault;
    if (!mayCancelNow(turn.process, instance, viewer)) {
      return refusal(
        'instance/cancel-not-allowed',
        ['您不能撤销该流程。', 'You may not cancel this instance.'],
        [
          '发起人只能在首个环节撤销，之后请联系管理员。',
          'The starter may cancel during the first task; later ask an administrator.',
        ],
      );
    }
  }
  if (reason.trim() === '') {
    return refusal(
      'cancel/reason-required',
      ['撤销流程必须填写原因。', 'Cancelling needs a reason.'],
      ['请填写撤销原因。', 'Write why the instance is cancelled.'],
      { pointer: '/reason' },
    );
  }
  const wordy = tooLong(reason.trim(), '/reason');
  if (wordy === undefined) endInstance(turn, 'cancelled', 'cancelled', reason.trim());
  return wordy;
};
