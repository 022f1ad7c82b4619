import type { HistoryLine } from './history-lines.js';
import { stepWords } from './step-words.js';
import { spokenTime } from './time-words.js';
import { trialMarks } from './trial-marks.js';
import type { TrialNames } from './trial-names.js';
import type { TrialPlayer } from './trial-player.js';
import { fill, trialTexts } from './trial-texts.js';
import { rootOf } from './trial-view.js';

/** How the trial ended, in one sentence without its full stop; `undefined` while it is under way. */
export function endWords(player: TrialPlayer, names: TrialNames): string | undefined {
  const texts = trialTexts(names.locale);
  const root = rootOf(player);
  if (root?.status === 'running') return undefined;
  if (root?.status === 'cancelled') return texts.cancelled;
  return fill(texts.ended, { end: names.ending(player.setup.process, root?.outcome ?? '') });
}

/** Where the trial stands now, said aloud: the steps that wait, or how it ended. */
export function standingWords(player: TrialPlayer, names: TrialNames): string {
  const isZh = names.locale === 'zh-CN';
  const root = rootOf(player);
  const end = endWords(player, names);
  const waiting = root === undefined ? [] : trialMarks(player.simulation, root).tokens.map(({ state }) => state);
  const steps = [...new Set(waiting)].map((state) => names.state(player.setup.process, state));
  const { current } = trialTexts(names.locale);
  const standing = end ?? `${current}${isZh ? '：' : ': '}${steps.join(isZh ? '、' : ', ')}`;
  return `${standing}${isZh ? '。' : '.'}`;
}

/** What the last step did and where the trial stands after it, said aloud. `fired`: what happened while time passed. */
export function takenWords(player: TrialPlayer, names: TrialNames, fired?: readonly HistoryLine[]): string {
  const isZh = names.locale === 'zh-CN';
  const { now } = player.simulation;
  const step = player.steps.at(-1);
  const done =
    fired !== undefined
      ? [
          fill(trialTexts(names.locale).passed, { time: spokenTime(now, now, names.locale) }),
          ...fired.map(({ text }) => text),
        ]
      : step === undefined
        ? []
        : [stepWords(step, player.setup.process, names, now)];
  const [stop, gap] = isZh ? ['。', ''] : ['.', ' '];
  return [...done.map((text) => `${text}${stop}`), standingWords(player, names)].join(gap);
}
