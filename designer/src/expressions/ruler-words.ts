import type { Locale } from '@yunliu/engine/definition';
import type { Interval, NumberSet } from '../model/index.js';
import { fill } from './condition-texts.js';
import type { RulerModel } from './ruler-model.js';
import { plus } from './ruler-model.js';

const zhCn = {
  title: '分支标尺：{field}',
  notNumber: '这些条件不是针对同一个数字字段，画不成标尺。',
  between: '“{below}”与“{above}”的分界',
  ends: '“{branch}”到此为止',
  begins: '“{branch}”由此开始',
  nothing: '无分支',
  gap: '{range} 没有分支，会走“{otherwise}”',
  overlap: '{range} 同时符合“{first}”和“{second}”，先到先得，走“{first}”',
  never: '“{branch}”永远走不到',
  whenEmpty: '“{branch}”只在“{field}”未填写时走到',
  other: '“{branch}”的条件标尺画不出',
  complete: '各分支首尾相接，没有空缺和重叠。',
  take: '并入“{branch}”',
  fill: '补上空缺',
  own: '另设分支',
  part: '消除重叠',
  below1: '{high} 以下',
  upTo: '{high} 及以下',
  above: '{low} 以上',
  atLeast: '{low} 及以上',
  whole: '全部数值',
  moved: '分界移到 {value}',
  result: '实际走向',
  help: '拖动分界，或用方向键移动；按住 Shift 移动十倍。',
  list: '分界',
};
const en: typeof zhCn = {
  title: 'Ruler of branches: {field}',
  notNumber: 'These conditions are not about one number field, so there is no ruler.',
  between: 'Boundary of "{below}" and "{above}"',
  ends: '"{branch}" ends here',
  begins: '"{branch}" begins here',
  nothing: 'no branch',
  gap: '{range}: no branch, goes to "{otherwise}"',
  overlap: '{range}: both "{first}" and "{second}"; the first one, "{first}", has it',
  never: '"{branch}" is never reached',
  whenEmpty: '"{branch}" is taken only while "{field}" is empty',
  other: 'The condition of "{branch}" cannot be drawn',
  complete: 'The branches meet without gaps or overlaps.',
  take: 'Into "{branch}"',
  fill: 'Fill the gap',
  own: 'A branch of its own',
  part: 'Part the overlap',
  below1: 'below {high}',
  upTo: 'up to {high}',
  above: 'above {low}',
  atLeast: '{low} and more',
  whole: 'all numbers',
  moved: 'Boundary moved to {value}',
  result: 'Where values go',
  help: 'Drag a boundary or move it with the arrow keys; with Shift ten times as far.',
  list: 'Boundaries',
};

export function rulerTexts(locale: Locale): typeof zhCn {
  return locale === 'en' ? en : zhCn;
}

/** What is to be said of branches that take no number of the line. */
export function oddBranches({ ruler: { branches }, titles, field }: RulerModel, locale: Locale): readonly string[] {
  const texts = rulerTexts(locale);
  return branches.flatMap(({ values, reached, whenEmpty }, index) => {
    const names = { branch: titles[index] ?? '', field: field.title };
    if (values === undefined) return [fill(texts.other, names)];
    if (reached === undefined || reached.length > 0) return [];
    const isFirst = whenEmpty && !branches.slice(0, index).some((earlier) => earlier.whenEmpty);
    return [fill(isFirst ? texts.whenEmpty : texts.never, names)];
  });
}

export function numberText(value: number, { field }: Pick<RulerModel, 'field'>, locale: Locale): string {
  const text = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 6,
    useGrouping: Math.abs(value) >= 10_000,
  }).format(value);
  return field.kind === 'money' ? (locale === 'en' ? `¥${text}` : `${text} 元`) : text;
}

/** A stretch in words: 「5000–10000」, 「10000 以上」. */
export function rangeWords(piece: Interval, model: Pick<RulerModel, 'field' | 'range'>, locale: Locale): string {
  const texts = rulerTexts(locale);
  const { step, minimum, maximum } = model.range;
  const text = (value: number): string => numberText(value, model, locale);
  let { low, lowIncluded, high, highIncluded } = piece;
  // With steps every stretch can be said by its first and last value.
  if (step !== undefined && Number.isFinite(low) && !lowIncluded) [low, lowIncluded] = [plus(low, step), true];
  if (step !== undefined && Number.isFinite(high) && !highIncluded) [high, highIncluded] = [plus(high, -step), true];
  const open = low === -Infinity || (low === minimum && low === 0);
  const end = high === Infinity || high === maximum;
  if (open && high === Infinity) return texts.whole;
  if (open && low === -Infinity) return (highIncluded ? texts.upTo : texts.below1).replace('{high}', text(high));
  if (end && high === Infinity) return (lowIncluded ? texts.atLeast : texts.above).replace('{low}', text(low));
  return low === high ? text(low) : `${text(low)}–${text(high)}`;
}

export function setWords(set: NumberSet, model: Pick<RulerModel, 'field' | 'range'>, locale: Locale): string {
  return set.map((piece) => rangeWords(piece, model, locale)).join(locale === 'en' ? ', ' : '、');
}

/** What a boundary parts: 「“小额”与“大额”的分界」, 「“小额”到此为止」. */
export function cutWords({ cuts, titles }: RulerModel, index: number, locale: Locale): string {
  const texts = rulerTexts(locale);
  const { ends = [] } = cuts[index] ?? {};
  const of = (end: 'low' | 'high'): string =>
    ends
      .filter((one) => one.end === end)
      .map(({ branch }) => titles[branch] ?? '')
      .join(locale === 'en' ? ', ' : '、');
  const [below, above] = [of('high'), of('low')];
  if (below !== '' && above !== '') return texts.between.replace('{below}', below).replace('{above}', above);
  return below === '' ? texts.begins.replace('{branch}', above) : texts.ends.replace('{branch}', below);
}
