import type { Issue } from '@yunliu/engine/definition';
import { localize } from '@yunliu/engine/definition';
import { isUnchosenName } from '../commands/defaults.js';
import { pathOf, valueAt } from '../document/json-path.js';
import type { DesignDocument } from '../document/design-document.js';

/** What the panels call properties that the format asks for. */
const NAMES: { readonly [property: string]: readonly [zh: string, en: string] } = {
  answeredBy: ['谁来服务', 'Answered by'],
  assign: ['办理人', 'Who handles it'],
  branches: ['分支', 'Branches'],
  by: ['可发起的角色', 'Who may start it'],
  category: ['服务类别', 'Category'],
  handler: ['处理程序', 'Handler'],
  howFast: ['服务时限', 'How fast'],
  id: ['标识', 'Key'],
  initial: ['从哪一步开始', 'Begins at'],
  into: ['写入的字段', 'Written into'],
  join: ['何时汇合', 'When it joins'],
  kind: ['会签方式', 'How several answer'],
  level: ['第几级', 'Level'],
  metric: ['协议指标', 'Metric of the agreement'],
  name: ['名称', 'Name'],
  onDone: ['结束后转到', 'Where it goes then'],
  otherwise: ['都不满足时转到', 'Otherwise'],
  outcomes: ['办理结果', 'Outcomes'],
  pass: ['同意的结果', 'Outcome that agrees'],
  pattern: ['编号样式', 'Pattern'],
  process: ['流程', 'Process'],
  purpose: ['服务内容', 'Purpose'],
  regions: ['分支', 'Branches'],
  reject: ['不同意的结果', 'Outcome that refuses'],
  reset: ['何时重新从 1 开始', 'Begins again at 1'],
  rights: ['字段权限', 'Field rights'],
  role: ['角色', 'Role'],
  roles: ['角色', 'Roles'],
  rule: ['编号规则', 'Serial rule'],
  start: ['发起', 'Start'],
  state: ['步骤', 'Step'],
  states: ['步骤', 'Steps'],
  template: ['表单', 'Form'],
  title: ['名称', 'Title'],
  to: ['去向', 'Where it leads'],
  user: ['人员', 'Person'],
  users: ['人员', 'People'],
  values: ['要写入的值', 'Values'],
  when: ['条件', 'Condition'],
};

/** What an administrator has not filled in yet, by the name it has on the panels; the rest as the engine says it. */
export function inPanelWords(document: DesignDocument, issue: Issue): Issue {
  switch (issue.code) {
    case 'schema/missing-property':
      return missingProperty(document, issue);
    case 'process/unknown':
      return notChosen(document, issue, ['流程', 'process']);
    case 'form/unknown':
      return notChosen(document, issue, ['表单', 'form']);
    case 'service/input-missing': {
      const name = /"([^"]+)"[^"]*$/.exec(issue.message.en)?.[1] ?? '';
      return { ...issue, hint: { 'zh-CN': `在“传入”中补上“${name}”。`, en: `Add "${name}" under "Handed in".` } };
    }
    default:
      return issue;
  }
}

function notChosen(document: DesignDocument, issue: Issue, [zh, en]: readonly [string, string]): Issue {
  if (!isUnchosenName(valueAt(document, pathOf(issue.pointer)))) return issue;
  return {
    ...issue,
    message: { 'zh-CN': `还没有选择${zh}`, en: `No ${en} is chosen yet` },
    hint: { 'zh-CN': `请选择${zh}。`, en: `Choose the ${en}.` },
  };
}

function missingProperty(document: DesignDocument, issue: Issue): Issue {
  const name = /"([^"]+)"/.exec(issue.message.en)?.[1] ?? '';
  if (name === 'metric') return missingMetric(document, issue);
  const words = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  if (words === undefined) return issue;
  return {
    ...issue,
    message: { 'zh-CN': `缺少“${words[0]}”`, en: `"${words[1]}" is missing` },
    hint: { 'zh-CN': `请填写“${words[0]}”。`, en: `Fill in "${words[1]}".` },
  };
}

function missingMetric(document: DesignDocument, issue: Issue): Issue {
  const clock = valueAt(document, pathOf(issue.pointer)) as { readonly title?: unknown } | undefined;
  const title = (locale: 'zh-CN' | 'en'): string => localize(clock?.title as never, locale);
  return {
    ...issue,
    message: {
      'zh-CN': `时限${title('zh-CN') === '' ? '' : `“${title('zh-CN')}”`}没有协议指标，不知道按哪项承诺计时`,
      en: `The promised time${title('en') === '' ? '' : ` "${title('en')}"`} has no metric: nobody knows which promise it measures`,
    },
    hint: {
      'zh-CN': '在“协议指标”中选择协议承诺的指标；协议没有承诺的，自己起一个名称即可。',
      en: 'Choose the metric the agreement promises; where none does, give it a name of its own.',
    },
  };
}
