import type { HistoryEventType } from '@yunliu/engine';
import type { Locale } from '@yunliu/engine/definition';
import type { TimelineEvent } from '../../api/index.js';
import { exactTime } from '../time-words.js';
import { changeLines } from './change-lines.js';
import { clockSentences, keysTold } from './clock-sentences.js';
import type { ClockEventType } from './clock-sentences.js';
import { operationSentences } from './operation-sentences.js';
import type { OperationEventType } from './operation-sentences.js';
import type { SentenceFacts } from './sentence-facts.js';
import { enSentences, zhSentences } from './sentence-words.js';
import type { SentenceWords } from './sentence-words.js';

/** One event as a person reads it. */
export interface TimelineSentence {
  readonly text: string;
  /** What somebody wrote along: a comment, a reason. */
  readonly quote?: string;
  /** What changed in detail, a line each. */
  readonly lines?: readonly string[];
  /** Pieces of the text that are keys, of no language. */
  readonly keys?: readonly string[];
  readonly tone: 'plain' | 'good' | 'bad';
  /** Shown in the short timeline; the rest is bookkeeping. */
  readonly isMain: boolean;
}

type Told = Omit<TimelineSentence, 'isMain'> & { readonly isMain?: boolean };
type Teller = (event: TimelineEvent, facts: SentenceFacts, words: SentenceWords, who: string) => Told;

const plain = (text: string, quote = ''): Told =>
  quote === '' ? { text, tone: 'plain' } : { text, quote, tone: 'plain' };
const aside = (text: string): Told => ({ text, tone: 'plain', isMain: false });

const stateOf = (event: TimelineEvent): string => event.state?.title ?? '';

const versionIn = (side: unknown): string =>
  typeof side === 'object' && side !== null && 'version' in side ? String(side.version) : '';

/** Promised times: who did it only where a person did. */
const clockTellers = Object.fromEntries(
  Object.entries(clockSentences).map(([type, tell]) => [
    type,
    (event: TimelineEvent, facts: SentenceFacts, words: SentenceWords): Told => {
      const tone = type === 'clock.breached' ? 'bad' : 'plain';
      // Why it stood still is a key of the agreement, told in the sentence.
      const isKey = type === 'clock.paused' || type === 'clock.resumed';
      const quote = isKey ? '' : facts.text(event.details['reason']);
      const keys = keysTold(event.details);
      return {
        text: tell(event.details)[words === zhSentences ? 0 : 1],
        tone,
        ...(keys.length === 0 ? {} : { keys }),
        ...(quote === '' ? {} : { quote }),
      };
    },
  ]),
) as unknown as { readonly [Type in ClockEventType]: Teller };

const operationTellers = Object.fromEntries(
  Object.entries(operationSentences).map(([type, tell]) => [
    type,
    (event: TimelineEvent, facts: SentenceFacts, words: SentenceWords, who: string): Told => {
      const told = tell(event, facts, who);
      const quote = facts.text(told.quote);
      const text = words === zhSentences ? told.words[0] : told.words[1];
      return { text, tone: told.tone ?? 'plain', ...(quote === '' ? {} : { quote }) };
    },
  ]),
) as { readonly [Type in OperationEventType]: Teller };

