import type { KeyboardDesigner } from './keyboard-designer.js';
import { KeyboardForm } from './keyboard-form.js';
import type { KeyboardPortal } from './keyboard-portal.js';

/** From the empty process to all steps and ways, without leaving the board but to name a way. */
export async function drawFlow(designer: KeyboardDesigner): Promise<void> {
  const { hands } = designer;
  await designer.board();
  await designer.step(/^填写申请，/);
  await designer.rename('申请');
  await designer.append('人工任务', '项目经理审批');
  await designer.append('条件判断', '天数判断');
  await designer.append('人工任务', '客户确认');
  await designer.append('人工任务', '登记归档');
  await designer.step(/^项目经理审批，/);
  await hands.press('c');
  await designer.target('申请');
  // The new way is selected and waits to be named.
  await designer.properties();
  await hands.lands('名称', 'textbox');
  await hands.retype('驳回');
  await hands.to('必须填写意见');
  await hands.press('Space');
  await designer.leave();
  await designer.step(/^项目经理审批，/);
  await designer.way(/，完成$/);
  await designer.rename('同意');
  await designer.step(/^天数判断，/);
  await designer.way(/，其他情况$/);
  await hands.chord('Shift', 'F10');
  await designer.menu('改接到…');
  await designer.target('登记归档');
}

/** The form of the request, from an empty one. */
export async function drawForm(designer: KeyboardDesigner): Promise<void> {
  const { hands } = designer;
  await designer.tab('表单');
  await hands.shown('新建表单', 'button');
  await hands.to('新建表单');
  await hands.press('Enter');
  await hands.lands('表单名称');
  await hands.press('Enter');
  await hands.lands('查找控件', 'searchbox');
  await designer.add('多列');
  await designer.add('单选', '请假类型', () => designer.options('年休假', '事假', '病假'));
  await designer.add('整数', '请假天数');
  await designer.below();
  await designer.add('多列');
  await designer.add('日期', '开始日期');
  await designer.add('日期', '结束日期');
  await designer.below();
  await designer.add('多行', '请假事由');
  await designer.add('分组', '工作交接');
  await designer.add('是否', '是否安排替班');
  await designer.add('人员', '替班人', async () => {
    await hands.to('条件');
    await hands.press('Enter');
    await hands.to(/满足条件时显示/);
    await hands.press('Enter');
  });
  await designer.add('明细表', '交接事项');
  await designer.add('整数', '工时', async () => {
    await hands.to('在末行显示合计');
    await hands.press('Space');
  });
  await designer.formElement(/^请假天数，/);
  await hands.to('自动计算');
  await hands.press('Enter');
  await hands.to('常用公式');
  await hands.choose('开始日期 到 结束日期 的天数');
}

/** The request as it is read out, from its first field on. */
export async function fillIn(form: KeyboardForm, from: string, until: string): Promise<void> {
  await form.choose('年休假', '事假');
  await form.day('开始日期', from);
  await form.day('结束日期', until);
  await form.write('请假事由', '回乡办事');
  await form.choose('是');
  await form.pick('替班人', '郑晓彤');
  await form.hands.to('添加一行');
  await form.hands.press('Enter');
  await form.hands.lands('第 1 行 名称');
  await form.hands.type('交接手册');
  await form.write('第 1 行 工时', '6');
}

/** Begins a request in the portal, fills it in and hands it on. */
export async function apply(resident: KeyboardPortal, from: string, until: string): Promise<void> {
  await resident.start('驻场工程师请假');
  await resident.hands.shown('年休假', 'radio');
  await fillIn(new KeyboardForm(resident.hands), from, until);
  await resident.take('提交');
}
