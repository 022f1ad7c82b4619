import type { ScenarioStep } from '@yunliu/engine/simulate';
import { durationWords } from '../controls/index.js';
import { spokenTime } from './time-words.js';
import type { TrialNames } from './trial-names.js';

type Body = { readonly [name: string]: unknown };
const word = (value: unknown): string => (typeof value === 'string' ? value : '');

const verbs: { readonly [verb: string]: readonly [zh: string, en: string] } = {
  claim: ['签收', 'claims'],
  unclaim: ['取消签收', 'gives back'],
  saveDraft: ['暂存', 'saves'],
  transfer: ['转办', 'transfers'],
  delegate: ['委派', 'delegates'],
  resolve: ['完成受托', 'resolves'],
  recallDelegation: ['收回委派', 'recalls the delegation of'],
  addSigners: ['加签', 'adds signers to'],
  removeSigners: ['减签', 'removes signers from'],
  return: ['退回', 'returns'],
  urge: ['催办', 'urges'],
  recall: ['撤回', 'recalls it'],
  takeBack: ['拿回', 'takes it back'],
  cc: ['抄送', 'copies people in'],
  jump: ['跳转', 'moves it'],
  terminate: ['终止', 'terminates it'],
  suspend: ['挂起', 'suspends it'],
  activate: ['恢复', 'activates it'],
  reopen: ['重新打开', 'reopens it'],
  handOver: ['工作交接', 'hands over'],
  comment: ['留言', 'comments'],
  cancel: ['取消流程', 'cancels it'],
  retryIncident: ['重试异常', 'retries the incident'],
  pauseClock: ['暂停时限', 'pauses a promise'],
  resumeClock: ['恢复时限', 'resumes a promise'],
  requestExtension: ['申请延期', 'asks for more time'],
  decideExtension: ['审批延期', 'decides on more time'],
  changePriority: ['调整优先级', 'changes the priority'],
  changeAgreement: ['变更协议', 'changes the agreement'],
  appealBreach: ['申诉超期', 'appeals against a breach'],
  ruleAppeal: ['裁定申诉', 'rules on an appeal'],
  decideEntry: ['审批补录', 'decides on a late entry'],
  skipIncident: ['跳过异常', 'skips the incident'],
  correctVariables: ['更正数据', 'corrects the data'],
  migrate: ['迁移版本', 'moves it to another version'],
  attach: ['添加附件', 'adds a file'],
};

/** A step in words: 李娜办理“接听并解答”：当场解决. */
export function stepWords(step: ScenarioStep, process: string, names: TrialNames, now: string): string {
  const isZh = names.locale === 'zh-CN';
  const [verb = '', content] = Object.entries(step).find(([key]) => key !== 'note' && key !== 'refused') ?? [];
  const body = (typeof content === 'object' && content !== null ? content : {}) as Body;
  const key = word(body['process']) || process;
  const who = names.person(word(body['by']));
  const state = names.state(key, word(body['state']));
  switch (verb) {
    case 'start':
      return isZh ? `${who}发起` : `${who} starts it`;
    case 'complete': {
      const outcome = names.outcome(key, word(body['state']), word(body['outcome']));
      return isZh ? `${who}办理“${state}”：${outcome}` : `${who}: "${state}" – ${outcome}`;
    }
    case 'advance': {
      const span = durationWords(word(content), names.locale) ?? word(content);
      return isZh ? `时间过去 ${span}` : `${span} pass`;
    }
    case 'advanceTo':
      return isZh
        ? `时间到 ${spokenTime(word(content), now, 'zh-CN')}`
        : `Until ${spokenTime(word(content), now, 'en')}`;
    case 'message':
      return isZh ? `收到消息“${word(body['name'])}”` : `Message "${word(body['name'])}"`;
    case 'correlate':
      return isZh ? `外部消息“${word(body['name'])}”` : `Message "${word(body['name'])}" from outside`;
    case 'signal':
      return isZh ? `广播信号“${word(body['name'])}”` : `Signal "${word(body['name'])}"`;
    case 'job': {
      const failed = word(body['fail']);
      if (isZh) return `自动作业“${word(body['handler'])}”${failed === '' ? '返回数据' : `失败：${failed}`}`;
      return `Job "${word(body['handler'])}" ${failed === '' ? 'answers' : `fails: ${failed}`}`;
    }
    case 'addItems':
      return isZh ? `“${state}”增加条目` : `Adds items to "${state}"`;
    case 'expect':
      return isZh ? '核对结果' : 'Checks the situation';
    case 'downtime':
      return isZh ? '计划停机' : 'Planned downtime';
    default: {
      const [zh, en] = (Object.hasOwn(verbs, verb) ? verbs[verb] : undefined) ?? [verb, verb];
      const at = body['state'] === undefined ? '' : isZh ? `“${state}”` : ` "${state}"`;
      return isZh ? `${who}${zh}${at}` : `${who} ${en}${at}`;
    }
  }
}
