/** Words of process names with an English word for their key, the longer ones first where one holds another. */
const WORDS: readonly (readonly [zh: string, key: string])[] = [
  ['驻场', 'on-site'],
  ['工程师', 'engineer'],
  ['请假', 'leave'],
  ['休假', 'leave'],
  ['调休', 'time-off'],
  ['加班', 'overtime'],
  ['出差', 'trip'],
  ['报销', 'expense'],
  ['采购', 'purchase'],
  ['合同', 'contract'],
  ['用印', 'seal'],
  ['印章', 'seal'],
  ['用车', 'car'],
  ['会议室', 'meeting-room'],
  ['会议', 'meeting'],
  ['培训', 'training'],
  ['入职', 'onboarding'],
  ['离职', 'leaving'],
  ['值班', 'duty'],
  ['交接', 'handover'],
  ['热线', 'hotline'],
  ['电话', 'phone'],
  ['报修', 'repair'],
  ['维修', 'repair'],
  ['故障', 'fault'],
  ['事件', 'incident'],
  ['问题', 'problem'],
  ['变更', 'change'],
  ['发布', 'release'],
  ['上线', 'release'],
  ['配置', 'configuration'],
  ['资产', 'asset'],
  ['设备', 'device'],
  ['备件', 'spare-part'],
  ['机房', 'machine-room'],
  ['巡检', 'inspection'],
  ['检查', 'check'],
  ['保养', 'maintenance'],
  ['运维', 'operations'],
  ['备份', 'backup'],
  ['恢复', 'recovery'],
  ['应急', 'emergency'],
  ['演练', 'drill'],
  ['网络', 'network'],
  ['系统', 'system'],
  ['软件', 'software'],
  ['数据', 'data'],
  ['安全', 'security'],
  ['账号', 'account'],
  ['权限', 'access'],
  ['密码', 'password'],
  ['投诉', 'complaint'],
  ['回访', 'follow-up'],
  ['满意度', 'satisfaction'],
  ['客户', 'customer'],
  ['用户', 'user'],
  ['供应商', 'supplier'],
  ['项目', 'project'],
  ['需求', 'requirement'],
  ['测试', 'test'],
  ['验收', 'acceptance'],
  ['文档', 'document'],
  ['知识', 'knowledge'],
  ['报告', 'report'],
  ['服务', 'service'],
  ['审批', 'approval'],
  ['申请', 'request'],
];

/** A key somebody might choose for a process of that name; '' when none of its words is known. */
export function proposedKey(title: string): string {
  const found: string[] = [];
  for (let at = 0; at < title.length;) {
    const rest = title.slice(at);
    const known = WORDS.find(([word]) => rest.startsWith(word));
    const latin = /^[A-Za-z][A-Za-z0-9]*/.exec(rest)?.[0];
    const word = known?.[1] ?? latin?.toLowerCase();
    if (word !== undefined && !found.includes(word)) found.push(word);
    at += known?.[0].length ?? latin?.length ?? 1;
  }
  return found.join('-').slice(0, 60).replace(/-+$/, '');
}
