import type { Issue } from '../definition/issue.js';
import type { Instant } from '../definition/instant.js';
import type { ProcessDefinition } from '../definition/process-definition.js';
import type { HistoryEvent, ProcessInstance } from '../instance/instance.js';
import { contentHashIfAny } from './canonical-json.js';
import { verifyChain } from './hash-chain.js';

/** Everything an auditor needs to check one instance offline. Plain JSON. */
export interface HistoryBundle {
  readonly format: 'yunliu-history/1';
  readonly exportedAt: Instant;
  readonly instance: ProcessInstance;
  readonly definition: ProcessDefinition;
  readonly events: readonly HistoryEvent[];
}

/** All faults of a bundle; empty = nothing was altered, removed or moved since it was recorded. */
export function verifyBundle(bundle: HistoryBundle): readonly Issue[] {
  const issues: Issue[] = [...verifyChain(bundle.events, bundle.instance.historyHash)];
  if (contentHashIfAny(bundle.definition) !== bundle.instance.definition.hash) {
    issues.push({
      code: 'history/definition-mismatch',
      severity: 'error',
      pointer: '/definition',
      message: {
        'zh-CN': '所附流程定义不是该实例运行时的版本。',
        en: 'The enclosed process definition is not the one the instance ran on.',
      },
      hint: { 'zh-CN': '流程定义被替换或改动过。', en: 'The definition was replaced or altered.' },
    });
  }
  const stray = bundle.events.findIndex((event) => event.instanceId !== bundle.instance.id);
  if (stray >= 0) {
    issues.push({
      code: 'history/other-instance',
      severity: 'error',
      pointer: `/events/${stray}/instanceId`,
      message: { 'zh-CN': '这条记录属于另一个流程实例。', en: 'This event belongs to another instance.' },
      hint: { 'zh-CN': '记录被移入了本文件。', en: 'The event was moved into this file.' },
    });
  }
  return issues;
}
