/** Keys of the board by what they are for; several keys are parted by blanks. */
export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly (readonly [key: string, what: string])[];
}

const zhCn: readonly KeyGroup[] = [
  {
    title: '走动',
    keys: [
      ['Tab', '按流程顺序到下一个步骤，到末尾后离开画布'],
      ['Shift+Tab', '到上一个步骤'],
      ['↑ ↓ ← →', '到相邻的步骤'],
      ['Enter', '进入阶段、并行或分支；普通步骤打开属性'],
      ['Esc', '回到外层；在最外层时取消选择'],
      ['L', '到该步骤的下一条连线'],
      ['Shift+L', '到通向该步骤的连线'],
      ['Home End', '到第一个、最后一个步骤'],
      ['I', '读出当前所选'],
      ['F6', '在工具栏、步骤类型、画布与操作按钮之间切换'],
    ],
  },
  {
    title: '选择',
    keys: [
      ['空格', '保留所选，继续走动可多选'],
      ['Ctrl+A', '全选'],
      ['Shift+Esc', '取消选择'],
      ['Ctrl+F', '查找步骤和连线'],
    ],
  },
  {
    title: '修改',
    keys: [
      ['A', '追加下一步；在连线上则插入步骤'],
      ['C', '连线：输入名称或用方向键选目标，Enter 确定'],
      ['T', '更换类型'],
      ['F2', '改名'],
      ['P', '到属性，按 Esc 回到画布'],
      ['Shift+F10', '更多操作'],
      ['Delete', '删除'],
      ['Ctrl+C Ctrl+X Ctrl+V', '复制、剪切、粘贴'],
      ['Ctrl+D', '复制一份'],
      ['Ctrl+Z Ctrl+Y', '撤销、重做'],
    ],
  },
  {
    title: '位置与大小',
    keys: [
      ['Ctrl+方向键', '移动一格；选中连线时移动其中一段'],
      ['Shift+方向键', '移动五格'],
      ['Ctrl+Shift+方向键', '移动连线上的文字'],
      ['Alt+方向键', '调整阶段、并行的大小'],
      ['Ctrl+Alt+方向键', '连同后面的步骤一起移动，腾出或收拢空间'],
    ],
  },
  {
    title: '视图',
    keys: [
      ['+ -', '放大、缩小'],
      ['0', '实际大小'],
      ['F', '适应窗口'],
      ['PageUp PageDown', '上下移动画布，加 Shift 左右移动'],
      ['?', '打开本列表'],
    ],
  },
];

const en: typeof zhCn = [
  {
    title: 'Moving about',
    keys: [
      ['Tab', 'The next step in the order of the work; at the end it leaves the board'],
      ['Shift+Tab', 'The step before'],
      ['↑ ↓ ← →', 'The neighbour in that direction'],
      ['Enter', 'Into a phase, a parallel or a branch; properties of other steps'],
      ['Esc', 'Back out; at the top nothing is selected any more'],
      ['L', 'The next line of the step'],
      ['Shift+L', 'A line that leads to the step'],
      ['Home End', 'The first and the last step'],
      ['I', 'Say what is selected'],
      ['F6', 'Toolbar, types of steps, board, buttons of the selection'],
    ],
  },
  {
    title: 'Selecting',
    keys: [
      ['Space', 'Keep it selected and go on to select more'],
      ['Ctrl+A', 'Everything'],
      ['Shift+Esc', 'Nothing'],
      ['Ctrl+F', 'Search steps and lines'],
    ],
  },
  {
    title: 'Changing',
    keys: [
      ['A', 'Append a step; on a line, insert one'],
      ['C', 'Connect: type a name or use the arrows, then Enter'],
      ['T', 'Change the type'],
      ['F2', 'Rename'],
      ['P', 'To the properties; Esc leads back'],
      ['Shift+F10', 'More'],
      ['Delete', 'Delete'],
      ['Ctrl+C Ctrl+X Ctrl+V', 'Copy, cut, paste'],
      ['Ctrl+D', 'Duplicate'],
      ['Ctrl+Z Ctrl+Y', 'Undo, redo'],
    ],
  },
  {
    title: 'Place and size',
    keys: [
      ['Ctrl+arrow', 'Move by one grid step; of a line, move a stretch'],
      ['Shift+arrow', 'Move by five grid steps'],
      ['Ctrl+Shift+arrow', 'Move the title of a line'],
      ['Alt+arrow', 'Size of a phase or a parallel'],
      ['Ctrl+Alt+arrow', 'Move together with all that follows, to make room or take it back'],
    ],
  },
  {
    title: 'View',
    keys: [
      ['+ -', 'Zoom in, zoom out'],
      ['0', 'Actual size'],
      ['F', 'Fit into the window'],
      ['PageUp PageDown', 'Scroll up and down; with Shift to the sides'],
      ['?', 'This list'],
    ],
  },
];

export const keyGroups = { 'zh-CN': zhCn, en } as const;
