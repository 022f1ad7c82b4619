import { describe, expect, it } from 'vitest';
import { lint, CommandStack, saveDesign, type Command, type DesignDocument } from '@yunliu/designer/model';
import { DesignSession } from '@yunliu/designer/session';
import { fixAll } from '../../src/problems/fix-all.js';
import { elementKey, elementTitle, issuesByElement } from '../../src/problems/index.js';
import { plainWords } from '../../src/problems/plain-words.js';
import { problemCounts, problemGroups } from '../../src/problems/problem-groups.js';
import { readWorld } from '../design-world.js';
import { shipped } from '../model/shipped.js';

const hotline = shipped('hotline');

function after(...commands: readonly Command[]): DesignDocument {
  const stack = new CommandStack(hotline);
  for (const command of commands) stack.execute(command);
  return stack.document;
}

const odd = after(
  { type: 'add-state', stateType: 'task', key: 'check', title: '质检' },
  { type: 'set-print', form: 'phone-record@1', name: 'print', text: '{{field "gone"}}' },
  {
    type: 'set-rights',
    cells: ['x', 'y', 'z'].map((path) => ({ state: 'closed', path, right: 'edit' })),
  },
);

describe('problems', () => {
  it('[Q1] stand by their element, errors first, each exactly once', () => {
    const issues = lint(odd);
    const groups = [...issuesByElement(issues).values()];
    expect(groups.flat()).toHaveLength(issues.length);
    for (const group of groups) {
      expect(new Set(group.map(({ element }) => elementKey(element))).size).toBe(1);
      const severities = group.map(({ severity }) => severity);
      expect(severities).toEqual(severities.toSorted());
    }
    expect(issuesByElement(issues).get('state/closed')).toHaveLength(3);
  });

  it('[Q2] groups are named as the administrator knows the elements', () => {
    const titles = problemGroups(odd, lint(odd), 'zh-CN').map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['关闭本次服务', '质检', '电话服务记录单 › 默认打印模板']));
    expect(elementTitle(odd, { part: 'form', form: 'phone-record@1', at: '/ui/elements/0' }, 'zh-CN')).toBe(
      '电话服务记录单 › 来电信息',
    );
    expect(
      elementTitle(odd, { part: 'form', form: 'phone-record@1', at: '/ui/elements/0/elements/1/elements/0' }, 'zh-CN'),
    ).toBe('电话服务记录单 › 单位名称');
    expect(elementTitle(odd, { part: 'process' }, 'en')).toBe('Hotline phone service');
    const [scenario = ''] = Object.keys(odd.scenarios);
    expect(elementTitle(odd, { part: 'scenario', name: scenario, step: 1 }, 'zh-CN')).toContain('第 2 步');
    expect(elementTitle(odd, { part: 'form', form: 'gone@1' }, 'zh-CN')).toBe('gone@1');
  });

  it('[Q3] are found by words and severity', () => {
    const issues = lint(odd);
    const { error, warning } = problemCounts(issues);
    expect(error + warning).toBe(issues.length);
    expect(problemGroups(odd, issues, 'zh-CN', 'warning').flatMap((group) => group.issues)).toHaveLength(warning);
    expect(problemGroups(odd, issues, 'zh-CN', 'all', '关闭本次').map(({ key }) => key)).toEqual(['state/closed']);
    expect(problemGroups(odd, issues, 'zh-CN', 'all', 'no such words')).toEqual([]);
  });

  it('[Q4] say titles instead of keys, and words of the administrator instead of those of the format', () => {
    const said = (zh: string, en = ''): string => plainWords(odd, { 'zh-CN': zh, en }, 'zh-CN');
    expect(said('状态“check”永远到不了')).toBe('步骤“质检”永远到不了');
    expect(said('后面的分支和 otherwise 不会用到')).toBe('后面的分支和“都不满足时”不会用到');
    expect(said('让某个环节可以填写它，或用 set 赋值。')).toBe('让某个步骤可以填写它，或用“设置数据”赋值。');
    expect(said('删去它，或把 wait 改为 true。')).toBe('删去它，或勾选“等子流程结束再继续”。');
    expect(plainWords(odd, { 'zh-CN': '', en: 'so otherwise is never needed' }, 'en')).toBe(
      'so "Otherwise" is never needed',
    );
    expect(said('删去该分支的 when，或换一个 otherwise。')).toBe('删去该分支的“条件”，或换一个“都不满足时”。');
    expect(said('删去 output，或把 wait 改为 true。')).toBe('删去“从子流程带回”，或勾选“等子流程结束再继续”。');
    expect(said('在 pattern 中加上缺少的日期部分，或把 reset 改为 never。')).toBe(
      '在“编号样式”中加上缺少的日期部分，或把“何时重新从 1 开始”改为“从不”。',
    );
    expect(said('在阶段内增加 final 状态，并在 onDone 中写明去向。')).toBe(
      '在阶段内增加结束步骤，并在“去向”中写明去向。',
    );
    expect(said('增加 "*": { "to": … }。')).toBe('增加“其他”的去向。');
    // What is an expression or somebody's own word stays as it is.
    expect(said('例如 if member = "boss" then 2 else 1。')).toBe('例如 if member = "boss" then 2 else 1。');
    expect(said('没有“when to read”，可用 child.outcome。')).toBe('没有“when to read”，可用 child.outcome。');
    expect(said('可用：callNo、unit、nothing……。')).toBe('可用：记录编号、单位名称、nothing……。');
    expect(plainWords(odd, { 'zh-CN': '', en: 'The state "call-taken" has no way out' }, 'en')).toMatch(
      /^The step "(?!call-taken)/,
    );
  });

  it('[Q5] all of one kind are mended in one step that can be taken back', () => {
    const session = new DesignSession(odd, { world: readWorld() });
    const before = JSON.stringify(saveDesign(session.document));
    expect(fixAll(session, 'rights/unknown-field')).toEqual({ fixed: 3, left: 0 });
    expect(session.issues.filter(({ code }) => code === 'rights/unknown-field')).toEqual([]);
    session.undo();
    expect(JSON.stringify(saveDesign(session.document))).toBe(before);
    expect(session.stack.undoable).toBeUndefined();
    expect(fixAll(session, 'no/such-code')).toEqual({ fixed: 0, left: 0 });
    session.close();
  });
});
