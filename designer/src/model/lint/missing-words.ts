import type { Issue } from '@yunliu/engine/definition';
import { localize } from '@yunliu/engine/definition';
import { isUnchosenName } from '../commands/defaults.js';
import { propertyLabel } from '../commands/property-words.js';
import { pathOf, valueAt } from '../document/json-path.js';
import type { DesignDocument } from '../document/design-document.js';

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
  const label = propertyLabel(name);
  if (label === undefined) return issue;
  return {
    ...issue,
    message: { 'zh-CN': `缺少“${label['zh-CN']}”`, en: `"${label.en}" is missing` },
    hint: { 'zh-CN': `请填写“${label['zh-CN']}”。`, en: `Fill in "${label.en}".` },
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
