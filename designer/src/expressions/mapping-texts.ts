import type { Locale } from '@yunliu/engine/definition';

const zhCn = {
  mapping: '赋值',
  name: '名称',
  value: '取值',
  add: '添加一项',
  chooseName: '选择或输入名称…',
  remove: '删除“{name}”',
  none: '还没有赋值。',
  taken: '“{name}”已经有了',
  becomes: '取值为',
  removed: '已删除“{name}”',
  all: '补全同名字段',
  unknown: '没有名为“{name}”的变量',
  cancel: '取消',
};
const en: typeof zhCn = {
  mapping: 'Values',
  name: 'Name',
  value: 'Value',
  add: 'Add one',
  chooseName: 'Choose or type a name…',
  remove: 'Remove "{name}"',
  none: 'Nothing is set yet.',
  taken: '"{name}" is there already',
  becomes: 'becomes',
  removed: '"{name}" removed',
  all: 'Add fields of the same name',
  unknown: 'There is no variable "{name}"',
  cancel: 'Cancel',
};

export function mappingTexts(locale: Locale): typeof zhCn {
  return locale === 'en' ? en : zhCn;
}
