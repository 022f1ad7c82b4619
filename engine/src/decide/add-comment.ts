import type { Fault } from '../definition/yunliu-error.js';
import { mayContributeTo } from './permissions.js';
import { refusal } from './refusal.js';
import { actingPerson, type Verb } from './verb.js';

const MAX_LENGTH = 4000;

/** Writes a comment into the history. */
export const addComment: Verb<'comment'> = (turn, { text, actor }, instance) => {
  if (actor.system !== true) {
    const viewer = actingPerson(turn);
    if ('fault' in viewer) return viewer.fault;
    if (!mayContributeTo(turn.process, instance, viewer)) return notInvolved();
  }
  const trimmed = text.trim();
  if (trimmed === '') {
    return refusal(
      'comment/empty',
      ['评论内容为空。', 'The comment is empty.'],
      ['请填写评论内容。', 'Write something.'],
      { pointer: '/text' },
    );
  }
  const fault = tooLong(trimmed, '/text');
  if (fault === undefined) turn.record('comment.added', { text: trimmed });
  return fault;
};

/** What people write goes into the history, which is kept for ever; a book belongs into a file. */
export function tooLong(text: string, pointer: string): Fault | undefined {
  if (text.length <= MAX_LENGTH) return undefined;
  return refusal(
    'comment/too-long',
    [`内容超过 ${MAX_LENGTH} 个字。`, `It is longer than ${MAX_LENGTH} characters.`],
    ['请精简内容，或改为上传附件。', 'Shorten it, or attach a file.'],
    { pointer },
  );
}

export function notInvolved(): Fault {
  return refusal(
    'instance/not-involved',
    ['您没有参与该流程。', 'You have no part in this instance.'],
    [
      '只有参与人、流程可见角色和管理员可以补充内容。',
      'Only those involved, roles that see the process and administrators may add to it.',
    ],
  );
}
