import type { Locale } from '@yunliu/engine/definition';
import type { PaletteGroup } from './kind-texts.js';

const zhCn: { readonly [group in PaletteGroup]: string } = {
  words: '文字',
  numbers: '数字与金额',
  dates: '日期时间',
  choices: '选择',
  people: '人员与签章',
  records: '明细与附件',
  layout: '布局',
};

const en: typeof zhCn = {
  words: 'Text',
  numbers: 'Numbers and money',
  dates: 'Dates and times',
  choices: 'Choices',
  people: 'People and signatures',
  records: 'Tables and files',
  layout: 'Layout',
};

export function paletteGroupTexts(locale: Locale): typeof zhCn {
  return locale === 'en' ? en : zhCn;
}
