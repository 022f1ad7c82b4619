type Replacement = readonly [word: RegExp, instead: string];

/** Hints that show a piece of the file, as what is to be done in the panels. */
const sentences: { readonly [said: string]: string } = {
  '增加 "*": { "to": … }。': '增加“其他”的去向。',
  'Add "*": { "to": … }.': 'Add a way for "Any other".',
  '增加 cancelled 或 *。': '增加“已取消”或“其他”的去向。',
  'Add cancelled or *.': 'Add a way for "cancelled" or "Any other".',
  'true 没有说明两次催办的最短间隔': '没有说明两次催办的最短间隔',
  '写时长（如 PT30M）；写 false 表示不允许催办；不写则为 PT30M。':
    '填写两次催办的最短间隔；不允许催办时关闭“催办”；不填为 30 分钟。',
  '工作日只用 P1D、P5D 这样的天数；自然周、月请用 natural 日历。': '工作日历只能按天计；周、月请用自然日历。',
  'enter、leave、stopOf 或 outcome 加 of，只写一种。': '进入步骤、离开步骤、时限停止、办理结果只选一种。',
  '在 schema 中写 title，或在控件上写 label。': '填写字段名称。',
  '改用与数据类型相符的控件，或修改 schema。': '改用与数据相符的控件，或修改字段类型。',
  '从 required 中去掉它。': '取消它的必填。',
};

/** A hint that stands for itself. */
export function plainSentence(text: string): string {
  return Object.hasOwn(sentences, text) ? (sentences[text] ?? text) : text;
}

/** A property by itself, not as a part of a path, of a call or of JSON. */
const property = (name: string, label: string): Replacement => [
  new RegExp(`(?<![\\w.#/"{]) ?\\b${name}\\b ?(?![\\w.(:/"])`, 'g'),
  `“${label}”`,
];

/** Words of the format that stand in messages of the validator, as the panels say them; whole phrases first. */
export const formatWordsZh: readonly Replacement[] = [
  [/（(?:outcomes|outcome|compensation)）/g, ''],
  [/用 set (?=改变|赋值)/g, '用“设置数据”'],
  [/把 wait 改为 true/g, '勾选“等子流程结束再继续”'],
  [/加上 repeat(?=[，。])/g, '勾选“重复”'],
  [/去掉 repeat(?=[，。])/g, '取消“重复”'],
  [/或设 childOnly/g, '或勾选“不在服务目录中，只由其他流程启动”'],
  [/把 reset 改为 never/g, '把“何时重新从 1 开始”改为“从不”'],
  [/用 call 的 each 为每一项启动子流程/g, '改用子流程步骤，按列表逐项启动'],
  [/用 call 的 each 逐项调用/g, '用子流程步骤按列表逐项启动'],
  [/删去 mode，或改用 all/g, '把“次序”改为依次，或改用会签'],
  [/或删去 group/g, '或把“多人办理”改为一个人'],
  [/给出流程的 key（文本）/g, '给出流程的标识（文本）'],
  [/某个流程 key 的/g, '某个流程标识的'],
  [/的 key(?=必|在)/g, '的标识'],
  [/的 (?:key|id) (?=必|在)/g, '的标识'],
  [/(?<=删去|用) output(?=，或勾选| 收集) ?/g, '“从子流程带回”'],
  [/，或写 all(?=。)/g, '，或选“全部”'],
  [/声明为 array/g, '声明为列表'],
  [/在 ui 中加上该字段，或从 schema 中删去/g, '把该字段放到表单上，或删去它'],
  [/增加 else(?=，)/g, '增加“找不到人时改由”'],
  [/of、user 与 department/g, '限定部门的几种方式'],
  [/改用 any 或数字汇合/g, '改为任一分支或几个分支完成即继续'],
  [/ ?data\.properties ?/g, '“表单以外的数据”'],
  [/同一层的 states 中/g, '同一层的步骤中'],
  [/ ?(?:最终|结束|final) ?状态/g, '结束步骤'],
  property('otherwise', '都不满足时'),
  property('when', '条件'),
  property('required', '必填'),
  property('hidden', '隐藏'),
  property('edit', '编辑'),
  property('read', '只读'),
  property('onDone', '去向'),
  property('onError', '出错时转到'),
  property('effects', '动作'),
  property('outcomes', '办理结果'),
  property('output', '写入数据'),
  property('input', '传入'),
  property('pattern', '编号样式'),
  property('reset', '何时重新从 1 开始'),
  property('serials', '编号规则'),
  property('compensate', '撤销已办步骤'),
  property('compensation', '撤销时'),
  property('history', '再次进入时'),
  property('roles', '角色'),
  property('among', '在哪些人中'),
  property('ratio', '同意达到（占比）'),
  property('count', '同意达到（票数）'),
  property('tie', '票数相等时'),
  property('reject', '表示不同意的结果'),
  property('late', '届时未完成的分支'),
  property('after', '多久之后'),
  property('at', '何时'),
  property('times', '最多几次'),
  property('missed', '错过的'),
  property('oneOf', '可能的流程'),
  property('data', '表单以外的数据'),
  property('to', '去向'),
  [/分支“条件”，/g, '分支的“条件”，'],
  [/状态|环节/g, '步骤'],
  [/表单模板/g, '表单'],
];

/** In English the words of the format are words of the language too: only where nothing else can be meant. */
export const formatWordsEn: readonly Replacement[] = [
  [/\bstates\b/g, 'steps'],
  [/\bstate\b/g, 'step'],
  [/\bwith set\b/g, 'with "Set data"'],
  [/\bset wait to true\b/g, 'tick "Waits until the child ends"'],
  [/\b[Rr]emove (its )?when\b/g, 'Remove $1"Condition"'],
  [/\ba when\b/g, 'a condition'],
  [/\bset reset to never\b/gi, 'set "Begins again at 1" to "Never"'],
  [/\bRemove output\b/g, 'Remove "Taken back"'],
  [/\bSet repeat\b/g, 'Tick "Repeats"'],
  [/\bRemove repeat\b/g, 'Clear "Repeats"'],
  [/\b(?:the )?onDone\b/g, '"Ways on"'],
  [/\b(?:the )?onError\b/g, '"After an error goes to"'],
  [/\b(?:the )?otherwise\b/g, '"Otherwise"'],
];
