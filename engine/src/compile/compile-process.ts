import type { Issue } from '../definition/issue.js';
import { YunliuError } from '../definition/yunliu-error.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { Outcome } from '../definition/states/state.js';
import type { ClockRule, MessageRule, SignalRule, TimerRule } from '../definition/timing.js';
import { walkStates, type PlacedState } from '../definition/walk-states.js';
import type { Expression } from '../expressions/expression.js';
import { parseExpression } from '../expressions/parse-expression.js';
import type { CompiledProcess, CompiledState } from './compiled-process.js';
import { definitionExpressions } from './definition-expressions.js';
import { definitionInitials, definitionTransitions } from './definition-transitions.js';
import { firstTasksOf } from './first-tasks.js';

/**
 * Prepares a published definition for running: lookup tables, inherited outcomes and clocks, every FEEL text parsed
 * once. It checks only what would make running impossible; judging a definition is `validateDefinition`'s work.
 *
 * @throws YunliuError `definition/not-runnable` with one issue per fault: a doubled key, a way to an unknown state, an
 * expression that does not parse.
 */
export function compileProcess(definition: ProcessDefinition, hash: string): CompiledProcess {
  const issues: Issue[] = [];
  const walked = walkStates(definition);
  const byKey = new Map<string, PlacedState>();
  for (const item of walked) {
    if (byKey.has(item.key)) issues.push(doubled('state', item.key, item.pointer));
    byKey.set(item.key, item);
  }
  for (const { to, pointer } of definitionTransitions(definition)) {
    if (!byKey.has(to)) issues.push(unknownState(to, pointer));
  }
  for (const { initial, among, pointer } of definitionInitials(definition)) {
    if (!Object.hasOwn(among, initial)) issues.push(unknownState(initial, pointer));
  }
  const timers = timersOf(definition, walked, issues);
  const expressions = parseAll(definition, issues);
  if (issues.length > 0) throw notRunnable(definition, issues);

  const states = new Map(walked.map((item) => [item.key, compileState(definition, item, byKey)]));
  return {
    definition,
    hash,
    states,
    timers,
    messages: messagesOf(definition, walked),
    signals: signalsOf(definition, walked),
    expressions,
    firstTasks: firstTasksOf(definition, byKey),
    templateVersions: templateVersionsOf(walked),
  };
}

function compileState(
  definition: ProcessDefinition,
  { key, state, region, ancestors }: PlacedState,
  byKey: ReadonlyMap<string, PlacedState>,
): CompiledState {
  const outcomeRules = new Map<string, { outcome: Outcome; owner?: string }>();
  const clocks: { rule: ClockRule; owner?: string }[] = [];
  // The innermost declaration of an outcome wins, so the state itself comes first and the process last.
  for (const owner of [key, ...ancestors.toReversed()]) {
    const from = byKey.get(owner)?.state;
    if (from === undefined || from.type === 'decision' || from.type === 'final') continue;
    for (const rule of from.clocks ?? []) clocks.push({ rule, owner });
    if (from.type === 'task' || from.type === 'phase') addOutcomes(outcomeRules, from.outcomes, owner);
  }
  for (const rule of definition.clocks ?? []) clocks.push({ rule });
  addOutcomes(outcomeRules, definition.outcomes);
  const outcomes = Object.fromEntries([...outcomeRules].map(([name, rule]) => [name, rule.outcome]));
  return { key, state, parent: ancestors.at(-1), region, ancestors, outcomes, outcomeRules, clocks };
}

function addOutcomes(
  rules: Map<string, { outcome: Outcome; owner?: string }>,
  outcomes: { readonly [name: string]: Outcome } | undefined,
  owner?: string,
): void {
  for (const [name, outcome] of Object.entries(outcomes ?? {})) {
    if (!rules.has(name)) rules.set(name, { outcome, owner });
  }
}

function timersOf(
  definition: ProcessDefinition,
  walked: readonly PlacedState[],
  issues: Issue[],
): CompiledProcess['timers'] {
  const timers = new Map<string, { rule: TimerRule; owner?: string }>();
  const add = (rules: readonly TimerRule[] | undefined, pointer: string, owner?: string): void => {
    (rules ?? []).forEach((rule, at) => {
      if (timers.has(rule.id)) issues.push(doubled('timer', rule.id, `${pointer}/timers/${at}/id`));
      timers.set(rule.id, { rule, owner });
    });
  };
  add(definition.timers, '');
  for (const { key, state, pointer } of walked) if ('timers' in state) add(state.timers, pointer, key);
  return timers;
}

