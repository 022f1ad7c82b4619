import { localize, type Locale } from '@yunliu/engine/definition';
import type { PathStep } from '@yunliu/engine/simulate';
import type { ReplayDifference } from './compare-replay.js';
import type { Parting } from './compare-traces.js';
import type { TrialNames } from './trial-names.js';

const zh = (locale: Locale): boolean => locale === 'zh-CN';

/** Where the steps of a trial go another way on the changed draft, in a sentence. */
export function partingWords(parting: Parting, process: string, names: TrialNames): string {
  const isZh = zh(names.locale);
  const step = parting.step + 1;
  const head = isZh ? `第 ${step} 步起不同：` : `From step ${step} it differs: `;
  switch (parting.kind) {
    case 'refusal': {
      const why = localize(parting.fault.message, names.locale);
      const dropped =
        parting.dropped === 0
          ? ''
          : isZh
            ? `（其后 ${parting.dropped} 步未重放）`
            : ` (${parting.dropped} steps not played)`;
      return `${head}${why}${dropped}`;
    }
    case 'accepted':
      return `${head}${isZh ? '原来被拒绝，现在可以办理' : 'it was refused before and is accepted now'}`;
    case 'end':
      return (
        head +
        fromTo(
          parting.before,
          parting.after,
          (end) => names.ending(process, end),
          names.locale,
          isZh ? '流程结束为' : 'it ends as ',
        )
      );
    case 'states':
      return (
        head +
        fromTo(
          parting.before,
          parting.after,
          (state) => names.state(process, state),
          names.locale,
          isZh ? '到达' : 'it stands in ',
        )
      );
    case 'people':
      return head + (isZh ? '办理人不同' : 'other people have the work');
    case 'due':
    case 'clocks':
      return head + (isZh ? '到期时间不同' : 'due times differ');
  }
}

function fromTo(
  before: readonly string[],
  after: readonly string[],
  title: (key: string) => string,
  locale: Locale,
  what: string,
): string {
  const list = (keys: readonly string[]): string =>
    keys.length === 0 ? (zh(locale) ? '无' : 'none') : keys.map(title).join(zh(locale) ? '、' : ', ');
  return zh(locale)
    ? `${what}“${list(after)}”，原为“${list(before)}”`
    : `${what}"${list(after)}" instead of "${list(before)}"`;
}

/** The first difference of a replayed ticket in a sentence. */
export function differenceWords(first: ReplayDifference, process: string, names: TrialNames): string {
  const isZh = zh(names.locale);
  const place = (step: PathStep | undefined): string => {
    if (step === undefined) return isZh ? '（没有）' : '(nothing)';
    const state = names.state(process, step.state);
    return step.outcome === undefined ? state : `${state}：${names.outcome(process, step.state, step.outcome)}`;
  };
  switch (first.kind) {
    case 'refusal':
      return (isZh ? '不能这样办理：' : 'Refused: ') + localize(first.fault.message, names.locale);
    case 'state':
      return isZh
        ? `原到“${place(first.before)}”，草稿到“${place(first.after)}”`
        : `"${place(first.before)}" before, "${place(first.after)}" in the draft`;
    case 'outcome':
      return isZh ? `“${place(first.before)}”办理结果不同` : `Another outcome at "${place(first.before)}"`;
    case 'end':
      return first.after === undefined
        ? isZh
          ? `草稿未走到“${place(first.before)}”`
          : `The draft does not reach "${place(first.before)}"`
        : isZh
          ? `草稿还要走“${place(first.after)}”`
          : `The draft goes on to "${place(first.after)}"`;
  }
}
