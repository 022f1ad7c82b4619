import { localize, type Locale, type LocalizedText } from '../definition/localized-text.js';
import type { Wait } from './waits.js';

/** How names and times are written for the reader. */
export interface WaitWords {
  readonly person: (userId: string) => string;
  readonly process: (key: string) => string;
  readonly time: (instant: string) => string;
}

/** More names than these are counted instead of listed. */
const MOST_NAMES = 4;

/** One sentence on what an instance waits for, for the person who asks why nothing happens. */
export function waitText(wait: Wait, words: WaitWords, locale: Locale): string {
  const [zh, en] = sentences(wait, words);
  return locale === 'zh-CN' ? zh : en;
}

function sentences(wait: Wait, words: WaitWords): readonly [zh: string, en: string] {
  const at = placeText(wait.title);
  switch (wait.kind) {
    case 'suspended':
      return [
        `${words.person(wait.by)}于 ${words.time(wait.at)} 挂起了流程：${wait.reason}`,
        `${words.person(wait.by)} suspended it at ${words.time(wait.at)}: ${wait.reason}`,
      ];
    case 'incident':
      return [
        `${at.zh}后台作业失败，等待管理员处理：${wait.message}`,
        `${at.en}a job failed and waits for an administrator: ${wait.message}`,
      ];
    case 'task':
      return taskSentences(wait, words, at);
    case 'child':
      return [
        `${at.zh}等待子流程“${words.process(wait.process)}”办结`,
        `${at.en}waits for the child process "${words.process(wait.process)}" to end`,
      ];
    case 'job':
      return [
        `${at.zh}后台作业“${wait.what}”正在执行${wait.tries > 0 ? `，第 ${wait.tries} 次失败后将于 ${words.time(wait.runAt)} 重试` : ''}`,
        `${at.en}job "${wait.what}" is under way${wait.tries > 0 ? `; after ${wait.tries} failed tries it runs again at ${words.time(wait.runAt)}` : ''}`,
      ];
    case 'message':
      return [`${at.zh}等待消息“${wait.name}”`, `${at.en}waits for message "${wait.name}"`];
    case 'signal':
      return [`${at.zh}等待信号“${wait.name}”`, `${at.en}waits for signal "${wait.name}"`];
    case 'timer':
      return wait.leads
        ? [`${at.zh}到 ${words.time(wait.dueAt)} 自动流转`, `${at.en}goes on by itself at ${words.time(wait.dueAt)}`]
        : [
            `${at.zh}将于 ${words.time(wait.dueAt)} 触发定时动作`,
            `${at.en}acts by itself at ${words.time(wait.dueAt)}`,
          ];
  }
}

function taskSentences(wait: Wait & { readonly kind: 'task' }, words: WaitWords, at: Place): readonly [string, string] {
  const names = wait.people.slice(0, MOST_NAMES).map(words.person);
  const more = wait.people.length - names.length;
  if (names.length === 0) return [`${at.zh}没有可办理的人员`, `${at.en}nobody can do the task`];
  const zhNames = names.join('、') + (more > 0 ? ` 等 ${wait.people.length} 人` : '');
  const enNames = names.join(', ') + (more > 0 ? ` and ${more} more` : '');
  const due: readonly [string, string] =
    wait.dueAt === undefined
      ? ['', '']
      : [`，应于 ${words.time(wait.dueAt)} 前完成`, `, due ${words.time(wait.dueAt)}`];
  return wait.assignee === undefined
    ? [`${at.zh}等待 ${zhNames} 中的一人签收办理${due[0]}`, `${at.en}waits for one of ${enNames} to take it${due[1]}`]
    : [`${at.zh}等待${zhNames}办理${due[0]}`, `${at.en}waits for ${enNames}${due[1]}`];
}

interface Place {
  readonly zh: string;
  readonly en: string;
}

function placeText(title: LocalizedText | undefined): Place {
  if (title === undefined) return { zh: '', en: '' };
  return { zh: `“${localize(title, 'zh-CN')}”：`, en: `"${localize(title, 'en')}": ` };
}
