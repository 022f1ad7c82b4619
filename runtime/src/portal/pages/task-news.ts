import type { InstanceDetail } from '../../api/index.js';
import { currentUser } from '../contexts/session.js';
import { locale, t } from '../locales/index.js';
import { clockTime } from '../time-words.js';
import { SentenceFacts } from '../timeline/sentence-facts.js';
import { timelineSentence } from '../timeline/timeline-sentence.js';

/** What others did between two views of an instance, in words. */
export function newsOf(before: InstanceDetail, after: InstanceDetail): string[] {
  const last = Math.max(0, ...before.timeline.map((event) => event.seq));
  const facts = new SentenceFacts(after, locale());
  return after.timeline
    .filter((event) => event.seq > last && event.actor.id !== currentUser()?.id)
    .map((event) => ({ at: event.at, sentence: timelineSentence(event, facts, locale()) }))
    .filter(({ sentence }) => sentence.isMain)
    .map(({ at, sentence: { text, quote } }) => {
      const said = quote === undefined || quote === '' ? '' : `${t().common.colon}${quote}`;
      return `${clockTime(at)} ${text}${said}`;
    });
}
