import type { Turn } from './turn.js';
import type { Attachment } from '../instance/instance.js';
import { notInvolved } from './add-comment.js';
import { mayContributeTo } from './permissions.js';
import { refusal } from './refusal.js';
import { actingPerson, type Verb } from './verb.js';

const MAX_ATTACHMENTS = 500;

/** Lists a stored file with the instance. The system may add printed documents even after the end. */
export const attachFile: Verb<'attach'> = (turn, { attachment, actor }, instance) => {
  if (actor.system !== true) {
    const viewer = actingPerson(turn);
    if ('fault' in viewer) return viewer.fault;
    if (!mayContributeTo(turn.process, instance, viewer)) return notInvolved();
  }
  if (turn.attachments.some(({ id }) => id === attachment.id)) {
    return refusal(
      'attachment/doubled',
      ['该附件已经登记过。', 'This attachment is already listed.'],
      ['请为新附件使用新的编号。', 'Use a new id for a new attachment.'],
      { pointer: '/attachment/id' },
    );
  }
  if (turn.attachments.length >= MAX_ATTACHMENTS) {
    return refusal(
      'attachment/too-many',
      [`附件不能超过 ${MAX_ATTACHMENTS} 个。`, `An instance holds at most ${MAX_ATTACHMENTS} attachments.`],
      ['请将多个文件打包后上传。', 'Put several files into one archive.'],
    );
  }
  listAttachment(turn, attachment);
  return undefined;
};

export function listAttachment(turn: Turn, attachment: Omit<Attachment, 'by' | 'at'>): void {
  turn.attachments = [...turn.attachments, { ...attachment, by: turn.command.actor.userId, at: turn.now }];
  const { id, name, kind, sha256 } = attachment;
  turn.record(kind === 'document' ? 'document.produced' : 'attachment.added', { attachment: id, name, sha256, kind });
}
