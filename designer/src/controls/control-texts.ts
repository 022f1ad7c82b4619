import type { Locale } from '@yunliu/engine/definition';

const zhCn = {
  english: '英文',
  showEnglish: '填写英文名称',
  hideEnglish: '收起英文',
  notSet: '未设置',
  clear: '清除',
  noMatch: '没有匹配的选项',
  useTyped: '使用“{text}”',
  unknownValue: '“{value}”不在可选范围内',
  addPick: '添加…',
  chosen: '已选',
  removeItem: '移除{item}',
  moveUp: '上移{item}',
  moveDown: '下移{item}',
  options: '{count} 个选项',
  rename: '改名',
  renameHint: '回车确认，Esc 取消；引用处会一并更新。',
  years: '年',
  months: '个月',
  weeks: '周',
  days: '天',
  workdays: '个工作日',
  hours: '小时',
  minutes: '分钟',
  seconds: '秒',
  durationNumber: '数量',
  durationUnit: '单位',
  addPart: '增加一段',
  removePart: '去掉这一段',
  unreadableDuration: '无法识别的时长“{text}”，请重新填写。',
  cancel: '取消',
  confirm: '确定',
  remove: '移除',
  add: '添加',
  empty: '暂无内容',
  faults: '{count} 处问题',
  inactive: '已停用',
};

const en: typeof zhCn = {
  english: 'English',
  showEnglish: 'Write the English text',
  hideEnglish: 'Hide the English text',
  notSet: 'Not set',
  clear: 'Clear',
  noMatch: 'Nothing matches',
  useTyped: 'Use "{text}"',
  unknownValue: '"{value}" is none of the options',
  addPick: 'Add…',
  chosen: 'Chosen',
  removeItem: 'Remove {item}',
  moveUp: 'Move {item} up',
  moveDown: 'Move {item} down',
  options: '{count} options',
  rename: 'Rename',
  renameHint: 'Enter confirms, Esc cancels; every use follows.',
  years: 'years',
  months: 'months',
  weeks: 'weeks',
  days: 'days',
  workdays: 'working days',
  hours: 'hours',
  minutes: 'minutes',
  seconds: 'seconds',
  durationNumber: 'Amount',
  durationUnit: 'Unit',
  addPart: 'Add a part',
  removePart: 'Take this part away',
  unreadableDuration: 'The duration "{text}" cannot be read. Enter it anew.',
  cancel: 'Cancel',
  confirm: 'OK',
  remove: 'Remove',
  add: 'Add',
  empty: 'Nothing here yet',
  faults: 'Faults: {count}',
  inactive: 'inactive',
};

/** A message before another sentence: with the stop it may lack. */
function asSentence(text: string, locale: Locale): string {
  if (/[。！？.!?]$/u.test(text)) return text;
  return locale === 'en' ? `${text}.` : `${text}。`;
}

/** As a sentence with the room that stands before the next one: none after a full-width stop. */
export function beforeSentence(text: string, locale: Locale): string {
  return `${asSentence(text, locale)}${locale === 'en' ? ' ' : ''}`;
}

export function controlTexts(locale: Locale): typeof zhCn {
  return locale === 'en' ? en : zhCn;
}

/** The text with `{name}` filled in. */
export function fill(text: string, values: { readonly [name: string]: string | number }): string {
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}
