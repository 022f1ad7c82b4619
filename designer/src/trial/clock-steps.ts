import type { ScenarioStep } from '@yunliu/engine/simulate';
import type { Option } from '../controls/index.js';
import { colon } from '../view/locales/colon.js';
import type { Answers, AskField, AskQuestion } from './ask-dialog.js';
import { targetOf } from './target-of.js';
import type { TrialNames } from './trial-names.js';
import type { TrialPlayer } from './trial-player.js';
import { fill, trialTexts } from './trial-texts.js';
import type { ClockLine } from './trial-view.js';

export type ClockVerb = 'pauseClock' | 'resumeClock' | 'requestExtension' | 'decideExtension';

/** What can be done with a clock that has not ended. */
export function clockVerbs({ isPaused, asked }: ClockLine): readonly ClockVerb[] {
  return [isPaused ? 'resumeClock' : 'pauseClock', asked !== undefined ? 'decideExtension' : 'requestExtension'];
}

/** Who does it, and what it takes. */
export function clockQuestion(
  { title, instance, unit, asked }: ClockLine,
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
    // Nobody decides on what they asked for themselves.
    ...(verb === 'decideExtension' ? {} : { value: instance.startedBy }),
  };
  const reason: AskField = { name: 'reason', label: fields.reason, input: 'text', required: true };
  const amount: AskField = {
    name: 'amount',
    label: fill(fields.amount, { unit: fields.unitNames[unit] }),
    input: 'text',
    required: true,
    value: unit === 'minute' ? '60' : '1',
  };
  const own: { readonly [Verb in ClockVerb]: readonly AskField[] } = {
    pauseClock: [
      { ...reason, hint: fields.reasonHint },
      { name: 'evidence', label: fields.evidence, input: 'text' },
    ],
    resumeClock: [],
    requestExtension: [amount, reason],
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
      { ...amount, value: String(asked?.amount ?? ''), when: ['decision', 'grant'] },
      { ...reason, required: false },
    ],
  };
  const text =
    asked === undefined || verb !== 'decideExtension'
      ? {}
      : {
          text: fill(texts.clockAsked, {
            who: names.person(asked.by),
            amount: fill(fields.units[unit], { count: asked.amount }),
            reason: asked.reason,
          }),
        };
  return {
    title: `${texts.clockActs[verb]}${colon(names.locale)}${title}`,
    action: texts.clockActs[verb],
    locale: names.locale,
    fields: [by, ...own[verb]],
    ...text,
    check: (answers) => {
      const isAbout = verb === 'requestExtension' || (verb === 'decideExtension' && answers['decision'] === 'grant');
      const typed = Number(answers['amount']);
      if (!isAbout || (typed > 0 && (unit === 'minute' || Number.isInteger(typed)))) return undefined;
      return unit === 'minute' ? fields.minutesWrong : fields.daysWrong;
    },
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
    ...(text('amount') === '' ? {} : { amount: Number(text('amount')) }),
    ...targetOf(player, line.instance),
  };
  return { [verb]: step } as unknown as ScenarioStep;
}
