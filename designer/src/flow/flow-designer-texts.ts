import type { Locale, StateType } from '@yunliu/engine/definition';
import { en } from './flow-designer-texts-en.js';
import { keyGroups, type KeyGroup } from './flow-key-texts.js';

const types: { readonly [type in StateType]: string } = {
  task: '人工任务',
  decision: '条件判断',
  parallel: '并行',
  phase: '阶段',
  call: '子流程',
  wait: '等待',
  service: '自动任务',
  final: '结束',
};

const typeHints: { readonly [type in StateType]: string } = {
  task: '由人办理的一步，办理后选择结果',
  decision: '按条件决定往哪里走',
  parallel: '几个分支同时进行',
  phase: '把几步归为一个阶段，可共用结果与时限',
  call: '发起另一个流程',
  wait: '等待一段时间或一条消息',
  service: '由系统自动完成',
  final: '流程、阶段或分支到此结束',
};

/** Words of the drawing board. `{0}` and `{1}` are filled in. */
const zhCn = {
  board: '流程画布：{0}',
  boardHelp: 'Tab 键按流程顺序走动，方向键到相邻步骤，A 追加，C 连线，F2 改名，问号键列出全部按键。',
  outline: '流程大纲',
  keys: '键盘操作',
  moreTools: '更多工具',
  regionIs: '分支“{0}”',
  wayIs: '连线，从“{0}”到“{1}”',
  wayTo: '{0}→{1}',
  nothingSelected: '未选择',
  noWays: '没有连线',
  moved: '已移动',
  movedTo: '已移到 {0}，{1}',
  movedInto: '已移到“{0}”',
  moveInto: '移入或移出…',
  outermost: '最外层',
  reconnectTo: '“{0}”到“{1}”的连线改接到哪一步',
  reconnectFrom: '“{0}”到“{1}”的连线改从哪一步出发',
  reconnectToShort: '改接到…',
  reconnectFromShort: '改从…出发',
  reconnected: '已改接',
  chooseHint: '输入名称，或用方向键选择',
  replacedBy: '已改为{0}',
  initialSet: '已设为起点',
  unwrapped: '已解散阶段',
  regionAdded: '已添加分支',
  laidOut: '已自动布局',
  renamed: '已改名为“{0}”',
  types,
  typeHints,
  groups: { all: '会签', any: '或签', sequence: '依次', vote: '票签' } as { readonly [kind: string]: string },
  anywhere: '任意环节',
  timer: '定时',
  message: '消息',
  signal: '广播',
  clock: '时限',
  onErrorOf: '出错：{0}',
  onAnyError: '出错',
  palette: '添加步骤',
  paletteHint: '拖到画布上，或点按追加在所选步骤之后',
  added: '已添加“{0}”',
  tools: '画布工具',
  undo: '撤销',
  redo: '重做',
  undoOf: '撤销：{0}',
  redoOf: '重做：{0}',
  hand: '移动画布',
  lasso: '框选',
  space: '腾出或收拢空间',
  align: '对齐',
  alignBy: {
    left: '左对齐',
    centre: '水平居中',
    right: '右对齐',
    top: '顶端对齐',
    middle: '垂直居中',
    bottom: '底端对齐',
  },
  distributeX: '横向等距',
  distributeY: '纵向等距',
  layOut: '自动布局',
  zoomIn: '放大',
  zoomOut: '缩小',
  zoomReset: '实际大小',
  fit: '适应窗口',
  search: '查找',
  minimap: '缩略图',
  searchLabel: '查找步骤和连线',
  searchNone: '没有找到',
  searchCount: '{0} 项',
  searchHint: '输入步骤名、办理人、办理结果或条件',
  close: '关闭',
  pad: '“{0}”的操作',
  padMany: '所选 {0} 项的操作',
  append: '追加下一步',
  replace: '更换类型',
  connect: '连线到…',
  more: '更多',
  setInitial: '设为起点',
  duplicate: '复制一份',
  copy: '复制',
  cut: '剪切',
  remove: '删除',
  properties: '属性',
  rename: '改名',
  wrap: '放入新阶段',
  unwrap: '解散阶段',
  addRegion: '添加分支',
  removeRegion: '删除分支',
  insertHere: '在此插入步骤',
  straighten: '恢复自动走线',
  labelBack: '文字回到连线上',
  connectFrom: '选择“{0}”要连到的步骤',
  connected: '已从“{0}”连到“{1}”',
  copied: '已复制 {0} 项',
  pasted: '已粘贴 {0} 项',
  nothingToPaste: '剪贴板中没有步骤',
  removed: '已删除 {0} 项',
  selectedMany: '已选 {0} 项',
  state: '{0}，{1}',
  leadsTo: '去向 {0}',
  initialWord: '起点',
  faultWord: '有错误',
  warningWord: '有提醒',
  vacant: '无人可办',
  perhapsVacant: '办理人待查',
  confirmTitle: '确认删除',
  confirmRemove: '将删除以下内容，可以撤销：',
  confirmStates: '{0} 个步骤：{1}',
  confirmForm: '“{0}”上的表单与字段权限设置',
  confirmUses: '其他地方对“{0}”的引用 {1} 处',
  reroute: '原来通向这里的连线',
  rerouteBridge: '接到后面的步骤',
  rerouteDrop: '一并删除（可删的）',
  cancel: '取消',
  labelInput: '名称',
  conditionTitleHint: '留空则显示条件',
  empty: '从左侧拖入第一个步骤，或点按步骤类型',
  loading: '正在打开画布…',
  readonly: '只读',
  zoomIs: '{0}%',
  cannotDrop: '不能放在这里',
};

type Texts = Omit<typeof zhCn, never>;

export interface FlowDesignerTexts extends Texts {
  readonly keyGroups: readonly KeyGroup[];
  onError(code: string): string;
}

export type FlowDesignerWords = Texts;

export function flowDesignerTexts(locale: Locale): FlowDesignerTexts {
  return locale === 'en' ? english : chinese;
}

const withError = (words: Texts, locale: Locale): FlowDesignerTexts => ({
  ...words,
  keyGroups: keyGroups[locale],
  onError: (code) => (code === '*' ? words.onAnyError : filled(words.onErrorOf, code)),
});
const chinese = withError(zhCn, 'zh-CN');
const english = withError(en, 'en');

/** The text with what belongs into its places. */
export function filled(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
}
