import type { JsonObject, Locale } from '@yunliu/engine/definition';
import type { ScenarioStep } from '@yunliu/engine/simulate';
import type { Option } from '../controls/index.js';
import { typedAnswer, type Answers, type AskField, type AskQuestion } from './ask-dialog.js';
import { readTypedTime, typedTime } from './time-words.js';
import type { TrialNames } from './trial-names.js';
import type { OperationField, OperationView } from './trial-operations.js';
import { fill, trialTexts } from './trial-texts.js';
import type { MessageWait } from './trial-view.js';

/** What is asked before an operation. */
export function operationQuestion(
  { operation, fields }: OperationView,
  about: {
    readonly people: readonly Option[];
    readonly names: TrialNames;
    readonly process: string;
    /** Who does it. */
    readonly by: string;
    /** Step of the task it is done with; absent = the process as a whole. */
    readonly state?: string;
  },
): AskQuestion {
  const { names, process, state, by } = about;
  const { locale } = names;
  const texts = trialTexts(locale);
  return {
    title: texts.ops[operation],
    text: [state === undefined ? names.process(process) : names.state(process, state), names.person(by)].join(' · '),
    action: texts.ops[operation],
    danger: operation === 'terminate' || operation === 'cancel',
    locale,
    fields: fields.map((field) => askField(field, about)),
  };
}

function askField(
  { name, input, required, options = [] }: OperationField,
  {
    people,
    names,
    process,
  }: { readonly people: readonly Option[]; readonly names: TrialNames; readonly process: string },
): AskField {
  const texts = trialTexts(names.locale);
  const label = input === 'state' ? texts.toState : (texts.fields[name as keyof typeof texts.fields] ?? name);
  switch (input) {
    case 'person':
    case 'from':
      return { name, label, required, input: 'person', options: people };
    case 'people':
      return { name, label, required, input: 'people', options: people };
    case 'state':
      return {
        name,
        label,
        // A choice that begins with its first answer is never without one.
        required: required || options.length > 0,
        input: 'choice',
        options: options.map((state) => ({ value: state, label: names.state(process, state) })),
        ...(options[0] === undefined ? {} : { value: options[0] }),
      };
    case 'choice':
      return {
        name,
        label,
        required,
        input: 'choice',
        options: options.map((value) => ({
          value,
          label: texts.choices[value as keyof typeof texts.choices] ?? value,
        })),
        ...(options[0] === undefined ? {} : { value: options[0] }),
      };
    default:
      return { name, label, required, input: 'lines' };
  }
}

export function timeQuestion(now: string, locale: Locale): AskQuestion {
  const texts = trialTexts(locale);
  const to = { name: 'to', label: texts.timeLabel, input: 'time', required: true, value: typedTime(now) } as const;
  return {
    title: texts.toTimeTitle,
    action: texts.ok,
    locale,
    fields: [to],
    check: (answers) => {
      const at = readTypedTime(typedAnswer(answers, 'to'));
      return at === undefined ? texts.timeWrong : Date.parse(at) <= Date.parse(now) ? texts.timePast : undefined;
    },
  };
}

export function messageQuestion(wait: MessageWait, locale: Locale): AskQuestion {
  const texts = trialTexts(locale);
  return {
    title: fill(wait.kind === 'message' ? texts.message : texts.signal, { name: wait.name }),
    action: texts.send,
    locale,
    fields: [{ name: 'data', label: texts.messageData, input: 'values', value: {} }],
  };
}

export function serviceQuestion(handler: string, locale: Locale): AskQuestion {
  const texts = trialTexts(locale);
  return {
    title: fill(texts.service, { handler }),
    action: texts.ok,
    locale,
    fields: [
      {
        name: 'how',
        label: texts.serviceResult,
        input: 'choice',
        value: 'done',
        options: [
          { value: 'done', label: texts.serviceDone },
          { value: 'fail', label: texts.serviceFail },
          { value: 'final', label: texts.serviceFinal },
        ],
      },
      { name: 'data', label: texts.serviceData, input: 'values', value: {}, when: ['how', 'done'] },
      { name: 'message', label: texts.serviceMessage, input: 'text', when: ['how', 'fail'], required: true },
      { name: 'finally', label: texts.serviceMessage, input: 'text', when: ['how', 'final'], required: true },
      { name: 'code', label: texts.serviceCode, input: 'text', when: ['how', 'final'], hint: texts.serviceCodeHint },
    ],
  };
}

/** The step that makes the next run of a service answer in that way. */
export function serviceStep(handler: string, answers: Answers): ScenarioStep {
  const text = (name: string): string => (typeof answers[name] === 'string' ? answers[name].trim() : '');
  if (answers['how'] === 'done') return { job: { handler, result: (answers['data'] ?? {}) as JsonObject } };
  if (answers['how'] === 'fail') return { job: { handler, fail: text('message') } };
  const code = text('code');
  return { job: { handler, fail: text('finally'), final: true, ...(code === '' ? {} : { error: code }) } };
}

/** File names of scenarios: what any disk and any address takes. */
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function saveQuestion(taken: readonly string[], locale: Locale): AskQuestion {
  const texts = trialTexts(locale);
  return {
    title: texts.saveTitle,
    action: texts.save,
    locale,
    fields: [
      { name: 'title', label: texts.saveName, input: 'text', required: true, value: '' },
      {
        name: 'name',
        label: texts.saveKey,
        input: 'text',
        required: true,
        hint: texts.saveKeyHint,
        value: freeName(taken),
      },
      { name: 'expect', label: texts.saveExpect, input: 'check', hint: texts.saveExpectHint, value: true },
    ],
    check: (answers) => nameFault(typedAnswer(answers, 'name'), taken, locale),
  };
}

export function nameFault(name: string, taken: readonly string[], locale: Locale): string | undefined {
  const texts = trialTexts(locale);
  if (name.length > 80 || !NAME.test(name)) return texts.saveBad;
  return taken.includes(name) ? texts.saveTaken : undefined;
}

function freeName(taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`trial-${number}`)) number += 1;
  return `trial-${number}`;
}
