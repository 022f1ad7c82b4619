import type { Locale } from '@yunliu/engine/definition';

export type PaletteGroup = 'words' | 'numbers' | 'dates' | 'choices' | 'people' | 'records' | 'layout';

/** Titles of kinds of elements; `words`: other words people look for, with first letters of pinyin. */
const zhCn = {
  text: { title: '单行文字', hint: '姓名、电话、地址等', words: '文本 输入框 电话 名称 dhwz wb' },
  'multi-line': { title: '多行文字', hint: '情况说明、备注等', words: '文本域 备注 说明 描述 dhwz bz' },
  label: { title: '说明文字', hint: '填表须知，不用填写', words: '提示 标签 静态 smwz' },
  money: { title: '金额', hint: '人民币，可显示大写', words: '钱 费用 价格 大写 je' },
  integer: { title: '整数', hint: '数量、次数、天数等', words: '数量 数字 zs sl' },
  number: { title: '小数', hint: '工时、比率、评分等', words: '数字 数值 xs sz' },
  date: { title: '日期', hint: '年月日', words: '时间 rq' },
  'date-time': { title: '日期时间', hint: '年月日时分', words: '时刻 rqsj' },
  time: { title: '时间', hint: '时分', words: '时刻 sj' },
  choice: { title: '单选', hint: '从几项中选一项', words: '下拉 选项 单选框 dx' },
  'multi-choice': { title: '多选', hint: '从几项中选若干项', words: '复选 选项 标签 dx' },
  'yes-no': { title: '是否', hint: '是或否', words: '开关 勾选 布尔 sf' },
  cascader: { title: '级联选择', hint: '逐级选择，如省市区', words: '分类 地区 树 jl' },
  user: { title: '人员', hint: '从通讯录选人', words: '成员 用户 经办人 ry' },
  department: { title: '部门', hint: '从组织架构选部门', words: '单位 组织 bm' },
  role: { title: '角色', hint: '从组织的角色中选', words: '岗位 职务 js' },
  system: { title: '业务系统', hint: '从客户的业务系统中选', words: '应用 系统 产品 ywxt xt' },
  signature: { title: '签字', hint: '手写签名', words: '签名 手写 qz' },
  seal: { title: '盖章', hint: '单位盖章', words: '印章 公章 gz' },
  table: { title: '明细表', hint: '可逐行增加的子表', words: '子表 表格 明细 多行 mx' },
  attachment: { title: '附件', hint: '上传文件、照片', words: '文件 图片 照片 上传 fj' },
  'serial-number': { title: '流水号', hint: '由系统自动编号', words: '编号 单号 lsh bh' },
  columns: { title: '多列', hint: '并排放置字段', words: '分栏 布局 一行 dl' },
  group: { title: '分组', hint: '带标题的一组字段', words: '布局 分区 标题 fz' },
  tabs: { title: '页签', hint: '分页显示', words: '标签页 选项卡 布局 yq' },
  steps: { title: '分步', hint: '一步一步填写', words: '向导 步骤 布局 fb' },
  tab: { title: '一页', hint: '在页签或分步中加一页', words: '页签 步骤 yy' },
  rows: { title: '竖排', hint: '自上而下排列，可放入多列中', words: '行 布局 容器 sp' },
};

const en: typeof zhCn = {
  text: { title: 'Text', hint: 'Name, phone, address', words: '' },
  'multi-line': { title: 'Long text', hint: 'Description, remarks', words: '' },
  label: { title: 'Note', hint: 'Words to read, nothing to fill in', words: '' },
  money: { title: 'Amount', hint: 'Yuan, with capitals', words: '' },
  integer: { title: 'Whole number', hint: 'Count, times, days', words: '' },
  number: { title: 'Decimal', hint: 'Hours, rate, score', words: '' },
  date: { title: 'Date', hint: 'Year, month and day', words: '' },
  'date-time': { title: 'Date and time', hint: 'A day with its time', words: '' },
  time: { title: 'Time', hint: 'Hours and minutes', words: '' },
  choice: { title: 'Choice', hint: 'One of several', words: '' },
  'multi-choice': { title: 'Several choices', hint: 'Any of several', words: '' },
  'yes-no': { title: 'Yes or no', hint: 'A question to tick', words: '' },
  cascader: { title: 'Cascade', hint: 'Chosen level by level', words: '' },
  user: { title: 'Person', hint: 'From the directory', words: '' },
  department: { title: 'Department', hint: 'From the organisation', words: '' },
  role: { title: 'Role', hint: 'Of the organisation', words: '' },
  system: { title: 'System', hint: 'Of the clients', words: '' },
  signature: { title: 'Signature', hint: 'Drawn by hand', words: '' },
  seal: { title: 'Seal', hint: 'Stamp of an organisation', words: '' },
  table: { title: 'Table', hint: 'Rows that people add', words: '' },
  attachment: { title: 'Files', hint: 'Files and photos', words: '' },
  'serial-number': { title: 'Serial number', hint: 'Numbered by the system', words: '' },
  columns: { title: 'Columns', hint: 'Fields side by side', words: '' },
  group: { title: 'Group', hint: 'Fields under a heading', words: '' },
  tabs: { title: 'Tabs', hint: 'Pages to switch between', words: '' },
  steps: { title: 'Steps', hint: 'Filled in step by step', words: '' },
  tab: { title: 'Page', hint: 'One more tab or step', words: '' },
  rows: { title: 'Stack', hint: 'One below the other', words: '' },
};

export function kindTexts(locale: Locale): typeof zhCn {
  return locale === 'en' ? en : zhCn;
}