function messagesOf(definition: ProcessDefinition, walked: readonly PlacedState[]): CompiledProcess['messages'] {
  const messages: { rule: MessageRule; owner?: string }[] = (definition.messages ?? []).map((rule) => ({ rule }));
  for (const { key, state } of walked) {
    if ('messages' in state) for (const rule of state.messages ?? []) messages.push({ rule, owner: key });
  }
  return messages;
}

function signalsOf(definition: ProcessDefinition, walked: readonly PlacedState[]): CompiledProcess['signals'] {
  const signals: { rule: SignalRule; owner?: string }[] = (definition.signals ?? []).map((rule) => ({ rule }));
  for (const { key, state } of walked) {
    if ('signals' in state) for (const rule of state.signals ?? []) signals.push({ rule, owner: key });
  }
  return signals;
}

function parseAll(definition: ProcessDefinition, issues: Issue[]): CompiledProcess['expressions'] {
  const expressions = new Map<string, Expression>();
  for (const { text, pointer } of definitionExpressions(definition)) {
    if (expressions.has(text)) continue;
    const { expression, faults } = parseExpression(text);
    if (expression !== undefined) expressions.set(text, expression);
    else issues.push(unreadable(text, pointer, faults[0]?.message));
  }
  return expressions;
}

function templateVersionsOf(walked: readonly PlacedState[]): CompiledProcess['templateVersions'] {
  const versions = new Map<string, number>();
  for (const { state } of walked) {
    if (state.type !== 'task') continue;
    for (const { template, version } of [...(state.form ? [state.form] : []), ...(state.reference ?? [])]) {
      versions.set(template, Math.max(version, versions.get(template) ?? 0));
    }
  }
  return versions;
}

function doubled(what: 'state' | 'timer', key: string, pointer: string): Issue {
  const zh = what === 'state' ? '状态' : '定时器';
  return {
    code: `${what}/doubled-key`,
    severity: 'error',
    pointer,
    message: {
      'zh-CN': `${zh}“${key}”在本定义中出现了两次。`,
      en: `The ${what} "${key}" stands twice in this definition.`,
    },
    hint: { 'zh-CN': `为其中一个${zh}换一个唯一的键。`, en: `Give one of the two another, unique key.` },
  };
}

function unknownState(key: string, pointer: string): Issue {
  return {
    code: 'state/unknown',
    severity: 'error',
    pointer,
    message: { 'zh-CN': `没有名为“${key}”的状态。`, en: `There is no state "${key}" here.` },
    hint: { 'zh-CN': '改为本定义中已有的状态键。', en: 'Name a state that exists in this definition.' },
  };
}

function unreadable(text: string, pointer: string, reason?: { readonly 'zh-CN': string; readonly en: string }): Issue {
  return {
    code: 'expression/unreadable',
    severity: 'error',
    pointer,
    message: {
      'zh-CN': `表达式“${text}”无法解析：${reason?.['zh-CN'] ?? '语法错误'}`,
      en: `The expression "${text}" does not parse: ${reason?.en ?? 'syntax error'}`,
    },
    hint: { 'zh-CN': '按 FEEL 语法修改该表达式。', en: 'Correct the expression by the FEEL grammar.' },
  };
}

function notRunnable({ key, version }: ProcessDefinition, issues: readonly Issue[]): YunliuError {
  return new YunliuError({
    code: 'definition/not-runnable',
    message: {
      'zh-CN': `流程定义“${key}”第 ${version} 版无法运行：${issues[0]?.message['zh-CN'] ?? ''}`,
      en: `Version ${version} of process definition "${key}" cannot run: ${issues[0]?.message.en ?? ''}`,
    },
    hint: {
      'zh-CN': '用 yunliu validate 查看并修正全部问题。',
      en: 'See all faults with `yunliu validate` and mend them.',
    },
    issues,
  });
}