/** A sentence for every kind of event; the compiler asks for one when the engine gets a new kind. */
const tellers: { readonly [type in HistoryEventType]: Teller } = {
  ...clockTellers,
  ...operationTellers,
  'instance.started': (_event, _facts, words, who) => plain(words.started(who)),
  'instance.completed': (event, facts, words) => ({
    text: words.completed(facts.ending(event.details['outcome'])),
    tone: 'good',
  }),
  'instance.cancelled': (event, facts, words, who) => ({
    text: words.cancelled(who),
    tone: 'bad',
    quote: facts.text(event.details['reason']),
  }),
  'instance.migrated': (event, _facts, words, who) =>
    plain(words.migrated(who, versionIn(event.details['from']), versionIn(event.details['to']))),
  'state.entered': (event, _facts, words) => aside(words.entered(stateOf(event))),
  'state.left': (event, _facts, words) => aside(words.left(stateOf(event))),
  'task.created': (event, facts, words) => {
    const { assignee, candidates } = event.details;
    if (typeof assignee === 'string') return aside(words.assigned(stateOf(event), facts.name(assignee)));
    const names = facts.names(candidates);
    return aside(
      names.length === 0 ? words.waiting(stateOf(event)) : words.offered(stateOf(event), names.join(words.separator)),
    );
  },
  'task.claimed': (event, _facts, words, who) => plain(words.claimed(who, stateOf(event))),
  'task.unclaimed': (event, _facts, words, who) => plain(words.unclaimed(who, stateOf(event))),
  'task.transferred': (event, facts, words, who) =>
    plain(
      words.transferred(who, stateOf(event), facts.name(event.details['to'])),
      facts.text(event.details['comment']),
    ),
  'task.draft-saved': (event, _facts, words, who) => aside(words.draft(who, stateOf(event))),
  'task.completed': (event, facts, words, who) =>
    plain(words.done(who, stateOf(event), facts.outcome(event)), facts.text(event.details['comment'])),
  'task.cancelled': (event, _facts, words) => aside(words.taskCancelled(stateOf(event))),
  'task.unassignable': (event, _facts, words) => ({ text: words.unassignable(stateOf(event)), tone: 'bad' }),
  'task.skipped': (event, facts, words) =>
    plain(
      words.answeredFor(
        stateOf(event),
        facts.name(event.details['user']),
        facts.outcome(event),
        facts.text(event.details['rule']),
      ),
    ),
  'task.substituted': (event, facts, words) =>
    plain(
      words.substituted(
        stateOf(event),
        facts.name(event.details['to']),
        event.details['onBehalfOf'] === undefined ? '' : facts.name(event.details['onBehalfOf']),
      ),
    ),
  'group.opened': (event, _facts, words) => aside(words.groupOpened(stateOf(event), countOf(event.details['members']))),
  // Beside `task.completed`, which tells the same to everybody.
  'ballot.cast': (event, facts, words, who) => aside(words.ballotCast(who, stateOf(event), facts.outcome(event))),
  'group.decided': (event, facts, words) => {
    const tally = event.details['tally'] as { readonly pass?: unknown; readonly reject?: unknown } | undefined;
    const result = facts.text(event.details['result']);
    const [pass, reject] = [Number(tally?.pass ?? 0), Number(tally?.reject ?? 0)];
    const text = words.groupDecided(stateOf(event), result, facts.outcome(event), pass, reject);
    return { text, tone: result === 'pass' ? 'good' : 'plain' };
  },
  'people.chosen': (event, facts, words, who) =>
    plain(words.chosen(who, stateOf(event), facts.names(event.details['users']).join(words.separator))),
  'decision.taken': (event, facts, words) =>
    aside(words.decided(stateOf(event), facts.branch(event), facts.nextState(event.details['to']))),
  'regions.chosen': (event, _facts, words) =>
    aside(words.regionsChosen(stateOf(event), countOf(event.details['regions']))),
  'branches.detached': (event, _facts, words) =>
    plain(words.branchesDetached(stateOf(event), countOf(event.details['regions']))),
  'error.raised': (event, facts, words) => ({
    text: words.errorRaised(facts.text(event.details['code']), event.details['caughtBy'] !== undefined),
    tone: 'bad',
  }),
  'state.compensated': (event, _facts, words) => plain(words.compensated(stateOf(event))),
  'signal.received': (event, facts, words) => plain(words.signal(facts.text(event.details['name']))),
  'items.added': (event, _facts, words, who) =>
    plain(words.itemsAdded(who, stateOf(event), Number(event.details['count'] ?? 1))),
  'variables.changed': (event, _facts, words) => {
    const { changes } = event.details;
    return { ...aside(words.changed(Array.isArray(changes) ? changes.length : 0)), lines: changeLines(event, words) };
  },
  'serial.assigned': (event, facts, words) => {
    const number = facts.text(event.details['number']);
    return { ...plain(words.numbered(facts.serial(event.details['rule']), number)), keys: [number] };
  },
  'timer.armed': (event, facts, words) => {
    const due = facts.text(event.details['dueAt']);
    return aside(words.timerArmed(timerName(event, facts, words), due === '' ? '' : exactTime(due)));
  },
  'timer.fired': (event, facts, words) => ({ text: words.timerFired(timerName(event, facts, words)), tone: 'bad' }),
  'timer.cancelled': (event, facts, words) => aside(words.timerCancelled(timerName(event, facts, words))),
  'message.received': (event, facts, words) => plain(words.message(facts.message(event.details['name']))),
  'child.started': (event, facts, words) => plain(words.childStarted(facts.child(event))),
  'child.ended': (event, facts, words) =>
    event.details['status'] === 'cancelled'
      ? { text: words.childCancelled(facts.child(event)), tone: 'bad' }
      : { text: words.childDone(facts.child(event)), tone: 'good' },
  'job.created': (event, _facts, words) => aside(words.jobCreated(stateOf(event))),
  'job.completed': (event, _facts, words) => aside(words.jobDone(stateOf(event))),
  'job.failed': (event, _facts, words) => ({
    ...aside(words.jobFailed(stateOf(event), Number(event.details['try'] ?? 1))),
    tone: 'bad',
  }),
  'incident.raised': (event, _facts, words) => ({ text: words.incident(stateOf(event)), tone: 'bad' }),
  'incident.retried': (_event, _facts, words, who) => plain(words.retried(who)),
  'incident.skipped': (event, facts, words, who) =>
    plain(words.skipped(who, stateOf(event)), facts.text(event.details['reason'])),
  'variables.corrected': (event, facts, words, who) => {
    const { names } = event.details;
    return plain(words.corrected(who, Array.isArray(names) ? names.length : 0), facts.text(event.details['reason']));
  },
  'comment.added': (event, facts, words, who) => plain(words.commented(who), facts.text(event.details['text'])),
  'attachment.added': (event, facts, words, who) =>
    event.details['kind'] === 'signature'
      ? plain(words.signed(who))
      : plain(words.attached(who, facts.text(event.details['name']))),
  'document.produced': (event, facts, words) => plain(words.printed(facts.text(event.details['name']))),
  'people.notified': (event, facts, words) =>
    aside(words.notified(facts.names(event.details['to']).join(words.separator), facts.text(event.details['title']))),
  'people.copied': (event, facts, words) =>
    plain(words.copied(facts.names(event.details['users']).join(words.separator))),
};

function countOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}

function timerName(event: TimelineEvent, facts: SentenceFacts, words: SentenceWords): string {
  const title = facts.timer(event.details['rule']);
  if (title !== '') return words.separator === '、' ? `「${title}」` : `“${title}”`;
  return words.aTimer;
}

/** The sentence of an event. Pure; an event type of a newer server is told by its plain name. */
export function timelineSentence(event: TimelineEvent, facts: SentenceFacts, locale: Locale): TimelineSentence {
  const words = locale === 'en' ? enSentences : zhSentences;
  if (!Object.hasOwn(tellers, event.type))
    return { text: event.type, keys: [event.type], tone: 'plain', isMain: false };
  const told = tellers[event.type as HistoryEventType](event, facts, words, actorName(event, locale));
  return { ...told, isMain: told.isMain ?? true };
}

/** `李敏（服务台）`: who, and from where. */
function actorName(event: TimelineEvent, locale: Locale): string {
  const { name, department } = event.actor;
  if (department === undefined || department === '') return name;
  return locale === 'en' ? `${name} (${department})` : `${name}（${department}）`;
}
