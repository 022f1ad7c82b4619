import type { ScenarioStep } from '@yunliu/engine/simulate';
import type { Option } from '../controls/index.js';
import type { Answers, AskField, AskQuestion } from './ask-dialog.js';
import { targetOf } from './target-of.js';
import type { TrialNames } from './trial-names.js';
import type { TrialPlayer } from './trial-player.js';
import { trialTexts } from './trial-texts.js';
import type { ClockLine } from './trial-view.js';

export type ClockVerb = 'pauseClock' | 'resumeClock' | 'requestExtension' | 'decideExtension';

/** What can be done with a clock that has not ended. */
export function clockVerbs({ isPaused, isAsked }: ClockLine): readonly ClockVerb[] {
  return [isPaused ? 'resumeClock' : 'pauseClock', isAsked ? 'decideExtension' : 'requestExtension'];
}

/** Who does it, and what it takes. */
export function clockQuestion(
  { title, instance }: ClockLine,
  verb: ClockVerb,
  { people, names }: { readonly people: readonly Option[]; readonly names: TrialNames },
): AskQuestion {
  const texts = trialTexts(names.locale);
  const { clockFields: fields } = texts;
  const by: AskField = {
    name: 'by',
    label: texts.actor,
    input: 'person',
    required: true,
    options: people,
    value: instance.startedBy,
  };
  const reason: AskField = { name: 'reason', label: fields.reason, input: 'text', required: true };
  const own: { readonly [Verb in ClockVerb]: readonly AskField[] } = {
    pauseClock: [
      { ...reason, hint: fields.reasonHint },
      { name: 'evidence', label: fields.evidence, input: 'text' },
    ],
    resumeClock: [],
    requestExtension: [{ name: 'amount', label: fields.amount, input: 'text', required: true, value: '1' }, reason],
    decideExtension: [
      {
        name: 'decision',
        label: fields.decision,
        input: 'choice',
        value: 'grant',
        options: [
          { value: 'grant', label: fields.grant },
          { value: 'refuse', label: fields.refuse },
        ],
      },
      { ...reason, required: false },
    ],
  };
  return {
    title: `${texts.clockActs[verb]}：${title}`,
    action: texts.clockActs[verb],
    locale: names.locale,
    fields: [by, ...own[verb]],
    check: ({ amount }) =>
      verb === 'requestExtension' && !(Number(amount) > 0) ? `${fields.amount}：${texts.needed}` : undefined,
  };
}

export function clockStep(player: TrialPlayer, line: ClockLine, verb: ClockVerb, answers: Answers): ScenarioStep {
  const text = (name: string): string => (typeof answers[name] === 'string' ? answers[name].trim() : '');
  const given = Object.fromEntries(
    ['reason', 'decision'].flatMap((name) => (text(name) === '' ? [] : [[name, text(name)]])),
  );
  const step = {
    by: text('by'),
    metric: line.metric,
    ...given,
    ...(text('evidence') === '' ? {} : { evidence: [text('evidence')] }),
    ...(verb === 'requestExtension' ? { amount: Number(text('amount')) } : {}),
    ...targetOf(player, line.instance),
  };
  return { [verb]: step } as unknown as ScenarioStep;
}
